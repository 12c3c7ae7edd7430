import Addresses
import Dissection

// MARK: Print version 3

extension OSPF {
  /// `OSPFv3, Hello, length 36`, and with `-v` what is in it.
  static func dumpVersion3(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.read(type)
    let version = try bytes.read(version)
    line.write("OSPFv")
    line.write(decimal: version)
    line.write(", ")
    line.write(type, in: typeNames, unknown: .decimal("unknown packet type (", suffix: ")"))
    line.write(", length ")
    line.write(decimal: length)
    guard typeNames[type] != nil, line.options.isVerbose else { return }
    let claimed = try Int(bytes.read(Self.length))
    guard claimed <= length else {
      line.write(" [len ")
      line.write(decimal: claimed)
      return line.write("]")
    }
    try writeOrigin(bytes, into: &line)
    let instance = try bytes.read(instance)
    if instance != 0 {
      line.write(", Instance ")
      line.write(decimal: instance)
    }
    guard version == 3 else { return }
    guard try writeBody3(type, bytes, claimed, into: &line) else { return line.writeTruncated() }
    if length > claimed {
      try writeTrailer(bytes.from(claimed), length - claimed, into: &line)
    }
  }

  private static func writeBody3(
    _ type: UInt8, _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let isDetailed = line.options.verbosity > 1
    switch type {
    case 1:
      let options = try bytes.uint24(at: 21)
      line.write("\n\tOptions [")
      line.writeBits(options, ordered: options3)
      line.write("]\n\t  Hello Timer ")
      try line.write(decimal: bytes.uint16(at: 24))
      line.write("s, Dead Timer ")
      try line.write(decimal: bytes.uint16(at: 26))
      line.write("s, Interface-ID ")
      try line.write(bytes.ipv4(at: 16))
      line.write(", Priority ")
      try line.write(decimal: bytes.uint8(at: 20))
      try writeDesignated(bytes, at: 28, into: &line)
      guard isDetailed else { return true }
      line.write("\n\t  Neighbor List:")
      for offset in stride(from: 36, to: end, by: 4) {
        let neighbor = try bytes.ipv4(at: offset)
        line.write("\n\t    ")
        line.write(neighbor)
      }
    case 2:
      let options = try bytes.uint24(at: 17)
      line.write("\n\tOptions [")
      line.writeBits(options, ordered: options3)
      line.write("], DD Flags [")
      try line.writeBits(bytes.uint8(at: 23), ordered: databaseFlags3)
      line.write("]")
      let maximum = try bytes.uint16(at: 20)
      let sequence = try bytes.uint32(at: 24)
      line.write(", MTU ")
      line.write(decimal: maximum)
      line.write(", DD-Sequence 0x")
      line.write(hex: sequence, digits: 8)
      guard isDetailed else { return true }
      for offset in stride(from: 28, to: end, by: 20) {
        guard try writeHeader3(bytes.from(offset), end - offset, into: &line) else { return false }
      }
    case 3:
      guard isDetailed else { return true }
      for offset in stride(from: 16, to: end, by: 12) {
        line.write("\n\t  Advertising Router ")
        try line.write(bytes.ipv4(at: offset + 8))
        try writeType3(bytes.uint16(at: offset + 2), bytes.ipv4(at: offset + 4), into: &line)
      }
    case 4:
      guard isDetailed else { return true }
      var count = try bytes.uint32(at: 16)
      var offset = 20
      while count > 0, offset < end {
        count -= 1
        guard let size = try writeAdvertisement3(bytes.from(offset), end - offset, into: &line)
        else { return false }
        offset += size
      }
    default:
      guard isDetailed else { return true }
      for offset in stride(from: 16, to: end, by: 20) {
        guard try writeHeader3(bytes.from(offset), end - offset, into: &line) else { return false }
      }
    }
    return true
  }

  /// RFC 7166 §4.
  private static func writeTrailer(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 16 else { return line.writeTruncated() }
    line.write("\n\tAuthentication Type ")
    let type = try bytes.uint16(at: 0)
    line.write(type, in: authenticationNames, unknown: .hex("unknown (0x", digits: 4, suffix: ")"))
    let size = try Int(bytes.uint16(at: 2))
    line.write(", Length ")
    line.write(decimal: size)
    guard size >= 16, size <= length else { return line.writeTruncated() }
    line.write(", SAID ")
    try line.write(decimal: bytes.uint16(at: 6))
    line.write(", CSN 0x")
    try line.write(hex: bytes.uint32(at: 8), digits: 8)
    line.write(":")
    try line.write(hex: bytes.uint32(at: 12), digits: 8)
    try line.writeHex(
      bytes.slice(at: 16, count: size - 16), indent: "\n\tAuthentication Data ")
  }

