// Cisco's dynamic trunking protocol.
//
//   +---------------+  TLVs: type (16 bits), length with this header (16 bits), value
//   |    Version    |
//   +---------------+

import Addresses
public import Dissection

/// Whether a port of a switch becomes a trunk.
public enum DTP: Dissector {
  public static let dumpName = "dtp"
  public static let attachments = [Key.snap(0x0c, 0x2004)]

  // MARK: Fields

  static let version = Field<UInt8>("dtp.version", "Version", at: 0)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 1 else {
      line.write("[zero packet length]")
      return line.writeInvalid()
    }
    line.write("DTPv", try bytes.read(version))
    line.write(", length ", length)
    guard line.options.isVerbose else { return }
    var offset = 1
    while offset < length {
      guard length - offset >= 4 else {
        line.write("[", length - offset, " bytes remaining]")
        return line.writeInvalid()
      }
      let type = try bytes.uint16(at: offset)
      let size = Int(try bytes.uint16(at: offset + 2))
      guard type != 0 else { return }
      line.write("\n\t", type, in: typeNames, unknown: .text("Unknown"))
      line.write(" (0x", hex: type, digits: 4, ") TLV, length ")
      line.write(decimal: size)
      guard size >= 4, size <= length - offset else {
        line.write("[invalid TLV length ", size, "]")
        return line.writeInvalid()
      }
      let value = try bytes.slice(at: offset + 4, count: size - 4)
      switch type {
      case 1:
        line.write(", ")
        line.write(untrustedCString: value)
      case 2, 3:
        guard value.count == 1 else { return line.writeInvalid() }
        line.write(", 0x", hex: value[0])
      case 4:
        guard value.count == 6 else { return line.writeInvalid() }
        line.write(", ", try value.mac(at: 0))
      default: break
      }
      offset += size
    }
  }

  static let typeNames: ValueNames = [1: "Domain", 2: "Status", 3: "DTP type", 4: "Neighbor"]
}
