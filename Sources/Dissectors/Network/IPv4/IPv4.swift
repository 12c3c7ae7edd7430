// Internet Protocol version 4, RFC 791; differentiated services, RFC 2474; ECN, RFC 3168.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-------+-----------+---+-------------------------------+
//   |Version|  IHL  |   DSCP    |ECN|         Total Length          |
//   +-------+-------+-----------+---+-----+-------------------------+
//   |        Identification         |Flags|     Fragment Offset     |
//   +---------------+---------------+-----+-------------------------+
//   | Time to Live  |   Protocol    |        Header Checksum        |
//   +---------------+---------------+-------------------------------+
//   |                        Source Address                         |
//   +---------------------------------------------------------------+
//   |                      Destination Address                      |
//   +---------------------------------------------------------------+

public import Addresses
public import Dissection

/// An IPv4 packet, read in place.
public struct IPv4: Dissector, ~Escapable {
  public static let dumpName = "ip"
  public static let attachments = [Key.etherType(0x0800), .ipProtocol(4)]
  static let headerLength = 20

  // MARK: Fields

  static let version = Field<UInt8>("ip.version", "Version", at: 0, mask: 0xf0)
  static let length = Field<UInt8>("ip.hdr_len", "Header Length", at: 0, mask: 0x0f, unit: " bytes")
  static let services = Field<UInt8>(
    "ip.dsfield", "Differentiated Services Field", at: 1, .hexadecimal)
  static let totalLength = Field<UInt16>("ip.len", "Total Length", at: 2)
  static let identification = Field<UInt16>(
    "ip.id", "Identification", at: 4, .hexadecimalDecimal)
  static let flags = Field<UInt8>("ip.flags", "Flags", at: 6, mask: 0xe0, .hexadecimal)
  static let fragmentOffset = Field<UInt16>(
    "ip.frag_offset", "Fragment Offset", at: 6, mask: 0x1fff)
  static let timeToLive = Field<UInt8>("ip.ttl", "Time to Live", at: 8)
  static let carried = Field<UInt8>("ip.proto", "Protocol", at: 9)
  static let checksum = Field<UInt16>("ip.checksum", "Header Checksum", at: 10, .hexadecimal)
  static let source = Field<IPv4Address>("ip.src", "Source Address", at: 12)
  static let destination = Field<IPv4Address>("ip.dst", "Destination Address", at: 16)

  // MARK: View

  let bytes: Span<UInt8>

  /// Checks the length of the fixed header, once: after this no accessor can trap.
  ///
  /// What the header says of lengths is not judged here: the text shows it even where it is wrong.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) throws(Flaw) {
    try bytes.require(Self.headerLength)
    self.bytes = bytes
  }

  public var version: UInt8 { bytes[Self.version] }
  public var length: Int { Int(bytes[Self.length]) * 4 }
  public var services: UInt8 { bytes[Self.services] }
  public var totalLength: Int { Int(bytes[Self.totalLength]) }
  public var identification: UInt16 { bytes[Self.identification] }
  public var flags: UInt8 { bytes[Self.flags] }
  public var fragmentOffset: Int { Int(bytes[Self.fragmentOffset]) * 8 }
  public var moreFragments: Bool { flags & 1 != 0 }
  public var timeToLive: UInt8 { bytes[Self.timeToLive] }
  public var carried: UInt8 { bytes[Self.carried] }
  public var checksum: UInt16 { bytes[Self.checksum] }
  public var source: IPv4Address { bytes[Self.source] }
  public var destination: IPv4Address { bytes[Self.destination] }
}