  // MARK: Advertisements

  /// False where the packet ends before the header.
  private static func writeHeader3(
    _ bytes: Span<UInt8>, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard room >= 20 else { return false }
    try bytes.require(20)
    line.write("\n\t  Advertising Router ")
    try line.write(bytes.ipv4(at: 8))
    line.write(", seq 0x")
    try line.write(hex: bytes.uint32(at: 12), digits: 8)
    line.write(", age ")
    try line.write(decimal: bytes.uint16(at: 0))
    line.write("s, length ")
    try line.write(decimal: UInt32(truncatingIfNeeded: Int(bytes.uint16(at: 18)) - 20))
    try writeType3(bytes.uint16(at: 2), bytes.ipv4(at: 4), into: &line)
    return true
  }

  private static func writeType3(
    _ type: UInt16, _ identifier: IPv4Address, into line: inout DumpLine
  ) {
    line.write("\n\t    ")
    line.write(
      type & 0x1fff, in: advertisementNames3, unknown: .text("Unknown"))
    line.write(" LSA (")
    line.write(decimal: type & 0x1fff)
    line.write("), ")
    line.write(type & 0x6000, in: scopeNames, unknown: .text("Unknown"))
    line.write(" Scope")
    if type & 0x8000 != 0 { line.write(", transitive") }
    line.write(", LSA-ID ")
    line.write(identifier)
  }

  /// How long it is, or nil where it contradicts itself.
  private static func writeAdvertisement3(
    _ bytes: Span<UInt8>, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard room >= 20 else { return nil }
    let length = try Int(bytes.uint16(at: 18))
    guard length >= 20 else {
      line.write("\n\t\t  Bogus length ")
      line.write(decimal: length)
      line.write(" < header (20)")
      return nil
    }
    guard try writeHeader3(bytes, room, into: &line) else { return nil }
    guard length <= room else { return nil }
    let body = bytes.from(20)
    let end = length - 20
    let isWhole: Bool
    switch try bytes.uint16(at: 2) {
    case 0x2001: isWhole = try writeRouter3(body, end, into: &line)
    case 0x2002:
      line.write("\n\t      Options [")
      try line.writeBits(body.uint24(at: 1), ordered: options3)
      line.write("]\n\t      Connected Routers:")
      for offset in stride(from: 4, to: end, by: 4) {
        line.write("\n\t\t")
        try line.write(body.ipv4(at: offset))
      }
      isWhole = true
    case 0x2003:
      line.write(", metric ")
      try line.write(decimal: body.uint32(at: 0) & 0xff_ffff)
      isWhole = try writePrefixes3(body, 4, end, nil, into: &line)
    case 0x4005: isWhole = try writeExternal3(body, end, into: &line)
    case 0x0008:
      line.write("\n\t      Options [")
      try line.writeBits(body.uint24(at: 1), ordered: options3)
      line.write("]\n\t      Priority ")
      try line.write(decimal: body.uint8(at: 0))
      line.write(", Link-local address ")
      try line.write(body.ipv6(at: 4))
      let count = try body.uint32(at: 20)
      line.write(", Prefixes ")
      line.write(decimal: count)
      line.write(":")
      isWhole = try writePrefixes3(body, 24, room - 20, count, into: &line)
    case 0x2009:
      let count = try UInt32(body.uint16(at: 0))
      try writeType3(body.uint16(at: 2), body.ipv4(at: 4), into: &line)
      line.write("\n\t      Prefixes ")
      line.write(decimal: count)
      line.write(":")
      isWhole = try writePrefixes3(body, 12, room - 20, count, into: &line)
    default:
      if line.options.verbosity > 1 {
        line.writeHex(body.upTo(end), indent: "\n\t      ")
      }
      isWhole = true
    }
    return isWhole ? length : nil
  }

