import Dissection

/// What ANSI/TIA-1057 added for telephones: policies, places, power, inventory.
extension LLDP {
  static func writeMedia(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 4 else { return true }
    let subtype = value[3]
    line.write("\n\t  ", subtype, in: mediaNames, unknown: .text("unknown"))
    line.write(" Subtype (", subtype, ")")
    switch subtype {
    case 1:
      guard value.count >= 7 else { return true }
      let capabilities = try value.uint16(at: 4)
      line.write("\n\t    Media capabilities [")
      line.writeBits(capabilities, in: mediaCapabilityNames)
      line.write("] (0x", hex: capabilities, digits: 4, ")\n\t    Device type [")
      line.write(value[6], in: deviceNames, unknown: .text("unknown"))
      line.write("] (0x", hex: value[6], digits: 2, ")")
    case 2:
      guard value.count >= 8 else { return true }
      line.write(
        "\n\t    Application type [", value[4], in: applicationNames, unknown: .text("none"))
      line.write("] (0x", hex: value[4], digits: 2, ")")
      line.write(", Flags [")
      writePolicy(value[5], into: &line)
      line.write("]\n\t    Vlan id ", try value.uint16(at: 5) >> 1 & 0x0fff)
      line.write(", L2 priority ", try value.uint16(at: 6) >> 6 & 7)
      line.write(", DSCP value ", try value.uint16(at: 6) & 0x3f)
    case 3:
      guard value.count >= 5 else { return true }
      return try writePlace(value, into: &line)
    case 4:
      guard value.count >= 7 else { return true }
      line.write("\n\t    Power type [")
      line.write(value[4] & 3 == 0 ? "PSE device" : "PD device")
      line.write("], Power source [", value[4] >> 4 & 3, in: sourceNames, unknown: .text("none"))
      line.write(
        "]\n\t    Power priority [", value[4] & 15, in: urgencyNames, unknown: .text("none"))
      line.write("] (0x", hex: value[4] & 15, digits: 2, ")")
      let power = try value.uint16(at: 5)
      if power < 1024 {
        line.write(", Power ", power / 10, ".")
        line.write("", power % 10, " Watts")
      } else {
        line.write(", Power ", power, " (Reserved)")
      }
    case 5...11:
      line.write("\n\t  ", subtype, in: inventoryNames, " ")
      line.write(untrustedCString: value.from(4))
    default: return false
    }
    return true
  }

  private static func writePolicy(_ flags: UInt8, into line: inout DumpLine) {
    var isFirst = true
    for (bit, name) in policyNames where flags & bit != 0 {
      if !isFirst { line.write(", ") }
      line.write(name)
      isFirst = false
    }
    if isFirst { line.write("none") }
  }

  /// Where the device stands.
  private static func writePlace(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let format = value[4]
    line.write("\n\t    Location data format ", format, in: placeNames, unknown: .text("unknown"))
    line.write(" (0x", hex: format, digits: 2, ")")
    switch format {
    case 1:
      guard value.count >= 21 else { return true }
      line.write("\n\t    Latitude resolution ", value[5] >> 2)
      line.write(", latitude value ", try latitude(value, at: 5))
      line.write("\n\t    Longitude resolution ", value[10] >> 2)
      line.write(", longitude value ", try latitude(value, at: 10))
      line.write(
        "\n\t    Altitude type ", value[15] >> 4, in: altitudeNames, unknown: .text("unknown"))
      line.write(" (", value[15] >> 4, ")")
      line.write("\n\t    Altitude resolution ", try value.uint16(at: 15) >> 6 & 0x3f)
      let altitude = UInt32(value[16] & 0x3f) << 24 | (try value.uint24(at: 17))
      line.write(", altitude value 0x", hex: altitude)
      line.write("\n\t    Datum ", value[20], in: datumNames, unknown: .text("unknown"))
      line.write(" (0x", hex: value[20], digits: 2, ")")
    case 2:
      guard value.count >= 6 else { return true }
      let length = Int(value[5])
      guard length >= 3, value.has(length, at: 6) else { return true }
      line.write("\n\t    LCI length ", length)
      line.write(", LCI what ", value[6], in: whatNames, unknown: .text("unknown"))
      line.write(" (0x", hex: value[6], digits: 2, "), Country-code ")
      line.write(untrustedCString: value.from(7).upTo(2))
      var offset = 9
      let end = 6 + length
      while end - offset >= 2 {
        let size = Int(value[offset + 1])
        line.write(
          "\n\t      CA type '", value[offset], in: elementNames, unknown: .text("unknown"), "' (")
        line.write("", value[offset], "), length ")
        line.write("", size, ": ")
        offset += 2
        guard end - offset >= size else { return true }
        line.write(untrustedCString: value.from(offset).upTo(size))
        offset += size
      }
    case 3:
      line.write("\n\t    ECS ELIN id ")
      line.write(untrustedCString: value.from(5))
    default:
      line.write("\n\t    Location ID ")
      line.writeUnknownData(value.from(5), indent: "\n\t      ")
    }
    return true
  }

