#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The captures of `Tests/Captures`, which the project recorded itself.
enum GoldenCaptures {
  /// Their paths, by name.
  static let paths: [String] = {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let folder = "/\(tests)/Captures"
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { place in
        unsafe place.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name.hasSuffix(".pcap") || name.hasSuffix(".pcapng") { names.append(name) }
    }
    return names.sorted().map { "\(folder)/\($0)" }
  }()

  /// The lines of a text beside the captures; nil where there is none.
  static func lines(of path: some StringProtocol) -> [String]? {
    guard let file = unsafe fopen(String(path), "r") else { return nil }
    defer { unsafe fclose(file) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { return lines(in: text) }
      text += buffer.prefix(count)
    }
  }

  /// Whether the expected texts are to be written rather than compared: `make golden`.
  static var areWritten: Bool { unsafe getenv("TRAWL_GOLDEN") != nil }

  /// Writes an expected text; whether it could be.
  static func write(_ lines: [String], to path: some StringProtocol) -> Bool {
    guard let file = unsafe fopen(String(path), "w") else { return false }
    defer { unsafe fclose(file) }
    return unsafe fputs(lines.joined(separator: "\n"), file) >= 0
  }

  static func lines(in text: [UInt8]) -> [String] {
    text.split(separator: 0x0a, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
