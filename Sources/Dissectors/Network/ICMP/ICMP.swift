// Internet Control Message Protocol, RFC 792; router discovery, RFC 1256; extended echo, RFC 8335.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |     Type      |     Code      |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |                  depends on the type and code                 |
//   +---------------------------------------------------------------+

public import Dissection

/// An ICMP message of IPv4.
public enum ICMP: Dissector {
  public static let dumpName = "icmp"
  public static let attachments = [Key.ipProtocol(1)]

  // MARK: Fields

  static let type = Field<UInt8>("icmp.type", "Type", at: 0)
  static let code = Field<UInt8>("icmp.code", "Code", at: 1)
  static let checksum = Field<UInt16>("icmp.checksum", "Checksum", at: 2, .hexadecimal)
  static let identifier = Field<UInt16>("icmp.ident", "Identifier (BE)", at: 4, .hexadecimal)
  static let sequence = Field<UInt16>("icmp.seq", "Sequence Number (BE)", at: 6)
  static let nextHopMTU = Field<UInt16>("icmp.mtu", "MTU of next hop", at: 6)
  static let pointer = Field<UInt8>("icmp.pointer", "Pointer", at: 4)
}
