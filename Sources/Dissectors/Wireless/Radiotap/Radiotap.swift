// Radiotap, radiotap.org: what the radio knew of a frame of a wireless LAN.
//
//   +---------------+---------------+-------------------------------+
//   |  Version (0)  |    Padding    |   Length of all (low first)   |
//   +---------------+---------------+-------------------------------+
//   |  Present: a bit for each field that follows; the highest one  |
//   |  says that another such word comes                            |
//   +---------------------------------------------------------------+
//   |  The fields, each on a multiple of its own size ...

public import Dissection

/// The header that drivers put before a frame of a wireless LAN.
public enum Radiotap: Dissector {
  public static let dumpName = "802.11_radio"
  public static let attachments = [Key.linkType(127)]
  static let headerLength = 8
  static let presentOffset = 4

  // MARK: Fields

  static let version = Field<UInt8>("radiotap.version", "Header revision", at: 0)
  static let padding = Field<UInt8>("radiotap.pad", "Header pad", at: 1)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let size = Int(try bytes.littleUInt16(at: 2))
    guard size >= headerLength, bytes.count >= size else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let header = bytes.upTo(size)
    var last = presentOffset
    while header.has(4, at: last), try header.littleUInt32(at: last) & 0x8000_0000 != 0 {
      last += 4
    }
    guard header.has(4, at: last) else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    var fields = Fields(offset: last + 4)
    var word = presentOffset
    while word <= last, fields.dump(header, try header.littleUInt32(at: word), into: &line) {
      word += 4
    }
    line.addLinkHeader(size)
    try WLAN.dump(
      bytes.from(size), length: length - size, isPadded: fields.flags & 0x20 != 0,
      checkLength: fields.flags & 0x10 != 0 ? 4 : 0, into: &line)
  }
}
