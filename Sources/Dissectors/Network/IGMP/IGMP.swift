// Internet Group Management Protocol, RFC 1112, RFC 2236, RFC 3376.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |     Type      | Max Resp Time |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |                         Group Address                         |
//   +---------------------------------------------------------------+

public import Dissection

/// An IGMP message; DVMRP, PIM version 1 and mtrace share its number.
public enum IGMP: Dissector {
  public static let dumpName = "igmp"
  public static let attachments = [Key.ipProtocol(2)]

  // MARK: Fields

  static let type = Field<UInt8>("igmp.type", "Type", at: 0, .hexadecimal)
  static let maximumResponse = Field<UInt8>("igmp.max_resp", "Max Resp Time", at: 1)
  static let checksum = Field<UInt16>("igmp.checksum", "Checksum", at: 2, .hexadecimal)
}
