// Real-time Transport Protocol, RFC 3550; version 1 is that of its drafts.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---+-+-+-------+-+-------------+-------------------------------+
//   |V=2|P|X|  CC   |M|     PT      |       sequence number         |
//   +---+-+-+-------+-+-------------+-------------------------------+
//   |                           timestamp                           |
//   |           synchronization source (SSRC) identifier            |
//   +---------------------------------------------------------------+

public import Dissection

/// Audio or video on its way, where the user says that it is.
public enum RTP: Dissector {
  public static let dumpName = "rtp"
  public static let attachments = [Key.payloadType(.rtp)]
  static let headerLength = 12

  // MARK: Fields

  static let version = Field<UInt8>("rtp.version", "Version", at: 0, mask: 0xc0)
  static let hasPadding = Field<Bool>("rtp.padding", "Padding", at: 0, mask: 0x20)
  static let hasExtension = Field<Bool>("rtp.ext", "Extension", at: 0, mask: 0x10)
  static let sourceCount = Field<UInt8>("rtp.cc", "Contributing source count", at: 0, mask: 0x0f)
  static let marker = Field<Bool>("rtp.marker", "Marker", at: 1, mask: 0x80)
  static let payloadType = Field<UInt8>("rtp.p_type", "Payload type", at: 1, mask: 0x7f)
  static let sequence = Field<UInt16>("rtp.seq", "Sequence number", at: 2)
  static let timestamp = Field<UInt32>("rtp.timestamp", "Timestamp", at: 4)
  static let source = Field<UInt32>("rtp.ssrc", "Synchronization Source identifier", at: 8)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 8 else { return writeShort(length, 8, into: &line) }
    if try bytes.read(version) == 1 { return try writeDraft(bytes, length: length, into: &line) }
    guard length >= headerLength else { return writeShort(length, headerLength, into: &line) }
    let hasExtension = try bytes.read(hasExtension)
    line.write("udp/rtp ", length - headerLength)
    line.write(" c", try bytes.read(payloadType))
    line.write(hasExtension ? " +" : " ")
    try writeNumbers(bytes, isMarked: try bytes.read(marker), into: &line)
    guard line.options.isVerbose else { return }
    line.write(" ", try bytes.read(source))
    guard hasExtension else { return }
    let size = try bytes.uint16(at: headerLength + 2)
    if headerLength + 4 + 4 * Int(size) > length { line.write(" !ext") }
  }

  /// The header of version 1: options where version 2 has its extension, and fewer payload types.
  private static func writeDraft(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let second = try bytes.uint8(at: 1)
    let hasOptions = second & 0x80 != 0
    line.write("udp/rtpv1 ", length - 8)
    line.write(" c", second & 0x3f)
    line.write(hasOptions ? " +" : " ")
    try writeNumbers(bytes, isMarked: second & 0x40 != 0, into: &line)
    guard line.options.isVerbose else { return }
    line.write(" ", try bytes.read(source))
    if hasOptions { line.write(" !opt") }
  }

  private static func writeNumbers(
    _ bytes: Span<UInt8>, isMarked: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(isMarked ? "* " : " ", try bytes.read(sequence))
    line.write(" ", try bytes.read(timestamp))
  }

  private static func writeShort(_ length: Int, _ least: Int, into line: inout DumpLine) {
    line.write("udp/rtp, length ", length)
    line.write(" < ", least)
  }
}
