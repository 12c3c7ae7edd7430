// Network Time Protocol, RFC 5905; control messages, RFC 9327.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---+-----+-----+---------------+---------------+---------------+
//   |LI | VN  |Mode |    Stratum    |     Poll      |   Precision   |
//   +---+-----+-----+---------------+---------------+---------------+
//   |                           Root Delay                          |
//   |                        Root Dispersion                        |
//   |                          Reference ID                         |
//   |                    Reference Timestamp (64)                   |
//   |                      Origin Timestamp (64)                    |
//   |                      Receive Timestamp (64)                   |
//   |                     Transmit Timestamp (64)                   |
//   +---------------------------------------------------------------+
//   |                 Key Identifier, message digest                |
//   +---------------------------------------------------------------+

public import Dissection

/// A message about time, or about a clock.
public enum NTP: Dissector {
  public static let dumpName = "ntp"
  public static let attachments = [Key.udpPort(123)]
  static let headerLength = 48
  static let controlLength = 12

  // MARK: Fields

  static let leap = Field<UInt8>("ntp.flags.li", "Leap Indicator", at: 0, mask: 0xc0)
  static let version = Field<UInt8>("ntp.flags.vn", "Version number", at: 0, mask: 0x38)
  static let mode = Field<UInt8>("ntp.flags.mode", "Mode", at: 0, mask: 0x07)
  static let stratum = Field<UInt8>("ntp.stratum", "Peer Clock Stratum", at: 1)
  static let poll = Field<UInt8>("ntp.ppoll", "Peer Polling Interval", at: 2)
  static let precision = Field<UInt8>("ntp.precision", "Peer Clock Precision", at: 3)
  static let rootDelay = Field<UInt32>("ntp.rootdelay", "Root Delay", at: 4)
  static let rootDispersion = Field<UInt32>("ntp.rootdispersion", "Root Dispersion", at: 8)
  static let referenceIdentifier = Field<UInt32>("ntp.refid", "Reference ID", at: 12)
  static let referenceTime = Field<UInt64>("ntp.reftime", "Reference Timestamp", at: 16)
  static let originTime = Field<UInt64>("ntp.org", "Origin Timestamp", at: 24)
  static let receiveTime = Field<UInt64>("ntp.rec", "Receive Timestamp", at: 32)
  static let transmitTime = Field<UInt64>("ntp.xmt", "Transmit Timestamp", at: 40)

  static let isResponse = Field<Bool>("ntp.ctrl.flags2.r", "Response bit", at: 1, mask: 0x80)
  static let isError = Field<Bool>("ntp.ctrl.flags2.error", "Error bit", at: 1, mask: 0x40)
  static let isMore = Field<Bool>("ntp.ctrl.flags2.more", "More bit", at: 1, mask: 0x20)
  static let operation = Field<UInt8>("ntp.ctrl.flags2.opcode", "Opcode", at: 1, mask: 0x1f)
  static let sequence = Field<UInt16>("ntp.ctrl.sequence", "Sequence", at: 2)
  static let status = Field<UInt16>("ntp.ctrl.status", "Status", at: 4)
  static let association = Field<UInt16>("ntp.ctrl.associd", "AssociationID", at: 6)
  static let offset = Field<UInt16>("ntp.ctrl.offset", "Offset", at: 8)
  static let count = Field<UInt16>("ntp.ctrl.count", "Count", at: 10)
}
