// Ethernet II and IEEE 802.3; VLAN tags, IEEE 802.1Q.
//
//   +----------------------------+----------------------------+---------------+
//   |   Destination (6 bytes)    |      Source (6 bytes)      | Type / Length |
//   +----------------------------+----------------------------+---------------+
//
//   a tag, where the type is one of 0x8100, 0x88a8, 0x9100, 0x9200:
//   +-----+---+----------------+--------------------------------+
//   | PCP |DEI|  VLAN id (12)  |             Type               |
//   +-----+---+----------------+--------------------------------+

public import Addresses
public import Dissection

/// An Ethernet frame, read in place.
public struct Ethernet: Dissector, ~Escapable {
  public static let dumpName = "ether"
  public static let attachments = [
    Key.linkType(1), .ipProtocol(143), .etherType(0x6558), .snap(0x0080c2, 7),
  ]
  static let headerLength = 14
  /// A type below this is a length (IEEE 802.3 §3.2.6).
  static let smallestType: UInt16 = 0x0600

  // MARK: Fields

  static let destination = Field<MACAddress>("eth.dst", "Destination", at: 0)
  static let source = Field<MACAddress>("eth.src", "Source", at: 6)
  static let type = Field<UInt16>("eth.type", "Type", at: 12, .hexadecimal)
  static let priority = Field<UInt8>("vlan.priority", "Priority", at: 0, mask: 0xe0)
  static let dropEligible = Field<Bool>("vlan.dei", "DEI", at: 0, width: 1, mask: 0x10)
  static let vlan = Field<UInt16>("vlan.id", "ID", at: 0, mask: 0x0fff)
  static let tagType = Field<UInt16>("vlan.etype", "Type", at: 2, .hexadecimal)

  // MARK: View

  let bytes: Span<UInt8>

  /// Checks the length of the header, once: after this no accessor can trap.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) throws(Flaw) {
    try bytes.require(Self.headerLength)
    self.bytes = bytes
  }

  public var destination: MACAddress { bytes[Self.destination] }
  public var source: MACAddress { bytes[Self.source] }
  public var type: UInt16 { bytes[Self.type] }

  /// Whether a type announces a VLAN tag.
  static func isTag(_ type: UInt16) -> Bool {
    switch type {
    case 0x8100, 0x88a8, 0x9100, 0x9200: true
    default: false
    }
  }
}
