// Bidirectional Forwarding Detection, RFC 5880; over UDP, RFC 5881; multihop, RFC 5883; on links of
// an aggregation, RFC 7130; seamless, RFC 7880.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-----+---------+---+-+-+-+-+-+-+---------------+---------------+
//   |Vers |  Diag   |Sta|P|F|C|A|D|M|  Detect Mult  |    Length     |
//   +-----+---------+---+-+-+-+-+-+-+---------------+---------------+
//   |                       My Discriminator                        |
//   +---------------------------------------------------------------+
//   |                      Your Discriminator                       |
//   +---------------------------------------------------------------+
//   |                 Desired Min TX Interval                       |
//   +---------------------------------------------------------------+
//   |                Required Min RX Interval                       |
//   +---------------------------------------------------------------+
//   |              Required Min Echo RX Interval                    |
//   +---------------------------------------------------------------+
//   |   Auth Type   |   Auth Len    |    Authentication Data...     |
//   +---------------+---------------+-------------------------------+

public import Dissection

/// A BFD control packet, or an echo.
public struct BFD: Dissector {
  public static let dumpName = "bfd"
  public static let attachments = [
    Key.udpPort(3784), .udpPort(3785), .udpPort(4784), .udpPort(6784), .udpPort(7784),
  ]

  // MARK: Fields

  static let version = Field<UInt8>("bfd.version", "Protocol Version", at: 0, mask: 0xe0)
  static let diagnostic = Field<UInt8>("bfd.diag", "Diagnostic Code", at: 0, mask: 0x1f)
  static let flags = Field<UInt8>("bfd.flags", "Message Flags", at: 1, .hexadecimal)
  static let multiplier = Field<UInt8>(
    "bfd.detect_time_multiplier", "Detect Time Multiplier", at: 2)
  static let length = Field<UInt8>("bfd.message_length", "Message Length", at: 3)
  static let own = Field<UInt32>("bfd.my_discriminator", "My Discriminator", at: 4, .hexadecimal)
  static let other = Field<UInt32>(
    "bfd.your_discriminator", "Your Discriminator", at: 8, .hexadecimal)
  static let transmit = Field<UInt32>(
    "bfd.desired_min_tx_interval", "Desired Min TX Interval", at: 12)
  static let receive = Field<UInt32>(
    "bfd.required_min_rx_interval", "Required Min RX Interval", at: 16)
  static let echo = Field<UInt32>(
    "bfd.required_min_echo_interval", "Required Min Echo Interval", at: 20)
  static let authenticationType = Field<UInt8>("bfd.auth.type", "Authentication Type", at: 24)
  static let authenticationLength = Field<UInt8>("bfd.auth.len", "Authentication Length", at: 25)
  static let authenticationKey = Field<UInt8>("bfd.auth.key", "Authentication Key ID", at: 26)
}
