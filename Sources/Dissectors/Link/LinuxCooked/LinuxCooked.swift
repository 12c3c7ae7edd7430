// What Linux puts in place of the link-layer header where it cannot or will not show that:
// LINKTYPE_LINUX_SLL.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |          Packet type          |         ARPHRD type           |
//   +-------------------------------+-------------------------------+
//   |        Address length         |       Address (8 bytes)       |
//   +-------------------------------+                               |
//   |                                                               |
//   |                               +-------------------------------+
//   |                               |         Protocol type         |
//   +-------------------------------+-------------------------------+

public import Dissection

/// A Linux cooked capture, version 1.
public enum LinuxCooked: Dissector {
  public static let dumpName = "sll"
  public static let attachments = [Key.linkType(113)]
  static let headerLength = 16

  // MARK: Fields

  static let packetType = Field<UInt16>("sll.pkttype", "Packet type", at: 0)
  static let hardwareType = Field<UInt16>("sll.hatype", "Link-layer address type", at: 2)
  static let addressLength = Field<UInt16>("sll.halen", "Link-layer address length", at: 4)
  static let source = Field<UInt64>("sll.src.eth", "Source", at: 6, width: 6)
  static let type = Field<UInt16>("sll.etype", "Protocol", at: 14, .hexadecimal)

  // MARK: Print

  /// Nothing, or with `-e` ` In 00:00:5e:00:53:01 ethertype IPv4 (0x0800), length 60: `.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    line.addLinkHeader(headerLength)
    if line.options.showsLink { try writeHeader(bytes, length: length, into: &line) }
    let type = try bytes.read(type)
    let isKnown = try dumpPayload(
      bytes.from(headerLength), length: max(0, length - headerLength), type: type,
      hardware: bytes.read(hardwareType), into: &line)
    if isKnown { return }
    if !line.options.showsLink, type >= Ethernet.smallestType {
      try writeHeader(bytes, length: length, into: &line)
    }
    line.writeUnknown(bytes.from(headerLength))
  }

  private static func writeHeader(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(try bytes.read(packetType), in: paddedTypeNames, unknown: .text("  ? "))
    if try bytes.read(addressLength) == 6 {
      line.write(try bytes.mac(at: 6))
      line.write(" ")
    }
    guard !line.options.isQuiet else { return }
    try writeType(bytes.read(type), into: &line)
    line.write(", length ", length, ": ")
  }

  static let paddedTypeNames: ValueNames = [
    0: " In ", 1: "  B ", 2: "  M ", 3: "  P ", 4: "Out ",
  ]

  // MARK: Both versions

  /// `ethertype IPv4 (0x0800)`, `802.2`.
  static func writeType(_ type: UInt16, into line: inout DumpLine) {
    switch type {
    case 1: line.write("802.3")
    case 4: line.write("802.2")
    case 0..<Ethernet.smallestType:
      line.write("ethertype Unknown (0x", hex: type, digits: 4, ")")
    default:
      line.write("ethertype ")
      Ethernet.writeType(type, into: &line)
    }
  }

  /// The payload behind VLAN tags; false where nobody reads it.
  static func dumpPayload(
    _ bytes: Span<UInt8>, length: Int, type first: UInt16, hardware: UInt16,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    // An 802.11 interface in monitor mode shows whole frames.
    if hardware == 803 { return try line.hand(bytes, length: length, to: .linkType(127)) }
    var type = first
    var offset = 0
    while type == 0x8100 {
      guard bytes.has(4, at: offset) else {
        line.writeTruncated("vlan")
        return true
      }
      if line.options.showsLink {
        Ethernet.writeTag(try bytes.uint16(at: offset), into: &line)
        line.write(", ")
      }
      type = try bytes.uint16(at: offset + 2)
      if type < Ethernet.smallestType { type = 4 }
      if !line.options.isQuiet {
        line.write("ethertype ", type, in: Ethernet.typeNames, unknown: .text("Unknown"), ", ")
      }
      offset += 4
      line.addLinkHeader(4)
    }
    let payload = bytes.from(offset)
    let rest = max(0, length - offset)
    switch type {
    case 1: return try line.hand(payload, length: rest, to: .serviceAccessPoint(0xe0))
    case 4: return try line.hand(payload, length: rest, to: .logicalLink)
    case 0..<Ethernet.smallestType: return false
    default: return try line.hand(payload, length: rest, to: .etherType(type))
    }
  }
}
