// Cisco discovery protocol.
//
//   +---------------+---------------+-------------------------------+
//   |    Version    | Time to live  |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |  TLVs: type (16 bits), length with this header (16 bits), value
//   +---------------------------------------------------------------+

import Addresses
public import Dissection

/// What a Cisco device says of itself to its neighbour.
public enum CDP: Dissector {
  public static let dumpName = "cdp"
  public static let attachments = [Key.snap(0x0c, 0x2000)]
  static let headerLength = 4
  static let tlvHeaderLength = 4

  // MARK: Fields

  static let version = Field<UInt8>("cdp.version", "Version", at: 0)
  static let timeToLive = Field<UInt8>("cdp.ttl", "TTL", at: 1)
  static let checksum = Field<UInt16>("cdp.checksum", "Checksum", at: 2, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else {
      line.write(" (packet length ", length, " < ")
      line.write("", headerLength, ")")
      return line.writeInvalid()
    }
    line.write("CDPv", try bytes.read(version))
    line.write(", ttl: ", try bytes.read(timeToLive), "s")
    if line.options.isVerbose {
      line.write(", checksum: 0x", hex: try bytes.read(checksum), digits: 4)
      line.write(" (unverified), length ", length)
    }
    var offset = headerLength
    while offset < length {
      let rest = length - offset
      guard rest >= tlvHeaderLength else {
        line.write(" (remaining packet length ", rest, " < ")
        line.write("", tlvHeaderLength, ")")
        return line.writeInvalid()
      }
      let type = try bytes.uint16(at: offset)
      let size = Int(try bytes.uint16(at: offset + 2))
      let name = typeNames[type] ?? "unknown field type"
      guard size >= tlvHeaderLength else {
        if line.options.isVerbose {
          line.write("\n\t")
          line.write(name)
          line.write(" (0x", hex: type, digits: 4, "), TLV length: ")
          line.write("", size, size == 1 ? " byte" : " bytes")
          line.write(" (too short)")
        } else {
          line.write(", ")
          line.write(name)
          line.write(" (0x", hex: type, digits: 4, ") TLV length ")
          line.write("", size, " too short")
        }
        return line.writeInvalid()
      }
      guard size <= rest else {
        line.write(" (TLV length ", size)
        line.write(" > ", rest, ")")
        return line.writeInvalid()
      }
      let value = try bytes.slice(at: offset + tlvHeaderLength, count: size - tlvHeaderLength)
      try write(value, type: type, name: name, into: &line)
      offset += size
    }
    if !line.options.isVerbose { line.write(", length ", length) }
  }

  private static func write(
    _ value: Span<UInt8>, type: UInt16, name: String, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.isVerbose else {
      // The short text has only who it is.
      if type == 1 {
        line.write(", Device-ID ")
        writeQuoted(value, into: &line)
      }
      return
    }
    line.write("\n\t")
    line.write(name)
    line.write(" (0x", hex: type, digits: 4, "), value length: ")
    line.write("", value.count, value.count == 1 ? " byte: " : " bytes: ")
    if let least = leastLengths[type], value.count < least {
      return writeMalformed(value, into: &line)
    }
    if let exact = exactLengths[type], value.count != exact {
      return writeMalformed(value, into: &line)
    }
    try writeValue(value, type: type, into: &line)
  }

  private static func writeMalformed(_ value: Span<UInt8>, into line: inout DumpLine) {
    line.write(" (malformed TLV)")
    line.writeUnknownData(value, indent: "\n\t  ")
  }

  static func writeQuoted(_ value: Span<UInt8>, into line: inout DumpLine) {
    line.write("'")
    line.write(untrusted: value)
    line.write("'")
  }

  static let typeNames: ValueNames = [
    0x01: "Device-ID", 0x02: "Address", 0x03: "Port-ID", 0x04: "Capability",
    0x05: "Version String", 0x06: "Platform", 0x07: "Prefixes", 0x08: "Protocol-Hello option",
    0x09: "VTP Management Domain", 0x0a: "Native VLAN ID", 0x0b: "Duplex",
    0x0e: "ATA-186 VoIP VLAN assignment", 0x0f: "ATA-186 VoIP VLAN request",
    0x10: "power consumption", 0x11: "MTU", 0x12: "AVVID trust bitmap",
    0x13: "AVVID untrusted ports CoS", 0x14: "System Name",
    0x15: "System Object ID (not decoded)", 0x16: "Management Addresses",
    0x17: "Physical Location", 0x18: "External Port-ID", 0x19: "Power requested",
    0x1a: "Power available",
  ]
  static let leastLengths: [UInt16: Int] = [0x0e: 3, 0x0f: 4, 0x17: 3]
  static let exactLengths: [UInt16: Int] = [
    4: 4, 0x0a: 2, 0x0b: 1, 0x10: 2, 0x11: 4, 0x12: 1, 0x13: 1,
  ]
}
