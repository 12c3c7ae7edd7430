import Addresses
public import Dissection

// MARK: Print

extension GRE {
  /// `GREv0, key=0x28, length 44: `, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let version = try bytes.read(version)
    line.write("GREv")
    line.write(decimal: version)
    switch version {
    case 0: try dumpPacket(bytes, length: length, into: &line)
    case 1: try dumpPointToPoint(bytes, length: length, into: &line)
    default: line.write(" ERROR: unknown-version")
    }
  }

  private static func dumpPacket(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = Flags(rawValue: try bytes.read(flags))
    writeFlags(flags, into: &line)
    let type = try bytes.read(type)
    var offset = 4
    if flags.hasChecksum || flags.hasRouting {
      let sum = try bytes.uint16(at: offset)
      if line.options.isVerbose {
        line.write(", sum 0x")
        line.write(hex: sum)
      }
      line.write(", off 0x")
      line.write(hex: try bytes.uint16(at: offset + 2))
      offset += 4
    }
    if flags.hasKey {
      line.write(", key=0x")
      line.write(hex: try bytes.uint32(at: offset))
      offset += 4
    }
    if flags.hasSequence {
      line.write(", seq ")
      line.write(decimal: try bytes.uint32(at: offset))
      offset += 4
    }
    if flags.hasRouting { offset = try writeRouting(bytes, at: offset, into: &line) }
    writeEnd(type, length: length, into: &line)
    let payload = bytes.from(offset)
    let rest = max(0, length - offset)
    switch type {
    case 0: line.write("keep-alive")
    case 0x883e: try dumpRedirected(payload, length: rest, into: &line)
    case 0x88be where !flags.hasSequence:
      // Type I of ERSPAN has no header of its own.
      line.write("erspan type1: ")
      _ = try line.hand(payload, length: rest, to: .linkType(1))
    default:
      if let key = key(of: type), try line.hand(payload, length: rest, to: key) { return }
      writeUnknown(type, into: &line)
    }
  }

  /// PPP between the ends of a PPTP call.
  private static func dumpPointToPoint(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = Flags(rawValue: try bytes.read(flags))
    writeFlags(flags, into: &line)
    let type = try bytes.read(type)
    var offset = 4
    if flags.hasKey {
      line.write(", call ")
      line.write(decimal: try bytes.uint32(at: offset) & 0xffff)
      offset += 4
    }
    if flags.hasSequence {
      line.write(", seq ")
      line.write(decimal: try bytes.uint32(at: offset))
      offset += 4
    }
    if flags.hasAcknowledgment {
      line.write(", ack ")
      line.write(decimal: try bytes.uint32(at: offset))
      offset += 4
    }
    guard flags.hasSequence else {
      line.write(", no-payload")
      return writeLength(type, length: length, into: &line)
    }
    writeEnd(type, length: length, into: &line)
    let payload = bytes.from(offset)
    guard type == 0x880b else { return writeUnknown(type, into: &line) }
    try PPP.dumpFrame(payload, length: max(0, length - offset), into: &line)
  }

  // MARK: Parts

  private static func writeFlags(_ flags: Flags, into line: inout DumpLine) {
    guard line.options.isVerbose else { return }
    line.write(", Flags [")
    line.writeFlags(flags.rawValue, in: Flags.names)
    line.write("]")
  }

  private static func writeLength(_ type: UInt16, length: Int, into line: inout DumpLine) {
    if line.options.showsLink {
      line.write(", proto ")
      line.write(type, in: Ethernet.typeNames, unknown: .text("unknown"))
      line.write(" (0x")
      line.write(hex: type, digits: 4)
      line.write(")")
    }
    line.write(", length ")
    line.write(decimal: length)
  }

  private static func writeEnd(_ type: UInt16, length: Int, into line: inout DumpLine) {
    writeLength(type, length: length, into: &line)
    line.write(line.options.isVerbose ? "\n\t" : ": ")
  }

  private static func writeUnknown(_ type: UInt16, into line: inout DumpLine) {
    line.write("gre-proto-0x")
    line.write(hex: type)
  }

  /// A packet that a router redirects to a cache (Web Cache Communication Protocol, version 2).
  private static func dumpRedirected(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.uint8(at: 0)
    let service = try bytes.uint8(at: 1)
    let alternative = try bytes.uint8(at: 2)
    let primary = try bytes.uint8(at: 3)
    line.write("wccp T:")
    line.write(decimal: flags >> 7)
    line.write(" A:")
    line.write(decimal: flags >> 6 & 1)
    line.write(" U:")
    line.write(decimal: flags >> 5 & 1)
    line.write(" SId:")
    line.write(decimal: service)
    line.write(" Alt:")
    line.write(decimal: alternative)
    line.write(" Pri:")
    line.write(decimal: primary)
    line.write(": ")
    _ = try line.hand(bytes.from(4), length: max(0, length - 4), to: .etherType(0x0800))
  }

  // MARK: Source routes

  /// The source route entries of RFC 1701 up to the empty one; where the payload begins.
  private static func writeRouting(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    var offset = start
    while true {
      let family = try bytes.uint16(at: offset)
      let place = try Int(bytes.uint8(at: offset + 2))
      let size = try Int(bytes.uint8(at: offset + 3))
      offset += 4
      if family == 0, size == 0 { return offset }
      switch family {
      case 0x0800:
        line.write(", (rtaf=ip")
        try writeRoute(bytes, at: offset, place, size, unit: 4, into: &line)
      case 0xfffe:
        line.write(", (rtaf=asn")
        try writeRoute(bytes, at: offset, place, size, unit: 2, into: &line)
      default:
        line.write(", (rtaf=0x")
        line.write(hex: family)
        line.write(")")
      }
      offset += size
    }
  }

  /// A list of hops: ` *192.0.2.1 192.0.2.2)`, the next one starred.
  private static func writeRoute(
    _ bytes: Span<UInt8>, at offset: Int, _ place: Int, _ size: Int, unit: Int,
    into line: inout DumpLine
  ) throws(Flaw) {
    if place % unit != 0 {
      line.write(", badoffset=")
      line.write(decimal: place)
    } else if size % unit != 0 {
      line.write(", badlength=")
      line.write(decimal: size)
    } else if place >= size {
      line.write(", badoff/len=")
      line.write(decimal: place)
      line.write("/")
      line.write(decimal: size)
    } else {
      for step in stride(from: 0, to: size, by: unit) {
        guard bytes.has(unit, at: offset + step) else {
          line.write(")")
          throw .truncated(need: offset + size, have: bytes.count)
        }
        line.write(step == place ? " *" : " ")
        if unit == 4 {
          line.text.write(try bytes.ipv4(at: offset + step))
        } else {
          line.write(hex: try bytes.uint16(at: offset + step))
        }
      }
    }
    line.write(")")
  }
}
