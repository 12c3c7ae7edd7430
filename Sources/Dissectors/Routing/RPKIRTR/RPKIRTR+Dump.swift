import Addresses
public import Dissection

// MARK: Print

extension RPKIRTR {
  /// `, RPKI-RTR`; verbose, each unit.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.isVerbose else { return line.write(", RPKI-RTR") }
    var place = 0
    while place < length {
      let rest = length - place
      guard let size = try writeUnit(bytes.from(place), rest, isOuter: true, 8, into: &line)
      else { return }
      place += size
    }
  }

  /// Writes a unit of which so much was sent; how long it is, or nil where it makes no sense.
  private static func writeUnit(
    _ bytes: Span<UInt8>, _ rest: Int, isOuter: Bool, _ indent: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard rest >= headerLength else {
      line.write("(", rest, " bytes is too few to decode)")
      line.writeInvalid()
      return nil
    }
    let version = try bytes.read(version)
    writeIndent(indent, into: &line)
    guard version == 0 else {
      line.write("RPKI-RTRv", version, " (unknown)")
      return nil
    }
    let type = try bytes.read(unitType)
    let size = try bytes.read(length)
    line.write("RPKI-RTRv", version, ", ")
    line.write(type, in: unitTypes, unknown: .text("Unknown"))
    line.write(" PDU (", type, "), length: ")
    line.write(decimal: size)
    guard size >= headerLength, Int(size) <= rest else {
      line.writeInvalid()
      return nil
    }
    let unit = try bytes.slice(at: 0, count: Int(size))
    let isRight = try writeBody(type, unit, isOuter: isOuter, indent + 2, into: &line)
    guard isRight else {
      line.writeInvalid()
      return nil
    }
    if line.options.verbosity > 1 || unitTypes[type] == nil {
      line.writeHex(unit, indent: "\n\t  ")
    }
    return unit.count
  }

  /// Begins a row of its own, so many columns in.
  private static func writeIndent(_ columns: Int, into line: inout DumpLine) {
    line.write("\n\t")
    for _ in 8..<max(8, columns) { line.write(byte: 0x20) }
  }

  private static func writeBody(
    _ type: UInt8, _ unit: Span<UInt8>, isOuter: Bool, _ indent: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 0, 1, 7:
      guard unit.count == 12 else { return false }
      writeIndent(indent, into: &line)
      line.write("Session ID: 0x", hex: try unit.read(session), digits: 4)
      line.write(", Serial: ", try unit.uint32(at: 8))
    case 2, 8: return unit.count == 8
    case 3:
      guard unit.count == 8 else { return false }
      writeIndent(indent, into: &line)
      line.write("Session ID: 0x", hex: try unit.read(session), digits: 4)
    case 4:
      guard unit.count == 20 else { return false }
      writeIndent(indent, into: &line)
      line.write("IPv4 Prefix ")
      line.text.write(try unit.ipv4(at: 12))
      try writePrefix(unit, 16, into: &line)
    case 6:
      guard unit.count == 32 else { return false }
      writeIndent(indent, into: &line)
      line.write("IPv6 Prefix ")
      line.text.write(try unit.ipv6(at: 12))
      try writePrefix(unit, 28, into: &line)
    case 10: return try writeError(unit, isOuter: isOuter, indent, into: &line)
    default: return true
    }
    return true
  }

  /// `/24-32, origin-as 65000, flags 0x01`
  private static func writePrefix(
    _ unit: Span<UInt8>, _ place: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("/", try unit.uint8(at: 9))
    line.write("-", try unit.uint8(at: 10))
    line.write(", origin-as ", try unit.uint32(at: place))
    line.write(", flags 0x", hex: try unit.uint8(at: 8), digits: 2)
  }

  /// An error quotes the unit that it is about, and may explain itself.
  private static func writeError(
    _ unit: Span<UInt8>, isOuter: Bool, _ indent: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard unit.count >= 12 else { return false }
    let code = try unit.read(session)
    let size = Int(try unit.uint32(at: 8))
    writeIndent(indent, into: &line)
    line.write("Error code: ", code, in: errors, unknown: .text("Unknown"))
    line.write(" (", code, "), Encapsulated PDU length: ")
    line.write(decimal: size)
    guard size <= unit.count - 16 else { return false }
    // An error about an error is not quoted further: RFC 6810 §5.10.
    if size > 0, isOuter {
      writeIndent(indent, into: &line)
      line.write("  -----encapsulated PDU-----")
      guard
        try writeUnit(
          unit.from(12), size, isOuter: false, 8, into: &line) != nil
      else { return false }
    }
    let textSize = Int(try unit.uint32(at: 12 + size))
    guard textSize <= unit.count - 16 - size else { return false }
    guard textSize > 0 else { return true }
    writeIndent(indent, into: &line)
    line.write("Error text: ")
    line.write(untrusted: unit.from(16 + size).upTo(textSize))
    return true
  }
}
