import Dissection

/// Path attributes, one after the other.
extension BGP {
  /// How deep attribute sets (RFC 6368) may lie in each other.
  static let attributeDepth = 10

  /// One attribute's value; false where it contradicts itself, after which nothing is believed.
  static func writeAttribute(
    _ type: UInt8, _ bytes: Span<UInt8>, _ length: Int, depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    // How many bytes the hexadecimal shows under -vv.
    var shown = length
    switch type {
    case 1:
      guard length == 1 else { return writeBadLength(bytes, length, into: &line) }
      try line.write(
        bytes.uint8(at: 0), in: originNames,
        unknown: .text("Unknown Origin Typecode"))
    case 2, 17: try writePath(type, bytes, length, into: &line)
    case 3, 9:
      guard length == 4 else { return writeBadLength(bytes, length, into: &line) }
      try line.write(bytes.ipv4(at: 0))
    case 4, 5:
      guard length == 4 else { return writeBadLength(bytes, length, into: &line) }
      try line.write(decimal: bytes.uint32(at: 0))
    case 6:
      guard length == 0 else { return writeBadLength(bytes, length, into: &line) }
    case 7: try writeAggregator(bytes, length, into: &line)
    case 18:
      guard length == 8 else { return writeBadLength(bytes, length, into: &line) }
      try writeAggregator(bytes, length, into: &line)
    case 8: try writeCommunities(bytes, length, into: &line)
    case 10:
      guard length % 4 == 0 else { return writeBadLength(bytes, length, into: &line) }
      for offset in stride(from: 0, to: length, by: 4) {
        try line.write(bytes.ipv4(at: offset))
        if offset + 4 < length { line.write(", ") }
      }
    case 14: guard try writeReach(bytes, length, into: &line) else { return truncated(&line) }
    case 15: guard try writeUnreach(bytes, length, into: &line) else { return truncated(&line) }
    case 16: try writeExtendedCommunities(bytes, length, into: &line)
    case 22:
      guard length >= 5 else { return truncated(&line) }
      try writeProviderTunnel(bytes, length, into: &line)
    case 26:
      guard let rest = try writeAccumulated(bytes, length, into: &line) else {
        return truncated(&line)
      }
      shown = rest
    case 32: try writeLargeCommunities(bytes, length, into: &line)
    case 33:
      guard try writeSecurePath(bytes, length, into: &line) else { return true }
    case 35:
      guard length == 4 else { return writeBadLength(bytes, length, into: &line) }
      line.write("\n\t    OTC ")
      try line.writeAutonomousSystem(bytes.uint32(at: 0))
    case 128:
      guard let rest = try writeAttributeSet(bytes, length, depth: depth, into: &line) else {
        return truncated(&line)
      }
      shown = rest
    default:
      line.write("\n\t    no Attribute ")
      line.write(decimal: type)
      line.write(" decoder")
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(length), indent: "\n\t    ") }
    }
    writeShown(bytes, shown, into: &line)
    return true
  }

  private static func truncated(_ line: inout DumpLine) -> Bool {
    line.writeTruncated()
    return false
  }

  private static func writeShown(_ bytes: Span<UInt8>, _ count: Int, into line: inout DumpLine) {
    guard line.options.verbosity > 1, count > 0 else { return }
    line.writeHex(bytes.upTo(count), indent: "\n\t    ")
  }

  private static func writeBadLength(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) -> Bool {
    line.write("invalid len")
    writeShown(bytes, length, into: &line)
    return true
  }

  // MARK: Paths

  private static func writePath(
    _ type: UInt8, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length % 2 == 0 else { return line.write("invalid len") }
    guard length > 0 else { return line.write("empty") }
    let size = type == 17 ? 4 : numberSize(bytes, length)
    var offset = 0
    while offset < length {
      let kind = try bytes.uint8(at: offset)
      let count = try Int(bytes.uint8(at: offset + 1))
      line.write(kind, in: segmentOpenings, unknown: .text("?"))
      offset += 2
      for _ in 0..<count {
        let number = try size == 2 ? UInt32(bytes.uint16(at: offset)) : bytes.uint32(at: offset)
        line.writeAutonomousSystem(number)
        line.write(" ")
        offset += size
      }
      line.write(kind, in: segmentClosings, unknown: .text("?"))
    }
  }

  private static let segmentOpenings: ValueNames = [1: "{ ", 2: "", 3: "( ", 4: "({ "]
  private static let segmentClosings: ValueNames = [1: "}", 2: "", 3: ")", 4: "})"]

  /// Whether AS numbers have two octets or four: nothing in the message says so (RFC 6793), but
  /// with the wrong size the segments do not end where the attribute ends.
  private static func numberSize(_ bytes: Span<UInt8>, _ length: Int) -> Int {
    var offset = 0
    while offset < length {
      guard bytes.has(2, at: offset), (1...4).contains(bytes[offset]) else { return 4 }
      offset += 2 + Int(bytes[offset + 1]) * 2
    }
    return offset == length ? 2 : 4
  }

  private static func writeAggregator(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length == 6 || length == 8 else { return line.write("invalid len") }
    let size = length - 4
    line.write(" AS #")
    try line.writeAutonomousSystem(size == 2 ? UInt32(bytes.uint16(at: 0)) : bytes.uint32(at: 0))
    line.write(", origin ")
    try line.write(bytes.ipv4(at: size))
  }

  // MARK: Sets

  /// Attributes of another domain (RFC 6368); how many bytes are left, nil where they contradict
  /// themselves.
  private static func writeAttributeSet(
    _ bytes: Span<UInt8>, _ length: Int, depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard length >= 4 else { return nil }
    line.write("\n\t    Origin AS: ")
    try line.writeAutonomousSystem(bytes.uint32(at: 0))
    var offset = 4
    while offset < length {
      guard length - offset >= 2 else {
        line.write(" [path attr too short]")
        return 0
      }
      let head = try writeAttributeHead(
        bytes, at: offset, before: "\n\t      ", always: true, into: &line)
      offset += head.size
      let room = length - offset
      guard room >= head.length else {
        line.write(" [path attr too short]")
        return max(0, room)
      }
      if depth < attributeDepth {
        let value = bytes.from(offset)
        guard try writeAttribute(head.type, value, head.length, depth: depth + 1, into: &line)
        else { return nil }
      }
      offset += head.length
    }
    return 0
  }

  // MARK: Metrics and tunnels

  /// RFC 7311; how many bytes are left.
  private static func writeAccumulated(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    var offset = 0
    while length - offset >= 3 {
      let type = try bytes.uint8(at: offset)
      let size = try Int(bytes.uint16(at: offset + 1))
      line.write("\n\t    ")
      line.write(type == 1 ? "AIGP" : "Unknown")
      line.write(" TLV (")
      line.write(decimal: type)
      line.write("), length ")
      line.write(decimal: size)
      guard size >= 3, size <= length - offset else { return nil }
      if type == 1 {
        guard size >= 11 else { return nil }
        line.write(", metric ")
        try line.write(decimal: bytes.uint64(at: offset + 3))
      } else if line.options.verbosity <= 1 {
        line.writeHex(bytes.from(offset + 3).upTo(size - 3), indent: "\n\t      ")
      }
      offset += size
    }
    return length - offset
  }

  /// RFC 6514 §5.
  private static func writeProviderTunnel(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(5)
    let flags = try bytes.uint8(at: 0)
    let type = try bytes.uint8(at: 1)
    line.write("\n\t    Tunnel-type ")
    line.write(type, in: providerTunnelNames, unknown: .text("Unknown"))
    line.write(" (")
    line.write(decimal: type)
    line.write("), Flags [")
    line.write(flags & 1 != 0 ? "Leaf Information required" : "none")
    line.write("], MPLS Label ")
    try line.write(decimal: bytes.uint24(at: 2) >> 4)
    switch type {
    case 3: try writePair("Root-Node ", ", P-Group ", bytes, into: &line)
    case 4, 5: try writePair("Sender ", ", P-Group ", bytes, into: &line)
    case 6:
      line.write("\n\t      Tunnel-Endpoint ")
      try line.write(bytes.ipv4(at: 5))
    case 2, 7:
      line.write("\n\t      Root-Node ")
      try line.write(bytes.ipv4(at: 5))
      line.write(", LSP-ID 0x")
      try line.write(hex: bytes.uint32(at: 9), digits: 8)
    case 1:
      line.write("\n\t      Extended-Tunnel-ID ")
      try line.write(bytes.ipv4(at: 5))
      line.write(", P2MP-ID 0x")
      try line.write(hex: bytes.uint32(at: 9), digits: 8)
    default:
      if line.options.verbosity <= 1 {
        line.writeHex(bytes.upTo(length).from(5), indent: "\n\t      ")
      }
    }
  }

  private static func writePair(
    _ first: String, _ second: String, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\t      ")
    line.write(first)
    try line.write(bytes.ipv4(at: 5))
    line.write(second)
    try line.write(bytes.ipv4(at: 9))
  }

  // MARK: BGPsec

  /// RFC 8205 §3; false where a length contradicts another.
  private static func writeSecurePath(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard length >= 2 else {
      line.writeContradiction("length", length, "<", 2)
      line.writeInvalid()
      return false
    }
    let pathLength = try Int(bytes.uint16(at: 0))
    line.write("\n\t    Secure Path Length: ")
    line.write(decimal: pathLength)
    guard pathLength >= 2, pathLength <= length, (pathLength - 2) % 6 == 0 else {
      line.writeInvalid()
      return false
    }
    var offset = 2
    while offset < pathLength {
      line.write("\n\t      Secure Path Segment: pCount: ")
      try line.write(decimal: bytes.uint8(at: offset))
      let flags = try bytes.uint8(at: offset + 1)
      line.write(", Flags: [")
      line.write(flags & 0x80 != 0 ? "Confed_Segment" : "none")
      line.write("] (0x")
      line.write(hex: flags, digits: 2)
      line.write("), AS: ")
      try line.writeAutonomousSystem(bytes.uint32(at: offset + 2))
      offset += 6
    }
    while offset < length {
      guard try writeSignatureBlock(bytes, &offset, length, into: &line) else { return false }
    }
    return true
  }

  private static func writeSignatureBlock(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard end - offset >= 3 else {
      line.writeContradiction("remaining length", end - offset, "<", 3)
      line.writeInvalid()
      return false
    }
    let blockLength = try Int(bytes.uint16(at: offset))
    line.write("\n\t    Signature Block: Length: ")
    line.write(decimal: blockLength)
    line.write(", Algo ID: ")
    try line.write(decimal: bytes.uint8(at: offset + 2))
    guard blockLength >= 3 else {
      line.writeContradiction("length", blockLength, "<", 3)
      line.writeInvalid()
      return false
    }
    guard blockLength <= end - offset else {
      line.writeContradiction("length", blockLength, ">", end - offset)
      line.writeInvalid()
      return false
    }
    let blockEnd = offset + blockLength
    offset += 3
    while offset < blockEnd {
      guard blockEnd - offset >= 22 else {
        line.writeContradiction("remaining length", blockEnd - offset, "<", 22)
        line.writeInvalid()
        return false
      }
      line.write("\n\t      Signature Segment:\n\t        SKI: ")
      line.writeHex(bytes.from(offset).upTo(20), indent: "\n\t          ")
      let size = try Int(bytes.uint16(at: offset + 20))
      line.write("\n\t        Length: ")
      line.write(decimal: size)
      offset += 22
      guard size <= blockEnd - offset else {
        line.writeContradiction("length", size, ">", blockEnd - offset)
        line.writeInvalid()
        return false
      }
      line.write("\n\t        Signature:")
      line.writeHex(bytes.from(offset).upTo(size), indent: "\n\t          ")
      offset += size
    }
    return true
  }
}
