// IP over InfiniBand, RFC 4391, behind two addresses: LINKTYPE_IPOIB.
//
//   +-------------------------------+-------------------------------+
//   |   Source and destination address (40 bytes) ...               |
//   +-------------------------------+-------------------------------+
//   |             Type              |           Reserved            |
//   +-------------------------------+-------------------------------+

public import Dissection

/// A packet on an InfiniBand link.
public enum IPoIB: Dissector {
  public static let dumpName = "ipoib"
  public static let attachments = [Key.linkType(242)]
  static let headerLength = 44

  // MARK: Fields

  static let type = Field<UInt16>("ipoib.type", "Type", at: 40, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength, length >= headerLength else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    line.addLinkHeader(headerLength)
    let type = try bytes.read(type)
    if line.options.showsLink { writeHeader(type, length, into: &line) }
    let payload = bytes.from(headerLength)
    if try line.hand(payload, length: length - headerLength, to: .etherType(type)) { return }
    if !line.options.showsLink { writeHeader(type, length, into: &line) }
    line.writeUnknown(payload)
  }

  private static func writeHeader(_ type: UInt16, _ length: Int, into line: inout DumpLine) {
    if line.options.showsLink { line.write("IPOIB") }
    if line.options.isQuiet {
      line.write(", ethertype ", type, in: Ethernet.typeNames, unknown: .text("Unknown"))
    } else {
      line.write(", ethertype ")
      Ethernet.writeType(type, into: &line)
    }
    line.write(", length ", length, ": ")
  }
}
