import CSystem

/// Small files of the user: filters, lists.
enum TextFile {
  /// More than any such file has.
  private static let limit = 16 << 20

  /// The lines of a file, `-` for standard input; nil where it cannot be read.
  static func lines(of path: String) -> [String]? {
    guard let bytes = bytes(of: path) else { return nil }
    return bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func bytes(of path: String) -> [UInt8]? {
    let name = Array(path.utf8) + [0]
    let descriptor = path == "-" ? 0 : csystem_open(name.span, 0, 0)
    guard descriptor >= 0 else { return nil }
    defer { if descriptor > 0 { csystem_close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      var room = buffer.mutableSpan
      let count = csystem_read(descriptor, &room)
      if count < 0, csystem_interrupted() != 0 { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
    return nil
  }
}
