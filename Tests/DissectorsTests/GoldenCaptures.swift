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
}
