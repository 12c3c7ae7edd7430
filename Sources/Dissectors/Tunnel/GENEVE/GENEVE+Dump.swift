public import Dissection

// MARK: Print

extension GENEVE {
  /// `Geneve, Flags [C], vni 0xa, options [8 bytes]: `, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("Geneve")
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    let version = try bytes.read(version)
    guard version == 0 else {
      line.write(" ERROR: unknown-version ")
      return line.write(decimal: version)
    }
    let optionsLength = try Int(bytes.read(optionsLength)) * 4
    let flags = try bytes.read(flags)
    let type = try bytes.read(type)
    let network = try bytes.read(network)
    _ = try bytes.uint8(at: 7)
    line.write(", Flags [")
    line.writeFlags(flags, in: flagNames, separator: "")
    line.write("], vni 0x")
    line.write(hex: network)
    let available = length - headerLength
    guard optionsLength <= available else {
      line.write(" truncated-geneve - ")
      line.write(decimal: optionsLength - available)
      return line.write(" bytes missing")
    }
    let options = try bytes.slice(at: headerLength, count: optionsLength)
    if !options.isEmpty {
      line.write(", options [")
      if line.options.isVerbose {
        try writeOptions(options, into: &line)
      } else {
        line.write(decimal: optionsLength)
        line.write(" bytes")
      }
      line.write("]")
    }
    line.write(line.options.isVerbose ? "\n\t" : ": ")
    let payload = bytes.from(headerLength + optionsLength)
    let key = type == 0x6558 ? Key.linkType(1) : .etherType(type)
    if try line.hand(payload, length: available - optionsLength, to: key) { return }
    line.write("geneve-proto-0x")
    line.write(hex: type)
  }

  /// `class Standard (0x0) type 0x80(C) len 8 data 0000000c, …`
  private static func writeOptions(
    _ options: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < options.count {
      if offset > 0 { line.write(", ") }
      let optionClass = try options.uint16(at: offset)
      line.write("class ")
      if optionClass < 0x100 {
        line.write("Standard")
      } else {
        line.write(optionClass, in: classNames, unknown: .text("Unknown"))
      }
      line.write(" (0x")
      line.write(hex: optionClass)
      let type = try options.uint8(at: offset + 2)
      line.write(") type 0x")
      line.write(hex: type)
      if type & 0x80 != 0 { line.write("(C)") }
      let size = try 4 + Int(options.uint8(at: offset + 3) & 0x1f) * 4
      line.write(" len ")
      line.write(decimal: size)
      guard size <= options.count - offset else { return line.write(" [bad length]") }
      if size > 4, line.options.verbosity > 1 {
        line.write(" data")
        for place in stride(from: offset + 4, to: offset + size, by: 4) {
          line.write(" ")
          line.write(hex: try options.uint32(at: place), digits: 8)
        }
      }
      offset += size
    }
  }
}
