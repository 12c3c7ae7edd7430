public import Dissection

// MARK: Print

extension ISIS {
  /// `IS-IS, L1 LSP, lsp-id 2222.2222.2222.00-00, seq 0x0000000f, lifetime  1200s, length 149`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    if !line.options.showsLink { line.write("IS-IS") }
    guard try checkHeader(bytes, length: length, into: &line) else {
      return line.writeHex(bytes.upTo(length))
    }
    let type = try bytes.read(type)
    if line.options.isVerbose {
      try writeHeader(bytes, length: length, into: &line)
    } else {
      if !line.options.showsLink { line.write(", ") }
      line.write(type, in: typeNames, unknown: .decimal("unknown PDU-Type "))
    }
    guard let kind = Kind(type: type) else {
      if line.options.isVerbose {
        line.writeHex(bytes.from(headerLength).upTo(length), indent: "\n\t  ")
        line.writeHex(bytes.upTo(length))
      } else {
        line.write(", length ", length)
      }
      return
    }
    let headerSize = try Int(bytes.read(headerSize))
    guard headerSize == kind.headerSize else {
      line.write(kind == .partialList ? "- bogus" : ", bogus")
      line.write(" fixed header length ", headerSize, " should be ")
      line.write(decimal: kind.headerSize)
      return line.writeHex(bytes.upTo(length))
    }
    try bytes.require(headerSize)
    guard line.options.isVerbose else {
      return try writeBrief(bytes, kind, length: length, into: &line)
    }
    let packetLength = try min(length, Int(bytes.uint16(at: kind.lengthOffset)))
    try writeDetails(bytes, kind, length: length, into: &line)
    if line.options.verbosity > 1 {
      let fixed = bytes.upTo(headerSize).from(headerLength)
      line.writeHex(fixed, indent: "\n\t  ")
    }
    guard packetLength >= headerSize else {
      line.writeContradiction("packet length", packetLength, "<", headerSize)
      return line.writeInvalid()
    }
    try writeObjects(bytes, at: headerSize, length: packetLength, into: &line)
  }

  /// What is wrong with the common header; false where something is.
  private static func checkHeader(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let (version, packetVersion) = try (bytes.read(version), bytes.read(packetVersion))
    guard version == 1, packetVersion == 1 else {
      line.write("version ", version == 1 ? packetVersion : version, " packet not supported")
      return false
    }
    let idLength = try Int(bytes.read(idLength))
    guard idLength == 0 || idLength == systemLength else {
      line.write("system ID length of ", idLength, " is not supported")
      return false
    }
    let headerSize = try Int(bytes.read(headerSize))
    guard headerSize <= length else {
      line.write("fixed header length ", headerSize, " > packet length ")
      line.write(decimal: length)
      return false
    }
    guard headerSize >= headerLength else {
      line.write("fixed header length ", headerSize, " < minimum header size ")
      line.write(decimal: headerLength)
      return false
    }
    guard try bytes.read(maxAreas) != 255 else {
      line.write("bad packet -- 255 areas")
      return false
    }
    return true
  }

  private static func writeHeader(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(line.options.showsLink ? "length " : ", length ", length, "\n\t")
    line.write(try bytes.read(type), in: typeNames, unknown: .decimal("unknown, type "))
    line.write(", hlen: ", try bytes.read(headerSize), ", v: ")
    line.write(decimal: try bytes.read(version))
    line.write(", pdu-v: ", try bytes.read(packetVersion), ", sys-id-len: ")
    line.write(decimal: systemLength)
    line.write(" (", try bytes.read(idLength), "), max-area: ")
    let areas = try bytes.read(maxAreas)
    line.write("", areas == 0 ? 3 : areas, " (")
    line.write(decimal: areas)
    line.write(")")
    if line.options.verbosity > 1 { line.writeHex(bytes.upTo(headerLength)) }
  }

  // MARK: What belongs to the type

  private static func writeBrief(
    _ bytes: Span<UInt8>, _ kind: Kind, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch kind {
    case .hello:
      try write(", src-id ", bytes, at: 9, 6, into: &line)
      try write(", lan-id ", bytes, at: 20, 7, into: &line)
      line.write(", prio ", try bytes.uint8(at: 19))
    case .pointToPointHello:
      try write(", src-id ", bytes, at: 9, 6, into: &line)
    case .linkState:
      try write(", lsp-id ", bytes, at: 12, 8, into: &line)
      line.write(", seq 0x", hex: try bytes.uint32(at: 20), digits: 8, ", lifetime ")
      line.write(decimal: UInt64(try bytes.uint16(at: 10)), width: 5)
      line.write("s")
    case .completeList:
      try write(", src-id ", bytes, at: 10, 7, into: &line)
      try write(", start lsp-id ", bytes, at: 17, 8, into: &line)
      try write(", end lsp-id ", bytes, at: 25, 8, into: &line)
    case .partialList:
      try write(", src-id ", bytes, at: 10, 7, into: &line)
    }
    line.write(", length ", length)
  }

  private static func writeDetails(
    _ bytes: Span<UInt8>, _ kind: Kind, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let packetLength = try bytes.uint16(at: kind.lengthOffset)
    switch kind {
    case .hello:
      try writeHello(bytes, ",  holding time: ", into: &line)
      try write("\n\t  lan-id:    ", bytes, at: 20, 7, into: &line)
      line.write(", Priority: ", try bytes.uint8(at: 19) & 0x7f)
    case .pointToPointHello:
      try writeHello(bytes, ", holding time: ", into: &line)
      line.write("\n\t  circuit-id: 0x", hex: try bytes.uint8(at: 19), digits: 2)
    case .linkState:
      return try writeLinkState(bytes, packetLength, length: length, into: &line)
    case .completeList:
      try write("\n\t  source-id:    ", bytes, at: 10, 7, into: &line)
      line.write(", PDU length: ", packetLength)
      try write("\n\t  start lsp-id: ", bytes, at: 17, 8, into: &line)
      return try write("\n\t  end lsp-id:   ", bytes, at: 25, 8, into: &line)
    case .partialList:
      try write("\n\t  source-id:    ", bytes, at: 10, 7, into: &line)
    }
    line.write(", PDU length: ", packetLength)
  }

  private static func writeHello(
    _ bytes: Span<UInt8>, _ label: String, into line: inout DumpLine
  ) throws(Flaw) {
    try write("\n\t  source-id: ", bytes, at: 9, 6, into: &line)
    line.write(label, try bytes.uint16(at: 15), "s, Flags: [")
    line.write(
      try bytes.uint8(at: 8), in: circuitNames,
      unknown: .hex("unknown circuit type 0x", digits: 2))
    line.write("]")
  }

  private static func writeLinkState(
    _ bytes: Span<UInt8>, _ packetLength: UInt16, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try write("\n\t  lsp-id: ", bytes, at: 12, 8, into: &line)
    line.write(", seq: 0x", hex: try bytes.uint32(at: 20), digits: 8, ", lifetime: ")
    line.write(decimal: UInt64(try bytes.uint16(at: 10)), width: 5)
    let checksum = try bytes.uint16(at: 24)
    line.write("s\n\t  chksum: 0x", hex: checksum, digits: 4)
    // The sum begins at the LSP's name, RFC 1195 §7; the lifetime before it changes.
    let length = min(length, Int(packetLength))
    line.writeOSIChecksum(checksum, at: 12, of: bytes.from(12), length: length - 12)
    line.write(", PDU length: ", packetLength, ", Flags: [ ")
    let flags = try bytes.uint8(at: 26)
    if flags & 0x04 != 0 { line.write("Overload bit set, ") }
    if flags & 0x78 != 0 {
      for (bit, name) in attachedNames where flags & bit != 0 { line.write(name) }
      line.write("ATT bit set, ")
    }
    if flags & 0x80 != 0 { line.write("P bit set, ") }
    line.write(flags & 3, in: routerNames)
    line.write(" ]")
  }

  static func write(
    _ label: String, _ bytes: Span<UInt8>, at offset: Int, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let system = try bytes.slice(at: offset, count: count)
    line.write(label)
    line.writeSystem(system)
  }
}
