// Kerberos: the version and, of version 4, the kind of message (Kerberos version 4 protocol
// specification, appendix; RFC 4120 for version 5).
//
//    0                   1
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
//   +---------------+-------------+-+
//   |    Version    |     Type    |B|
//   +---------------+-------------+-+

public import Dissection

/// Tickets, of which the text tells the version and the kind.
public enum Kerberos: Dissector {
  public static let dumpName = "kerberos"
  public static let attachments = [Key.udpPort(88), Key.udpPort(750)]

  static let typeNames: ValueNames = [
    2: "KDC_REQUEST", 4: "KDC_REPLY", 6: "APPL_REQUEST", 8: "APPL_REQUEST_MUTUAL",
    10: "ERR_REPLY", 12: "PRIVATE_MESSAGE", 14: "SAFE_MESSAGE", 16: "APPL_ERR",
  ]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("kerberos")
    let version = try bytes.uint8(at: 0)
    switch version {
    case 1, 2, 3: line.write(" v", version)
    case 4:
      line.write(" v4")
      let type = try bytes.uint8(at: 1)
      line.write(type & 1 != 0 ? " le " : " be ")
      line.write(type & ~1, in: typeNames, unknown: .decimal("#"))
      line.write(": ")
    case 106, 107: line.write(" v5")
    default: break
    }
  }
}
