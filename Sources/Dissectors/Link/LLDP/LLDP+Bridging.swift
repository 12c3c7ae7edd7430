import Dissection

/// What IEEE 802.1 added: VLANs, congestion, edge virtual bridging.
extension LLDP {
  /// Whether the bytes were understood.
  static func writeBridging(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 4 else { return true }
    let subtype = value[3]
    line.write("\n\t  ", subtype, in: bridgingNames, unknown: .text("unknown"))
    line.write(" Subtype (", subtype, ")")
    switch subtype {
    case 1:
      guard value.count >= 6 else { return true }
      line.write("\n\t    port vlan id (PVID): ", try value.uint16(at: 4))
    case 2:
      guard value.count >= 7 else { return true }
      line.write("\n\t    port and protocol vlan id (PPVID): ", try value.uint16(at: 5))
      line.write(", flags [")
      line.writeBits(value[4], in: protocolVLANNames)
      line.write("] (0x", hex: value[4], digits: 2, ")")
    case 3:
      guard value.count >= 6 else { return true }
      line.write("\n\t    vlan id (VID): ", try value.uint16(at: 4))
      guard value.count >= 7, value.has(Int(value[6]), at: 7) else { return true }
      line.write("\n\t    vlan name: ")
      line.write(untrustedCString: value.from(7).upTo(Int(value[6])))
    case 4:
      guard value.count >= 5, value.has(Int(value[4]), at: 5) else { return true }
      line.write("\n\t    protocol identity: ")
      line.write(untrustedCString: value.from(5).upTo(Int(value[4])))
    case 7:
      guard value.count >= 9 else { return true }
      writeAggregation(value, into: &line)
      line.write(", aggregation port ID ", try value.uint32(at: 5))
    case 8:
      guard value.count >= 6 else { return true }
      line.write("\n\t    Pre-Priority CNPV Indicator")
      writePriorities(value[4], into: &line)
      line.write("\n\t    Pre-Priority Ready Indicator")
      writePriorities(value[5], into: &line)
    case 9, 10:
      guard value.count >= 25 else { return true }
      if subtype == 9 {
        line.write("\n\t    Willing:", value[4] >> 7)
        line.write(", CBS:", value[4] >> 5 & 2)
        line.write(", RES:", value[4] >> 3 & 7)
        line.write(", Max TCs:", value[4] & 7)
      } else {
        line.write("\n\t    RES: ", value[4])
      }
      try writeSelection(value, into: &line)
    case 11:
      guard value.count >= 6 else { return true }
      line.write("\n\t    Willing: ", value[4] >> 7)
      line.write(", MBC: ", value[4] >> 6 & 1)
      line.write(", RES: ", value[4] >> 4 & 3)
      line.write(", PFC cap:", value[4] & 15, " \n\t    PFC Enable")
      writePriorities(value[5], into: &line)
    case 12:
      guard value.count >= 5 else { return true }
      line.write("\n\t    RES: ", value[4])
      guard (value.count - 5) % 3 == 0 else { return true }
      if value.count >= 8 { line.write("\n\t    Application Priority Table") }
      var offset = 5
      while value.has(3, at: offset) {
        line.write("\n\t      Priority: ", value[offset] >> 5)
        line.write(", RES: ", value[offset] >> 3 & 3)
        line.write(", Sel: ", value[offset] & 7)
        line.write(", Protocol ID: ", try value.uint16(at: offset + 1))
        offset += 3
      }
    case 13:
      guard value.count >= 9 else { return true }
      try writeEdge(value, into: &line)
    case 14:
      guard value.count >= 8 else { return true }
      line.write("\n\t    Role: ", value[4] >> 7)
      line.write(", RES: ", value[4] >> 4 & 7)
      line.write(", Scomp: ", value[4] >> 3 & 1, " ")
      line.write("ChnCap: ", try value.uint16(at: 6) & 0x0fff)
      guard (value.count - 8) % 3 == 0 else { return true }
      var offset = 8
      while value.has(3, at: offset) {
        line.write("\n\t    SCID: ", try value.uint24(at: offset) >> 12)
        line.write(", SVID: ", try value.uint24(at: offset) & 0xfff)
        offset += 3
      }
    default: return false
    }
    return true
  }

