// Network Service Header, RFC 8300.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---+-+-+-----------+-----------+-------+-------+---------------+
//   |Ver|O|U|    TTL    |   Length  |U|U|U|U|MD Type| Next Protocol |
//   +---+-+-+-----------+-----------+-------+-------+---------------+
//   |          Service Path Identifier (SPI)        | Service Index |
//   +-----------------------------------------------+---------------+
//   |     Context headers: four words (type 1), or TLVs (type 2)    |
//   +---------------------------------------------------------------+

public import Dissection

/// A packet on its way through a chain of services, read in place.
public enum NSH: Dissector {
  public static let dumpName = "nsh"
  public static let attachments = [Key.etherType(0x894f)]

  // MARK: Fields

  static let version = Field<UInt16>("nsh.version", "Version", at: 0, mask: 0xc000)
  static let isOperations = Field<Bool>("nsh.Obit", "O Bit", at: 0, width: 2, mask: 0x2000)
  static let timeToLive = Field<UInt16>("nsh.ttl", "Time to live", at: 0, mask: 0x0fc0)
  static let length = Field<UInt16>("nsh.length", "Length", at: 0, mask: 0x003f)
  static let metadataType = Field<UInt8>("nsh.mdtype", "MD Type", at: 2, mask: 0x0f)
  static let next = Field<UInt8>("nsh.nextproto", "Next Protocol", at: 3)
  static let path = Field<UInt32>("nsh.spi", "SPI", at: 4, width: 3)
  static let index = Field<UInt8>("nsh.si", "SI", at: 7)

  static let nextNames: ValueNames = [
    1: "IPv4", 2: "IPv6", 3: "Ethernet", 4: "NSH", 5: "MPLS",
  ]
  static let metadataNames: ValueNames = [0: "reserved", 1: "1", 2: "2", 15: "experimental"]

  /// Who reads a payload.
  static func key(of next: UInt8) -> Key? {
    switch next {
    case 1: .etherType(0x0800)
    case 2: .etherType(0x86dd)
    case 3: .linkType(1)
    default: nil
    }
  }
}
