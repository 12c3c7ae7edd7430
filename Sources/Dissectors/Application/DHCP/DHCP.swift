// Bootstrap Protocol, RFC 951 and 1542; Dynamic Host Configuration Protocol, RFC 2131.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+---------------+---------------+
//   |    op (1)     |   htype (1)   |   hlen (1)    |   hops (1)    |
//   +---------------+---------------+---------------+---------------+
//   |                            xid (4)                            |
//   +-------------------------------+-------------------------------+
//   |           secs (2)            |           flags (2)           |
//   +-------------------------------+-------------------------------+
//   |            ciaddr, yiaddr, siaddr, giaddr (4 each)            |
//   |                          chaddr (16)                          |
//   |                          sname (64)                           |
//   |                          file (128)                           |
//   |                     options, or vendor area                   |
//   +---------------------------------------------------------------+

public import Dissection

/// A message by which a host learns its address and more.
public enum DHCP: Dissector {
  public static let dumpName = "bootp"
  public static let attachments = [Key.udpPort(67), Key.udpPort(68)]
  static let serverNameLength = 64
  static let fileLength = 128
  /// The first four bytes of the options (RFC 2132 §2), and of a vendor area of older days.
  static let optionsCookie: UInt32 = 0x6382_5363
  static let carnegieMellonCookie: UInt32 = 0x434d_5500

  // MARK: Fields

  static let operation = Field<UInt8>("dhcp.type", "Message type", at: 0)
  static let hardwareType = Field<UInt8>("dhcp.hw.type", "Hardware type", at: 1)
  static let hardwareLength = Field<UInt8>("dhcp.hw.len", "Hardware address length", at: 2)
  static let hops = Field<UInt8>("dhcp.hops", "Hops", at: 3)
  static let transaction = Field<UInt32>("dhcp.id", "Transaction ID", at: 4, .hexadecimal)
  static let seconds = Field<UInt16>("dhcp.secs", "Seconds elapsed", at: 8)
  static let flags = Field<UInt16>("dhcp.flags", "Bootp flags", at: 10, .hexadecimal)
  static let clientAddress = Field<UInt32>("dhcp.ip.client", "Client IP address", at: 12)
  static let yourAddress = Field<UInt32>("dhcp.ip.your", "Your (client) IP address", at: 16)
  static let serverAddress = Field<UInt32>("dhcp.ip.server", "Next server IP address", at: 20)
  static let relayAddress = Field<UInt32>("dhcp.ip.relay", "Relay agent IP address", at: 24)
  static let hardwareAddress = Field<UInt64>(
    "dhcp.hw.mac_addr", "Client MAC address", at: 28, width: 6)
  static let serverName = Field<UInt8>("dhcp.server", "Server host name", at: 44)
  static let file = Field<UInt8>("dhcp.file", "Boot file name", at: 108)
  static let cookie = Field<UInt32>("dhcp.cookie", "Magic cookie", at: 236, .hexadecimal)
}
