// Enhanced Interior Gateway Routing Protocol, RFC 7868.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |    Version    |    Opcode     |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |                             Flags                             |
//   +---------------------------------------------------------------+
//   |                        Sequence number                        |
//   +---------------------------------------------------------------+
//   |                     Acknowledgment number                     |
//   +-------------------------------+-------------------------------+
//   |       Virtual router ID       |       Autonomous system       |
//   +-------------------------------+-------------------------------+

public import Dissection

/// An EIGRP packet.
public struct EIGRP: Dissector {
  public static let dumpName = "eigrp"
  public static let attachments = [Key.ipProtocol(88)]
  static let headerLength = 20

  // MARK: Fields

  static let version = Field<UInt8>("eigrp.version", "Version", at: 0)
  static let opcode = Field<UInt8>("eigrp.opcode", "Opcode", at: 1)
  static let checksum = Field<UInt16>("eigrp.checksum", "Checksum", at: 2, .hexadecimal)
  static let flags = Field<UInt32>("eigrp.flags", "Flags", at: 4, .hexadecimal)
  static let sequence = Field<UInt32>("eigrp.seq", "Sequence", at: 8)
  static let acknowledgment = Field<UInt32>("eigrp.ack", "Acknowledge", at: 12)
  static let router = Field<UInt16>("eigrp.vrid", "Virtual Router ID", at: 16)
  static let autonomousSystem = Field<UInt16>("eigrp.as", "Autonomous System", at: 18)
}
