// AppleTalk's datagrams, Inside AppleTalk chapter 4: the long header.
//
//    0       2          4           6           8      9      10     11     12
//   +-------+----------+-----------+-----------+------+------+------+------+------+
//   |Length |Checksum  |Dest. net  |Source net |Dest. |Source|Dest. |Source| Type |
//   |       |          |           |           |node  |node  |socket|socket|      |
//   +-------+----------+-----------+-----------+------+------+------+------+------+

public import Dissection

/// A datagram of AppleTalk.
public enum AppleTalk: Dissector {
  public static let dumpName = "atalk"
  public static let attachments = [Key.etherType(0x809b)]
  static let headerLength = 13

  // MARK: Fields

  static let destinationNetwork = Field<UInt16>("ddp.dst.net", "Destination Net", at: 4)
  static let sourceNetwork = Field<UInt16>("ddp.src.net", "Source Net", at: 6)
  static let type = Field<UInt8>("ddp.type", "Protocol type", at: 12)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.isVerbose { line.write("et1 ") }
    if !line.options.showsLink { line.write("AT ") }
    guard length >= headerLength else { return line.write(" [|ddp ", length, "]") }
    try bytes.require(headerLength)
    line.write("", bytes[sourceNetwork], ".")
    line.write("", bytes[9], ".")
    line.write("", bytes[11], " > ")
    line.write("", bytes[destinationNetwork], ".")
    line.write("", bytes[8], ".")
    line.write("", bytes[10], ": ")
    let payload = bytes.from(headerLength)
    let rest = length - headerLength
    let type = bytes[type]
    switch type {
    case 3: try writeTransaction(payload, rest, into: &line)
    case 2: try writeNames(payload, rest, into: &line)
    default:
      line.write(" at-", type, in: typeNames, unknown: .decimal("#"))
      line.write(" ", rest)
    }
  }

  /// A request, an answer or a release of the transaction protocol.
  private static func writeTransaction(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 8, bytes.count >= 8 else {
      line.write(" truncated-atp ", length)
      return
    }
    let control = bytes[0]
    let data = length - 8
    let number = try bytes.uint16(at: 2)
    let user = try bytes.uint32(at: 4)
    switch control & 0xc0 {
    case 0x40:
      line.write(control & 0x20 != 0 ? " atp-req  " : " atp-req* ", number)
      writeBitmap(bytes[1], into: &line)
      if data != 0 { line.write(" [len=", data, "]") }
      switch control & 0x3f {
      case 0x20: break
      case 0x00...0x1f where control & 0x3f == 0: break
      default: line.write(" [c=0x", hex: control, digits: 2, "]")
      }
    case 0x80:
      line.write(control & 0x10 != 0 ? " atp-resp*" : " atp-resp ", number)
      line.write(":", bytes[1], " (")
      line.write("", data, ")")
      if control & 0x08 != 0 { line.write(" [STS]") }
    case 0xc0:
      line.write(" atp-rel  ", number)
      writeBitmap(bytes[1], into: &line)
      if data > 0 { line.write(" [len=", data, "]") }
      if control & 0x3f != 0 { line.write(" [c=0x", hex: control, digits: 2, "]") }
    default:
      line.write(" atp-0x", hex: control, "  ")
      line.write("", number, " (")
      line.write("", data, ")")
    }
    if user != 0 { line.write(" 0x", hex: user) }
  }

  /// Which parts of an answer are asked for: `<0-7>`, `<0,2>`.
  private static func writeBitmap(_ bitmap: UInt8, into line: inout DumpLine) {
    // Only the bits from the first on may all be set.
    if bitmap & (bitmap &+ 1) != 0 {
      var separator = "<"
      for bit in 0..<8 where bitmap & (1 << UInt8(bit)) != 0 {
        line.write(separator, bit)
        separator = ","
      }
      line.write(">")
    } else {
      let last = 8 - bitmap.leadingZeroBitCount
      if last > 1 {
        line.write("<0-", last - 1, ">")
      } else {
        line.write("<0>")
      }
    }
  }

  /// Names of things in a zone.
  private static func writeNames(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 8 else { return line.write(" truncated-nbp ", length) }
    try bytes.require(8)
    let control = bytes[0]
    let identifier = bytes[1]
    let count = Int(control & 15)
    switch control & 0xf0 {
    case 0x10, 0x20:
      line.write(control & 0xf0 == 0x20 ? " nbp-lkup:" : " nbp-brRq:")
      try writeEntity(bytes, at: 7, into: &line)
      if count != 1 { line.write(" [ntup=", count, "]") }
    case 0x30:
      line.write(" nbp-reply ", identifier, ":")
      var offset = 2
      for _ in 0..<count {
        guard bytes.has(5, at: offset) else {
          throw .truncated(need: offset + 5, have: bytes.count)
        }
        let start = offset
        offset = try writeEntity(bytes, at: start + 5, into: &line)
        line.write(" ", bytes[start + 3])
      }
    default:
      line.write(" nbp-0x", hex: control, "  ")
      line.write("", identifier, " (")
      line.write("", length, ")")
    }
  }

  /// `"object:type@zone"`; where it ends.
  @discardableResult
  private static func writeEntity(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    var offset = start
    line.write(" \"")
    for part in 0..<3 {
      let size = Int(try bytes.uint8(at: offset))
      let text = try bytes.slice(at: offset + 1, count: size)
      if part == 1 { line.write(":") }
      // A star stands for this zone, which goes without saying.
      if part == 2, !(size == 1 && text[0] == 0x2a) { line.write("@") }
      if part < 2 || !(size == 1 && text[0] == 0x2a) { line.write(untrusted: text) }
      offset += 1 + size
    }
    line.write("\"")
    return offset
  }

  static let typeNames: ValueNames = [
    1: "rtmp", 2: "nbp", 3: "atp", 4: "echo", 5: "rtmpReq", 22: "IP",
  ]
}
