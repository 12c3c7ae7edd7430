// Cisco's VLAN trunking protocol.
//
//   +---------------+---------------+---------------+---------------+
//   |    Version    |     Code      |   By code     | Domain length |
//   +---------------+---------------+---------------+---------------+
//   |  Domain name (32 bytes), then what the code says ...          |
//   +---------------------------------------------------------------+

import Addresses
public import Dissection

/// Which VLANs the switches of a domain share.
public enum VTP: Dissector {
  public static let dumpName = "vtp"
  public static let attachments = [Key.snap(0x0c, 0x2003)]
  static let headerLength = 36

  // MARK: Fields

  static let version = Field<UInt8>("vtp.version", "Version", at: 0)
  static let code = Field<UInt8>("vtp.code", "Code", at: 1, .hexadecimal)
  static let sequence = Field<UInt8>("vtp.seq_num", "Followers or sequence number", at: 2)
  static let domainLength = Field<UInt8>("vtp.md_len", "Management Domain Length", at: 3)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.writeInvalid() }
    let version = try bytes.read(version)
    line.write("VTP")
    guard version <= 3 else {
      line.writeContradiction("version", Int(version), ">", 3)
      line.writeInvalid()
      return line.writeTruncated()
    }
    let code = try bytes.read(code)
    line.write("v", version, ", Message ")
    line.write(code, in: codeNames, unknown: .text("Unknown message type"))
    line.write(" (0x", hex: code, digits: 2, "), length ")
    line.write(decimal: length)
    guard line.options.isVerbose else { return }
    let size = Int(try bytes.read(domainLength))
    line.write("\n\tDomain name: ")
    guard (1...32).contains(size) else {
      line.write(" [invalid MgmtD Len ", size, "]")
      return line.writeInvalid()
    }
    line.write(untrustedCString: try bytes.slice(at: 4, count: 32).upTo(size))
    line.write(", ", code, in: sequenceNames, unknown: .text("Unknown"))
    line.write(": ", try bytes.read(sequence))
    let body = bytes.from(headerLength)
    switch code {
    case 1:
      try body.require(8)
      line.write("\n\t  Config Rev ", hex: try body.uint32(at: 0), ", Updater ")
      line.write(try body.ipv4(at: 4))
      line.write(", Timestamp 0x", hex: try body.uint32(at: 8), digits: 8)
      line.write(" 0x", hex: try body.uint32(at: 12), digits: 8)
      line.write(" 0x", hex: try body.uint32(at: 16), digits: 8)
      line.write(", MD5 digest: ")
      line.write(hexBytes: try body.slice(at: 20, count: 16))
    case 2:
      line.write(", Config Rev ", hex: try body.uint32(at: 0))
      try writeNetworks(body, length: length - headerLength, into: &line)
    case 3: line.write("\n\tStart value: ", try body.uint32(at: 0))
    default: break
    }
  }

  /// The VLANs of a subset advertisement.
  private static func writeNetworks(
    _ body: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 4
    while offset < length {
      let size = Int(try body.uint8(at: offset))
      guard size > 0 else { return }
      let network = try body.slice(at: offset, count: size)
      guard size >= 12 else { return line.writeInvalid() }
      line.write(
        "\n\tVLAN info status ", network[1], in: statusNames, unknown: .text("Unknown"))
      line.write(", type ", network[2], in: networkTypeNames, unknown: .text("Unknown"))
      line.write(", VLAN-id ", try network.uint16(at: 4))
      line.write(", MTU ", try network.uint16(at: 6))
      line.write(", SAID 0x", hex: try network.uint32(at: 8), digits: 8, ", Name ")
      let nameLength = Int(network[3])
      line.write(untrustedCString: try body.slice(at: offset + 12, count: nameLength))
      // Names fill words of four bytes.
      let start = 12 + ((nameLength + 3) & ~3)
      guard start <= size else { return line.writeInvalid() }
      guard try writeAttributes(network.from(start), into: &line) else { return }
      offset += size
    }
  }

  /// What else is said of a VLAN; false where it cannot be understood.
  private static func writeAttributes(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 0
    while offset < bytes.count {
      guard bytes.has(2, at: offset) else {
        line.writeInvalid()
        return false
      }
      let type = bytes[offset]
      let words = Int(bytes[offset + 1])
      line.write("\n\t\t", type, in: attributeNames, unknown: .text("Unknown"))
      line.write(" (0x", hex: type, digits: 4, ") TLV")
      guard bytes.has(2 + 2 * words, at: offset) else {
        line.write(" (TLV goes past the end of the packet)")
        line.writeInvalid()
        return false
      }
      if words != 1 {
        line.write(" (invalid TLV length ", words, " != 1)")
        line.writeInvalid()
        return false
      }
      let value = try bytes.uint16(at: offset + 2)
      switch type {
      case 0x03: write(value, stpNames, into: &line)
      case 0x07: write(value, bridgeNames, into: &line)
      case 0x0a: write(value, backupNames, into: &line)
      case 0x08, 0x09: line.write(", ", value)
      case 0x06: line.write(value == 1 ? ", Enabled (" : ", Disabled (", value, ")")
      case 0x05:
        line.write(", ", bytes[offset + 2])
        line.write(", ", bytes[offset + 3])
      default:
        line.writeUnknownData(bytes.from(offset).upTo(2 + 2 * words), indent: "\n\t\t  ")
      }
      offset += 2 + 2 * words
    }
    return true
  }

  private static func write(_ value: UInt16, _ names: ValueNames, into line: inout DumpLine) {
    line.write(", ", value, in: names, unknown: .text("Unknown"))
    line.write(" (", value, ")")
  }

  static let codeNames: ValueNames = [
    1: "Summary advertisement", 2: "Subset advertisement", 3: "Advertisement request",
    4: "Join message",
  ]
  static let sequenceNames: ValueNames = [
    1: "Followers", 2: "Seq number", 3: "Rsvd", 4: "Rsvd",
  ]
  static let statusNames: ValueNames = [0: "Operational", 1: "Suspended"]
  static let networkTypeNames: ValueNames = [
    1: "Ethernet", 2: "FDDI", 3: "TrCRF", 4: "FDDI-net", 5: "TrBRF",
  ]
  static let attributeNames: ValueNames = [
    0x01: "Source-Routing Ring Number TLV", 0x02: "Source-Routing Bridge Number TLV",
    0x03: "STP type TLV", 0x04: "Parent VLAN TLV",
    0x05: "Translationally bridged VLANs TLV", 0x06: "Pruning TLV", 0x07: "Bridge Type TLV",
    0x08: "Max ARP Hop Count TLV", 0x09: "Max STE Hop Count TLV", 0x0a: "Backup CRF Mode TLV",
  ]
  static let stpNames: ValueNames = [1: "SRT", 2: "SRB", 3: "Auto"]
  static let bridgeNames: ValueNames = [1: "SRB", 0: "SRT"]
  static let backupNames: ValueNames = [1: "Not backup", 2: "Backup"]
}
