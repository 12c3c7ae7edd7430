// RTP Control Protocol, RFC 3550 §6.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---+-+---------+---------------+-------------------------------+
//   |V=2|P|   RC    |      PT       |             length            |
//   +---+-+---------+---------------+-------------------------------+
//   |                    SSRC, and what the type adds               |
//   +---------------------------------------------------------------+

public import Dissection

/// What senders and receivers of audio and video tell each other, one report after the other.
public enum RTCP: Dissector {
  public static let dumpName = "rtcp"
  public static let attachments = [Key.payloadType(.rtcp)]
  static let headerLength = 8

  // MARK: Fields

  static let count = Field<UInt8>("rtcp.rc", "Reception report count", at: 0, mask: 0x1f)
  static let packetType = Field<UInt8>("rtcp.pt", "Packet type", at: 1)
  static let length = Field<UInt16>("rtcp.length", "Length", at: 2)
  static let source = Field<UInt32>("rtcp.senderssrc", "Sender SSRC", at: 4)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var place = 0
    while place < bytes.count {
      let report = bytes.from(place)
      try report.require(headerLength)
      let size = 4 * (Int(try report.read(Self.length)) + 1)
      let type = try report.read(packetType)
      switch type {
      case 200: try writeSenderReport(report, size, into: &line)
      case 201:
        line.write(" rr")
        if size != 8 + 24 * Int(try report.read(count)) { line.write(" [", size, "]") }
        try writeSource(report, into: &line)
        try writeBlocks(report, at: 8, into: &line)
      case 202:
        line.write(" sdes ", size)
        try writeSource(report, into: &line)
      case 203:
        line.write(" bye ", size)
        try writeSource(report, into: &line)
      default:
        line.write(" type-0x", hex: type)
        line.write(" ", size)
      }
      place += size
    }
  }

  private static func writeSource(
    _ report: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.isVerbose else { return }
    line.write(" ", try report.read(source))
  }

  private static func writeSenderReport(
    _ report: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" sr")
    if size != 28 + 24 * Int(try report.read(count)) { line.write(" [", size, "]") }
    try writeSource(report, into: &line)
    try report.require(28)
    writeTime(" @", try report.uint32(at: 8), try report.uint32(at: 12), 32, into: &line)
    line.write(" ", try report.uint32(at: 16))
    line.write(" ", try report.uint32(at: 20), "p")
    line.write(" ", try report.uint32(at: 24), "b")
    try writeBlocks(report, at: 28, into: &line)
  }

  /// ` c2 5l 131079s 33j @1.00+0.50`: what was lost, seen, how late, and when a report came.
  private static func writeBlocks(
    _ report: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let count = Int(try report.read(count))
    if count > 1 { line.write(" c", count) }
    for index in 0..<count {
      let block = report.from(start + 24 * index)
      try block.require(24)
      // Every block is shown as the first source's.
      if line.options.isVerbose { line.write(" ", try report.uint32(at: start)) }
      line.write(" ", try block.uint32(at: 4) & 0x00ff_ffff, "l")
      line.write(" ", try block.uint32(at: 8), "s")
      line.write(" ", try block.uint32(at: 12), "j")
      let last = try block.uint32(at: 16)
      writeTime(" @", last >> 16, last & 0xffff, 16, into: &line)
      let delay = try block.uint32(at: 20)
      writeTime("+", delay >> 16, delay & 0xffff, 16, into: &line)
    }
  }

  /// `2208988800.50`: a fraction of so many bits, rounded to hundredths.
  private static func writeTime(
    _ label: String, _ seconds: UInt32, _ fraction: UInt32, _ bits: Int, into line: inout DumpLine
  ) {
    line.write(label)
    let unit: Double = bits == 32 ? 4_294_967_296 : 65_536
    line.write(float: Double(seconds) + Double(fraction) / unit, decimals: 2)
  }
}
