// Linux cooked capture, version 2: LINKTYPE_LINUX_SLL2.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |         Protocol type         |           Reserved            |
//   +-------------------------------+-------------------------------+
//   |                        Interface index                        |
//   +-------------------------------+---------------+---------------+
//   |          ARPHRD type          |  Packet type  |Address length |
//   +-------------------------------+---------------+---------------+
//   |                       Address (8 bytes)                       |
//   |                                                               |
//   +---------------------------------------------------------------+

public import Dissection

/// A Linux cooked capture, version 2.
public enum LinuxCooked2: Dissector {
  public static let dumpName = "sll2"
  public static let attachments = [Key.linkType(276)]
  static let headerLength = 20

  // MARK: Fields

  static let type = Field<UInt16>("sll.etype", "Protocol", at: 0, .hexadecimal)
  static let interface = Field<UInt32>("sll.ifindex", "Interface index", at: 4)
  static let hardwareType = Field<UInt16>("sll.hatype", "Link-layer address type", at: 8)
  static let packetType = Field<UInt8>("sll.pkttype", "Packet type", at: 10)
  static let addressLength = Field<UInt8>("sll.halen", "Link-layer address length", at: 11)

  // MARK: Print

  /// `eth0  In  `, with `-e` the rest of the header, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    line.addLinkHeader(headerLength)
    let name = line.interfaces?.interfaceName(of: try bytes.read(interface)) ?? "?"
    line.write(untrusted: name)
    for _ in 0..<max(0, 5 - name.utf8.count) { line.write(byte: 0x20) }
    line.write(" ")
    line.write(try bytes.read(packetType), in: paddedTypeNames, unknown: .text("?   "))
    if line.options.showsLink { try writeHeader(bytes, length: length, into: &line) }
    let type = try bytes.read(type)
    let payload = bytes.from(headerLength)
    let isKnown = try LinuxCooked.dumpPayload(
      payload, length: max(0, length - headerLength), type: type,
      hardware: bytes.read(hardwareType), into: &line)
    if isKnown { return }
    if !line.options.showsLink, type >= Ethernet.smallestType {
      try writeHeader(bytes, length: length, into: &line)
    }
    line.writeUnknown(payload)
  }

  private static func writeHeader(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("ifindex ", try bytes.read(interface), " ")
    if try bytes.read(addressLength) == 6 {
      line.write(try bytes.mac(at: 12))
      line.write(" ")
    }
    guard !line.options.isQuiet else { return }
    try LinuxCooked.writeType(bytes.read(type), into: &line)
    line.write(", length ", length, ": ")
  }

  static let paddedTypeNames: ValueNames = [
    0: "In  ", 1: "B   ", 2: "M   ", 3: "P   ", 4: "Out ",
  ]
}
