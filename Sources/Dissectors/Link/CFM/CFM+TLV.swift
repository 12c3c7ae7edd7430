import Addresses
import Dissection

extension CFM {
  /// One TLV's value; false where its bytes have to be shown, nil where nothing can follow.
  static func writePart(
    _ value: Span<UInt8>, type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    switch type {
    case 1: return try writeSender(value, into: &line)
    case 2, 4:
      guard value.count >= 1 else {
        line.write(" (too short, must be >= 1)")
        return nil
      }
      line.write(
        ", Status: ", value[0], in: type == 2 ? portNames : interfaceNames,
        unknown: .text("Unknown"))
      line.write(" (", value[0], ")")
      return true
    case 31:
      guard value.count >= 4 else {
        line.write(" (too short, must be >= 4)")
        return nil
      }
      let vendor = try value.uint24(at: 0)
      line.write(", Vendor: ", vendor, in: SNAP.organizationNames, unknown: .text("Unknown"))
      line.write(" (", vendor, "), Sub-Type ")
      line.write(decimal: value[3])
      return false
    default: return false
    }
  }

  /// Who sent it, named as LLDP names a chassis.
  private static func writeSender(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    guard value.count >= 1 else {
      line.write(" (too short, must be >= 1)")
      return true
    }
    var isKnown = true
    let size = Int(value[0])
    var offset = 1
    if size > 0 {
      guard value.has(1, at: offset) else {
        line.write("\n\t  (TLV too short)")
        return true
      }
      let kind = value[offset]
      offset += 1
      line.write(
        "\n\t  Chassis-ID Type ", kind, in: LLDP.chassisNames, unknown: .text("Unknown"))
      line.write(" (", kind, "), Chassis-ID length ")
      line.write(decimal: size)
      guard value.has(size, at: offset) else {
        line.write("\n\t  (TLV too short)")
        return true
      }
      let identity = value.from(offset).upTo(size)
      switch kind {
      case 4:
        if size == 6 {
          line.write("\n\t  MAC ", try identity.mac(at: 0))
        } else {
          line.write(" (invalid MAC address length)")
        }
      case 5: if try !writeNetworkAddress(identity, into: &line) { isKnown = false }
      case 1, 2, 3, 6, 7:
        line.write("\n\t  Chassis-ID ")
        line.write(untrustedCString: identity)
      default: isKnown = false
      }
      offset += size
    }
    guard value.has(1, at: offset) else { return isKnown }
    let domain = Int(value[offset])
    line.write("\n\t  Management Address Domain Length ", domain)
    offset += 1
    guard domain > 0 else { return isKnown }
    guard value.has(domain, at: offset) else {
      line.write("\n\t  (TLV too short)")
      return true
    }
    line.write("\n\t  Management Address Domain: ")
    line.write(hexBytes: value.from(offset).upTo(domain))
    offset += domain
    guard value.has(1, at: offset) else {
      line.write(" (Management Address Length is missing)")
      return isKnown
    }
    let address = Int(value[offset])
    line.write("\n\t  Management Address Length ", address)
    offset += 1
    guard address > 0 else { return isKnown }
    guard value.has(address, at: offset) else {
      line.write("\n\t  (TLV too short)")
      return true
    }
    line.write("\n\t  Management Address: ")
    line.write(hexBytes: value.from(offset).upTo(address))
    return isKnown
  }

  private static func writeNetworkAddress(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 1 else {
      line.write("\n\t  Network Address Type [No data]")
      return false
    }
    let family = value[0]
    line.write(
      "\n\t  Network Address Type ", family, in: LLDP.familyNames, unknown: .text("Unknown"))
    line.write(" (", family, ")")
    switch family {
    case 1:
      guard value.count == 5 else {
        line.write("(invalid IPv4 address length ", value.count - 1, ")")
        return false
      }
      line.write(", ", try value.ipv4(at: 1))
    case 2:
      guard value.count == 17 else {
        line.write("(invalid IPv6 address length ", value.count - 1, ")")
        return false
      }
      line.write(", ", try value.ipv6(at: 1))
    default: return false
    }
    return true
  }

  static let portNames: ValueNames = [1: "Blocked", 2: "Up"]
  static let interfaceNames: ValueNames = [
    1: "Up", 2: "Down", 3: "Testing", 5: "Dormant", 6: "not present", 7: "lower Layer down",
  ]
}
