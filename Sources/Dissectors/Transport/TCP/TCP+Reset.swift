import Dissection

/// What some systems say about why they reset a connection (RFC 9293 §3.5.3): as text, or as the
/// diagnostic payload of draft-ietf-tcpm-rst-diagnostic-payload.
extension TCP {
  /// ` [RST: Illegal option length]`, ` [RST+ No route]`; with `-v`.
  static func writeReset(
    _ payload: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.isVerbose else { return try payload.require(length) }
    if length >= 8, payload.has(2), try payload.uint16(at: 0) == diagnosticMark {
      line.write(" [RST: ")
      let (code, enterprise) = try (payload.uint16(at: 2), payload.uint32(at: 4))
      if enterprise == 0, line.options.verbosity > 1, let reason = diagnosticReasons[code] {
        line.write(reason)
      } else {
        line.write("code ")
        line.write(decimal: code)
        line.write(", pen ")
        line.write(decimal: enterprise)
      }
      return line.write("]")
    }
    line.write(" [RST")
    let limit = 30
    if length > limit { line.write("+") }
    line.write(" ")
    line.write(untrusted: payload.upTo(min(length, limit)))
    line.write("]")
    try payload.require(length)
  }

  private static let diagnosticMark: UInt16 = 0x33aa

  private static let diagnosticReasons: ValueNames = [
    1: "Illegal option length", 2: "Desynchronized state",
    3: "New data is received after CLOSE is called", 4: "ABORT process",
    5: "Unexpected ACK in LISTEN state", 6: "Unexpected security compartment",
    7: "Malformed message", 8: "Not authorized", 9: "Resource exceeded", 10: "Network failure",
    11: "Reset received from the peer", 12: "Destination unreachable", 13: "Connection timeout",
    14: "Too much outstanding data", 15: "Unacceptable performance", 16: "Middlebox interference",
  ]
}
