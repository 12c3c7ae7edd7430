import Addresses
import Dissection

/// Prefixes of all kinds.
extension BGP {
  /// What became of a prefix.
  enum Prefix {
    /// It was written and took so many bytes.
    case taken(Int)
    /// Its length is more than an address has.
    case illegal
    /// It was captured only in part.
    case cut
    /// The list ends before it does.
    case short
  }

  /// Whether the prefixes have path identifiers before them (RFC 7911): nothing in the message says
  /// so, but only one of the two readings ends where the list ends.
  static func hasPathIdentifiers(_ bytes: Span<UInt8>, _ length: Int, _ limit: Int) -> Bool {
    guard length > 0 else { return false }
    var offset = 0
    while offset < length {
      offset += 4
      guard bytes.has(1, at: offset) else { return false }
      let bits = Int(bytes[offset])
      guard bits <= limit else { return false }
      offset += 1 + (bits + 7) / 8
    }
    guard offset <= length else { return false }
    offset = 0
    while offset < length {
      guard bytes.has(1, at: offset) else { return false }
      let bits = Int(bytes[offset])
      guard bits >= 1, bits <= limit else { return true }
      offset += 1 + (bits + 7) / 8
    }
    return offset > length
  }

  static func writePathIdentifier(_ identifier: UInt32?, into line: inout DumpLine) {
    guard let identifier else { return }
    line.write("   Path Id: ")
    line.write(decimal: identifier)
  }

  // MARK: Addresses

  /// `192.0.2.0/24`
  static func writePrefix4(
    _ bytes: Span<UInt8>, _ room: Int, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(1) else { return .cut }
    guard room >= 1 else { return .short }
    let bits = try Int(bytes.uint8(at: 0))
    guard bits <= 32 else { return .illegal }
    let size = (bits + 7) / 8
    guard bytes.has(size, at: 1) else { return .cut }
    guard room > size else { return .short }
    line.write(before)
    writeNetwork4(bytes.from(1), bits, into: &line)
    return .taken(1 + size)
  }

  static func writePrefix6(
    _ bytes: Span<UInt8>, _ room: Int, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(1) else { return .cut }
    guard room >= 1 else { return .short }
    let bits = try Int(bytes.uint8(at: 0))
    guard bits <= 128 else { return .illegal }
    let size = (bits + 7) / 8
    guard bytes.has(size, at: 1) else { return .cut }
    guard room > size else { return .short }
    line.write(before)
    writeNetwork6(bytes.from(1), bits, into: &line)
    return .taken(1 + size)
  }

  /// With one label before the address (RFC 8277).
  static func writeLabeled(
    _ bytes: Span<UInt8>, _ room: Int, _ limit: Int, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(4) else { return .cut }
    guard room >= 4 else { return .short }
    let bits = try Int(bytes.uint8(at: 0)) - 24
    guard bits >= 0, bits <= limit else { return .illegal }
    let size = (bits + 7) / 8
    guard bytes.has(size, at: 4) else { return .cut }
    guard room >= 4 + size else { return .short }
    line.write(before)
    if limit == 32 {
      writeNetwork4(bytes.from(4), bits, into: &line)
    } else {
      writeNetwork6(bytes.from(4), bits, into: &line)
    }
    try writeLabel(bytes.uint24(at: 1), into: &line)
    return .taken(4 + size)
  }

  /// With a label and a route distinguisher before the address (RFC 4364).
  static func writeVPN(
    _ bytes: Span<UInt8>, _ limit: Int, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(1) else { return .cut }
    let bits = try Int(bytes.uint8(at: 0)) - 88
    guard bits >= 0, bits <= limit else { return .illegal }
    let size = (bits + 7) / 8
    guard bytes.has(size, at: 12) else { return .cut }
    line.write(before)
    line.write("RD: ")
    try writeDistinguisher(bytes.from(4), into: &line)
    line.write(", ")
    if limit == 32 {
      writeNetwork4(bytes.from(12), bits, into: &line)
    } else {
      writeNetwork6(bytes.from(12), bits, into: &line)
    }
    try writeLabel(bytes.uint24(at: 1), into: &line)
    return .taken(12 + size)
  }

