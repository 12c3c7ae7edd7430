// RPKI to Router Protocol, RFC 6810 (version 0).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |    Version    |   PDU Type    |      Session, or error        |
//   +---------------+---------------+-------------------------------+
//   |                             Length                            |
//   +---------------------------------------------------------------+

public import Dissection

/// What a cache tells a router of who may announce which prefixes.
public enum RPKIRTR: Dissector {
  public static let dumpName = "rpki_rtr"
  public static let attachments = [Key.tcpPort(323)]
  static let headerLength = 8

  // MARK: Fields

  static let version = Field<UInt8>("rpki-rtr.version", "Version", at: 0)
  static let unitType = Field<UInt8>("rpki-rtr.pdu_type", "PDU Type", at: 1)
  static let session = Field<UInt16>("rpki-rtr.session_id", "Session ID", at: 2)
  static let length = Field<UInt32>("rpki-rtr.length", "Length", at: 4)

  // MARK: Values

  static let unitTypes: ValueNames = [
    0: "Serial Notify", 1: "Serial Query", 2: "Reset Query", 3: "Cache Response",
    4: "IPV4 Prefix", 6: "IPV6 Prefix", 7: "End of Data", 8: "Cache Reset", 10: "Error Report",
  ]

  static let errors: ValueNames = [
    0: "Corrupt Data", 1: "Internal Error", 2: "No Data Available", 3: "Invalid Request",
    4: "Unsupported Protocol Version", 5: "Unsupported PDU Type",
    6: "Withdrawal of Unknown Record", 7: "Duplicate Announcement Received",
  ]
}
