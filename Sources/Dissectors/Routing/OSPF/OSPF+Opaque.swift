import Dissection

/// Opaque advertisements (RFC 5250): router information, graceful restart, segment routing.
extension OSPF {
  /// False where a part contradicts the length of the whole.
  static func writeOpaque(
    _ type: UInt8, _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 1: return try writeTrafficEngineering(bytes, end, into: &line)
    case 3: return try writeGrace(bytes, end, into: &line)
    case 4, 7:
      var offset = 0
      while let element = try nextElement(bytes, &offset, end, type, into: &line) {
        guard element.isWhole else { return false }
        let value = bytes.from(element.start)
        let isRead =
          try type == 4
          ? writeInformation(element.type, value, element.length, into: &line)
          : writeExtendedPrefix(element.type, value, element.length, into: &line)
        guard isRead else { return false }
      }
      return true
    default:
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(end), indent: "\n\t    ") }
      return true
    }
  }

  private struct Element {
    var type: UInt16
    var length: Int
    var start: Int
    var isWhole: Bool
  }

  private static func nextElement(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int, _ opaque: UInt8,
    into line: inout DumpLine
  ) throws(Flaw) -> Element? {
    let room = end - offset
    guard room > 0 else { return nil }
    guard room >= 4 else {
      line.write("\n\t    Remaining LS length ")
      line.write(decimal: room)
      line.write(" < 4")
      return Element(type: 0, length: 0, start: 0, isWhole: false)
    }
    let type = try bytes.uint16(at: offset)
    let length = try Int(bytes.uint16(at: offset + 2))
    line.write("\n\t    ")
    let names =
      switch opaque {
      case 3: graceNames
      case 4: informationNames
      default: extendedPrefixNames
      }
    line.write(type, in: names, unknown: .text("unknown"))
    line.write(" TLV (")
    line.write(decimal: type)
    line.write(opaque == 3 ? "), length " : "), length: ")
    line.write(decimal: length)
    line.write(", value: ")
    guard length <= room - 4 else {
      line.write("\n\t    Bogus length ")
      line.write(decimal: length)
      line.write(opaque == 3 ? " > " : " > remaining LS length ")
      line.write(decimal: room - 4)
      return Element(type: 0, length: 0, start: 0, isWhole: false)
    }
    let start = offset + 4
    offset = start + (length + 3) & ~3
    return Element(type: type, length: length, start: start, isWhole: true)
  }

  private static func writeBogus(
    _ length: Int, _ sign: String, _ limit: Int, into line: inout DumpLine
  ) -> Bool {
    line.write("\n\t    Bogus length ")
    line.write(decimal: length)
    line.write(" ")
    line.write(sign)
    line.write(" ")
    line.write(decimal: limit)
    return false
  }

  // MARK: Graceful restart

  /// RFC 3623 §A.
  private static func writeGrace(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 0
    while let element = try nextElement(bytes, &offset, end, 3, into: &line) {
      guard element.isWhole, element.type != 0, element.length != 0 else { return false }
      let value = bytes.from(element.start)
      switch element.type {
      case 1:
        guard element.length == 4 else { return writeBogus(element.length, "!=", 4, into: &line) }
        try line.write(decimal: value.uint32(at: 0))
        line.write("s")
      case 2:
        guard element.length == 1 else { return writeBogus(element.length, "!=", 1, into: &line) }
        try line.writeNamed(value.uint8(at: 0), in: graceReasonNames, unknown: "Unknown")
      case 3:
        guard element.length == 4 else { return writeBogus(element.length, "!=", 4, into: &line) }
        try line.write(value.ipv4(at: 0))
      default:
        if line.options.verbosity <= 1 {
          line.writeHex(value.upTo(element.length), indent: "\n\t      ")
        }
      }
    }
    return true
  }

  // MARK: Router information

  /// RFC 7770, RFC 5642, RFC 8665.
  private static func writeInformation(
    _ type: UInt16, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 1:
      guard length == 4 else { return writeBogus(length, "!=", 4, into: &line) }
      line.write("Capabilities: ")
      try line.writeBits(bytes.uint32(at: 0), ordered: capabilities)
    case 7:
      line.write("\n\t      Hostname: ")
      try line.write(untrustedCString: bytes.slice(at: 0, count: length))
    case 8:
      for index in 0..<length {
        line.write("\n\t      ")
        try line.writeNamed(bytes.uint8(at: index), in: algorithmNames, unknown: "Unknown")
      }
    case 9:
      guard length >= 4 else { return writeBogus(length, "<", 4, into: &line) }
      line.write("\n\t      Range size: ")
      try line.write(decimal: bytes.uint24(at: 0))
      return try writeRangeParts(bytes, length, into: &line)
    default:
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(length), indent: "\n\t      ") }
    }
    return true
  }

  private static func writeRangeParts(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 4
    while length - offset >= 4 {
      let type = try bytes.uint16(at: offset)
      let size = try Int(bytes.uint16(at: offset + 2))
      line.write("\n\t      ")
      line.write(type == 1 ? "SID/Label" : "unknown")
      line.write(" subTLV (")
      line.write(decimal: type)
      line.write("), length: ")
      line.write(decimal: size)
      line.write(", value: ")
      offset += 4
      guard size <= length - offset else {
        line.write("\n\t    Bogus length ")
        line.write(decimal: size)
        line.write(" > remaining TLV length ")
        line.write(decimal: length - offset)
        return false
      }
      if type == 1, size == 3 {
        line.write("\n\t\tLabel: ")
        try line.write(decimal: bytes.uint24(at: offset))
      } else if type == 1, size == 4 {
        line.write("\n\t\tSID: ")
        try line.write(decimal: bytes.uint32(at: offset))
      } else if line.options.verbosity <= 1 {
        line.writeHex(bytes.from(offset).upTo(size), indent: "\n\t\t")
      }
      offset += (size + 3) & ~3
    }
    return true
  }

  // MARK: Extended prefixes

  /// RFC 7684 §2, RFC 8665 §4.
  private static func writeExtendedPrefix(
    _ type: UInt16, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 1:
      guard length >= 8 else { return writeBogus(length, "<", 8, into: &line) }
      line.write("\n\t      IPv4 prefix: ")
      try line.write(bytes.ipv4(at: 4), width: 15)
      line.write("/")
      try line.write(decimal: bytes.uint8(at: 1))
      line.write(", Route Type: ")
      try line.write(bytes.uint8(at: 0), in: routeNames, unknown: .text("Unknown"))
      line.write(", Flags [")
      try line.writeBits(bytes.uint8(at: 3), ordered: [(0x80, "Attach"), (0x40, "Node")])
      line.write("]")
      return try writePrefixParts(bytes, 8, length, into: &line)
    case 2:
      guard length >= 12 else { return writeBogus(length, "<", 12, into: &line) }
      line.write("\n\t      IPv4 prefix: ")
      try line.write(bytes.ipv4(at: 8), width: 15)
      line.write("/")
      try line.write(decimal: bytes.uint8(at: 0))
      line.write(", Range size: ")
      try line.write(decimal: bytes.uint16(at: 2))
      line.write(", Flags [")
      try line.writeBits(bytes.uint8(at: 4), ordered: [(0x80, "Inter-Area")])
      line.write("]")
      return try writePrefixParts(bytes, 12, length, into: &line)
    default:
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(length), indent: "\n\t      ") }
      return true
    }
  }

  private static func writePrefixParts(
    _ bytes: Span<UInt8>, _ start: Int, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = start
    while length - offset >= 4 {
      let type = try bytes.uint16(at: offset)
      let size = try Int(bytes.uint16(at: offset + 2))
      line.write("\n\t\t")
      line.write(type, in: prefixPartNames, unknown: .text("unknown"))
      line.write(" subTLV (")
      line.write(decimal: type)
      line.write("), length: ")
      line.write(decimal: size)
      line.write(", value: ")
      offset += 4
      guard size <= length - offset else {
        line.write("\n\t    Bogus length ")
        line.write(decimal: size)
        line.write(" > remaining TLV length ")
        line.write(decimal: length - offset)
        return false
      }
      if type == 2, size == 7 || size == 8 {
        line.write(size == 8 ? "\n\t\t  Index: " : "\n\t\t  Label: ")
        try line.write(
          decimal: size == 8 ? bytes.uint32(at: offset + 4) : bytes.uint24(at: offset + 4))
        line.write(", MT-ID: ")
        try line.write(decimal: bytes.uint8(at: offset + 2))
        line.write(", Algorithm: ")
        try line.writeNamed(bytes.uint8(at: offset + 3), in: algorithmNames, unknown: "Unknown")
        line.write(", Flags [")
        try line.writeBits(bytes.uint8(at: offset), ordered: identifierFlags)
        line.write("]")
      } else if line.options.verbosity <= 1 {
        line.writeHex(bytes.from(offset).upTo(size), indent: "\n\t\t  ")
      }
      offset += (size + 3) & ~3
    }
    return true
  }

  // MARK: Names

  private static let graceNames: ValueNames = [
    1: "Grace Period", 2: "Graceful restart Reason", 3: "IPv4 interface address",
  ]

  private static let graceReasonNames: ValueNames = [
    0: "Unknown", 1: "Software Restart", 2: "Software Reload/Upgrade", 3: "Control Process Switch",
  ]

  private static let informationNames: ValueNames = [
    1: "Router Capabilities", 7: "Hostname", 8: "SR-Algorithm", 9: "SID/Label Range",
    12: "Node MSD", 14: "SR Local Block", 15: "SRMS Preference",
  ]

  private static let capabilities: [(UInt32, String)] = [
    (1, "Reserved"), (2, "Reserved"), (4, "Reserved"), (8, "Reserved"),
    (16, "Graceful Restart Helper"), (32, "Stub Router Support"), (64, "TE"), (128, "p2p LAN"),
    (256, "path comp"),
  ]

  private static let algorithmNames: ValueNames = [
    0: "Shortest Path First", 1: "Strict Shortest Path First",
  ]

  private static let extendedPrefixNames: ValueNames = [
    1: "Extended Prefix", 2: "Extended Prefix Range",
  ]

  private static let prefixPartNames: ValueNames = [1: "SID/Label", 2: "Prefix-SID"]

  private static let routeNames: ValueNames = [
    0: "Unspecified", 1: "Intra-Area", 3: "Inter-Area", 5: "External", 7: "NSSA",
  ]

  private static let identifierFlags: [(UInt32, String)] = [
    (0x40, "No PHP"), (0x20, "Mapping Server"), (0x10, "Explicit NULL"), (0x08, "Value"),
    (0x04, "Local"),
  ]
}