  private static func writeNetwork4(
    _ bytes: Span<UInt8>, _ bits: Int, into line: inout DumpLine
  ) {
    var word: UInt32 = 0
    for index in 0..<4 {
      let byte = index < (bits + 7) / 8 && index < bytes.count ? bytes[index] : 0
      word = word << 8 | UInt32(byte)
    }
    let mask: UInt32 = bits == 0 ? 0 : UInt32.max << UInt32(32 - bits)
    line.write(IPv4Address(bits: word & mask))
    line.write("/")
    line.write(decimal: bits)
  }

  private static func writeNetwork6(
    _ bytes: Span<UInt8>, _ bits: Int, into line: inout DumpLine
  ) {
    var words: (high: UInt64, low: UInt64) = (0, 0)
    for index in 0..<16 {
      let byte = index < (bits + 7) / 8 && index < bytes.count ? bytes[index] : 0
      words.high = words.high << 8 | words.low >> 56
      words.low = words.low << 8 | UInt64(byte)
    }
    let highBits = UInt64(min(bits, 64))
    let lowBits = UInt64(max(bits - 64, 0))
    let high = highBits == 0 ? 0 : words.high & UInt64.max << (64 - highBits)
    let low = lowBits == 0 ? 0 : words.low & UInt64.max << (64 - lowBits)
    line.write(IPv6Address(high: high, low: low))
    line.write("/")
    line.write(decimal: bits)
  }

  private static func writeLabel(_ word: UInt32, into line: inout DumpLine) {
    line.write(", label:")
    line.write(decimal: word >> 4)
    line.write(word & 1 != 0 ? " (bottom)" : " (BOGUS: Bottom of Stack NOT set!)")
  }

  /// A route distinguisher (RFC 4364 §4.2).
  static func writeDistinguisher(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    switch try bytes.uint16(at: 0) {
    case 0:
      try line.write(decimal: bytes.uint16(at: 2))
      line.write(":")
      try line.write(decimal: bytes.uint32(at: 4))
      line.write(" (= ")
      try line.writeDotted(bytes.uint32(at: 4))
      line.write(")")
    case 1:
      try line.writeDotted(bytes.uint32(at: 2))
      line.write(":")
      try line.write(decimal: bytes.uint16(at: 6))
    case 2:
      try line.writeAutonomousSystem(bytes.uint32(at: 2))
      line.write(":")
      try line.write(decimal: bytes.uint16(at: 6))
      line.write(" (")
      try line.writeDotted(bytes.uint32(at: 2))
      line.write(":")
      try line.write(decimal: bytes.uint16(at: 6))
      line.write(")")
    default: line.write("unknown RD format")
    }
  }

  // MARK: Route targets

  /// RFC 4684 §4.
  static func writeRouteTarget(
    _ bytes: Span<UInt8>, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(1) else { return .cut }
    let whole = try Int(bytes.uint8(at: 0))
    if whole == 0 {
      line.write(before)
      line.write("default route target")
      return .taken(1)
    }
    let bits = whole - 32
    guard bits >= 0, bits <= 64 else { return .illegal }
    let size = (bits + 7) / 8
    guard bytes.has(4 + size, at: 1) else { return .cut }
    line.write(before)
    line.write("origin AS: ")
    try line.writeAutonomousSystem(bytes.uint32(at: 1))
    line.write(", route-target: ")
    var target: UInt64 = 0
    for index in 0..<8 {
      let byte = try index < size ? bytes.uint8(at: 5 + index) : 0
      target = target << 8 | UInt64(byte)
    }
    if bits < 64 { target &= bits == 0 ? 0 : UInt64.max << UInt64(64 - bits) }
    writeTarget(target, bits, into: &line)
    return .taken(5 + size)
  }

