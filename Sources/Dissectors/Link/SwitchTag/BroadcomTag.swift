// Broadcom's switch tag, behind the addresses of a frame or before them.
//
//   towards the switch:                       from it:
//   +-----+-----+---+--------+-----------+    +-----+----------+------+-----+-----+
//   | Op  |Class|TE |  ...   | Ports (23)|    | Op  |Class. id |Reason|Class| Port|
//   +-----+-----+---+--------+-----------+    +-----+----------+------+-----+-----+

public import Dissection

/// The tag that Broadcom's switches put on frames to and from their processor.
enum BroadcomTag: SwitchTag {
  static let length = 4

  static func write(_ frame: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    try write(frame, at: 12, into: &line)
  }

  static func write(
    _ frame: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let tag = try frame.slice(at: offset, count: length)
    line.write(tag[0] == 0 || tag[0] & 0xe0 == 0 ? "BRCM tag OP: EG" : "BRCM tag OP: IG")
    if tag[0] >> 5 == 1 {
      line.write(", TC: ", tag[0] >> 2 & 7)
      line.write(", TE: ", tag[0] & 3, in: enforcementNames, unknown: .text("reserved"))
      line.write(", TS: ", tag[1] >> 7, ", DST map: [")
      let map = UInt32(tag[1] & 0x7f) << 16 | UInt32(tag[2]) << 8 | UInt32(tag[3])
      var isFirst = true
      for port in 0..<23 where map & (1 << UInt32(port)) != 0 {
        line.write(isFirst ? "port " : ", port ", port)
        isFirst = false
      }
      line.write(isFirst ? "none], " : "], ")
    } else {
      line.write(", CID: ", tag[1], ", RC: [")
      line.writeBits(tag[2], in: reasonNames)
      line.write("], TC: ", tag[3] >> 5)
      line.write(", port: ", tag[3] & 0x1f, ", ")
    }
  }

  static let enforcementNames: ValueNames = [
    0: "None", 1: "Untag", 2: "Header", 3: "Reserved",
  ]
  static let reasonNames: ValueNames = [
    0x01: "mirror", 0x02: "MAC learning", 0x04: "switching", 0x08: "prot term",
    0x10: "prot snoop", 0x20: "exception",
  ]
}

/// Frames with the tag within: LINKTYPE_DSA_TAG_BRCM.
public enum BroadcomFrame: Dissector {
  public static let dumpName = "brcm-tag"
  public static let attachments = [Key.linkType(281)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try Ethernet.dump(bytes, length: length, tag: BroadcomTag.self, into: &line)
  }
}

/// Frames with the tag before: LINKTYPE_DSA_TAG_BRCM_PREPEND.
public enum BroadcomPrependedFrame: Dissector {
  public static let dumpName = "brcm-tag-prepend"
  public static let attachments = [Key.linkType(282)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= BroadcomTag.length, length >= BroadcomTag.length else {
      return line.writeTruncated()
    }
    line.addLinkHeader(BroadcomTag.length)
    if line.options.showsLink { try BroadcomTag.write(bytes, at: 0, into: &line) }
    line.protocolName = Ethernet.dumpName
    try Ethernet.dump(
      bytes.from(BroadcomTag.length), length: length - BroadcomTag.length, into: &line)
  }
}
