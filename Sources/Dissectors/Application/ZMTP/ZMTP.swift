// ZeroMQ Message Transport Protocol, version 1.0 (ZeroMQ RFC 13), over TCP and over PGM.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   | Length (< ff) |     Flags     |  Body: Length - 1 octets ...  |
//   +---------------+---------------+-------------------------------+
//
//   +---------------+-----------------------------+---------------+---
//   |      0xff     |     Length (64 bits)        |     Flags     | Body
//   +---------------+-----------------------------+---------------+---

public import Dissection

/// Frames of messages between ZeroMQ sockets, on a byte stream.
public enum ZMTP: Dissector {
  public static let dumpName = "zmtp1"
  public static let attachments = [Key.payloadType(.zmtp1)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": ZMTP/1.0")
    let frames = bytes.upTo(length)
    var at = 0
    while at < frames.count {
      guard let next = try writeFrame(frames, at: at, into: &line) else { return }
      at = next
    }
    if length > bytes.count { throw .truncated(need: length, have: bytes.count) }
  }

  /// Frames in one datagram of PGM: where the first of them begins, what is before it, and them.
  static func dumpDatagram(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = dumpName
    let offset = try bytes.uint16(at: 0)
    line.write("\n\t frame offset 0x", hex: offset, digits: 4)
    let rest = max(0, length - 2)
    let captured = bytes.from(2).upTo(rest)
    let before = offset == 0xffff ? rest : min(rest, Int(offset))
    if before > 0 { try writeIntermediate(captured.upTo(before), length: before, into: &line) }
    var at = before
    while at < captured.count {
      guard let next = try writeFrame(captured, at: at, into: &line) else { return }
      at = next
    }
  }

  /// The end of a frame that began in an earlier datagram.
  private static func writeIntermediate(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\t frame intermediate part, ", length, " bytes")
    guard length <= bytes.count else {
      line.write(" (exceeds datagram declared length)")
      throw .truncated(need: length, have: bytes.count)
    }
    guard line.options.isVerbose else { return }
    let shown = shownLength(bytes.count, verbosity: line.options.verbosity)
    line.write(", first ", shown, " byte(s):")
    line.writeHexAndText(bytes.upTo(shown), indent: "\n\t ")
  }

  /// How many bytes of a body are shown.
  private static func shownLength(_ length: Int, verbosity: Int) -> Int {
    switch verbosity {
    case 1: min(length, 128)
    case 2: min(length, 256)
    default: length
    }
  }

  /// One frame, and where the next one begins; nil where this one ends too early.
  private static func writeFrame(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    line.write("\n\t")
    let first = try bytes.uint8(at: start)
    let headerLength = first == 0xff ? 10 : 2
    let size: UInt64
    if first == 0xff {
      line.write(" frame flags+body (64-bit) length")
      size = try bytes.uint64(at: start + 1)
      line.write(" ", size)
    } else {
      line.write(" frame flags+body  (8-bit) length")
      size = UInt64(first)
      line.write(" ", size)
    }
    let captured = UInt64(bytes.count - start - (headerLength - 1))
    let bodyStart = start + headerLength
    if size > captured { line.write(" (", captured, " captured)") }
    let flags = try bytes.uint8(at: bodyStart - 1)
    line.write(", flags 0x", hex: flags, digits: 2)
    if line.options.isVerbose { writeFlags(flags, into: &line) }
    guard size > 0 else {
      line.writeInvalid()
      return nil
    }
    let body = bytes.from(bodyStart)
    let bodySize = min(Int(min(size - 1, UInt64(Int32.max))), body.count)
    if bodySize > 0, line.options.isVerbose {
      let shown = shownLength(bodySize, verbosity: line.options.verbosity)
      line.write(", first ", shown, " byte(s) of body:")
      line.writeHexAndText(body.upTo(shown), indent: "\n\t ")
    }
    guard size <= captured else {
      line.writeTruncated()
      return nil
    }
    return bodyStart + bodySize
  }

  private static func writeFlags(_ flags: UInt8, into line: inout DumpLine) {
    switch flags {
    case 0: line.write(" (none)")
    case 1: line.write(" (MORE)")
    default:
      line.write(" (")
      for shift in stride(from: 7, through: 0, by: -1) {
        let isSet = flags >> UInt8(shift) & 1 == 1
        line.write(isSet ? shift == 0 ? "MORE" : "MBZ" : "-")
        if shift > 0 { line.write("|") }
      }
      line.write(")")
    }
  }
}
