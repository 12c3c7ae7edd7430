import Bytes

/// Bytes that nobody reads, as rows of hexadecimal.
extension DumpLine {
  /// Rows of `\n\t0x0000:  4500 003c …`; offsets count from the first byte given.
  mutating func writeHex(_ bytes: Span<UInt8>, indent: String = "\n\t") {
    writeRows(bytes, indent: indent, withText: false)
  }

  /// Rows of hexadecimal with the text beside them.
  mutating func writeHexAndText(_ bytes: Span<UInt8>, indent: String = "\n\t") {
    writeRows(bytes, indent: indent, withText: true)
  }

  private mutating func writeRows(_ bytes: Span<UInt8>, indent: String, withText: Bool) {
    var start = 0
    while start < bytes.count {
      let row = bytes.extracting(start..<min(start &+ 16, bytes.count))
      write(indent)
      text.writeHexRow(row, offset: start, withText: withText)
      start &+= 16
    }
  }

  /// Bytes that nobody reads, unless the user wants less or has them printed anyway.
  mutating func writeUnknown(_ bytes: Span<UInt8>) {
    guard !options.hidesUnknown else { return }
    writeHexAndText(bytes)
  }

  /// The bytes as text, as `-A` shows them: line ends kept, a carriage return before one dropped.
  mutating func writeText(_ bytes: Span<UInt8>) {
    text.write(byte: 0x0a)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0d {
        let next = index &+ 1 < bytes.count ? bytes[index &+ 1] : 0
        if next != 0x0a { text.write(byte: 0x2e) }
      } else if byte >= 0x20 && byte < 0x7f || byte == 0x09 || byte == 0x0a {
        text.write(byte: byte)
      } else {
        text.write(byte: 0x2e)
      }
    }
  }
}