  /// 34 bits behind six of resolution (RFC 3825 §2.1).
  private static func latitude(_ value: Span<UInt8>, at offset: Int) throws(Flaw) -> UInt64 {
    UInt64(try value.uint8(at: offset) & 3) << 32 | UInt64(try value.uint32(at: offset + 1))
  }

  static let mediaNames: ValueNames = [
    1: "LLDP-MED Capabilities", 2: "Network policy", 3: "Location identification",
    4: "Extended power-via-MDI", 5: "Inventory - hardware revision",
    6: "Inventory - firmware revision", 7: "Inventory - software revision",
    8: "Inventory - serial number", 9: "Inventory - manufacturer name",
    10: "Inventory - model name", 11: "Inventory - asset ID",
  ]
  static let mediaCapabilityNames: ValueNames = [
    0x01: "LLDP-MED capabilities", 0x02: "network policy", 0x04: "location identification",
    0x08: "extended power via MDI-PSE", 0x10: "extended power via MDI-PD", 0x20: "Inventory",
  ]
  static let deviceNames: ValueNames = [
    0: "not defined", 1: "endpoint class 1", 2: "endpoint class 2", 3: "endpoint class 3",
    4: "network connectivity",
  ]
  static let applicationNames: ValueNames = [
    1: "voice", 2: "voice signaling", 3: "guest voice", 4: "guest voice signaling",
    5: "softphone voice", 6: "video conferencing", 7: "streaming video", 8: "video signaling",
  ]
  static let policyNames: [(UInt8, String)] = [
    (0x80, "Unknown"), (0x40, "Tagged"), (0x20, "reserved"),
  ]
  static let placeNames: ValueNames = [
    1: "coordinate-based LCI", 2: "civic address LCI", 3: "ECS ELIN",
  ]
  static let altitudeNames: ValueNames = [1: "meters", 2: "floors"]
  static let datumNames: ValueNames = [
    1: "World Geodesic System 1984", 2: "North American Datum 1983 (NAVD88)",
    3: "North American Datum 1983 (MLLW)",
  ]
  static let whatNames: ValueNames = [
    0: "location of DHCP server",
    1: "location of the network element believed to be closest to the client",
    2: "location of the client",
  ]
  static let elementNames: ValueNames = [
    0: "language", 1: "national subdivisions (state,canton,region,province,prefecture)",
    2: "county, parish, gun, district", 3: "city, township, shi",
    4: "city division, borough, city district, ward chou", 5: "neighborhood, block", 6: "street",
  ]
  static let sourceNames: ValueNames = [
    1: "PSE - primary power source", 2: "local - backup power source",
    3: "PSE+local - reserved",
  ]
  static let urgencyNames: ValueNames = [1: "critical", 2: "high", 3: "low"]
  static let inventoryNames: ValueNames = [
    5: "Hardware revision", 6: "Firmware revision", 7: "Software revision", 8: "Serial number",
    9: "Manufacturer name", 10: "Model name", 11: "Asset ID",
  ]
}
