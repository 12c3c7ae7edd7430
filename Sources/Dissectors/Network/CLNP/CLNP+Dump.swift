public import Dissection

// MARK: Print

extension CLNP {
  /// `CLNP, 49.0001 > 49.0002, Data, length 25`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if try !dumpPacket(bytes, length: length, into: &line) {
      line.writeHex(bytes.upTo(length))
    }
  }

  /// Whether the packet made sense to its end.
  private static func dumpPacket(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    try bytes.require(headerLength)
    let showsLink = line.options.showsLink
    if !showsLink { line.write("CLNP") }
    guard try line.checkOSIHeader(bytes, length: length, versionLabel: "version ") else {
      return false
    }
    let headerSize = try Int(bytes.read(headerSize))
    var offset = headerLength
    let destination = try readAddress(bytes, at: &offset)
    let source = try readAddress(bytes, at: &offset)
    let type = try bytes.read(type)
    if !showsLink { line.write(", ") }
    guard line.options.isVerbose else {
      line.writeServicePoint(source)
      line.write(" > ")
      line.writeServicePoint(destination)
      line.write(", ", type, in: typeNames, unknown: .decimal("unknown (", suffix: ")"))
      line.write(", length ", length)
      return true
    }
    line.write("length ", length, "\n\t")
    line.write(type, in: typeNames, unknown: .decimal("unknown (", suffix: ")"))
    line.write(" PDU, hlen: ", headerSize, ", v: ")
    line.write(decimal: try bytes.read(version))
    let lifetime = try bytes.read(lifetime)
    line.write(", lifetime: ", lifetime / 2, lifetime % 2 == 1 ? ".5s" : ".0s")
    line.write(", Segment PDU length: ", try bytes.read(segmentLength))
    let checksum = try bytes.read(checksum)
    line.write(", checksum: 0x", hex: checksum, digits: 4)
    line.writeOSIChecksum(checksum, at: 7, of: bytes, length: headerSize)
    let flags = try bytes.read(flags)
    line.write("\n\tFlags [")
    line.writeFlags(flags, in: flagNames)
    line.write("]\n\tsource address (length ", source.count, "): ")
    line.writeServicePoint(source)
    line.write("\n\tdest   address (length ", destination.count, "): ")
    line.writeServicePoint(destination)
    if flags & 4 != 0 {
      guard headerSize - offset >= 6 else {
        line.write("li < size of fixed part of CLNP header, addresses, and segment part")
        return false
      }
      try bytes.require(offset + 6)
      line.write("\n\tData Unit ID: 0x", hex: try bytes.uint16(at: offset), digits: 4)
      line.write(", Segment Offset: ", try bytes.uint16(at: offset + 2))
      line.write(", Total PDU Length: ", try bytes.uint16(at: offset + 4))
      offset += 6
    }
    while offset < headerSize {
      guard try writeOption(bytes, at: &offset, end: headerSize, into: &line) else { return false }
    }
    let rest = length - offset
    if type == 1, try bytes.uint8(at: offset) == 0x81 {
      line.write("\n\t-----original packet-----\n\t")
      _ = try line.hand(bytes.from(offset), length: rest, to: .networkLayerProtocol(0x81))
    } else if rest > 0 {
      line.write("\n\t  undecoded non-header data, length ", rest)
      line.writeHex(bytes.from(offset).upTo(rest), indent: "\n\t  ")
    }
    return true
  }

  /// An address behind its length.
  @_lifetime(copy bytes)
  private static func readAddress(
    _ bytes: Span<UInt8>, at offset: inout Int
  ) throws(Flaw) -> Span<UInt8> {
    let address = try bytes.slice(at: offset + 1, count: Int(bytes.uint8(at: offset)))
    offset += 1 + address.count
    return address
  }

  /// One option; false where the header ends in its midst, or it is too short.
  private static func writeOption(
    _ bytes: Span<UInt8>, at offset: inout Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard offset + 2 <= end else {
      line.write(", bad opts/li")
      return false
    }
    let option = try bytes.uint8(at: offset)
    let size = try Int(bytes.uint8(at: offset + 1))
    guard size <= end - offset - 2 else {
      line.write(", opt (", option, ") too long")
      return false
    }
    let value = try bytes.slice(at: offset + 2, count: size)
    offset += 2 + size
    line.write("\n\t  ", option, in: optionNames, unknown: .text("Unknown"), " Option #")
    line.write(decimal: option)
    line.write(", length ", size, ", value: ")
    let least =
      switch option {
      case 0xc5, 0xc8, 0xcb: 2
      case 0xcd, 0xc3, 0xc1: 1
      default: 0
      }
    guard size >= least else {
      line.write(", bad opt len")
      return false
    }
    switch option {
    case 0xc8:
      line.write(value[0], in: routingNames, unknown: .text("Unknown"))
      line.write(" source routing")
      writeRoute(value, into: &line)
    case 0xcb:
      line.write(value[0], in: routingNames, unknown: .text("Unknown"))
      line.write(" recording of route in progress")
      writeRoute(value, into: &line)
    case 0xcd: line.write("0x", hex: value[0] & 0x0f)
    case 0xc3, 0xc5:
      line.write("\n\t    Format Code: ", value[0] >> 6, in: scopeNames)
      if option == 0xc5 { line.write(", Security-Level ", value[1]) }
      if option == 0xc3, value[0] >> 6 == 3 { writeQuality(value[0], into: &line) }
    case 0xc1: writeReason(value[0], into: &line)
    case 0xcc: line.write("padding data")
    default: line.writeHex(value, indent: "\n\t  ")
    }
    if line.options.verbosity > 1 { line.writeHex(value, indent: "\n\t  ") }
    return true
  }

  private static func writeQuality(_ quality: UInt8, into line: inout DumpLine) {
    guard quality & 0x1f != 0 else { return }
    line.write("\n\t    QoS Flags [")
    line.writeFlags(
      quality & 0x1f,
      in: [
        (0x10, "Sequencing vs. Transit Delay"), (0x08, "Congestion experienced"),
        (0x04, "Transit Delay vs. Cost"),
        (0x02, "Residual error Probability vs. Transit Delay"),
        (0x01, "Residual Error Probability vs. Cost"),
      ])
    line.write("]")
  }

  /// `Class: Address Error (0x8), Destination address unknown (0x1)`
  private static func writeReason(_ reason: UInt8, into line: inout DumpLine) {
    let group = reason >> 4
    line.write("\n\t    Class: ", group, in: errorClassNames, unknown: .text("Unknown"), " (0x")
    line.write(hex: group)
    line.write("), ")
    line.write(
      reason & 15, in: errorNames[group] ?? [:], unknown: .text("Unknown"))
    line.write(" (0x", hex: reason & 15, ")")
  }

  /// The addresses of a route, from where its second byte says.
  private static func writeRoute(_ value: Span<UInt8>, into line: inout DumpLine) {
    var offset = Int(value[1])
    if offset == 0 { return line.write(" Bad NSAP offset (0)") }
    offset -= 1
    guard offset <= value.count else {
      return line.write(" Bad NSAP offset (past end of option)")
    }
    while offset < value.count {
      let size = Int(value[offset])
      offset += 1
      guard size > 0 else { return line.write("\n\t    NSAP address is empty") }
      guard size <= value.count - offset else {
        return line.write("\n\t    NSAP address goes past end of option")
      }
      line.write("\n\t    NSAP address (length ", size, "): ")
      line.writeServicePoint(value.from(offset).upTo(size))
      offset += size
    }
  }
}
