import Dissection

/// Capabilities that a speaker announces when it opens a session (RFC 5492).
extension BGP {
  static func writeCapabilities(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      let code = try bytes.uint8(at: offset)
      let size = try Int(bytes.uint8(at: offset + 1))
      line.write("\n\t      ")
      line.write(code, in: capabilityNames, unknown: .text("Unknown"))
      line.write(" (")
      line.write(decimal: code)
      line.write("), length: ")
      line.write(decimal: size)
      let value = bytes.from(offset + 2)
      guard bytes.has(size, at: offset + 2) else { return line.writeTruncated() }
      guard try writeCapability(code, value, size, into: &line) else { return }
      if line.options.verbosity > 1, size > 0 {
        line.writeHex(value.upTo(size), indent: "\n\t\t")
      }
      offset += 2 + size
    }
  }

  /// False where it is too short, after which nothing is believed.
  private static func writeCapability(
    _ code: UInt8, _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch code {
    case 1:
      // AFI, a reserved octet, SAFI (RFC 4760 §8).
      guard size >= 4 else { return writeTooShort(4, into: &line) }
      line.write("\n\t\t")
      try writeFamily(bytes.uint16(at: 0), bytes.uint8(at: 3), into: &line)
    case 64: return try writeGracefulRestart(bytes, size, into: &line)
    case 65:
      guard size >= 4 else { return writeTooShort(4, into: &line) }
      line.write("\n\t\t 4 Byte AS ")
      try line.writeAutonomousSystem(bytes.uint32(at: 0))
    case 7:
      // BGPsec (RFC 8205 §2.1).
      guard size == 3 else {
        line.writeContradiction("length", size, "!=", 3)
        line.writeInvalid()
        return true
      }
      let first = try bytes.uint8(at: 0)
      line.write("\n\t\tVersion ")
      line.write(decimal: first >> 4)
      line.write(", Direction ")
      let direction = first >> 3 & 1
      line.write(direction == 1 ? "Send (" : "Receive (")
      line.write(decimal: direction)
      line.write("), AFI ")
      let family = try bytes.uint16(at: 1)
      line.write(family, in: familyNames, unknown: .text("Unknown"))
      line.write(" (")
      line.write(decimal: family)
      line.write(")")
    case 8:
      // AFI, SAFI, count (RFC 8277 §2.1).
      try writeFamilies(bytes, size, into: &line) { count, line in
        line.write(", Count: ")
        line.write(decimal: count)
      }
    case 9:
      guard size >= 1 else { return writeTooShort(1, into: &line) }
      let role = try bytes.uint8(at: 0)
      line.write("\n\t\tRole name ")
      line.write(role, in: roleNames, unknown: .text("Unassigned"))
      line.write(" (")
      line.write(decimal: role)
      line.write(")")
    case 69:
      guard size > 0 else {
        line.write(" (bogus)")
        return true
      }
      try writeFamilies(bytes, size, into: &line) { direction, line in
        line.write(", Send/Receive: ")
        line.write(
          direction, in: directionNames, unknown: .hex("Bogus (0x", digits: 2, suffix: ")"))
      }
      if size % 4 != 0 { line.writeInvalid() }
    case 2, 6, 70, 71, 128: break
    default:
      line.write("\n\t\tno decoder for Capability ")
      line.write(decimal: code)
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(size), indent: "\n\t\t") }
    }
    return true
  }

  /// Tuples of AFI, SAFI and one octet more.
  private static func writeFamilies(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine,
    _ writeRest: (UInt8, inout DumpLine) -> Void
  ) throws(Flaw) {
    var offset = 0
    while size - offset >= 4 {
      line.write("\n\t\t")
      try writeFamily(bytes.uint16(at: offset), bytes.uint8(at: offset + 2), into: &line)
      try writeRest(bytes.uint8(at: offset + 3), &line)
      offset += 4
    }
  }

  /// RFC 4724 §3, RFC 8538 §2.
  private static func writeGracefulRestart(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard size >= 2 else { return writeTooShort(2, into: &line) }
    let word = try bytes.uint16(at: 0)
    line.write("\n\t\tRestart Flags: [")
    switch word >> 14 {
    case 3: line.write("R, N")
    case 2: line.write("R")
    case 1: line.write("N")
    default: line.write("none")
    }
    line.write("], Restart Time ")
    line.write(decimal: word & 0xfff)
    line.write("s")
    var offset = 2
    while size - offset >= 4 {
      line.write("\n\t\t  ")
      try writeFamily(bytes.uint16(at: offset), bytes.uint8(at: offset + 2), into: &line)
      line.write(", Forwarding state preserved: ")
      try line.write(bytes.uint8(at: offset + 3) & 0x80 != 0 ? "yes" : "no")
      offset += 4
    }
    return true
  }

  /// `AFI IPv4 (1), SAFI Unicast (1)`
  static func writeFamily(_ family: UInt16, _ subsequent: UInt8, into line: inout DumpLine) {
    line.write("AFI ")
    line.write(family, in: familyNames, unknown: .text("Unknown"))
    line.write(" (")
    line.write(decimal: family)
    line.write("), SAFI ")
    line.write(subsequent, in: subsequentNames, unknown: .text("Unknown"))
    line.write(" (")
    line.write(decimal: subsequent)
    line.write(")")
  }

  private static func writeTooShort(_ limit: Int, into line: inout DumpLine) -> Bool {
    line.write(" (too short, < ")
    line.write(decimal: limit)
    line.write(")")
    return false
  }
}
