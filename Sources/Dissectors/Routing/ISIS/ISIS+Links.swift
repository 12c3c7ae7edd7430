import Addresses
import Dissection

/// What is known of a link (RFC 5305 §3, RFC 5307 §1, RFC 8667 §2.2).
extension ISIS {
  static func writeLink(
    _ type: UInt8, _ value: Span<UInt8>, _ rest: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 3, 4, 5:
      guard value.has(4) else { return }
      line.write(", 0x", hex: try value.uint32(at: 0), digits: 8)
      if value.count == 8 { line.write(", 0x", hex: try value.uint32(at: 4), digits: 8) }
    case 6, 8:
      if value.has(4) { line.write(", ", try value.ipv4(at: 0)) }
    case 9, 10:
      if value.has(4) {
        line.write(", ")
        line.writeMegabits(try value.uint32(at: 0))
      }
    case 11:
      guard value.has(32) else { return }
      for index in 0..<8 {
        line.write("\n\t          TE-Class ", index, ": ")
        line.writeMegabits(try value.uint32(at: index * 4))
      }
    case 12, 22:
      guard value.has(1) else { return }
      line.write("\n\t        Bandwidth Constraints Model ID: ")
      line.write(value[0], in: GMPLSNames.bandwidthModel, unknown: .text("unknown"))
      line.write(" (", value[0], ")")
      let constraints = value.from(1)
      for offset in steps(of: 4, in: constraints) {
        line.write("\n\t          Bandwidth constraint CT", offset / 4, ": ")
        line.writeMegabits(try constraints.uint32(at: offset))
      }
    case 18:
      if value.has(3) { line.write(", ", try value.uint24(at: 0)) }
    case 19:
      guard value.count == 2 else { return }
      let attributes = try value.uint16(at: 0)
      line.write(", [ ")
      line.writeBits(attributes, in: linkAttributeNames, none: "Unknown")
      line.write(" ] (0x", hex: attributes, digits: 4, ")")
    case 20:
      guard value.has(2) else { return }
      line.write(", ")
      line.writeFlags(value[0], in: GMPLSNames.linkProtection)
      line.write(", Priority ", value[1])
    case 21: try writeSwitching(value, into: &line)
    case 29:
      guard value.has(6) else { return }
      line.write(", LM: ", try value.uint24(at: 0), ", P: ")
      line.write("", value[3], ", P-ID: ")
      line.write(decimal: try value.uint16(at: 4))
    case 32:
      guard value.has(8) else { return }
      try writeAdjacencySegment(rest, into: &line)
    default: line.writeHex(value, indent: "\n\t\t    ")
    }
  }

  /// RFC 5307 §1.3.
  private static func writeSwitching(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.has(36) else { return }
    line.write("\n\t          Interface Switching Capability:")
    line.write(value[0], in: GMPLSNames.switching, unknown: .text("Unknown"))
    line.write(
      ", LSP Encoding: ", value[1], in: GMPLSNames.encoding, unknown: .text("Unknown"),
      "\n\t          Max LSP Bandwidth:")
    for priority in 0..<8 {
      line.write("\n\t            priority level ", priority, ": ")
      line.writeMegabits(try value.uint32(at: 4 + priority * 4))
    }
    let specific = value.from(36)
    switch value[0] {
    case 1, 2, 3, 4:
      guard specific.has(6) else { return }
      line.write("\n\t          Min LSP Bandwidth: ")
      line.writeMegabits(try specific.uint32(at: 0))
      line.write("\n\t          Interface MTU: ", try specific.uint16(at: 4))
    case 100:
      guard specific.has(8) else { return }
      line.write("\n\t          Min LSP Bandwidth: ")
      line.writeMegabits(try specific.uint32(at: 0))
      line.write("\n\t          Indication ")
      line.write(
        specific[4], in: GMPLSNames.switchingTDM, unknown: .decimal("Unknown (", suffix: ")"))
    default:
      if !specific.isEmpty { line.writeHex(specific, indent: "\n\t\t    ") }
    }
  }

  /// RFC 8667 §2.2.2: a label where the flags V and L are set, an index where neither is.
  private static func writeAdjacencySegment(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.uint8(at: 0)
    line.write("\n\t          Flags: [")
    line.writeFlags(flags, in: adjacencySegmentFlagNames)
    line.write("]\n\t          Weight: ", try bytes.uint8(at: 1))
    try write("\n\t          Neighbor System-ID: ", bytes, at: 2, 6, into: &line)
    switch flags & 0x30 {
    case 0x30: line.write("\n\t          Label: ", try bytes.uint24(at: 8))
    case 0: line.write("\n\t          Index: ", try bytes.uint32(at: 8))
    default: line.writeInvalid()
    }
  }
}