  private static func writeTarget(_ target: UInt64, _ bits: Int, into line: inout DumpLine) {
    guard bits > 0 else { return line.write("0:0/0") }
    guard bits >= 16 else {
      line.write(
        "partial-type: (", hex: bits > 8 ? target >> 48 : target >> 56, digits: bits > 8 ? 4 : 2,
        "/")
      return line.write("", bits, ")")
    }
    let type = UInt16(truncatingIfNeeded: target >> 48)
    switch type {
    case 0x0002:
      line.write(decimal: target >> 32 & 0xffff)
      line.write(":")
      line.write(decimal: target & 0xffff_ffff)
    case 0x0102:
      line.writeDotted(UInt32(truncatingIfNeeded: target >> 16))
      line.write(":")
      line.write(decimal: target & 0xffff)
    case 0x0202:
      line.writeAutonomousSystem(UInt32(truncatingIfNeeded: target >> 16))
      line.write(":")
      line.write(decimal: target & 0xffff)
    default:
      line.write("route target: unknown-type(")
      line.write(hex: type, digits: 4)
      line.write(")")
    }
    line.write("/")
    line.write(decimal: bits)
    line.write(" (")
    for index in 0..<((bits + 7) / 8) {
      if index > 0, index % 2 == 0 { line.write(" ") }
      line.write(hex: UInt8(truncatingIfNeeded: target >> UInt64(56 - 8 * index)), digits: 2)
    }
    line.write(")")
  }

  // MARK: Multicast

  /// RFC 6037: a multicast distribution tree.
  static func writeMulticastTree(
    _ bytes: Span<UInt8>, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(1) else { return .cut }
    guard try bytes.uint8(at: 0) == 128 else { return .illegal }
    guard bytes.has(17) else { return .cut }
    line.write(before)
    line.write("RD: ")
    try writeDistinguisher(bytes.from(1), into: &line)
    line.write(", VPN IP Address: ")
    try line.write(bytes.ipv4(at: 9))
    line.write(", MC Group Address: ")
    try line.write(bytes.ipv4(at: 13))
    return .taken(17)
  }

  /// RFC 6514 §4.
  static func writeMulticast(
    _ bytes: Span<UInt8>, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(2) else { return .cut }
    let type = try bytes.uint8(at: 0)
    let length = try Int(bytes.uint8(at: 1))
    line.write(before)
    line.write("Route-Type: ")
    line.write(type, in: multicastRouteNames, unknown: .text("Unknown"))
    line.write(" (")
    line.write(decimal: type)
    line.write("), length: ")
    line.write(decimal: length)
    guard [1, 2, 3, 5, 6, 7].contains(type) else { return .taken(2 + length) }
    guard length >= 8, bytes.has(length, at: 2) else { return .cut }
    line.write(", RD: ")
    try writeDistinguisher(bytes.from(2), into: &line)
    let rest = bytes.upTo(2 + length).from(10)
    switch type {
    case 1:
      line.write(", Originator ")
      try writeAnyAddress(rest, rest.count * 8, into: &line)
    case 2:
      line.write(", Source-AS ")
      try line.writeAutonomousSystem(rest.uint32(at: 0))
    case 3:
      let used = try writeSourceAndGroup(rest, into: &line)
      line.write(", Originator ")
      try writeAnyAddress(rest.from(used), max(0, rest.count - used) * 8, into: &line)
    case 5: _ = try writeSourceAndGroup(rest, into: &line)
    default:
      line.write(", Source-AS ")
      try line.writeAutonomousSystem(rest.uint32(at: 0))
      _ = try writeSourceAndGroup(rest.from(4), into: &line)
    }
    return .taken(2 + length)
  }

