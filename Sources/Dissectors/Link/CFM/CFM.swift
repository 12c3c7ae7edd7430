// Connectivity fault management, IEEE 802.1Q §21 (802.1ag).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-----+---------+---------------+---------------+---------------+
//   |Level| Version |    Opcode     |     Flags     |First TLV off. |
//   +-----+---------+---------------+---------------+---------------+
//   |  What the opcode says, then TLVs: type (8 bits), length (16)  |

import Addresses
public import Dissection

/// Whether the stations of a maintenance domain reach each other.
public enum CFM: Dissector {
  public static let dumpName = "cfm"
  public static let attachments = [Key.etherType(0x8902), .etherType(0xabcd)]
  static let headerLength = 4

  // MARK: Fields

  static let level = Field<UInt8>("cfm.md.level", "CFM MD Level", at: 0, mask: 0xe0)
  static let version = Field<UInt8>("cfm.version", "CFM Version", at: 0, mask: 0x1f)
  static let opcode = Field<UInt8>("cfm.opcode", "CFM OpCode", at: 1)
  static let flags = Field<UInt8>("cfm.flags", "CFM Flags", at: 2, .hexadecimal)
  static let firstOffset = Field<UInt8>("cfm.first.tlv.offset", "First TLV Offset", at: 3)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return writeTooShort(into: &line) }
    try bytes.require(headerLength)
    let version = bytes[version]
    guard version == 0 else {
      line.write("CFMv", version, " not supported, length ")
      return line.write("", length)
    }
    let opcode = bytes[opcode]
    line.write(
      "CFMv0 ", opcode, in: opcodeNames, unknown: .decimal("unknown (", suffix: ")"))
    line.write(", MD Level ", bytes[level])
    line.write(", length ", length)
    guard line.options.isVerbose else { return }
    let first = Int(bytes[firstOffset])
    line.write("\n\tFirst TLV offset ", first)
    let body = bytes.from(headerLength)
    var rest = length - headerLength
    guard first <= rest else {
      return line.write(" (too large, must be <= ", rest, ")")
    }
    let flags = bytes[flags]
    switch opcode {
    case 1:
      guard first >= 70 else { return line.write(" (too small 1, must be >= 70)") }
      guard try writeCheck(body, flags, into: &line) else { return }
    case 4:
      guard first >= 6 else { return line.write(" (too small 4, must be >= 6)") }
      try writeReply(body, flags, into: &line)
    case 5:
      guard first >= 17 else { return line.write(" (too small 5, must be >= 17)") }
      try writeTrace(body, flags, into: &line)
    default: line.writeUnknownData(body.upTo(rest - first), indent: "\n\t  ")
    }
    var offset = first
    rest -= first
    while rest > 0 {
      let type = try body.uint8(at: offset)
      line.write("\n\t", type, in: tlvNames, unknown: .text("Unknown"))
      line.write(" TLV (0x", hex: type, digits: 2, ")")
      guard type != 0 else { return }
      guard rest >= 3 else { return writeTooShort(into: &line) }
      let size = Int(try body.uint16(at: offset + 1))
      line.write(", length ", size)
      offset += 3
      rest -= 3
      guard rest >= size else { return writeTooShort(into: &line) }
      let value = try body.slice(at: offset, count: size)
      guard let isKnown = try writePart(value, type: type, into: &line) else { return }
      if !isKnown || line.options.verbosity > 1 {
        line.writeUnknownData(value, indent: "\n\t  ")
      }
      offset += size
      rest -= size
    }
  }

  private static func writeTooShort(into line: inout DumpLine) {
    line.write("\n\t\t packet is too short")
  }

  // MARK: Messages

  private static func writeCheck(
    _ body: Span<UInt8>, _ flags: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let interval = Int(flags & 7)
    line.write(", Flags [CCM Interval ", interval)
    line.write(flags & 0x80 != 0 ? ", RDI]" : "]")
    if interval > 0 {
      // In millionths of a second; a lifetime is 3.25 to 3.5 of them.
      let lengths: [UInt64] = [
        0, 3_333, 10_000, 100_000, 1_000_000, 10_000_000, 60_000_000, 600_000_000,
      ]
      let length = lengths[interval]
      line.write("\n\t  CCM Interval ")
      writeMilliseconds(length * 4, into: &line)
      line.write(", min CCM Lifetime ")
      writeMilliseconds(length * 13, into: &line)
      line.write(", max CCM Lifetime ")
      writeMilliseconds(length * 14, into: &line)
    }
    line.write("\n\t  Sequence Number 0x", hex: try body.uint32(at: 0), digits: 8)
    line.write(", MA-End-Point-ID 0x", hex: try body.uint16(at: 4), digits: 4)
    let format = try body.uint8(at: 6)
    var offset = 7
    // 48 bytes hold both names.
    if format != 1 {
      let size = Int(try body.uint8(at: 7))
      line.write("\n\t  MD Name Format ", format, in: domainNames, unknown: .text("Unknown"))
      line.write(" (", format, "), MD Name length ")
      line.write(decimal: size)
      guard size <= 44 else {
        line.write(" (too large, must be <= 44)")
        return false
      }
      line.write("\n\t  MD Name: ")
      let name = try body.slice(at: 8, count: size)
      switch format {
      case 2, 4: line.write(untrustedCString: name)
      case 3:
        if size == 6 {
          line.write("\n\t  MAC ", try name.mac(at: 0))
        } else {
          line.write("\n\t  MAC (length invalid)")
        }
      default: line.writeUnknownData(name, indent: "\n\t    ")
      }
      offset = 8 + size
    } else {
      line.write("\n\t  MD Name Format ", format, in: domainNames)
      line.write(" (", format, ")")
    }
    let association = try body.uint8(at: offset)
    let size = Int(try body.uint8(at: offset + 1))
    line.write(
      "\n\t  MA Name-Format ", association, in: associationNames, unknown: .text("Unknown"))
    line.write(" (", association, "), MA name length ")
    line.write(decimal: size)
    let most = 53 - offset
    guard size <= most else {
      line.write(" (too large, must be <= ", most, ")")
      return false
    }
    line.write("\n\t  MA Name: ")
    let name = try body.slice(at: offset + 2, count: size)
    if association == 2 {
      line.write(untrustedCString: name)
    } else {
      line.writeUnknownData(name, indent: "\n\t    ")
    }
    return true
  }

  /// Quarters of a millionth of a second, as `1.000s`.
  private static func writeMilliseconds(_ quarters: UInt64, into line: inout DumpLine) {
    let milliseconds = (quarters + 2_000) / 4_000
    line.write("", milliseconds / 1000, ".")
    line.write(decimal: milliseconds % 1000, digits: 3)
    line.write("s")
  }

  private static func writeReply(
    _ body: Span<UInt8>, _ flags: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(", Flags [")
    line.writeBits(flags, in: replyFlagNames)
    line.write("]\n\t  Transaction-ID 0x", hex: try body.uint32(at: 0), digits: 8)
    line.write(", ttl ", try body.uint8(at: 4))
    let action = try body.uint8(at: 5)
    line.write("\n\t  Replay-Action ", action, in: actionNames, unknown: .text("Unknown"))
    line.write(" (", action, ")")
  }

  private static func writeTrace(
    _ body: Span<UInt8>, _ flags: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(", Flags [")
    line.writeBits(flags, in: traceFlagNames)
    line.write("]\n\t  Transaction-ID 0x", hex: try body.uint32(at: 0), digits: 8)
    line.write(", ttl ", try body.uint8(at: 4))
    line.write("\n\t  Original-MAC ", try body.mac(at: 5))
    line.write(", Target-MAC ", try body.mac(at: 11))
  }

  // MARK: Names

  static let opcodeNames: ValueNames = [
    1: "Continuity Check Message", 2: "Loopback Reply", 3: "Loopback Message",
    4: "Linktrace Reply", 5: "Linktrace Message",
  ]
  static let tlvNames: ValueNames = [
    0: "End", 1: "Sender ID", 2: "Port status", 3: "Data", 4: "Interface status",
    5: "Reply Ingress", 6: "Reply Egress", 31: "Organization Specific",
  ]
  static let domainNames: ValueNames = [
    1: "No MD Name present", 2: "DNS string", 3: "MAC + 16Bit Integer", 4: "Character string",
  ]
  static let associationNames: ValueNames = [
    0: "IEEE 802.1", 1: "Primary VID", 2: "Character string", 3: "MAC + 16Bit Integer",
    4: "RFC2685 VPN-ID",
  ]
  static let actionNames: ValueNames = [
    1: "Exact Match", 2: "Filtering DB", 3: "MIP CCM DB",
  ]
}

private let replyFlagNames: ValueNames = [
  0x80: "UseFDB Only", 0x40: "FwdYes", 0x20: "Terminal MEP",
]
private let traceFlagNames: ValueNames = [0x80: "Use Forwarding-DB only"]
