// Solaris's view of its own IP packets: LINKTYPE_IPNET.
//
//   +---------------+---------------+-------------------------------+
//   |    Version    |    Family     |         Hook type             |
//   +---------------+---------------+-------------------------------+
//   |  Packet length, interface index, group interface index        |
//   +---------------------------------------------------------------+
//   |                        Source zone                            |
//   +---------------------------------------------------------------+
//   |                      Destination zone                         |
//   +---------------------------------------------------------------+

public import Dissection

/// A packet between zones of a Solaris system.
public enum IPNET: Dissector {
  public static let dumpName = "ipnet"
  public static let attachments = [Key.linkType(226)]
  static let headerLength = 24

  // MARK: Fields

  static let family = Field<UInt8>("ipnet.family", "Address family", at: 1)
  static let source = Field<UInt32>("ipnet.zsrc", "Source Zone ID", at: 16)
  static let destination = Field<UInt32>("ipnet.zdst", "Destination Zone ID", at: 20)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    line.addLinkHeader(headerLength)
    if line.options.showsLink { try writeHeader(bytes, length, into: &line) }
    let payload = bytes.from(headerLength)
    let rest = max(0, length - headerLength)
    switch try bytes.read(family) {
    case 2: _ = try line.hand(payload, length: rest, to: .etherType(0x0800))
    case 26: _ = try line.hand(payload, length: rest, to: .etherType(0x86dd))
    default:
      if !line.options.showsLink { try writeHeader(bytes, length, into: &line) }
      line.writeUnknown(payload)
    }
  }

  private static func writeHeader(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("", try bytes.read(source), " > ")
    line.write("", try bytes.read(destination))
    let family = try bytes.read(family)
    if line.options.isQuiet {
      line.write(
        ", ", family, in: names, unknown: .hex("Unknown Ethertype (0x", digits: 4, suffix: ")"))
    } else {
      line.write(", family ", family, in: names, unknown: .text("Unknown"))
      line.write(" (", family, ")")
    }
    line.write(", length ", length, ": ")
  }

  static let names: ValueNames = [2: "IPv4", 26: "IPv6"]
}
