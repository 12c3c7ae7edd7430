import Dissection

extension DumpLine {
  /// Bytes that a printer shows though it does not understand them: rows of hexadecimal, whatever
  /// the options say.
  mutating func writeUnknownData(_ bytes: Span<UInt8>, indent: String = "\n\t") {
    writeHex(bytes, indent: indent)
  }

  /// Somebody's text between quotation marks or words: the bytes that are there of `count`.
  ///
  /// Whether all of them are.
  mutating func write(untrusted bytes: Span<UInt8>, count: Int) -> Bool {
    write(untrusted: bytes.upTo(count))
    return bytes.count >= count
  }
}
