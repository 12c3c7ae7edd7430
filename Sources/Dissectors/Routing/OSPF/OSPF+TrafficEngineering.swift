import Dissection

/// Traffic engineering advertisements (RFC 3630, RFC 4203).
extension OSPF {
  /// False where a part contradicts the length of the whole.
  static func writeTrafficEngineering(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 0
    while offset < end {
      let room = end - offset
      guard room >= 4 else {
        line.write("\n\t    Remaining LS length ")
        line.write(decimal: room)
        line.write(" < 4")
        return writeInvalid(&line)
      }
      let type = try bytes.uint16(at: offset)
      let length = try Int(bytes.uint16(at: offset + 2))
      line.write("\n\t    ")
      line.write(type, in: trafficEngineeringNames, unknown: .text("unknown"))
      line.write(" TLV (")
      line.write(decimal: type)
      line.write("), length: ")
      line.write(decimal: length)
      offset += 4
      guard length <= end - offset else {
        line.write(" > ")
        line.write(decimal: end - offset)
        return writeInvalid(&line)
      }
      switch type {
      case 1:
        guard length >= 4 else { return writeLess(4, into: &line) }
        line.write(", ")
        try line.write(bytes.ipv4(at: offset))
      case 2:
        guard try writeLink(bytes.from(offset), length, into: &line) else { return false }
      default:
        if line.options.verbosity <= 1 {
          line.writeHex(bytes.from(offset).upTo(length), indent: "\n\t      ")
        }
      }
      offset += (length + 3) & ~3
    }
    return true
  }

  private static func writeInvalid(_ line: inout DumpLine) -> Bool {
    line.writeInvalid()
    return false
  }

  private static func writeLess(_ limit: Int, into line: inout DumpLine) -> Bool {
    line.write(" < ")
    line.write(decimal: limit)
    return writeInvalid(&line)
  }

  private static func writeUnequal(_ size: Int, into line: inout DumpLine) -> Bool {
    line.write(" != ")
    line.write(decimal: size)
    line.write("U")
    return writeInvalid(&line)
  }

  private static func writeLink(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 0
    while offset < end {
      guard end - offset >= 4 else {
        line.write("\n\t    Remaining TLV length < 4")
        return writeInvalid(&line)
      }
      let type = try bytes.uint16(at: offset)
      let length = try Int(bytes.uint16(at: offset + 2))
      offset += 4
      // RFC 3630 §2.3.2: what does not fit ends the advertisement.
      line.write("\n\t      ")
      line.write(type, in: linkNames, unknown: .text("unknown"))
      line.write(" subTLV (")
      line.write(decimal: type)
      line.write("), length: ")
      line.write(decimal: length)
      guard length <= end - offset else {
        line.write(" > ")
        line.write(decimal: end - offset)
        return writeInvalid(&line)
      }
      guard try writeLinkPart(type, bytes.from(offset), length, into: &line) else { return false }
      offset += (length + 3) & ~3
    }
    return true
  }

  private static func writeLinkPart(
    _ type: UInt16, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 9:
      guard length == 4 else { return writeUnequal(4, into: &line) }
      line.write(", 0x")
      try line.write(hex: bytes.uint32(at: 0), digits: 8)
    case 2, 11:
      guard length == 4 || length == 8 else {
        line.write(" != 4U && != 8U")
        return writeInvalid(&line)
      }
      for offset in stride(from: 0, to: length, by: 4) {
        line.write(", ")
        try line.write(bytes.ipv4(at: offset))
        line.write(" (0x")
        try line.write(hex: bytes.uint32(at: offset), digits: 8)
        line.write(")")
      }
    case 3, 4:
      guard length == 4 else { return writeUnequal(4, into: &line) }
      line.write(", ")
      try line.write(bytes.ipv4(at: 0))
    case 6, 7:
      guard length == 4 else { return writeUnequal(4, into: &line) }
      line.write(", ")
      try line.writeMegabits(bytes.uint32(at: 0))
    case 8:
      guard length == 32 else { return writeUnequal(32, into: &line) }
      for index in 0..<8 {
        line.write("\n\t\tTE-Class ")
        line.write(decimal: index)
        line.write(": ")
        try line.writeMegabits(bytes.uint32(at: index * 4))
      }
    case 17:
      guard length >= 4 else { return writeLess(4, into: &line) }
      let model = try bytes.uint8(at: 0)
      line.write("\n\t\tBandwidth Constraints Model: ")
      line.writeNamed(model, in: GMPLSNames.bandwidthModel, unknown: "unknown")
      guard length % 4 == 0 else {
        line.write("\n\t\tlength ")
        line.write(decimal: length)
        line.write(" != N x 4")
        return writeInvalid(&line)
      }
      for index in 0..<min(8, length / 4 - 1) {
        line.write("\n\t\t  Bandwidth constraint CT")
        line.write(decimal: index)
        line.write(": ")
        try line.writeMegabits(bytes.uint32(at: 4 + index * 4))
      }
    case 5:
      guard length == 4 else { return writeUnequal(4, into: &line) }
      line.write(", Metric ")
      try line.write(decimal: bytes.uint32(at: 0))
    case 14:
      // One octet, and three of nothing.
      guard length == 4 else { return writeUnequal(4, into: &line) }
      line.write(", ")
      try line.writeBits(bytes.uint8(at: 0), ordered: GMPLSNames.linkProtection)
    case 15: return try writeSwitching(bytes, length, into: &line)
    case 1:
      guard length == 1 else { return writeUnequal(1, into: &line) }
      line.write(", ")
      try line.writeNamed(
        bytes.uint8(at: 0), in: linkKindNames, unknown: "unknown")
    case 16:
      guard length % 4 == 0 else {
        line.write(" != N x 4")
        return writeInvalid(&line)
      }
      for offset in stride(from: 0, to: length, by: 4) {
        line.write("\n\t\t  Shared risk group: 0x")
        try line.write(hex: bytes.uint32(at: offset), digits: 8)
      }
    default:
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(length), indent: "\n\t\t") }
    }
    return true
  }

  private static func writeSwitching(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard length >= 36 else { return writeLess(36, into: &line) }
    line.write("\n\t\tInterface Switching Capability: ")
    try line.write(bytes.uint8(at: 0), in: GMPLSNames.switching, unknown: .text("Unknown"))
    line.write("\n\t\tLSP Encoding: ")
    try line.write(bytes.uint8(at: 1), in: GMPLSNames.encoding, unknown: .text("Unknown"))
    line.write("\n\t\tMax LSP Bandwidth:")
    for index in 0..<8 {
      line.write("\n\t\t  priority level ")
      line.write(decimal: index)
      line.write(": ")
      try line.writeMegabits(bytes.uint32(at: 4 + index * 4))
    }
    return true
  }

  private static let linkNames: ValueNames = [
    1: "Link Type", 2: "Link ID", 3: "Local Interface IP address",
    4: "Remote Interface IP address", 5: "Traffic Engineering Metric", 6: "Maximum Bandwidth",
    7: "Maximum Reservable Bandwidth", 8: "Unreserved Bandwidth", 9: "Administrative Group",
    11: "Link Local/Remote Identifier", 14: "Link Protection Type",
    15: "Interface Switching Capability", 16: "Shared Risk Link Group",
    17: "Bandwidth Constraints",
  ]
}

private let trafficEngineeringNames: ValueNames = [1: "Router Address", 2: "Link"]
private let linkKindNames: ValueNames = [1: "Point-to-point", 2: "Multi-Access"]
