import Dissection

/// Communities: plain (RFC 1997), extended (RFC 4360) and large (RFC 8092).
extension BGP {
  static func writeCommunities(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length % 4 == 0 else { return line.write("invalid len") }
    for offset in stride(from: 0, to: length, by: 4) {
      let community = try bytes.uint32(at: offset)
      if let name = communityNames[community] {
        line.write(name)
        continue
      } else {
        line.write(decimal: community >> 16)
        line.write(":")
        line.write(decimal: community & 0xffff)
      }
      if offset + 4 < length { line.write(", ") }
    }
  }

  static func writeLargeCommunities(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length > 0, length % 12 == 0 else { return line.write("invalid len") }
    line.write("\n\t    ")
    for offset in stride(from: 0, to: length, by: 12) {
      for part in 0..<3 {
        try line.write(decimal: bytes.uint32(at: offset + 4 * part))
        if part < 2 { line.write(":") }
      }
      if offset + 12 < length { line.write(", ") }
    }
  }

  static func writeExtendedCommunities(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length % 8 == 0 else { return line.write("invalid len") }
    for offset in stride(from: 0, to: length, by: 8) {
      try writeExtendedCommunity(bytes.slice(at: offset, count: 8), into: &line)
    }
  }

  private static func writeExtendedCommunity(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.uint16(at: 0)
    line.write("\n\t    ")
    line.write(type, in: extendedNames, unknown: .text("unknown extd community typecode"))
    line.write(" (0x")
    line.write(hex: type, digits: 4)
    line.write("), Flags [")
    switch type >> 14 {
    case 3: line.write("vendor-specific, non-transitive")
    case 2: line.write("vendor-specific")
    case 1: line.write("non-transitive")
    default: line.write("none")
    }
    line.write("]: ")
    switch type {
    case 0x0002, 0x0003, 0x000a: try writeTwoOctetValue(bytes, into: &line)
    case 0x0102, 0x0103, 0x010b, 0xf10a:
      try line.write(bytes.ipv4(at: 2))
      line.write(":")
      try line.write(decimal: bytes.uint16(at: 6))
    case 0x0202, 0x0203:
      try line.writeAutonomousSystem(bytes.uint32(at: 2))
      line.write(":")
      try line.write(decimal: bytes.uint16(at: 6))
    case 0x0105, 0x0005, 0x0205, 0x8005, 0x0107, 0x8001: try line.write(bytes.ipv4(at: 2))
    case 0x0306, 0x8000: try writeOSPFRoute(bytes, into: &line)
    case 0x800a:
      try line.write(bytes.uint8(at: 2), in: layer2Names, unknown: .text("unknown encaps"))
      line.write(" Control Flags [0x")
      try line.write(hex: bytes.uint8(at: 3), digits: 2)
      line.write("]:MTU ")
      try line.write(decimal: bytes.uint16(at: 4))
    case 0x0009:
      line.write("AS ")
      try line.write(decimal: bytes.uint16(at: 2))
    case 0x030c:
      line.write("Tunnel type: ")
      try line.write(bytes.uint8(at: 7), in: tunnelNames, unknown: .text("Unknown"))
    case 0x4300:
      line.write("ovs: ")
      try line.write(bytes.uint8(at: 7), in: validationNames, unknown: .text("Unknown"))
    case 0x4004:
      line.write("bandwidth: ")
      try line.write(float: Float(bitPattern: bytes.uint32(at: 4)) * 8 / 1_000_000, decimals: 3)
      line.write(" Mbps")
    case 0x8800, 0x8801, 0x8802, 0x8803, 0x8804, 0x8805:
      try line.write(hexBytes: bytes.slice(at: 2, count: 6))
    default: try line.write(hexBytes: bytes.slice(at: 2, count: 6))
    }
  }

  private static func writeTwoOctetValue(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    try line.write(decimal: bytes.uint16(at: 2))
    line.write(":")
    try line.write(decimal: bytes.uint32(at: 4))
    line.write(" (= ")
    try line.write(bytes.ipv4(at: 4))
    line.write(")")
  }

  /// RFC 4577 §4.2.6.
  private static func writeOSPFRoute(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let kind = try bytes.uint8(at: 6)
    line.write("area:")
    try line.write(bytes.ipv4(at: 2))
    line.write(", router-type:")
    line.write(
      kind, in: ospfRouteNames, unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
    line.write(", metric-type:")
    if try bytes.uint8(at: 7) == 1 { line.write("E2") }
    if kind == 5 || kind == 7 { line.write("E1") }
  }

  /// Encapsulations of layer 2 circuits.
  static let layer2Names: ValueNames = [
    0: "Reserved", 1: "Frame Relay", 2: "ATM AAL5 SDU VCC transport",
    3: "ATM transparent cell transport",
    4: "Ethernet (VLAN) Tagged Mode", 5: "Ethernet Raw Mode", 6: "Cisco HDLC", 7: "PPP",
    8: "SONET/SDH Circuit Emulation Service over MPLS",
    9: "ATM n-to-one VCC cell transport", 10: "ATM n-to-one VPC cell transport",
    11: "IP layer 2 transport", 15: "Frame Relay Port mode",
    17: "Structure-agnostic E1 over packet", 18: "Structure-agnostic T1 (DS1) over packet",
    19: "VPLS",
  ]
}
