// User Datagram Protocol, RFC 768; length 0 in IPv6 jumbograms, RFC 2675.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |          Source Port          |       Destination Port        |
//   +-------------------------------+-------------------------------+
//   |            Length             |           Checksum            |
//   +-------------------------------+-------------------------------+

public import Dissection

/// A UDP datagram, read in place.
public struct UDP: Dissector, ~Escapable {
  public static let dumpName = "udp"
  public static let attachments = [Key.ipProtocol(17)]
  static let headerLength = 8

  // MARK: Fields

  static let sourcePort = Field<UInt16>("udp.srcport", "Source Port", at: 0)
  static let destinationPort = Field<UInt16>("udp.dstport", "Destination Port", at: 2)
  static let length = Field<UInt16>("udp.length", "Length", at: 4)
  static let checksum = Field<UInt16>("udp.checksum", "Checksum", at: 6, .hexadecimal)

  // MARK: View

  let bytes: Span<UInt8>

  /// Checks the length of the header, once: after this no accessor can trap.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) throws(Flaw) {
    try bytes.require(Self.headerLength)
    self.bytes = bytes
  }

  public var sourcePort: UInt16 { bytes[Self.sourcePort] }
  public var destinationPort: UInt16 { bytes[Self.destinationPort] }
  public var length: Int { Int(bytes[Self.length]) }
  public var checksum: UInt16 { bytes[Self.checksum] }
}
