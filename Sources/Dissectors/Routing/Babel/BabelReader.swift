import Addresses
import Dissection

/// Reads the elements of a Babel packet: what a prefix leaves out, an earlier one has said.
struct BabelReader {
  private var prefix4 = (high: UInt64(0), low: UInt64(0))
  private var prefix6 = (high: UInt64(0), low: UInt64(0))

  /// False where an element contradicts itself.
  mutating func writeElements(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = start
    while offset < end {
      let type = try bytes.uint8(at: offset)
      if type == 0 {
        line.write(line.options.isVerbose ? "\n\tPad 1" : " pad1")
        offset += 1
        continue
      }
      guard end - offset >= 2 else { return false }
      let size = try Int(bytes.uint8(at: offset + 1))
      guard size <= end - offset - 2 else { return false }
      let value = try bytes.slice(at: offset + 2, count: size)
      guard try writeElement(type, value, into: &line) else { return false }
      offset += 2 + size
    }
    return true
  }

  private mutating func writeElement(
    _ type: UInt8, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard line.options.isVerbose else {
      return writeBrief(type, bytes, into: &line)
    }
    switch type {
    case 1: line.write("\n\tPad ", bytes.count + 2)
    case 2:
      line.write("\n\tAcknowledgment Request ")
      guard bytes.count >= 6 else { return false }
      try line.write("", hex: bytes.uint16(at: 2), digits: 4, " ")
      try writeInterval(bytes.uint16(at: 4), into: &line)
    case 3:
      line.write("\n\tAcknowledgment ")
      guard bytes.count >= 2 else { return false }
      try line.write("", hex: bytes.uint16(at: 0), digits: 4)
    case 4:
      line.write("\n\tHello ")
      guard bytes.count >= 6 else { return false }
      if try bytes.uint16(at: 0) & 0x8000 != 0 { line.write("(Unicast) ") }
      try line.write("seqno ", bytes.uint16(at: 2), " ")
      if try bytes.uint16(at: 4) != 0 {
        line.write("interval ")
        try writeInterval(bytes.uint16(at: 4), into: &line)
      } else {
        line.write("unscheduled")
      }
      return try writeParts(bytes, 6, isHello: true, into: &line)
    case 5: return try writeHeard(bytes, into: &line)
    case 6:
      line.write("\n\tRouter Id")
      guard bytes.count >= 10 else { return false }
      line.write(" ")
      writeIdentifier(bytes.from(2), into: &line)
    case 7:
      line.write("\n\tNext Hop")
      guard bytes.count >= 2 else { return false }
      guard bytes[0] != 0 else {
        line.write(" invalid AE 0")
        return true
      }
      guard addressSize(bytes[0], bytes.count - 2) != nil else { return false }
      line.write(" ")
      try writeAddress(bytes[0], bytes.from(2), into: &line)
    case 8: return try writeUpdate(bytes, into: &line)
    case 9:
      line.write("\n\tRoute Request ")
      guard bytes.count >= 2 else { return false }
      guard let prefix = try readPrefix(bytes[0], bytes[1], 0, bytes.from(2)) else { return false }
      line.write("for ")
      prefix.write(into: &line)
    case 10:
      line.write("\n\tSeqno Request ")
      guard bytes.count >= 14 else { return false }
      guard let prefix = try readPrefix(bytes[0], bytes[1], 0, bytes.from(14)) else {
        return false
      }
      line.write("(", bytes[4], " hops) for ")
      prefix.write(into: &line)
      try line.write(" seqno ", bytes.uint16(at: 2), " id ")
      writeIdentifier(bytes.from(6), into: &line)
    case 13, 14, 15: return try writeSourceSpecific(type, bytes, into: &line)
    default: return try writeProof(type, bytes, into: &line)
    }
    return true
  }

  // MARK: Brief

  private func writeBrief(
    _ type: UInt8, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) -> Bool {
    line.write(" ")
    line.write(type, in: Self.briefNames, unknown: .text("unknown"))
    guard type == 8 else { return true }
    guard bytes.count >= 2 else { return false }
    writeUpdateFlags(bytes[1], into: &line)
    return true
  }

  private func writeUpdateFlags(_ flags: UInt8, into line: inout DumpLine) {
    if flags & 0x80 != 0 { line.write("/prefix") }
    if flags & 0x40 != 0 { line.write("/id") }
    if flags & 0x3f != 0 { line.write("/unknown") }
  }

  private static let briefNames: ValueNames = [
    1: "padN", 2: "ack-req", 3: "ack", 4: "hello", 5: "ihu", 6: "router-id", 7: "nh", 8: "update",
    9: "route-request", 10: "seqno-request", 11: "tspc", 12: "hmac", 13: "ss-update",
    14: "ss-request", 15: "ss-seqno-request", 16: "mac", 17: "pc", 18: "challenge_request",
    19: "challenge_reply",
  ]

