// Session Initiation Protocol, RFC 3261.
//
//   INVITE sip:a@example.org SIP/2.0         SIP/2.0 200 OK

public import Dissection

/// A request or response of a telephone call, read in place.
public enum SIP: Dissector {
  public static let dumpName = "sip"
  public static let attachments = [Key.udpPort(5060)]

  static let grammar = TextProtocol.Grammar(requests: [
    "ACK", "BYE", "CANCEL", "DO", "INFO", "INVITE", "MESSAGE", "NOTIFY", "OPTIONS", "PRACK",
    "PUBLISH", "QAUTH", "REFER", "REGISTER", "SPRACK", "SUBSCRIBE", "UPDATE",
  ])

  // MARK: Print

  /// `SIP: INVITE sip:a@example.org SIP/2.0`, or with `-v` every line.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try TextProtocol.dump(bytes, length: length, "SIP", grammar, into: &line)
  }
}
