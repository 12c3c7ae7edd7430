// The whiteboard of the MBone, as LBL's `wb` of 1995 sends it. Behind the header: pages and drawings.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------------------------------+
//   |                            Source                             |
//   +---------------------------------------------------------------+
//   |                           Timestamp                           |
//   +-------------------------------+---------------+---------------+
//   |             Magic             |     Type      |     Flags     |
//   +-------------------------------+---------------+---------------+

public import Dissection

/// A packet of the shared whiteboard.
public enum Whiteboard: Dissector {
  public static let dumpName = "wb"
  public static let attachments = [Key.payloadType(.wb)]
  static let headerLength = 12
  /// The port that a whiteboard is sent to; from that port nothing is expected.
  static let port: UInt16 = 4567

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.writeInvalid() }
    try bytes.require(headerLength)
    if try bytes.uint8(at: 11) != 0 { line.write("*") }
    let body = bytes.from(headerLength)
    let rest = length - headerLength
    switch try bytes.uint8(at: 10) {
    case 0:
      line.write(" wb-dop:")
      guard rest >= 16 else { return line.writeInvalid() }
      try writeDrawings(body, into: &line)
    case 1: try writeIdentity(body, rest, into: &line)
    case 2:
      line.write(" wb-rreq:")
      guard rest >= 20 else { return line.writeInvalid() }
      line.write(" please repair ")
      try writeRepair(body, into: &line)
    case 3:
      line.write(" wb-rrep:")
      guard rest >= 20 else { return line.writeInvalid() }
      line.write(" for ")
      try writeRepair(body, into: &line)
      try writeOperations(
        body.from(20), body.uint32(at: 12), body.uint32(at: 16), into: &line)
    case 4: line.write(" wb-kill")
    case 5:
      line.write(" wb-preq:")
      guard rest >= 12 else { return line.writeInvalid() }
      line.write(" need ", try body.uint32(at: 8))
      line.write("/")
      try writePage(body, into: &line)
    case 7: try writePages(body, into: &line)
    case let type:
      line.write(" wb-", type, "!")
      line.writeInvalid()
    }
  }

  /// `10.0.0.3:9`
  private static func writePage(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(8)
    line.write(try bytes.ipv4(at: 0))
    line.write(":", try bytes.uint32(at: 4))
  }

  /// `10.0.0.4 10.0.0.3:9<1:2>`
  private static func writeRepair(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(20)
    line.write(try bytes.ipv4(at: 0))
    line.write(" ")
    try writePage(bytes.from(4), into: &line)
    line.write("<", try bytes.uint32(at: 12))
    line.write(":", try bytes.uint32(at: 16), ">")
  }

  /// ` 10.0.0.3:9<1:2>`, with `-v` the drawings too.
  private static func writeDrawings(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(16)
    line.write(" ")
    try writePage(bytes, into: &line)
    let (first, last) = try (bytes.uint32(at: 8), bytes.uint32(at: 12))
    line.write("<", first)
    line.write(":", last, ">")
    try writeOperations(bytes.from(16), first, last, into: &line)
  }

  /// ` < LINE dop-100! >`: one word for each drawing from `first` to `last`.
  private static func writeOperations(
    _ bytes: Span<UInt8>, _ first: UInt32, _ last: UInt32, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.isVerbose else { return }
    line.write(" <")
    var (number, offset) = (first, 0)
    while number <= last {
      try bytes.require(offset + 8)
      let type = try bytes.uint8(at: offset + 7)
      line.write(" ")
      line.write(type, in: operationNames, unknown: .decimal("dop-", suffix: "!"))
      if type == 14 || type == 15 {
        // One that stands for all up to the number behind it.
        let skipped = try bytes.uint32(at: offset + 8)
        line.write(decimal: skipped)
        guard skipped >= number, skipped <= last else { return line.writeTruncated() }
        number = skipped
      }
      guard number < last else { break }
      number += 1
      offset += 8 + (Int(try bytes.uint16(at: offset + 4)) + 3) & ~3
    }
    line.write(" >")
  }

  /// ` 2/10.0.0.3:9 (max 5/10.0.0.3:9) <10.0.0.4:1> "name"`
  private static func writeIdentity(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" wb-id:")
    guard length >= 28 else { return line.writeInvalid() }
    try bytes.require(28)
    line.write(" ", try bytes.uint32(at: 12))
    line.write("/")
    try writePage(bytes.from(16), into: &line)
    line.write(" (max ", try bytes.uint32(at: 0))
    line.write("/")
    try writePage(bytes.from(4), into: &line)
    line.write(") ")
    let count = Int(try bytes.uint16(at: 24))
    let end = 28 + 8 * count
    guard end <= length else { return line.writeInvalid() }
    for index in 0..<count {
      line.write(index == 0 ? "<" : ",")
      try writePage(bytes.from(28 + 8 * index), into: &line)
    }
    line.write("> \"")
    let isEnded = line.write(untrustedCString: bytes.from(end))
    line.write("\"")
    if !isEnded, bytes.count < length { line.writeTruncated() }
  }

  /// ` 1/10.0.0.3:9<10.0.0.4:1>` for each page.
  private static func writePages(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" wb-prep:")
    var offset = 4
    var count = try bytes.uint32(at: 0)
    while count > 0 {
      count -= 1
      line.write(" ", try stateSlot(bytes, at: offset))
      line.write("/")
      try writePage(bytes.from(offset + 4), into: &line)
      let pages = Int(try bytes.uint16(at: offset + 14))
      offset += 16
      for index in 0..<pages {
        try bytes.require(offset + 8)
        line.write(index == 0 ? "<" : ",")
        try writePage(bytes.from(offset), into: &line)
        offset += 8
      }
      line.write(">")
    }
  }

  /// The slot of a page's state, which is printed with the page or not at all.
  private static func stateSlot(_ bytes: Span<UInt8>, at offset: Int) throws(Flaw) -> UInt32 {
    try bytes.require(offset + 12)
    return try bytes.uint32(at: offset)
  }

  // MARK: Names

  static let operationNames: ValueNames = [
    2: "RECT", 3: "LINE", 4: "ML", 5: "DEL", 6: "XFORM", 7: "ELL", 8: "CHAR", 9: "STR",
    10: "NOP", 11: "PSCODE", 12: "PSCOMP", 13: "PSREF", 14: "SKIP", 15: "HOLE",
  ]
}