  // MARK: Routes

  private mutating func writeHeard(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write("\n\tIHU ")
    guard bytes.count >= 6 else { return false }
    guard let size = addressSize(bytes[0], bytes.count - 6) else {
      line.writeTruncated()
      return true
    }
    if size > 0 {
      try writeAddress(bytes[0], bytes.from(6), into: &line)
    } else {
      line.write("any")
    }
    try line.write(" rxcost ", bytes.uint16(at: 2), " interval ")
    try writeInterval(bytes.uint16(at: 4), into: &line)
    return try writeParts(bytes, 6 + size, isHeard: true, into: &line)
  }

  private mutating func writeUpdate(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write("\n\tUpdate")
    guard bytes.count >= 10 else { return false }
    let flags = bytes[1]
    let prefix = try readPrefix(bytes[0], bytes[2], bytes[3], bytes.from(10), flags)
    guard let prefix else { return false }
    writeUpdateFlags(flags, into: &line)
    line.write(" ")
    prefix.write(into: &line)
    try line.write(" metric ", bytes.uint16(at: 8))
    try line.write(" seqno ", bytes.uint16(at: 6), " interval ")
    let interval = try bytes.uint16(at: 4)
    if interval == 0xffff { line.write("infinity") } else { writeInterval(interval, into: &line) }
    return try writeParts(bytes, 10 + prefix.size, into: &line)
  }

  private mutating func writeSourceSpecific(
    _ type: UInt8, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let places: (head: Int, source: Int, prefix: Int, omitted: UInt8)
    switch type {
    case 13:
      line.write("\n\tSS-Update")
      places = (10, 1, 2, bytes.count > 3 ? bytes[3] : 0)
    case 14:
      line.write("\n\tSS-Request ")
      places = (3, 2, 1, 0)
    default:
      line.write("\n\tSS-MH-Request ")
      places = (14, 5, 1, 0)
    }
    let head = places.head
    guard bytes.count >= head else { return false }
    let prefix = try readPrefix(
      bytes[0], bytes[places.prefix], places.omitted, bytes.from(head))
    guard let prefix else { return false }
    let source = try readPrefix(
      bytes[0], bytes[places.source], 0, bytes.from(head + prefix.size))
    guard let source else { return false }
    if type == 13 { line.write(" ") }
    if type == 15 { line.write("(", bytes[4], " hops) ") }
    if type != 13 { line.write("for ") }
    if prefix.isAny, source.isAny {
      line.write("any")
    } else {
      line.write("(")
      prefix.write(into: &line)
      line.write(", ")
      source.write(into: &line)
      line.write(")")
    }
    switch type {
    case 13:
      try line.write(" metric ", bytes.uint16(at: 8))
      try line.write(" seqno ", bytes.uint16(at: 6), " interval ")
      try writeInterval(bytes.uint16(at: 4), into: &line)
    case 15:
      try line.write(" seqno ", bytes.uint16(at: 2), " id ")
      writeIdentifier(bytes.from(6), into: &line)
    default: break
    }
    return true
  }

  // MARK: Proofs

