// Per-packet information, CACE Technologies, 1.0.10 §3.1.
//
//   +---------------+---------------+-------------------------------+
//   |  Version (0)  |     Flags     |   Length of all (low first)   |
//   +---------------+---------------+-------------------------------+
//   |             Link type of the frame (low first)                |
//   +---------------------------------------------------------------+
//   |  Fields: a type, a length, what the capturer knew ...

public import Dissection

/// A frame of any link type behind a header of the capturer's.
public enum PPI: Dissector {
  public static let dumpName = "ppi"
  public static let attachments = [Key.linkType(192)]
  static let headerLength = 8
  /// The largest multiple of four that the length can say.
  static let lengthLimit = 65532

  // MARK: Fields

  static let version = Field<UInt8>("ppi.version", "Version", at: 0)
  static let flags = Field<UInt8>("ppi.flags", "Flags", at: 1, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let size = Int(try bytes.littleUInt16(at: 2))
    let linkType = try bytes.littleUInt32(at: 4)
    guard size >= headerLength, size <= lengthLimit else {
      line.addLinkHeader(bytes.count)
      line.write(" [length ", size, " < 8 or > 65532]")
      return line.writeInvalid()
    }
    guard bytes.count >= size else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    line.addLinkHeader(size)
    if line.options.showsLink { try writeHeader(bytes, length: length, into: &line) }
    let frame = bytes.from(size)
    if let number = UInt16(exactly: linkType),
      try line.hand(frame, length: length - size, to: .linkType(number))
    {
      return
    }
    if !line.options.showsLink { try writeHeader(bytes, length: length, into: &line) }
    line.writeUnknown(frame)
  }

  /// `V.0 DLT IEEE802_11 (105) len 32, length 120: `
  private static func writeHeader(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let linkType = try bytes.littleUInt32(at: 4)
    line.write("V.", try bytes.read(version), " DLT ")
    if let name = name(of: linkType) { line.write(name) } else { line.write("UNKNOWN") }
    line.write(" (", linkType)
    line.write(") len ", try bytes.littleUInt16(at: 2))
    line.write(", length ", length, ": ")
  }
}
