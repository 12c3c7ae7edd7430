// Next Hop Resolution Protocol, RFC 2332.
//
//   +-------------------------------+-------------------------------+
//   |     NBMA address family       |         Protocol type         |
//   +-------------------------------+-------------------------------+
//   |                   Protocol SNAP (5 bytes)                     |
//   +               +---------------+-------------------------------+
//   |               |   Hop count   |          Packet size          |
//   +---------------+---------------+-------------------------------+
//   |           Checksum            |       Extensions offset       |
//   +---------------+---------------+---------------+---------------+
//   |    Version    |     Type      |  SHTL         |  SSTL         |
//   +---------------+---------------+---------------+---------------+

public import Dissection

/// An NHRP packet.
public struct NHRP: Dissector {
  public static let dumpName = "nhrp"
  public static let attachments = [Key.ipProtocol(54), .etherType(0x2001)]
  static let headerLength = 20

  // MARK: Fields

  static let family = Field<UInt16>("nhrp.hdr.afn", "Address Family Number", at: 0)
  static let protocolType = Field<UInt16>("nhrp.hdr.pro.type", "Protocol Type", at: 2)
  static let hops = Field<UInt8>("nhrp.hdr.hopcnt", "Hop Count", at: 9)
  static let size = Field<UInt16>("nhrp.hdr.pktsz", "Packet Length", at: 10)
  static let extensions = Field<UInt16>("nhrp.hdr.extoff", "Extension Offset", at: 14)
  static let version = Field<UInt8>("nhrp.hdr.version", "Version", at: 16)
  static let operation = Field<UInt8>("nhrp.hdr.op.type", "NHRP Packet Type", at: 17)
  static let addressLength = Field<UInt8>("nhrp.hdr.shtl.len", "Source Address Length", at: 18)
  static let subaddressLength = Field<UInt8>(
    "nhrp.hdr.sstl.len", "Source Subaddress Length", at: 19)
}
