// Link layer discovery protocol, IEEE 802.1AB.
//
//    0                   1
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
//   +-------------+-----------------+
//   |    Type     |     Length      |  value, up to 511 bytes
//   +-------------+-----------------+

import Addresses
public import Dissection

/// What a station says of itself to its neighbour.
public enum LLDP: Dissector {
  public static let dumpName = "lldp"
  public static let attachments = [Key.etherType(0x88cc)]

  // MARK: Fields

  static let type = Field<UInt16>("lldp.tlv.type", "TLV Type", at: 0, mask: 0xfe00)
  static let length = Field<UInt16>("lldp.tlv.len", "TLV Length", at: 0, mask: 0x01ff)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("LLDP, length ", length)
    var offset = 0
    while length - offset >= 2 {
      let type = try bytes.read(type, at: offset)
      let size = Int(try bytes.read(Self.length, at: offset))
      offset += 2
      if line.options.isVerbose {
        line.write("\n\t", type, in: typeNames, unknown: .text("Unknown"), " TLV (")
        line.write("", type, "), length ")
        line.write(decimal: size)
      }
      // Only the last one is empty.
      if type != 0, size == 0 { return }
      let value = try bytes.slice(at: offset, count: size)
      guard length - offset >= size else { return line.writeTruncated() }
      guard let isKnown = try write(value, type: type, into: &line) else {
        return line.writeTruncated()
      }
      if type == 0 { return }
      if line.options.verbosity > 1 || line.options.isVerbose && !isKnown {
        line.writeUnknownData(value, indent: "\n\t  ")
      }
      offset += size
    }
  }

  /// A value; false where its bytes have to be shown, nil where it is too short.
  private static func write(
    _ value: Span<UInt8>, type: UInt16, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    let isVerbose = line.options.isVerbose
    switch type {
    case 0: return true
    case 1:
      guard isVerbose else { return true }
      return try writeIdentity(value, chassisNames, address: 4, network: 5, into: &line)
    case 2:
      guard isVerbose else { return true }
      return try writeIdentity(value, portNames, address: 3, network: 4, into: &line)
    case 3:
      guard isVerbose else { return true }
      guard value.count >= 2 else { return nil }
      line.write(": TTL ", try value.uint16(at: 0), "s")
    case 4:
      guard isVerbose else { return true }
      line.write(": ")
      line.write(untrustedCString: value)
    case 5:
      // The one thing that the short text has.
      line.write(": ")
      line.write(untrustedCString: value)
    case 6:
      guard isVerbose else { return true }
      line.write("\n\t  ")
      line.write(untrustedCString: value)
    case 7:
      guard isVerbose else { return true }
      guard value.count >= 4 else { return nil }
      try writeCapabilities("\n\t  System  Capabilities [", value.uint16(at: 0), into: &line)
      try writeCapabilities("\n\t  Enabled Capabilities [", value.uint16(at: 2), into: &line)
    case 8:
      guard isVerbose else { return true }
      return try writeManagementAddress(value, into: &line) ? true : nil
    case 127:
      guard isVerbose else { return true }
      return try writeOrganization(value, into: &line)
    default: return false
    }
    return true
  }

  private static func writeCapabilities(
    _ label: String, _ value: UInt16, into line: inout DumpLine
  ) {
    line.write(label)
    line.writeBits(value, in: capabilityNames)
    line.write("] (0x", hex: value, digits: 4, ")")
  }

  /// The chassis or the port: a kind, and what that says the value is.
  private static func writeIdentity(
    _ value: Span<UInt8>, _ names: ValueNames, address: UInt8, network: UInt8,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    guard value.count >= 2 else { return nil }
    let kind = value[0]
    line.write("\n\t  Subtype ", kind, in: names, unknown: .text("Unknown"), " (")
    line.write("", kind, "): ")
    switch kind {
    case address:
      guard value.count >= 7 else { return nil }
      line.write(try value.mac(at: 1))
    case network: return try writeNetworkAddress(value.from(1), into: &line)
    case 1...7: line.write(untrustedCString: value.from(1))
    default: return false
    }
    return true
  }

  /// `AFI IPv4 (1): 192.0.2.1`; false where the address is too short.
  /// The fewest bytes that an address of a family may have.
  private static func leastSize(_ family: UInt8) -> Int {
    switch family {
    case 1: 4
    case 2: 16
    case 6: 6
    default: 0
    }
  }

  private static func writeNetworkAddress(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 1 else { return false }
    let family = value[0]
    if value.count < leastSize(family) { return false }
    line.write("AFI ", family, in: familyNames, unknown: .text("Unknown"))
    line.write(" (", family, ")")
    switch family {
    case 1: line.write(": ", try value.ipv4(at: 1))
    case 2: line.write(": ", try value.ipv6(at: 1))
    case 6: line.write(": ", try value.mac(at: 1))
    default: line.write(", no AF printer !")
    }
    return true
  }

  private static func writeManagementAddress(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 1 else { return false }
    let size = Int(value[0])
    guard value.has(size, at: 1), size > 0 else { return false }
    let address = value.from(1).upTo(size)
    if address.count < leastSize(address[0]) { return false }
    line.write("\n\t  Management Address length ", size, ", ")
    _ = try writeNetworkAddress(value.from(1), into: &line)
    let rest = value.from(1 + size)
    guard rest.count >= 5 else { return false }
    line.write("\n\t  ", rest[0], in: interfaceNames, unknown: .text("Unknown"))
    line.write(" Interface Numbering (", rest[0], "): ")
    line.write(decimal: try rest.uint32(at: 1))
    guard rest.count > 5 else { return true }
    let identifier = Int(rest[5])
    guard rest.has(identifier, at: 6) else { return false }
    if identifier > 0 {
      line.write("\n\t  OID length ", identifier)
      line.write(untrustedCString: rest.from(6).upTo(identifier))
    }
    return true
  }

  private static func writeOrganization(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    guard value.count >= 3 else { return nil }
    let organization = try value.uint24(at: 0)
    line.write(
      ": OUI ", organization, in: SNAP.organizationNames, unknown: .text("Unknown"))
    line.write(" (0x", hex: organization, digits: 6, ")")
    switch organization {
    case 0x0080c2: return try writeBridging(value, into: &line)
    case 0x00120f: return try writeEthernet(value, into: &line)
    case 0x0012bb: return try writeMedia(value, into: &line)
    case 0x001b21: return try writeCenter(value, into: &line)
    case 0x00005e:
      guard value.count >= 4 else { return true }
      line.write("\n\t  ", value[3], in: assignedNumbersNames, unknown: .text("unknown"))
      line.write(" Subtype (", value[3], ")")
      guard value[3] == 1 else { return false }
      line.write("\n\t  MUD-URL=")
      line.write(untrusted: value.from(4))
      return true
    default: return false
    }
  }

  // MARK: Names

  static let typeNames: ValueNames = [
    0: "End", 1: "Chassis ID", 2: "Port ID", 3: "Time to Live", 4: "Port Description",
    5: "System Name", 6: "System Description", 7: "System Capabilities", 8: "Management Address",
    127: "Organization specific",
  ]
  static let chassisNames: ValueNames = [
    1: "Chassis component", 2: "Interface alias", 3: "Port component", 4: "MAC address",
    5: "Network address", 6: "Interface name", 7: "Local",
  ]
  static let portNames: ValueNames = [
    1: "Interface alias", 2: "Port component", 3: "MAC address", 4: "Network Address",
    5: "Interface Name", 6: "Agent circuit ID", 7: "Local",
  ]
  static let capabilityNames: ValueNames = [
    0x01: "Other", 0x02: "Repeater", 0x04: "Bridge", 0x08: "WLAN AP", 0x10: "Router",
    0x20: "Telephone", 0x40: "Docsis", 0x80: "Station Only",
  ]
  static let interfaceNames: ValueNames = [2: "Interface Index", 3: "System Port Number"]
  /// Address families (IANA registry).
  static let familyNames: ValueNames = [
    0: "Reserved", 1: "IPv4", 2: "IPv6", 3: "NSAP", 4: "HDLC", 5: "BBN 1822", 6: "802",
    7: "E.163", 8: "E.164", 9: "F.69", 10: "X.121", 11: "Novell IPX", 12: "Appletalk",
    13: "Decnet IV", 14: "Banyan Vines", 15: "E.164 with NSAP subaddress",
    25: "VPLS", 196: "Layer-2 VPN",
  ]
}

private let assignedNumbersNames: ValueNames = [1: "MUD-URL"]