  /// `, Source 10.0.0.1, Group 239.1.1.1`; how many bytes they took.
  private static func writeSourceAndGroup(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    var offset = 0
    for name in [", Source ", ", Group "] {
      let bits = try Int(bytes.uint8(at: offset))
      line.write(name)
      try writeAnyAddress(bytes.from(offset + 1), bits, into: &line)
      offset += 1 + bits / 8
    }
    return offset
  }

  private static func writeAnyAddress(
    _ bytes: Span<UInt8>, _ bits: Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch bits {
    case 32: try line.write(bytes.ipv4(at: 0))
    case 128: try line.write(bytes.ipv6(at: 0))
    default:
      line.write("bogus address length ")
      line.write(decimal: bits / 8)
    }
  }

  // MARK: Layer 2

  /// RFC 4761 §3.2.2, RFC 6074 §3.2.
  static func writeLayer2(
    _ bytes: Span<UInt8>, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(2) else { return .cut }
    let length = try Int(bytes.uint16(at: 0))
    guard length == 12 || length > 17 else { return .illegal }
    guard bytes.has(length == 12 ? 12 : 15, at: 2) else { return .cut }
    line.write(before)
    line.write("RD: ")
    try writeDistinguisher(bytes.from(2), into: &line)
    if length == 12 {
      line.write(", BGPNH: ")
      try line.write(bytes.ipv4(at: 10))
      return .taken(14)
    }
    line.write(", CE-ID: ")
    try line.write(decimal: bytes.uint16(at: 10))
    line.write(", Label-Block Offset: ")
    try line.write(decimal: bytes.uint16(at: 12))
    line.write(", Label Base ")
    try line.write(decimal: bytes.uint24(at: 14) >> 4)
    var offset = 17
    let end = 2 + length
    while offset < end {
      guard end - offset >= 3 else {
        line.write("\n\t\tran past the end")
        return .taken(end)
      }
      let type = try bytes.uint8(at: offset)
      let bits = try Int(bytes.uint16(at: offset + 1))
      offset += 3
      guard type == 1 else {
        line.write("\n\t\tunknown TLV #")
        line.write(decimal: type)
        line.write(", length: ")
        line.write(decimal: bits)
        offset += (bits + 7) / 8
        continue
      }
      line.write("\n\t\tcircuit status vector (1) length: ")
      line.write(decimal: bits)
      line.write(": 0x")
      for _ in 0..<((bits + 7) / 8) {
        guard offset < end else {
          line.write(" (ran past the end)")
          return .taken(end)
        }
        try line.write(hex: bytes.uint8(at: offset), digits: 2)
        offset += 1
      }
    }
    return .taken(end)
  }

  // MARK: ISO

  static func writeService(
    _ bytes: Span<UInt8>, isLabeled: Bool, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(1) else { return .cut }
    let bits = try Int(bytes.uint8(at: 0)) - (isLabeled ? 24 : 0)
    let start = isLabeled ? 4 : 1
    guard bits >= 0, bits <= 152 else { return .illegal }
    let size = (bits + 7) / 8
    guard bytes.has(size, at: start) else { return .cut }
    line.write(before)
    try line.writeServicePoint(bytes.slice(at: start, count: size))
    line.write("/")
    line.write(decimal: bits)
    if isLabeled { try writeLabel(bytes.uint24(at: 1), into: &line) }
    return .taken(start + size)
  }

  static func writeServiceVPN(
    _ bytes: Span<UInt8>, before: String, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    guard bytes.has(1) else { return .cut }
    let bits = try Int(bytes.uint8(at: 0)) - 88
    guard bits >= 0, bits <= 152 else { return .illegal }
    let size = (bits + 7) / 8
    guard bytes.has(size, at: 12) else { return .cut }
    line.write(before)
    line.write("RD: ")
    try writeDistinguisher(bytes.from(4), into: &line)
    line.write(", ")
    try line.writeServicePoint(bytes.slice(at: 12, count: size))
    line.write("/")
    line.write(decimal: bits)
    try writeLabel(bytes.uint24(at: 1), into: &line)
    return .taken(12 + size)
  }
}
