// AppleTalk's address resolution, in the form of RFC 826.

import Addresses
public import Dissection

/// Which station has an AppleTalk address.
public enum AARP: Dissector {
  public static let dumpName = "aarp"
  public static let attachments = [Key.etherType(0x80f3)]
  static let messageLength = 28

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("aarp ")
    try bytes.require(messageLength)
    let hardware = try bytes.uint16(at: 0)
    let type = try bytes.uint16(at: 2)
    let operation = try bytes.uint16(at: 6)
    if hardware == 1, type == 0x809b, bytes[4] == 6, bytes[5] == 4 {
      switch operation {
      case 1:
        line.write("who-has ")
        try writeAddress(bytes, at: 25, into: &line)
        line.write(" tell ")
        return try writeAddress(bytes, at: 15, into: &line)
      case 2:
        line.write("reply ")
        try writeAddress(bytes, at: 15, into: &line)
        return line.write(" is-at ", try bytes.mac(at: 8))
      case 3:
        line.write("probe ")
        try writeAddress(bytes, at: 25, into: &line)
        line.write(" tell ")
        return try writeAddress(bytes, at: 15, into: &line)
      default: break
      }
    }
    line.write("len ", length, " op ")
    line.write("", operation, " htype ")
    line.write("", hardware, " ptype 0x")
    line.write(hex: type)
    line.write(" halen ", bytes[4])
    line.write(" palen ", bytes[5])
  }

  /// A network's number and a node's, the last three of four bytes.
  private static func writeAddress(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("", try bytes.uint16(at: offset), ".")
    line.write("", try bytes.uint8(at: offset + 2))
  }
}
