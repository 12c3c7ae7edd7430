// Internet Control Message Protocol of IPv6, RFC 4443; Neighbor Discovery, RFC 4861; Multicast
// Listener Discovery, RFC 2710 and RFC 3810; extended echo, RFC 8335.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |     Type      |     Code      |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |                         Message Body                          |
//   +---------------------------------------------------------------+

public import Dissection

/// An ICMPv6 message.
public enum ICMPv6: Dissector {
  public static let dumpName = "icmp6"
  public static let attachments = [Key.ipProtocol(58)]

  // MARK: Fields

  static let type = Field<UInt8>("icmpv6.type", "Type", at: 0)
  static let code = Field<UInt8>("icmpv6.code", "Code", at: 1)
  static let checksum = Field<UInt16>("icmpv6.checksum", "Checksum", at: 2, .hexadecimal)
  static let identifier = Field<UInt16>(
    "icmpv6.echo.identifier", "Identifier", at: 4, .hexadecimal)
  static let sequence = Field<UInt16>("icmpv6.echo.sequence_number", "Sequence", at: 6)
  static let unit = Field<UInt32>("icmpv6.mtu", "MTU", at: 4)
  static let pointer = Field<UInt32>("icmpv6.pointer", "Pointer", at: 4)

  // MARK: Names

  static let typeNames: ValueNames = [
    1: "destination unreachable", 2: "packet too big", 3: "time exceeded in-transit",
    4: "parameter problem", 128: "echo request", 129: "echo reply",
    130: "multicast listener query", 131: "multicast listener report",
    132: "multicast listener done", 133: "router solicitation", 134: "router advertisement",
    135: "neighbor solicitation", 136: "neighbor advertisement", 137: "redirect",
    138: "router renumbering", 139: "node information query", 140: "node information reply",
    141: "inverse neighbor solicitation", 142: "inverse neighbor advertisement",
    143: "multicast listener report v2", 144: "ha discovery request", 145: "ha discovery reply",
    146: "mobile router solicitation", 147: "mobile router advertisement", 155: "RPL",
    160: "extended echo request", 161: "extended echo reply", 200: "mtrace response",
    201: "mtrace message",
  ]

  static let unreachableNames: ValueNames = [
    0: "unreachable route", 1: " unreachable prohibited", 2: "beyond scope",
    3: "unreachable address", 4: "unreachable port",
  ]
}
