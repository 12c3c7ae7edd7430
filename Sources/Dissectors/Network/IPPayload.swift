import Dissection

/// What IPv4 and IPv6 have in common: the protocols they carry (IANA protocol numbers).
enum IPPayload {
  /// Whether a protocol writes the addresses itself, with its ports.
  static func writesAddresses(_ number: UInt8) -> Bool {
    switch number {
    case 6, 17, 33, 132: true
    default: false
    }
  }

  /// Writes what is behind the header, or the name of who would know.
  static func dump(
    _ bytes: Span<UInt8>, length: Int, _ number: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    let isIPv4 = line.network.version == .ipv4
    switch number {
    case 1 where !isIPv4, 2 where !isIPv4: return writeRequirement(number, "4", into: &line)
    case 58 where isIPv4, 143 where isIPv4: return writeRequirement(number, "6", into: &line)
    case 59: return line.write("no next header")
    case 62 where isIPv4, 135 where isIPv4: return writeUnknown(number, length, into: &line)
    default: break
    }
    if try line.hand(bytes, length: length, to: .ipProtocol(number)) { return }
    writeUnknown(number, length, into: &line)
  }

  private static func writeUnknown(_ number: UInt8, _ length: Int, into line: inout DumpLine) {
    line.write(" ")
    writeName(number, into: &line)
    line.write(" ")
    line.write(decimal: length)
  }

  /// `[ICMP requires IPv4] (invalid)`
  private static func writeRequirement(
    _ number: UInt8, _ version: String, into line: inout DumpLine
  ) {
    line.write("[")
    line.write(number, in: names)
    line.write(" requires IPv")
    line.write(version)
    line.write("]")
    line.writeInvalid()
  }

  /// `ip-proto-17`, or the name without `-n`.
  static func writeName(_ number: UInt8, into line: inout DumpLine) {
    if let name = line.names?.protocolName(of: number) {
      return line.write(untrusted: name)
    }
    line.write("ip-proto-")
    line.write(decimal: number)
  }

  static let names: ValueNames = [
    0: "HBH", 1: "ICMP", 2: "IGMP", 4: "IPIP", 6: "TCP", 8: "EGP", 9: "IGRP", 17: "UDP",
    33: "DCCP", 41: "IPv6", 43: "Routing", 44: "Fragment", 46: "RSVP", 47: "GRE", 50: "ESP",
    51: "AH", 55: "Mobile IP", 58: "ICMPv6", 59: "No Next Header", 60: "DSTOPT",
    62: "Mobile IP (old)", 88: "EIGRP", 89: "OSPF", 97: "Ethernet-IP", 103: "PIM",
    108: "Compressed IP", 112: "VRRP", 113: "PGM", 132: "SCTP", 135: "Mobility", 143: "Ethernet",
  ]
}
