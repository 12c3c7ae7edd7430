// Internet Protocol version 6, RFC 8200; jumbograms, RFC 2675.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+---------------+---------------------------------------+
//   |Version| Traffic Class |              Flow Label               |
//   +-------+---------------+-------+---------------+---------------+
//   |         Payload Length        |  Next Header  |   Hop Limit   |
//   +-------------------------------+---------------+---------------+
//   |                   Source Address (16 bytes)                   |
//   +---------------------------------------------------------------+
//   |                Destination Address (16 bytes)                 |
//   +---------------------------------------------------------------+

public import Addresses
public import Dissection

/// An IPv6 packet, read in place.
public struct IPv6: Dissector, ~Escapable {
  public static let dumpName = "ip6"
  public static let attachments = [Key.etherType(0x86dd), .ipProtocol(41)]
  static let headerLength = 40

  // MARK: Fields

  static let version = Field<UInt8>("ipv6.version", "Version", at: 0, mask: 0xf0)
  static let trafficClass = Field<UInt16>(
    "ipv6.tclass", "Traffic Class", at: 0, mask: 0x0ff0, .hexadecimal)
  static let flowLabel = Field<UInt32>(
    "ipv6.flow", "Flow Label", at: 0, mask: 0x000f_ffff, .hexadecimal)
  static let payloadLength = Field<UInt16>("ipv6.plen", "Payload Length", at: 4)
  static let nextHeader = Field<UInt8>("ipv6.nxt", "Next Header", at: 6)
  static let hopLimit = Field<UInt8>("ipv6.hlim", "Hop Limit", at: 7)
  static let source = Field<IPv6Address>("ipv6.src", "Source Address", at: 8)
  static let destination = Field<IPv6Address>("ipv6.dst", "Destination Address", at: 24)

  // MARK: View

  let bytes: Span<UInt8>
  public let source: IPv6Address
  public let destination: IPv6Address

  /// Checks the length of the fixed header, once: after this no accessor can trap.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) throws(Flaw) {
    try bytes.require(Self.headerLength)
    source = try bytes.ipv6(at: Self.source.declaration.offset)
    destination = try bytes.ipv6(at: Self.destination.declaration.offset)
    self.bytes = bytes
  }

  public var trafficClass: UInt8 { UInt8(truncatingIfNeeded: bytes[Self.trafficClass]) }
  public var flowLabel: UInt32 { bytes[Self.flowLabel] }
  public var payloadLength: Int { Int(bytes[Self.payloadLength]) }
  public var nextHeader: UInt8 { bytes[Self.nextHeader] }
  public var hopLimit: UInt8 { bytes[Self.hopLimit] }
}
