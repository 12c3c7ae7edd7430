// Marvell's distributed switch architecture tag, behind the addresses of a frame.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---+-+---------+---------+-+-+-+-----+-+-----------------------+
//   |Mod|T| Device  |  Port   |K| |C| Pri | |        VLAN           |
//   +---+-+---------+---------+-+-+-+-----+-+-----------------------+

public import Dissection

/// The tag that Marvell's switches put on frames to and from their processor.
enum MarvellTag: SwitchTag {
  static let length = 4

  static func write(_ frame: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write(line.options.showsLink ? "Marvell DSA " : "DSA ")
    try write(frame, at: 12, into: &line)
  }

  /// The four bytes themselves.
  static func write(
    _ frame: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let tag = try frame.slice(at: offset, count: length)
    let mode = tag[0] >> 6
    let isTagged = tag[0] & 0x20 != 0
    let device = tag[0] & 0x1f
    let port = tag[1] >> 3
    let flag = tag[1] & 4 != 0
    let vlan = UInt16(tag[2] & 15) << 8 | UInt16(tag[3])
    guard line.options.showsLink else {
      switch mode {
      case 0: writePort("port ", device, port, " > CPU, ", into: &line)
      case 1: writePort("CPU > port ", device, port, ", ", into: &line)
      case 2:
        writePort("port ", device, port, flag ? " > Rx Sniffer, " : " > Tx Sniffer, ", into: &line)
      default: writePort(flag ? "Forward trunk " : "Forward port ", device, port, ", ", into: &line)
      }
      return line.write("VLAN ", vlan, isTagged ? "t, " : "u, ")
    }
    line.write("mode ", mode, in: modeNames, ", ")
    switch mode {
    case 0:
      line.write("source dev ", device, ", port ")
      let code = (tag[1] & 6) << 1 | (tag[2] & 0x10) >> 4
      line.write("", port, ", code ")
      line.write(code, in: codeNames, unknown: .text("reserved"))
    case 1:
      line.write("target dev ", device, ", port ")
      line.write("", port)
    case 2:
      line.write("source dev ", device, ", port ")
      line.write("", port, flag ? ", ingress sniff" : ", egress sniff")
    default:
      line.write("dev ", device, flag ? ", trunk " : ", port ")
      line.write("", port)
    }
    line.write(isTagged ? ", tagged, " : ", untagged, ")
    if tag[1] & 1 != 0 { line.write("CFI, ") }
    line.write("VID ", vlan, ", FPri ")
    line.write("", tag[2] >> 5, ", ")
  }

  private static func writePort(
    _ label: String, _ device: UInt8, _ port: UInt8, _ end: String, into line: inout DumpLine
  ) {
    line.write(label, device, ".")
    line.write("", port, end)
  }

  static let modeNames: ValueNames = [0: "To CPU", 1: "From CPU", 2: "To Sniffer", 3: "Forward"]
  static let codeNames: ValueNames = [
    0: "BPDU (MGMT) Trap", 1: "Frame2Reg", 2: "IGMP/MLD Trap", 3: "Policy Trap", 4: "ARP Mirror",
    5: "Policy Mirror",
  ]
}

/// The same tag behind an Ethernet type of its own.
enum MarvellTypedTag: SwitchTag {
  static let length = 8

  static func write(_ frame: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let type = try frame.uint16(at: 12)
    if line.options.showsLink {
      line.write("Marvell EDSA ethertype 0x", hex: type, digits: 4, " (")
      line.write(type, in: Ethernet.typeNames, unknown: .text("Unknown"))
      line.write("), rsvd ", try frame.uint8(at: 14))
      line.write(" ", try frame.uint8(at: 15), ", ")
    } else {
      line.write("EDSA 0x", hex: type, digits: 4, ", ")
    }
    try MarvellTag.write(frame, at: 16, into: &line)
  }
}

/// Frames of a switch port in DSA mode: LINKTYPE_DSA_TAG_DSA.
public enum MarvellFrame: Dissector {
  public static let dumpName = "dsa"
  public static let attachments = [Key.linkType(284)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try Ethernet.dump(bytes, length: length, tag: MarvellTag.self, into: &line)
  }
}

/// Frames of a switch port in EDSA mode: LINKTYPE_DSA_TAG_EDSA.
public enum MarvellTypedFrame: Dissector {
  public static let dumpName = "edsa"
  public static let attachments = [Key.linkType(285)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try Ethernet.dump(bytes, length: length, tag: MarvellTypedTag.self, into: &line)
  }
}
