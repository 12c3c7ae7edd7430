import Dissection

/// What some systems say about why they reset a connection (RFC 9293 §3.5.3).
extension TCP {
  /// ` [RST BIG-IP: …]`
  static func writeReset(
    _ payload: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" [RST")
    let limit = 30
    if length > limit { line.write("+") }
    line.write(" ")
    let shown = payload.upTo(min(length, limit))
    line.write(untrusted: shown)
    line.write("]")
  }
}
