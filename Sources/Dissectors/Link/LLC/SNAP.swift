// Subnetwork access protocol, IEEE 802 §9; bridged frames, RFC 2684 §5.2.
//
//   +--------------------------------------+---------------------------+
//   |        Organisation (3 bytes)        |         Protocol          |
//   +--------------------------------------+---------------------------+

import Addresses
import Dissection

/// The five bytes behind the access point 0xaa: whose protocol, and which.
enum SNAP {
  static let headerLength = 5

  // MARK: Fields

  static let organization = Field<UInt32>(
    "llc.oui", "Organization Code", at: 0, width: 3, .hexadecimal)
  static let type = Field<UInt16>("llc.type", "Type", at: 3, .hexadecimal)

  // MARK: Print

  /// The payload; false where nobody reads it, after the header was written.
  ///
  /// `bridgePad` is how many bytes there are before a bridged frame.
  static func dump(
    _ bytes: Span<UInt8>, length: Int, bridgePad: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.protocolName = "snap"
    guard bytes.count >= headerLength, length >= headerLength else {
      line.writeTruncated()
      return true
    }
    let organization = try bytes.uint24(at: 0)
    let type = try bytes.read(type)
    let payload = bytes.from(headerLength)
    let rest = length - headerLength
    if line.options.showsLink {
      line.write("oui ", organization, in: organizationNames, unknown: .text("Unknown"))
      line.write(" (0x", hex: organization, digits: 6, "), ")
      writeType(organization, type, into: &line)
      line.write(", length ", rest, ": ")
    }
    if try hand(payload, rest, organization, type, bridgePad, into: &line) { return true }
    guard !line.options.showsLink else { return false }
    if let source = line.link.source, let destination = line.link.destination {
      line.write("", source, " > ")
      line.write("", destination, " ")
    }
    line.write("SNAP, ")
    if organization != 0 {
      line.write("oui ", organization, in: organizationNames, unknown: .text("Unknown"))
      line.write(" (0x", hex: organization, digits: 6, "), ")
    }
    writeType(organization, type, into: &line)
    line.write(", length ", rest, ": ")
    return false
  }

  private static func hand(
    _ payload: Span<UInt8>, _ length: Int, _ organization: UInt32, _ type: UInt16,
    _ bridgePad: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch (organization, type) {
    case (0, _), (0x0000f8, _), (0x080007, 0x809b):
      return try line.hand(payload, length: length, to: .etherType(type))
    case (0x0080c2, 1), (0x0080c2, 7):
      try payload.require(bridgePad)
      let frame = payload.from(bridgePad)
      return try line.hand(frame, length: length - bridgePad, to: .snap(0x0080c2, 7))
    case (0x0080c2, 0x0e), (0x00000c, 0x010b), (0x00000c, 0x010c):
      return try line.hand(payload, length: length, to: .serviceAccessPoint(0x42))
    case (0x0080c2, _): return false
    default: return try line.hand(payload, length: length, to: .snap(organization, type))
    }
  }

  private static func writeType(
    _ organization: UInt32, _ type: UInt16, into line: inout DumpLine
  ) {
    line.write(organization == 0 ? "ethertype " : "pid ")
    switch organization {
    case 0, 0x0000f8, 0x080007:
      line.write(type, in: Ethernet.typeNames, unknown: .text("Unknown"))
    case 0x00000c: line.write(type, in: ciscoNames, unknown: .text("Unknown"))
    case 0x0080c2: line.write(type, in: bridgedNames, unknown: .text("Unknown"))
    default: line.write("Unknown")
    }
    line.write(" (0x", hex: type, digits: 4, ")")
  }

  static let ciscoNames: ValueNames = [
    0x010b: "PVST", 0x010c: "VLAN Bridge", 0x0111: "UDLD", 0x2000: "CDP", 0x2003: "VTP",
    0x2004: "DTP",
  ]
  static let bridgedNames: ValueNames = [
    1: "Ethernet + FCS", 2: "802.4 + FCS", 3: "Token Ring + FCS", 4: "FDDI + FCS",
    5: "802.6 + FCS", 7: "Ethernet w/o FCS", 8: "802.4 w/o FCS", 9: "Token Ring w/o FCS",
    10: "FDDI w/o FCS", 11: "802.6 w/o FCS", 14: "BPDU",
  ]
  /// Organisations that the text names (IEEE registry of OUIs).
  static let organizationNames: ValueNames = [
    0x000000: "Ethernet", 0x00000c: "Cisco", 0x00005e: "IANA", 0x000081: "Nortel Networks SONMP",
    0x0000f8: "Cisco bridged", 0x0080c2: "Ethernet bridged", 0x00a03e: "ATM Forum",
    0x001000: "DOCSIS Spanning Tree", 0x080007: "Appletalk", 0x009069: "Juniper",
    0x080009: "Hewlett-Packard", 0x00120f: "IEEE 802.3 Private", 0x0012bb: "ANSI/TIA",
    0x001b21: "DCBX", 0x002320: "Nicira Networks", 0x5c16c7: "Big Switch Networks",
    0xb0d2f5: "Vello Systems", 0x0004ea: "HP-Labs", 0x748771: "Infoblox Inc",
    0xa42305: "Open Networking Lab", 0x00049f: "Freescale", 0x0015d9: "Netronome",
    0x001018: "Broadcom", 0x00e004: "PMC-Sierra",
  ]
}
