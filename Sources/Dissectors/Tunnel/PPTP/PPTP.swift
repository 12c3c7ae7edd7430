// Point-to-Point Tunneling Protocol, RFC 2637 §2: what steers the calls that GRE carries.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |            Length             |         Message Type          |
//   +-------------------------------+-------------------------------+
//   |                   Magic Cookie (0x1a2b3c4d)                   |
//   +-------------------------------+-------------------------------+
//   |     Control Message Type      |           Reserved            |
//   +-------------------------------+-------------------------------+

public import Dissection

/// A control message of a tunnel, read in place.
public enum PPTP: Dissector {
  public static let dumpName = "pptp"
  public static let attachments = [Key.tcpPort(1723)]
  static let cookie: UInt32 = 0x1a2b_3c4d

  // MARK: Fields

  static let length = Field<UInt16>("pptp.length", "Length", at: 0)
  static let messageType = Field<UInt16>("pptp.type", "Message type", at: 2)
  static let magicCookie = Field<UInt32>("pptp.magic_cookie", "Magic Cookie", at: 4, .hexadecimal)
  static let controlType = Field<UInt16>("pptp.control_message_type", "Control Message Type", at: 8)

  static let messageNames: ValueNames = [1: " CTRL-MSG", 2: " MGMT-MSG"]
  static let controlNames: ValueNames = [
    0: "NOT_DEFINED", 1: "SCCRQ", 2: "SCCRP", 3: "StopCCRQ", 4: "StopCCRP", 5: "ECHORQ",
    6: "ECHORP", 7: "OCRQ", 8: "OCRP", 9: "ICRQ", 10: "ICRP", 11: "ICCN", 12: "CCRQ", 13: "CDN",
    14: "WEN", 15: "SLI",
  ]
  static let errorNames: ValueNames = [
    0: "None", 1: "Not-Connected", 2: "Bad-Format", 3: "Bad-Value", 4: "No-Resource",
    5: "Bad-Call-ID", 6: "PAC-Error",
  ]
  static let reasonNames: ValueNames = [1: "None", 2: "Stop-Protocol", 3: "Stop-Local-Shutdown"]
  static let bearerNames: ValueNames = [1: "A", 2: "D", 3: "Any"]
  static let framingNames: ValueNames = [1: "A", 2: "S", 3: "E"]

  /// The results of a message, by its type.
  static func resultNames(of type: UInt16) -> ValueNames {
    switch type {
    case 2: startNames
    case 8: outgoingNames
    case 10: incomingNames
    case 13: disconnectNames
    default: plainNames
    }
  }

  private static let startNames: ValueNames = [
    1: "Successful channel establishment", 2: "General error",
    3: "Command channel already exists",
    4: "Requester is not authorized to establish a command channel",
    5: "The protocol version of the requester is not supported",
  ]
  private static let plainNames: ValueNames = [1: "OK", 2: "General Error"]
  private static let outgoingNames: ValueNames = [
    1: "Connected", 2: "General Error", 3: "No Carrier", 4: "Busy", 5: "No Dial Tone",
    6: "Time-out", 7: "Do Not Accept",
  ]
  private static let incomingNames: ValueNames = [
    1: "Connect", 2: "General Error", 3: "Do Not Accept",
  ]
  private static let disconnectNames: ValueNames = [
    1: "Lost Carrier", 2: "General Error", 3: "Admin Shutdown", 4: "Request",
  ]
}
