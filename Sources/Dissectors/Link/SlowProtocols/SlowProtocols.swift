// Slow protocols, IEEE 802.3 annex 57A: link aggregation control and its marker (802.1AX §6.4),
// operations, administration and maintenance (802.3 §57.4).
//
//   +---------------+---------------+
//   |    Subtype    |    Version    |  then TLVs: type, length with this header
//   +---------------+---------------+

import Addresses
public import Dissection

/// Protocols that send at most ten frames a second.
public enum SlowProtocols: Dissector {
  public static let dumpName = "slow"
  public static let attachments = [Key.etherType(0x8809)]

  // MARK: Fields

  static let subtype = Field<UInt8>("slow.subtype", "Slow Protocols subtype", at: 0)
  static let version = Field<UInt8>("lacp.version", "Version", at: 1)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 1 else { return writeTooShort(into: &line) }
    let subtype = try bytes.read(subtype)
    switch subtype {
    case 1, 2:
      guard length >= 2 else { return writeTooShort(into: &line) }
      let version = try bytes.read(version)
      guard version == 1 else {
        line.write(subtype == 1 ? "LACP version " : "MARKER version ", version)
        return line.write(" packet not supported")
      }
      line.write(subtype == 1 ? "LACPv1, length " : "MARKERv1, length ", length)
      guard line.options.isVerbose else { return }
      try writeAggregation(bytes.from(2), length: length - 2, subtype: subtype, into: &line)
    case 3:
      line.write("OAM, length ", length)
      guard line.options.isVerbose else { return }
      try Maintenance.write(bytes.from(1), length: length - 1, into: &line)
    default:
      line.write("unknown (", subtype, "), length ")
      line.write(decimal: length)
      guard line.options.isVerbose else { return }
      // The subtype itself is not shown again.
      line.writeUnknownData(bytes.from(1).upTo(length - 1), indent: "\n\t  ")
    }
  }

  static func writeTooShort(into line: inout DumpLine) {
    if !line.options.isVerbose {
      line.write(" (packet is too short)")
    } else {
      line.write("\n\t\t packet is too short")
    }
  }

  // MARK: Link aggregation

  private static func writeAggregation(
    _ bytes: Span<UInt8>, length: Int, subtype: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      guard length - offset >= 2 else { return writeTooShort(into: &line) }
      let type = try bytes.uint8(at: offset)
      let size = Int(try bytes.uint8(at: offset + 1))
      line.write(
        "\n\t", UInt16(subtype) << 8 | UInt16(type), in: partNames, unknown: .text("Unknown"))
      line.write(" TLV (0x", hex: type, digits: 2, "), length ")
      line.write(decimal: size)
      guard type != 0 else { return }
      guard size >= 2, size <= length - offset else { return writeTooShort(into: &line) }
      try bytes.require(offset + size)
      let value = bytes.from(offset + 2).upTo(size - 2)
      switch (subtype, type) {
      case (1, 1), (1, 2):
        guard size == 20 else {
          line.write("\n\t    ERROR: illegal length - should be 20")
          break
        }
        line.write("\n\t  System ", try value.mac(at: 2))
        line.write(", System Priority ", try value.uint16(at: 0))
        line.write(", Key ", try value.uint16(at: 8))
        line.write(", Port ", try value.uint16(at: 12))
        line.write(", Port Priority ", try value.uint16(at: 10), "\n\t  State Flags [")
        line.writeBits(value[14], in: stateNames)
        line.write("]")
      case (1, 3):
        guard size == 16 else {
          line.write("\n\t    ERROR: illegal length - should be 16")
          break
        }
        line.write("\n\t  Max Delay ", try value.uint16(at: 0))
      case (2, 1):
        guard size == 16 else {
          line.write("\n\t    ERROR: illegal length - should be 16")
          break
        }
        line.write("\n\t  Request System ", try value.mac(at: 2))
        line.write(", Request Port ", try value.uint16(at: 0))
        line.write(", Request Transaction ID 0x", hex: try value.uint32(at: 8), digits: 8)
      default:
        if line.options.verbosity <= 1 { line.writeUnknownData(value, indent: "\n\t  ") }
      }
      if line.options.verbosity > 1 { line.writeUnknownData(value, indent: "\n\t  ") }
      offset += size
    }
  }

  static let partNames: ValueNames = [
    0x0100: "Terminator", 0x0101: "Actor Information", 0x0102: "Partner Information",
    0x0103: "Collector Information", 0x0200: "Terminator", 0x0201: "Marker Information",
  ]
  static let stateNames: ValueNames = [
    0x01: "Activity", 0x02: "Timeout", 0x04: "Aggregation", 0x08: "Synchronization",
    0x10: "Collecting", 0x20: "Distributing", 0x40: "Default", 0x80: "Expired",
  ]
}
