// AppleTalk transactions, Inside AppleTalk chapter 9.
//
//   +---------------+---------------+-------------------------------+
//   |    Control    | Bitmap/number |   Identifier of transaction   |
//   +---------------+---------------+-------------------------------+
//   |                           User data                           |
//   +---------------------------------------------------------------+

import Dissection

/// A request, and the packets that answer it.
enum AppleTalkTransaction {
  static let headerLength = 8

  // MARK: Print

  static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength, bytes.count >= headerLength else {
      return line.writeTruncated()
    }
    let rest = length - headerLength
    let control = try bytes.uint8(at: 0)
    let bitmap = try bytes.uint8(at: 1)
    let identifier = try bytes.uint16(at: 2)
    let isExact = control & 0x20 != 0
    let isLast = control & 0x10 != 0
    let asksStatus = control & 0x08 != 0
    switch control & 0xc0 {
    case 0x40:
      line.write(isExact ? " atp-req  " : " atp-req* ", identifier)
      writeBitmap(bitmap, into: &line)
      if rest > 0 { line.write(" [len=", rest, "]") }
      if isLast || asksStatus { line.write(" ") }
      writeFlags(false, isLast, asksStatus, into: &line)
    case 0x80:
      line.write(isLast ? " atp-resp*" : " atp-resp ", identifier)
      line.write(":", bitmap)
      line.write(" (", rest, ")")
      if isExact || asksStatus { line.write(" ") }
      writeFlags(isExact, false, asksStatus, into: &line)
    case 0xc0:
      line.write(" atp-rel  ", identifier)
      writeBitmap(bitmap, into: &line)
      if rest > 0 { line.write(" [len=", rest, "]") }
      writeFlags(isExact, isLast, asksStatus, into: &line)
    default:
      line.write(" atp-0x", hex: control)
      line.write("  ", identifier)
      line.write(" (", rest, ")")
    }
    let data = try bytes.uint32(at: 4)
    if data != 0 { line.write(" 0x", hex: data) }
  }

  /// `[XO,EOM,STS]`, where there are any.
  private static func writeFlags(
    _ isExact: Bool, _ isLast: Bool, _ asksStatus: Bool, into line: inout DumpLine
  ) {
    guard isExact || isLast || asksStatus else { return }
    line.write("[")
    if isExact { line.write("XO") }
    if isLast { line.write(isExact ? ",EOM" : "EOM") }
    if asksStatus { line.write(isExact || isLast ? ",STS" : "STS") }
    line.write("]")
  }

  /// `<0-3>`, or `<0,2>` where packets between are not asked for.
  private static func writeBitmap(_ bitmap: UInt8, into line: inout DumpLine) {
    if bitmap & (bitmap &+ 1) == 0 {
      line.write("<0")
      if bitmap > 1 { line.write("-", 7 - bitmap.leadingZeroBitCount) }
    } else {
      var separator: StaticString = "<"
      for bit in 0..<8 where bitmap >> UInt8(bit) & 1 != 0 {
        line.write(separator)
        line.write(decimal: bit)
        separator = ","
      }
    }
    line.write(">")
  }
}