  private static func writeRouter3(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write("\n\t      Options [")
    try line.writeBits(bytes.uint24(at: 1), ordered: options3)
    line.write("], RLA-Flags [")
    try line.writeBits(bytes.uint8(at: 0), ordered: routerFlags3)
    line.write("]")
    for offset in stride(from: 4, to: end, by: 16) {
      let type = try bytes.uint8(at: offset)
      switch type {
      case 4: line.write("\n\t      Virtual Link: Neighbor Router-ID ")
      case 1: line.write("\n\t      Neighbor Router-ID ")
      case 2: line.write("\n\t      Neighbor Network-ID ")
      default:
        line.write("\n\t      Unknown Router Links Type 0x")
        line.write(hex: type, digits: 2)
        return true
      }
      try line.write(bytes.ipv4(at: offset + 12))
      line.write("\n\t      Neighbor Interface-ID ")
      try line.write(bytes.ipv4(at: offset + 8))
      line.write(", Interface ")
      try line.write(bytes.ipv4(at: offset + 4))
      line.write(", metric ")
      try line.write(decimal: bytes.uint16(at: offset + 2))
    }
    return true
  }

  private static func writeExternal3(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let word = try bytes.uint32(at: 0)
    line.write("\n\t     Flags [")
    line.writeBits(word, ordered: externalFlags3)
    line.write("] metric ")
    line.write(decimal: word & 0xff_ffff)
    guard let size = try writePrefix3(bytes.from(4), end - 4, into: &line) else { return false }
    var offset = 4 + size
    if word & 0x0200_0000 != 0 {
      line.write(" forward ")
      try line.write(bytes.ipv6(at: offset))
      offset += 16
    }
    if word & 0x0100_0000 != 0 {
      line.write(" tag ")
      try line.write(bytes.ipv4(at: offset))
      offset += 4
    }
    let reference = try bytes.uint16(at: 6)
    if reference != 0 {
      line.write(" ref ")
      try writeType3(reference, bytes.ipv4(at: offset), into: &line)
    }
    return true
  }

  /// Prefixes as many as are counted, or to the end.
  private static func writePrefixes3(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ count: UInt32?, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = start
    var left = count ?? .max
    while left > 0, count != nil || offset < end {
      guard let size = try writePrefix3(bytes.from(offset), end - offset, into: &line) else {
        return false
      }
      left -= 1
      offset += size
    }
    return true
  }

  /// A prefix in as many words as it needs (RFC 5340 §A.4.1); its size.
  private static func writePrefix3(
    _ bytes: Span<UInt8>, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard room >= 4 else { return nil }
    let bits = try Int(bytes.uint8(at: 0))
    let words = (bits + 31) / 32
    guard words * 4 <= 16, words * 4 <= room - 4 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 0..<16 {
      let byte = try index < words * 4 ? bytes.uint8(at: 4 + index) : 0
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
    line.write("\n\t\t")
    line.write(IPv6Address(high: high, low: low))
    line.write("/")
    line.write(decimal: bits)
    let flags = try bytes.uint8(at: 1)
    if flags != 0 {
      line.write(", Options [")
      line.writeBits(flags, ordered: prefixFlags3)
      line.write("]")
    }
    line.write(", metric ")
    try line.write(decimal: bytes.uint16(at: 2))
    return 4 + words * 4
  }

  // MARK: Names

  static let options3: [(UInt32, String)] = [
    (0x01, "V6"), (0x02, "External"), (0x04, "Deprecated"), (0x08, "NSSA"), (0x10, "Router"),
    (0x20, "Demand Circuit"), (0x100, "AFs Support"), (0x200, "LLS"),
    (0x400, "Authentication Trailer"),
  ]

  private static let databaseFlags3: [(UInt32, String)] = [
    (0x04, "Init"), (0x02, "More"), (0x01, "Master"), (0x08, "IPv6 MTU"),
  ]

  private static let routerFlags3: [(UInt32, String)] = [
    (0x01, "ABR"), (0x02, "ASBR"), (0x04, "Virtual"), (0x08, "Wildcard"), (0x10, "NSSA Translator"),
  ]

  private static let externalFlags3: [(UInt32, String)] = [
    (0x0400_0000, "External"), (0x0200_0000, "Forward"), (0x0100_0000, "Tag"),
  ]

  private static let prefixFlags3: [(UInt32, String)] = [
    (0x01, "No Unicast"), (0x02, "Local address"), (0x04, "Deprecated"), (0x08, "Propagate"),
    (0x10, "Down"),
  ]

  private static let scopeNames: ValueNames = [
    0: "Link Local", 0x2000: "Area Local", 0x4000: "Domain Wide",
  ]

  private static let advertisementNames3: ValueNames = [
    1: "Router", 2: "Network", 3: "Inter-Area Prefix", 4: "Inter-Area Router", 5: "External",
    6: "Deprecated", 7: "NSSA", 8: "Link", 9: "Intra-Area Prefix",
  ]
}

private let authenticationNames: ValueNames = [1: "HMAC"]
