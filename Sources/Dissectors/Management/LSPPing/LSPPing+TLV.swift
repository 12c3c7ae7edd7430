import Addresses
import Dissection

extension LSPPing {
  /// The head of a TLV, or of one within it.
  struct TLV {
    let type: UInt16
    let length: Int

    init(_ bytes: Span<UInt8>, at offset: Int) throws(Flaw) {
      type = try bytes.uint16(at: offset)
      length = Int(try bytes.uint16(at: offset + 2))
    }

    /// The value; false where nothing behind it can be understood.
    func write(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Bool {
      var showsBytes = line.options.verbosity > 1
      switch type {
      case 1:
        switch try writeStack(value, into: &line) {
        case .whole: break
        case .tooShort: showsBytes = true
        case .unpadded: return false
        }
      case 2: if try !writeDownstream(value, into: &line) { showsBytes = true }
      case 5:
        if value.count < 4 {
          line.write("\n\t      TLV is too short")
          showsBytes = true
        } else {
          let vendor = try value.uint32(at: 0)
          line.write("\n\t    Vendor: ", vendor, in: Self.vendorNames, unknown: .text("Unknown"))
          line.write(" (0x", hex: vendor, digits: vendor > 0xffff ? 0 : 4, ")")
        }
      case 15:
        if value.count < 4 {
          line.write("\n\t      TLV is too short")
          showsBytes = true
        } else {
          line.write("\n\t    BFD Discriminator 0x", hex: try value.uint32(at: 0), digits: 8)
        }
      default: showsBytes = true
      }
      if showsBytes { line.writeUnknownData(value, indent: "\n\t    ") }
      return true
    }

    private enum Outcome { case whole, tooShort, unpadded }

    /// The stack of forwarding equivalence classes that is tested.
    private func writeStack(
      _ stack: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) -> Outcome {
      var offset = 0
      while offset < stack.count {
        guard stack.has(4, at: offset) else {
          line.write("\n\t      TLV is too short")
          return .tooShort
        }
        let part = try TLV(stack, at: offset)
        offset += 4
        guard stack.has(part.length, at: offset) else {
          line.write("\n\t      TLV is too short")
          return .tooShort
        }
        line.write(
          "\n\t    ", part.type, in: Self.classNames, unknown: .text("Unknown"), " subTLV (")
        line.write("", part.type, "), length: ")
        line.write(decimal: part.length)
        let value = try stack.slice(at: offset, count: part.length)
        let isKnown = try part.writeClass(value, into: &line)
        if !isKnown || line.options.verbosity > 1 {
          line.writeUnknownData(value, indent: "\n\t      ")
        }
        let padded = (part.length + 3) & ~3
        guard stack.has(padded, at: offset) else {
          line.write("\n\t\t TLV is too short")
          return .unpadded
        }
        offset += padded
      }
      return .whole
    }

    /// One class; false where nobody knows it.
    private func writeClass(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Bool {
      guard let size = classSizes[type] else { return false }
      guard value.count == size else {
        line.write("\n\t      invalid subTLV length, should be ", size)
        return false
      }
      switch type {
      case 1, 12:
        line.write("\n\t      ", try value.ipv4(at: 0))
        line.write("/", try value.uint8(at: 4))
      case 2, 13:
        line.write("\n\t      ", try value.ipv6(at: 0))
        line.write("/", try value.uint8(at: 16))
      case 3:
        line.write("\n\t      tunnel end-point ", try value.ipv4(at: 0))
        line.write(", tunnel sender ", try value.ipv4(at: 12))
        line.write(", lsp-id 0x", hex: try value.uint16(at: 18), digits: 4)
        line.write("\n\t      tunnel-id 0x", hex: try value.uint16(at: 6), digits: 4)
        line.write(", extended tunnel-id ", try value.ipv4(at: 8))
      case 4:
        line.write("\n\t      tunnel end-point ", try value.ipv6(at: 0))
        line.write(", tunnel sender ", try value.ipv6(at: 36))
        line.write(", lsp-id 0x", hex: try value.uint16(at: 54), digits: 4)
        line.write("\n\t      tunnel-id 0x", hex: try value.uint16(at: 18), digits: 4)
        line.write(", extended tunnel-id ", try value.ipv6(at: 20))
      case 6:
        try writeDistinguisher(value, into: &line)
        line.write(", ", try value.ipv4(at: 8))
        line.write("/", try value.uint8(at: 12))
      case 7:
        try writeDistinguisher(value, into: &line)
        line.write(", ", try value.ipv6(at: 8))
        line.write("/", try value.uint8(at: 24))
      case 8:
        try writeDistinguisher(value, into: &line)
        line.write(", Sender VE ID: ", try value.uint16(at: 8))
        line.write(", Receiver VE ID: ", try value.uint16(at: 10))
        line.write("\n\t      Encapsulation Type: ")
        try writeWireType(value, at: 12, into: &line)
      case 9:
        line.write("\n\t      Remote PE: ", try value.ipv4(at: 0))
        line.write("\n\t      PW ID: 0x", hex: try value.uint32(at: 4), digits: 8)
        line.write(", PW Type: ")
        try writeWireType(value, at: 8, into: &line)
      default:
        line.write("\n\t      Sender PE: ", try value.ipv4(at: 0))
        line.write(", Remote PE: ", try value.ipv4(at: 4))
        line.write("\n\t      PW ID: 0x", hex: try value.uint32(at: 8), digits: 8)
        line.write(", PW Type: ")
        try writeWireType(value, at: 12, into: &line)
      }
      return true
    }

    private func writeDistinguisher(
      _ value: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      line.write("\n\t      RD: ")
      try BGP.writeDistinguisher(value, into: &line)
    }

    private func writeWireType(
      _ value: Span<UInt8>, at offset: Int, into line: inout DumpLine
    ) throws(Flaw) {
      let type = try value.uint16(at: offset)
      line.write("", type, in: Self.wireNames, unknown: .text("unknown"), " (")
      line.write("", type, ")")
    }

    /// Where the next router on the way is; false where the value is too short.
    private func writeDownstream(
      _ value: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) -> Bool {
      guard value.count >= 4 else {
        line.write("\n\t      TLV is too short")
        return false
      }
      let type = try value.uint8(at: 2)
      line.write("\n\t    MTU: ", try value.uint16(at: 0))
      line.write(
        ", Address-Type: ", type, in: mappingAddressNames,
        unknown: .text("unknown"))
      line.write(" (", type, ")")
      let needed: Int
      switch type {
      case 1, 2: needed = 12
      case 3: needed = 36
      case 4: needed = 24
      default: return false
      }
      guard value.count >= needed + 4 else {
        line.write("\n\t      TLV is too short")
        return false
      }
      if type < 3 {
        line.write("\n\t    Downstream IP: ", try value.ipv4(at: 4))
        if type == 1 {
          line.write("\n\t    Downstream Interface IP: ", try value.ipv4(at: 8))
        } else {
          line.write(
            "\n\t    Downstream Interface Index: 0x", hex: try value.uint32(at: 8), digits: 8)
        }
      } else {
        line.write("\n\t    Downstream IP: ", try value.ipv6(at: 4))
        if type == 3 {
          line.write("\n\t    Downstream Interface IP: ", try value.ipv6(at: 20))
        } else {
          line.write(
            "\n\t    Downstream Interface Index: 0x", hex: try value.uint32(at: 20), digits: 8)
        }
      }
      return false
    }

    // MARK: Names

    static let names: ValueNames = [
      1: "Target FEC Stack", 2: "Downstream Mapping", 3: "Pad", 5: "Vendor Enterprise Code",
      7: "Interface Label Stack", 9: "Error Code", 10: "Reply TOS Byte",
      15: "BFD Discriminator", 0xfc00: "Vendor Private Code",
    ]
    static let classNames: ValueNames = [
      1: "LDP IPv4 prefix", 2: "LDP IPv6 prefix", 3: "RSVP IPv4 Session Query",
      4: "RSVP IPv6 Session Query", 5: "Reserved", 6: "VPN IPv4 prefix", 7: "VPN IPv6 prefix",
      8: "L2 VPN endpoint", 9: "FEC 128 pseudowire (old)", 10: "FEC 128 pseudowire",
      12: "BGP labeled IPv4 prefix", 13: "BGP labeled IPv6 prefix",
    ]
    static let vendorNames: ValueNames = [
      0: "IETF (reserved)", 5: "ACC", 9: "Cisco", 11: "Hewlett Packard", 311: "Microsoft",
      2636: "Juniper Networks",
    ]
    /// Pseudowire types, RFC 4446 §3.2.
    static let wireNames: ValueNames = [
      0: "Reserved", 1: "Frame Relay DLCI", 2: "ATM AAL5 SDU VCC transport",
      3: "ATM transparent cell transport", 4: "Ethernet VLAN", 5: "Ethernet", 6: "Cisco-HDLC",
      7: "PPP", 8: "SONET/SDH Circuit Emulation Service over MPLS",
      9: "ATM n-to-one VCC cell transport", 10: "ATM n-to-one VPC cell transport",
      11: "IP Layer2 Transport", 12: "ATM one-to-one VCC Cell Mode",
      13: "ATM one-to-one VPC Cell Mode", 14: "ATM AAL5 PDU VCC transport",
      15: "Frame-Relay Port mode", 16: "SONET/SDH Circuit Emulation over Packet",
      17: "Structure-agnostic E1 over Packet", 18: "Structure-agnostic T1 (DS1) over Packet",
      19: "Structure-agnostic E3 over Packet", 20: "Structure-agnostic T3 (DS3) over Packet",
      21: "CESoPSN basic mode", 22: "TDMoIP basic mode", 23: "CESoPSN TDM with CAS",
      24: "TDMoIP TDM with CAS", 25: "Frame Relay DLCI", 64: "IP-interworking",
    ]
  }
}

private let mappingAddressNames: ValueNames = [
  1: "IPv4", 2: "Unnumbered IPv4", 3: "IPv6", 4: "IPv6",
]
/// How long a class of each type is.
private let classSizes: [UInt16: Int] = [
  1: 5, 2: 17, 3: 20, 4: 56, 6: 13, 7: 25, 8: 14, 9: 10, 10: 14, 12: 5, 13: 17,
]
