// Encapsulated Remote Switch Port Analyzer, draft-foschiano-erspan-03, behind GRE.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-----------------------+-----+---+-+-------------------+
//   |  Ver  |          VLAN         | COS | En|T|    Session ID     |   II; in III En is BSO
//   +-------+-----------------------+-----+---+-+-------------------+
//   |      Reserved         |                  Index                |   II
//   +-----------------------+---------------------------------------+
//   |                          Timestamp                            |   III
//   +-------------------------------+-+---------+-----------+-+---+-+
//   |             SGT               |P|    FT   |   Hw ID   |D|Gra|O|   III
//   +-------------------------------+-+---------+-----------+-+---+-+
//   |               Platform Specific (8 bytes, if O)               |   III
//   +---------------------------------------------------------------+

public import Dissection

/// What the headers of types II and III have in common.
private struct SessionWord {
  let rawValue: UInt32

  var vlan: UInt32 { rawValue >> 16 & 0xfff }
  var priority: UInt32 { rawValue >> 13 & 7 }
  /// How the frame was tagged (II), or whether it was intact (III).
  var kind: UInt32 { rawValue >> 11 & 3 }
  var isTruncated: Bool { rawValue & 0x400 != 0 }
  var session: UInt32 { rawValue & 0x3ff }
}

/// A mirrored frame, type II.
public enum ERSPAN: Dissector {
  public static let dumpName = "erspan"
  public static let attachments = [Key.etherType(0x88be)]

  /// `erspan type2 session 101 vlan 1 cos 0 index 43973: `, and the frame.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("erspan type2")
    let word = SessionWord(rawValue: try bytes.uint32(at: 0))
    line.write(" session ")
    line.write(decimal: word.session)
    switch word.kind {
    case 0: break
    case 1:
      line.write(" isl ")
      line.write(decimal: word.vlan)
    default:
      line.write(" vlan ")
      line.write(decimal: word.vlan)
    }
    line.write(" cos ")
    line.write(decimal: word.priority)
    if word.isTruncated { line.write(" truncated") }
    line.write(" index ")
    line.write(decimal: try bytes.uint32(at: 4) & 0xfffff)
    line.write(": ")
    _ = try line.hand(bytes.from(8), length: max(0, length - 8), to: .linkType(1))
  }
}

/// A mirrored frame or packet, type III.
public enum ERSPANTypeIII: Dissector {
  public static let dumpName = "erspan"
  public static let attachments = [Key.etherType(0x22eb)]

  private static let integrityNames: ValueNames = [
    0: "Good/unknown", 1: "Short", 2: "Oversized", 3: "Bad",
  ]

  /// `erspan type3 session 0 bso Good/unknown cos 0 ft Ethernet: `, and the frame.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("erspan type3")
    let word = SessionWord(rawValue: try bytes.uint32(at: 0))
    line.write(" session ")
    line.write(decimal: word.session)
    line.write(" bso ")
    line.write(word.kind, in: integrityNames)
    line.write(" cos ")
    line.write(decimal: word.priority)
    if word.isTruncated { line.write(" truncated") }
    let flags = try bytes.uint16(at: 10)
    let type = flags >> 10 & 0x1f
    line.write(" ft ")
    line.write(type, in: frameTypeNames, unknown: .decimal("unknown "))
    let offset = flags & 1 != 0 ? 20 : 12
    try bytes.require(offset)
    line.write(": ")
    let rest = max(0, length - offset)
    switch type {
    case 0: _ = try line.hand(bytes.from(offset), length: rest, to: .linkType(1))
    case 2: _ = try line.hand(bytes.from(offset), length: rest, to: .linkType(101))
    default: line.write("Frame type unknown")
    }
  }
}

private let frameTypeNames: ValueNames = [0: "Ethernet", 2: "IP"]
