// The loopback header of BSD: LINKTYPE_NULL (host byte order), LINKTYPE_LOOP (network order).
//
//   +-------------------------------+
//   |   Address family (4 bytes)    |
//   +-------------------------------+

public import Dissection

/// The four bytes before the packets of a BSD loopback interface.
public enum Null: Dissector {
  public static let dumpName = "null"
  public static let attachments = [Key.linkType(0), .linkType(108)]
  static let headerLength = 4

  // MARK: Fields

  static let family = Field<UInt32>("null.family", "Family", at: 0)

  // MARK: Print

  /// Nothing, or with `-e` `AF IPv4 (2), length 60: `, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    line.addLinkHeader(headerLength)
    // The writer's byte order is unknown; no family needs the upper half.
    var number = try bytes.read(family).byteSwapped
    if number >> 16 != 0 { number = number.byteSwapped }
    let payload = bytes.from(headerLength)
    let rest = max(0, length - headerLength)
    if line.options.showsLink { writeHeader(number, length: length, into: &line) }
    if let key = key(number), try line.hand(payload, length: rest, to: key) { return }
    if !line.options.showsLink { writeHeader(number, length: length, into: &line) }
    line.writeUnknown(payload)
  }

  private static func key(_ family: UInt32) -> Key? {
    switch family {
    case 2: .etherType(0x0800)
    case 7: .serviceAccessPoint(0xfe)
    case 16: .etherType(0x809b)
    case 23: .serviceAccessPoint(0xe0)
    case 24, 28, 30: .etherType(0x86dd)
    default: nil
    }
  }

  private static func writeHeader(_ family: UInt32, length: Int, into line: inout DumpLine) {
    if line.options.isQuiet {
      line.write(family, in: names, unknown: .decimal("Unknown AF "))
    } else {
      line.write("AF ", family, in: names, unknown: .text("Unknown"))
      line.write(" (", family, ")")
    }
    line.write(", length ", length, ": ")
  }

  /// Address families of the BSDs; IPv6 has another number on each of them.
  static let names: ValueNames = [
    2: "IPv4", 6: "NS", 7: "ISO", 16: "AppleTalk", 23: "IPX", 24: "IPv6", 28: "IPv6", 30: "IPv6",
  ]
}
