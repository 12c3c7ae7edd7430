internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The tables of names that the system keeps as text, `/etc/services` and its like.
enum NameFile {
  /// A table larger than this is no table.
  private static let limit = 4 << 20

  /// A file's bytes, none where it cannot be read.
  static func read(_ path: String) -> [UInt8] {
    let name = Array(path.utf8) + [0]
    let descriptor = csystem_open(name.span, O_RDONLY, 0)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      var free = buffer.mutableSpan
      let count = csystem_read(descriptor, &free)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The words of each line that has some; what follows a `#` is a comment.
  static func lines(_ text: [UInt8]) -> [[Substring]] {
    String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      return words.count > 1 ? words : nil
    }
  }
}
