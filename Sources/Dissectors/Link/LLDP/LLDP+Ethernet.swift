import Dissection

/// What IEEE 802.3 added (clause 79): speed, power, aggregation, frame size.
extension LLDP {
  static func writeEthernet(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 4 else { return true }
    let subtype = value[3]
    line.write("\n\t  ", subtype, in: ethernetNames, unknown: .text("unknown"))
    line.write(" Subtype (", subtype, ")")
    switch subtype {
    case 1:
      guard value.count >= 9 else { return true }
      line.write("\n\t    autonegotiation [")
      line.writeBits(value[4], in: supportNames)
      line.write("] (0x", hex: value[4], digits: 2, ")\n\t    PMD autoneg capability [")
      let speeds = try value.uint16(at: 5)
      writeSpeeds(speeds, into: &line)
      line.write("] (0x", hex: speeds, digits: 4, ")\n\t    MAU type ")
      let type = try value.uint16(at: 7)
      line.write(type, in: attachmentNames, unknown: .text("unknown"))
      line.write(" (0x", hex: type, digits: 4, ")")
    case 2:
      guard value.count >= 7 else { return true }
      line.write("\n\t    MDI power support [")
      line.writeBits(value[4], in: powerNames)
      line.write("], power pair ", value[5], in: pairNames, unknown: .text("unknown"))
      line.write(", power class ", value[6], in: classNames, unknown: .text("unknown"))
    case 3:
      guard value.count >= 9 else { return true }
      writeAggregation(value, into: &line)
      line.write(", aggregation port ID ", try value.uint32(at: 5))
    case 4:
      guard value.count >= 6 else { return true }
      line.write("\n\t    MTU size ", try value.uint16(at: 4))
    default: return false
    }
    return true
  }

  private static func writeSpeeds(_ speeds: UInt16, into line: inout DumpLine) {
    var isFirst = true
    for (bit, name) in speedNames where speeds & bit != 0 {
      if !isFirst { line.write(", ") }
      line.write(name)
      isFirst = false
    }
    if isFirst { line.write("none") }
  }

  static let speedNames: [(UInt16, String)] = [
    (0x4000, "10BASE-T hdx"), (0x2000, "10BASE-T fdx"), (0x1000, "100BASE-T4"),
    (0x0800, "100BASE-TX hdx"), (0x0400, "100BASE-TX fdx"), (0x0200, "100BASE-T2 hdx"),
    (0x0100, "100BASE-T2 fdx"), (0x0080, "Pause for fdx links"),
    (0x0040, "Asym PAUSE for fdx"), (0x0020, "Sym PAUSE for fdx"),
    (0x0010, "Asym and Sym PAUSE for fdx"), (0x0008, "1000BASE-{X LX SX CX} hdx"),
    (0x0004, "1000BASE-{X LX SX CX} fdx"), (0x0002, "1000BASE-T hdx"),
    (0x0001, "1000BASE-T fdx"),
  ]
  static let ethernetNames: ValueNames = [
    1: "MAC/PHY configuration/status", 2: "Power via MDI", 3: "Link aggregation",
    4: "Max frame size",
  ]
  static let powerNames: ValueNames = [
    1: "PSE", 2: "supported", 4: "enabled", 8: "can be controlled",
  ]
  static let pairNames: ValueNames = [1: "signal", 2: "spare"]
  static let classNames: ValueNames = [
    1: "class0", 2: "class1", 3: "class2", 4: "class3", 5: "class4",
  ]
  /// Medium attachment units, RFC 4836.
  static let attachmentNames: ValueNames = [
    1: "AUI", 2: "10BASE_5", 3: "FOIRL", 4: "10BASE2", 5: "10BASET duplex mode unknown",
    6: "10BASEFP", 7: "10BASEFB", 8: "10BASEFL duplex mode unknown", 9: "10BROAD36",
    10: "10BASET hdx", 11: "10BASET fdx", 12: "10BASEFL hdx", 13: "10BASEFL fdx",
    14: "100BASET4", 15: "100BASETX hdx", 16: "100BASETX fdx", 17: "100BASEFX hdx",
    18: "100BASEFX fdx", 19: "100BASET2 hdx", 20: "100BASET2 fdx", 21: "1000BASEX hdx",
    22: "1000BASEX fdx", 23: "1000BASELX hdx", 24: "1000BASELX fdx", 25: "1000BASESX hdx",
    26: "1000BASESX fdx", 27: "1000BASECX hdx", 28: "1000BASECX fdx", 29: "1000BASET hdx",
    30: "1000BASET fdx", 31: "10GBASEX", 32: "10GBASELX4", 33: "10GBASER", 34: "10GBASEER",
    35: "10GBASELR", 36: "10GBASESR", 37: "10GBASEW", 38: "10GBASEEW", 39: "10GBASELW",
    40: "10GBASESW",
  ]
}

private let supportNames: ValueNames = [1: "supported", 2: "enabled"]