  private func writeProof(
    _ type: UInt8, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 11:
      line.write("\n\tTS/PC ")
      guard bytes.count >= 6 else { return false }
      try line.write("timestamp ", bytes.uint32(at: 2), " packetcounter ")
      try line.write(decimal: bytes.uint16(at: 0))
      return try writeParts(bytes, 6, into: &line)
    case 12:
      line.write("\n\tHMAC ")
      guard bytes.count >= 18 else { return false }
      try line.write("key-id ", bytes.uint16(at: 0), " digest-")
      line.write("", bytes.count - 2, " ")
      for index in 2..<bytes.count {
        for digit in [bytes[index] >> 4, bytes[index] & 0xf] {
          line.write(byte: digit < 10 ? 0x30 + digit : 0x37 + digit)
        }
      }
    case 16: line.write("\n\tMAC len ", bytes.count)
    case 17:
      line.write("\n\tPC")
      guard bytes.count >= 4 else { return false }
      try line.write(" value ", bytes.uint32(at: 0), " index len ")
      line.write(decimal: bytes.count - 4)
    case 18: line.write("\n\tChallenge Request len ", bytes.count)
    case 19: line.write("\n\tChallenge Reply len ", bytes.count)
    default: line.write("\n\tUnknown message type ", type)
    }
    return true
  }

  // MARK: Parts

  /// What follows the fixed part of an element; the next element is printed in any case.
  private func writeParts(
    _ bytes: Span<UInt8>, _ start: Int, isHello: Bool = false, isHeard: Bool = false,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = start
    while offset < bytes.count {
      let type = bytes[offset]
      if type == 0 {
        line.write(" sub-pad1")
        offset += 1
        continue
      }
      guard bytes.count - offset >= 2 else {
        line.writeInvalid()
        return true
      }
      let size = Int(bytes[offset + 1])
      if type & 0x80 != 0 { line.write(" (M)") }
      guard size <= bytes.count - offset - 2 else {
        line.writeInvalid()
        return true
      }
      let value = bytes.from(offset + 2).upTo(size)
      switch type {
      case 1: line.write(" sub-padn")
      case 2:
        line.write(" sub-diversity")
        if size == 0 { line.write(" empty") }
        for index in 0..<size { line.write(index == 0 ? " " : "-", value[index]) }
      case 3:
        line.write(" sub-timestamp ")
        if isHello, size >= 4 {
          try writeMicroseconds(value.uint32(at: 0), into: &line)
        } else if isHeard, size >= 8 {
          try writeMicroseconds(value.uint32(at: 0), into: &line)
          line.write("|")
          try writeMicroseconds(value.uint32(at: 4), into: &line)
        } else {
          line.write("(bogus)")
        }
      default:
        line.write(" sub-unknown-0x", hex: type, digits: 2)
      }
      offset += 2 + size
    }
    return true
  }

  private func writeMicroseconds(_ value: UInt32, into line: inout DumpLine) {
    line.write("", value / 1_000_000, ".")
    line.write(decimal: value % 1_000_000, digits: 6)
    line.write("s")
  }

  /// Hundredths of a second.
  private func writeInterval(_ value: UInt16, into line: inout DumpLine) {
    guard value != 0 else { return line.write("0.0s (bogus)") }
    line.write("", value / 100, ".")
    line.write(decimal: value % 100, digits: 2)
    line.write("s")
  }

  private func writeIdentifier(_ bytes: Span<UInt8>, into line: inout DumpLine) {
    line.write(hexBytes: bytes.upTo(8), separator: 0x3a)
  }

  // MARK: Addresses

  /// How many bytes an address has in an encoding; nil where it is unknown or there are too few.
  private func addressSize(_ encoding: UInt8, _ room: Int) -> Int? {
    let size: Int
    switch encoding {
    case 0: return 0
    case 1: size = 4
    case 2: size = 16
    case 3: size = 8
    default: return nil
    }
    return room >= size ? size : nil
  }

  private func writeAddress(
    _ encoding: UInt8, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    switch encoding {
    case 1: try line.write(bytes.ipv4(at: 0))
    case 2: try line.write(bytes.ipv6(at: 0))
    default: try line.write(IPv6Address(high: 0xfe80 << 48, low: bytes.uint64(at: 0)))
    }
  }

  /// A prefix of which `omitted` bytes are those of an earlier one.
  private mutating func readPrefix(
    _ encoding: UInt8, _ bits: UInt8, _ omitted: UInt8, _ bytes: Span<UInt8>, _ flags: UInt8 = 0
  ) throws(Flaw) -> BabelPrefix? {
    let limit: Int
    switch encoding {
    case 0: return BabelPrefix()
    case 1: limit = 32
    case 2, 3: limit = 128
    default: return nil
    }
    guard bits <= limit else { return nil }
    let whole = (Int(bits) + 7) / 8
    let isLocal = encoding == 3
    let start = isLocal ? 8 : Int(omitted)
    let known = isLocal ? (0xfe80 << 48, 0) : encoding == 1 ? prefix4 : prefix6
    guard start <= limit / 8, isLocal || whole >= start else { return nil }
    let given = max(0, whole - start)
    guard bytes.count >= given else { return nil }
    var prefix = BabelPrefix(
      bits: bits, isIPv4: encoding == 1, isAny: false, size: given)
    for index in 0..<16 {
      let word = index < 8 ? known.0 : known.1
      var byte = UInt8(truncatingIfNeeded: word >> UInt64(56 - index % 8 * 8))
      if index >= start { byte = index - start < given ? bytes[index - start] : 0 }
      prefix.high = prefix.high << 8 | prefix.low >> 56
      prefix.low = prefix.low << 8 | UInt64(byte)
    }
    if flags & 0x80 != 0 {
      if encoding == 1 {
        prefix4 = (prefix.high, prefix.low)
      } else {
        prefix6 = (prefix.high, prefix.low)
      }
    }
    return prefix
  }
}

/// A prefix as a Babel element has it; IPv4 addresses lie in the upper bits.
struct BabelPrefix {
  var high: UInt64 = 0
  var low: UInt64 = 0
  var bits: UInt8 = 0
  var isIPv4 = false
  var isAny = true
  /// How many bytes it took.
  var size = 0

  func write(into line: inout DumpLine) {
    guard !isAny else { return line.write("any") }
    if isIPv4 {
      line.write(IPv4Address(bits: UInt32(truncatingIfNeeded: high >> 32)))
    } else {
      line.write(IPv6Address(high: high, low: low))
    }
    line.write("/", bits)
  }
}
