// Older headers that radios put before a frame: Prism and AVS; PPI, whose fields are skipped.

public import Dissection

/// A frame behind the header of a Prism card, or AVS in its place: LINKTYPE_IEEE802_11_PRISM.
public enum PrismHeader: Dissector {
  public static let dumpName = "prism"
  public static let attachments = [Key.linkType(119)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 4 else { return line.writeTruncated() }
    let cookie = try bytes.uint32(at: 0)
    if cookie == 0x8021_1001 || cookie == 0x8021_1002 {
      return try AVSHeader.dump(bytes, length: length, into: &line)
    }
    guard bytes.count >= 144 else { return line.writeTruncated() }
    line.addLinkHeader(144)
    try WiFi.dumpFrame(
      bytes.from(144), length: max(0, length - 144), isPadded: false, into: &line)
  }
}

/// A frame behind the header of the Absolute Value Systems drivers: LINKTYPE_IEEE802_11_AVS.
public enum AVSHeader: Dissector {
  public static let dumpName = "802.11_radio_avs"
  public static let attachments = [Key.linkType(163)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 8 else { return line.writeTruncated() }
    let size = Int(try bytes.uint32(at: 4))
    guard size >= 8, bytes.count >= size else { return line.writeTruncated() }
    line.addLinkHeader(size)
    try WiFi.dumpFrame(
      bytes.from(size), length: max(0, length - size), isPadded: false, into: &line)
  }
}

/// A frame of any link type behind per-packet information: LINKTYPE_PPI.
public enum PerPacketInformation: Dissector {
  public static let dumpName = "ppi"
  public static let attachments = [Key.linkType(192)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 8 else { return line.writeTruncated() }
    let size = Int(try bytes.littleUInt16(at: 2))
    guard size >= 8, bytes.count >= size, length >= size else {
      if size < 8 {
        line.addLinkHeader(size)
      } else {
        line.addLinkHeader(bytes.count)
      }
      return line.writeTruncated()
    }
    line.addLinkHeader(size)
    let type = try bytes.littleUInt32(at: 4)
    if line.options.showsLink { writeHeader(type, size, length, into: &line) }
    let frame = bytes.from(size)
    if type <= 0xffff, try line.hand(frame, length: length - size, to: .linkType(UInt16(type))) {
      return
    }
    if !line.options.showsLink { writeHeader(type, size, length, into: &line) }
    line.writeUnknown(frame)
  }

  private static func writeHeader(
    _ type: UInt32, _ size: Int, _ length: Int, into line: inout DumpLine
  ) {
    if line.options.isQuiet {
      line.write(type, in: PKTAP.linkTypeNames, unknown: .text("unknown"))
    } else {
      line.write("DLT ", type, in: PKTAP.linkTypeNames, unknown: .text("unknown"))
      line.write(" (", type, ") len ")
      line.write(decimal: size)
    }
    line.write(", length ", length, ": ")
  }
}