  static func writeAggregation(_ value: Span<UInt8>, into line: inout DumpLine) {
    line.write("\n\t    aggregation status [")
    line.writeBits(value[4] & 3, in: supportNames)
    line.write("]")
  }

  /// A bit for each of eight priorities.
  private static func writePriorities(_ bits: UInt8, into line: inout DumpLine) {
    line.write("\n\t     Priority : 0  1  2  3  4  5  6  7")
    line.write("\n\t     Value    : ")
    for bit in 0..<8 { line.write("", bits >> UInt8(bit) & 1, "  ") }
  }

  /// Enhanced transmission selection (IEEE 802.1Qaz): who shares what.
  private static func writeSelection(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\t    Priority Assignment Table")
    line.write("\n\t     Priority : 0   1   2   3   4   5   6   7")
    line.write("\n\t     Value    : ")
    let table = try value.uint32(at: 5)
    for index in 0..<8 { writeColumn(index, table >> UInt32(28 - 4 * index) & 15, into: &line) }
    line.write("\n\t    TC Bandwidth Table")
    line.write("\n\t     TC%   : 0   1   2   3   4   5   6   7")
    line.write("\n\t     Value : ")
    for index in 0..<8 { writeColumn(index, UInt32(value[index + 9]), into: &line) }
    line.write("\n\t    TSA Assignment Table")
    line.write("\n\t     Traffic Class: 0   1   2   3   4   5   6   7")
    line.write("\n\t     Value        : ")
    for index in 0..<8 { writeColumn(index, UInt32(value[index + 17]), into: &line) }
  }

  /// A number at the left of three columns, and a blank before all but the first.
  private static func writeColumn(
    _ index: Int, _ number: UInt32, into line: inout DumpLine
  ) {
    if index > 0 { line.write(" ") }
    line.write("", number, number < 10 ? "  " : number < 100 ? " " : "")
  }

  /// Edge virtual bridging, IEEE 802.1Qbg.
  private static func writeEdge(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write("\n\t    EVB Bridge Status")
    line.write("\n\t      RES: ", value[4] >> 3)
    line.write(", BGID: ", value[4] >> 2 & 1)
    line.write(", RRCAP: ", value[4] >> 1 & 1)
    line.write(", RRCTR: ", value[4] & 1)
    line.write("\n\t    EVB Station Status")
    line.write("\n\t      RES: ", value[5] >> 4)
    line.write(", SGID: ", value[5] >> 3 & 1)
    line.write(", RRREQ: ", value[5] >> 2 & 1)
    line.write(",RRSTAT: ", value[5] & 3)
    line.write("\n\t    R: ", value[6] >> 5)
    line.write(", RTE: ", value[6] & 0x1f, ", ")
    line.write("EVB Mode: ", value[7] >> 6, in: modeNames, unknown: .text("unknown"))
    line.write(" [", value[7] >> 6, "]")
    line.write("\n\t    ROL: ", value[7] >> 5 & 1)
    line.write(", RWD: ", value[7] & 0x1f, ", ")
    line.write("RES: ", value[8] >> 6)
    line.write(", ROL: ", value[8] >> 5 & 1)
    line.write(", RKA: ", value[8] & 0x1f)
  }

  static let modeNames: ValueNames = [
    0: "Not Supported", 1: "EVB Bridge", 2: "EVB Station",
    3: "Reserved for future Standardization",
  ]
  static let bridgingNames: ValueNames = [
    1: "Port VLAN Id", 2: "Port and Protocol VLAN ID", 3: "VLAN name", 4: "Protocol Identity",
    7: "Link aggregation", 8: "Congestion Notification", 9: "ETS Configuration",
    10: "ETS Recommendation", 11: "Priority Flow Control Configuration",
    12: "Application Priority", 13: "EVB", 14: "CDCP",
  ]
}

private let protocolVLANNames: ValueNames = [2: "supported", 4: "enabled"]
private let supportNames: ValueNames = [1: "supported", 2: "enabled"]
