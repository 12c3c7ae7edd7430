// Cisco's unidirectional link detection, RFC 5171.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-----+---------+---------------+-------------------------------+
//   | Ver | Opcode  |     Flags     |           Checksum            |
//   +-----+---------+---------------+-------------------------------+
//   |  TLVs: type (16 bits), length with this header (16 bits), value

public import Dissection

/// Whether a link carries frames both ways.
public enum UDLD: Dissector {
  public static let dumpName = "udld"
  public static let attachments = [Key.snap(0x0c, 0x0111)]
  static let headerLength = 4

  // MARK: Fields

  static let version = Field<UInt8>("udld.version", "Version", at: 0, mask: 0xe0)
  static let opcode = Field<UInt8>("udld.opcode", "Opcode", at: 0, mask: 0x1f)
  static let flags = Field<UInt8>("udld.flags", "Flags", at: 1, .hexadecimal)
  static let checksum = Field<UInt16>("udld.checksum", "Checksum", at: 2, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.writeInvalid() }
    let code = try bytes.read(opcode)
    line.write("UDLDv", try bytes.read(version))
    line.write(", Code ", code, in: codeNames, unknown: .text("Reserved"))
    line.write(" (", hex: code, "), Flags [")
    let flags = try bytes.read(flags)
    line.writeBits(flags, in: flagNames)
    line.write("] (0x", hex: flags, digits: 2, "), length ")
    line.write(decimal: length)
    guard line.options.isVerbose else { return }
    line.write("\n\tChecksum 0x", hex: try bytes.read(checksum), digits: 4, " (unverified)")
    var offset = headerLength
    while offset < length {
      guard length - offset >= 4 else { return line.writeInvalid() }
      let type = try bytes.uint16(at: offset)
      let size = Int(try bytes.uint16(at: offset + 2))
      line.write("\n\t", type, in: typeNames, unknown: .text("Unknown"))
      line.write(" (0x", hex: type, digits: 4, ") TLV, length ")
      line.write(decimal: size)
      guard size > 4, size <= length - offset else { return line.writeInvalid() }
      let value = try bytes.slice(at: offset + 4, count: size - 4)
      switch type {
      case 1, 2, 6:
        line.write(", ")
        guard !value.isEmpty else { return line.writeInvalid() }
        line.write(untrustedCString: value)
      case 3:
        line.write(", ")
        line.write(untrusted: value)
      case 4, 5:
        guard value.count == 1 else { return line.writeInvalid() }
        line.write(", ", value[0], "s")
      case 7:
        guard value.count == 4 else { return line.writeInvalid() }
        line.write(", ", try value.uint32(at: 0))
      default: break
      }
      offset += size
    }
  }

  static let codeNames: ValueNames = [
    0: "Reserved", 1: "Probe message", 2: "Echo message", 3: "Flush message",
  ]
  static let flagNames: ValueNames = [
    0x01: "RT", 0x02: "RSY", 0x04: "MBZ-2", 0x08: "MBZ-3", 0x10: "MBZ-4", 0x20: "MBZ-5",
    0x40: "MBZ-6", 0x80: "MBZ-7",
  ]
  static let typeNames: ValueNames = [
    1: "Device-ID TLV", 2: "Port-ID TLV", 3: "Echo TLV", 4: "Message Interval TLV",
    5: "Timeout Interval TLV", 6: "Device Name TLV", 7: "Sequence Number TLV",
  ]
}
