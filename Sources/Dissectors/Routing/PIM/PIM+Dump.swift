import Addresses
import Bytes
public import Dissection

// MARK: Print

extension PIM {
  /// `PIMv2, Hello, length 38`, with `-v` what it says.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let (version, type) = try (bytes.read(version), bytes.read(type))
    guard version == 2 else {
      line.write("PIMv", version)
      return line.write(", length ", length)
    }
    guard line.options.isVerbose else {
      line.write("PIMv2, ")
      line.write(type, in: typeNames, unknown: .text("Unknown Type"))
      return line.write(", length ", length)
    }
    line.protocolName = "pimv2"
    line.write("PIMv2, length ", length, "\n\t")
    line.write(type, in: typeNames, unknown: .text("Unknown Type"))
    // The byte once said how long addresses without a family are; other values are flags.
    let reserved = try bytes.read(reserved)
    let isLength = (reserved == 4 || reserved == 16) && type != 10
    let addressLength = isLength ? Int(reserved) : 0
    if addressLength != 0 { line.write(", RFC2117-encoding") }
    try writeChecksum(bytes, length, type, into: &line)
    var body = PIMBody(bytes.from(4), rest: length - 4, addressLength: addressLength)
    guard try writeMessage(type, reserved >> 4, &body, into: &line) else {
      return line.writeTruncated()
    }
  }

  /// `, cksum 0x122a (correct)`; of a register message only the header may be covered.
  private static func writeChecksum(
    _ bytes: Span<UInt8>, _ length: Int, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    let checksum = try bytes.read(checksum)
    line.write(", cksum 0x", hex: checksum, digits: 4, " ")
    guard checksum != 0 else { return line.write("(unverified)") }
    var isCorrect = type == 1 ? verifies(bytes, 8, line) : nil
    if isCorrect != true { isCorrect = verifies(bytes, length, line) }
    guard let isCorrect else { return line.write("(unverified)") }
    line.write(isCorrect ? "(correct)" : "(incorrect)")
  }

  /// Whether the checksum is right; nil where too little was captured.
  private static func verifies(
    _ bytes: Span<UInt8>, _ size: Int, _ line: borrowing DumpLine
  ) -> Bool? {
    guard bytes.has(size) else { return nil }
    if line.network.version == .ipv6 {
      return line.pseudoHeaderChecksum(of: bytes, length: size, 103) == 0
    }
    var sum = InternetChecksum()
    sum.add(bytes.upTo(size))
    return sum.value == 0
  }

  /// Writes what is behind the header; false where it is cut off.
  private static func writeMessage(
    _ type: UInt8, _ subtype: UInt8, _ body: inout PIMBody, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 0: return try writeHello(&body, into: &line)
    case 1:
      try writeRegister(&body, into: &line)
      return true
    case 2:
      line.write(" group=")
      guard try body.writeAddress(.group, into: &line) else { return false }
      line.write(" source=")
      return try body.writeAddress(.unicast, into: &line)
    case 3, 6, 7: return try writeJoins(&body, isReply: type == 7, into: &line)
    case 4: return try writeBootstrap(&body, into: &line)
    case 5:
      line.write(" group=")
      guard try body.writeAddress(.group, into: &line) else { return false }
      line.write(" src=")
      guard try body.writeAddress(.unicast, into: &line), body.rest >= 4 else { return false }
      let preference = try body.bytes.uint32(at: body.offset)
      guard body.rest >= 8 else { return false }
      if preference >> 31 != 0 { line.write(" RPT") }
      line.write(" pref=", preference & 0x7fff_ffff)
      line.write(" metric=", try body.bytes.uint32(at: body.offset + 4))
      return true
    case 8: return try writeCandidate(&body, into: &line)
    case 9:
      line.write(" src=")
      guard try body.writeAddress(.unicast, into: &line) else { return false }
      line.write(" grp=")
      guard try body.writeAddress(.group, into: &line) else { return false }
      line.write(" forwarder=")
      guard try body.writeAddress(.unicast, into: &line), body.rest >= 2 else { return false }
      line.write(" TUNR ")
      line.write(relativeTime: UInt32(try body.bytes.uint16(at: body.offset)))
      return true
    case 10: return try writeElection(subtype, &body, into: &line)
    default:
      line.write(" [type ", type, "]")
      return true
    }
  }

  /// The packet that a register message carries.
  private static func writeRegister(
    _ body: inout PIMBody, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try body.bytes.uint32(at: body.offset)
    line.write(", Flags [ ")
    switch flags {
    case 0x8000_0000: line.write("Border")
    case 0x4000_0000: line.write("Null")
    default: line.write("none")
    }
    line.write(" ]\n\t")
    body.skip(4)
    let packet = body.bytes.from(body.offset)
    switch try packet.uint8(at: 0) >> 4 {
    case 0:
      let (source, destination) = try (packet.ipv4(at: 12), packet.ipv4(at: 16))
      line.write("IP-Null-header ", source)
      line.write(" > ", destination)
    case 4: _ = try line.hand(packet, length: body.rest, to: .etherType(0x0800))
    case 6: _ = try line.hand(packet, length: body.rest, to: .etherType(0x86dd))
    case let version: line.write("IP ver ", version)
    }
  }

  /// `, upstream-neighbor: 192.0.2.1`, and the sources of each group that are joined and pruned.
  private static func writeJoins(
    _ body: inout PIMBody, isReply: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    if !isReply {
      line.write(", upstream-neighbor: ")
      guard try body.writeAddress(.unicast, into: &line) else { return false }
    }
    guard body.rest >= 4 else { return false }
    let groups = try body.bytes.uint8(at: body.offset + 1)
    let holdTime = try body.bytes.uint16(at: body.offset + 2)
    line.write("\n\t  ", groups, " group(s)")
    if !isReply {
      line.write(", holdtime: ")
      if holdTime == .max {
        line.write("infinite")
      } else {
        line.write(relativeTime: UInt32(holdTime))
      }
    }
    body.skip(4)
    for index in 0..<Int(groups) {
      line.write("\n\t    group #", index + 1, ": ")
      guard try body.writeAddress(.group, into: &line) else { return false }
      guard body.rest >= 4 else { return false }
      let joined = Int(try body.bytes.uint16(at: body.offset))
      let pruned = Int(try body.bytes.uint16(at: body.offset + 2))
      line.write(", joined sources: ", joined)
      line.write(", pruned sources: ", pruned)
      body.skip(4)
      for source in 0..<joined {
        line.write("\n\t      joined source #", source + 1, ": ")
        guard try body.writeAddress(.source, into: &line) else { return false }
      }
      for source in 0..<pruned {
        line.write("\n\t      pruned source #", source + 1, ": ")
        guard try body.writeAddress(.source, into: &line) else { return false }
      }
    }
    return true
  }

  /// ` tag=1 hashmlen=30 BSRprio=0 BSR=192.0.2.1 (group0: 224.0.0.0/4 …)` (RFC 5059)
  private static func writeBootstrap(
    _ body: inout PIMBody, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard body.rest >= 2 else { return false }
    line.write(" tag=", hex: try body.bytes.uint16(at: body.offset))
    guard body.rest >= 3 else { return false }
    line.write(" hashmlen=", try body.bytes.uint8(at: body.offset + 2))
    guard body.rest >= 4 else { return false }
    line.write(" BSRprio=", try body.bytes.uint8(at: body.offset + 3))
    body.skip(4)
    line.write(" BSR=")
    guard try body.writeAddress(.unicast, into: &line) else { return false }
    var group = 0
    while body.rest > 0 {
      line.write(" (group", group, ": ")
      guard try body.writeAddress(.group, into: &line), body.rest >= 1 else { return false }
      line.write(" RPcnt=", try body.bytes.uint8(at: body.offset))
      guard body.rest >= 2 else { return false }
      let count = Int(try body.bytes.uint8(at: body.offset + 1))
      line.write(" FRPcnt=", count)
      guard body.rest >= 4 else { return false }
      body.skip(4)
      for index in 0..<count where body.rest > 0 {
        line.write(" RP", index, "=")
        guard try body.writeAddress(.unicast, into: &line), body.rest >= 2 else { return false }
        line.write(",holdtime=")
        line.write(relativeTime: UInt32(try body.bytes.uint16(at: body.offset)))
        guard body.rest >= 3 else { return false }
        line.write(",prio=", try body.bytes.uint8(at: body.offset + 2))
        guard body.rest >= 4 else { return false }
        body.skip(4)
      }
      line.write(")")
      group += 1
    }
    return true
  }

  /// `Offer, rpa=192.0.2.1 sender pref=100 sender metric=10` (RFC 5015 §3.7)
  private static func writeElection(
    _ subtype: UInt8, _ body: inout PIMBody, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write("\n\t  ")
    line.write(subtype, in: electionNames, unknown: .text("Unknown"))
    line.write(", rpa=")
    guard try body.writeAddress(.unicast, into: &line) else { return false }
    guard try writeMetrics(" sender", &body, into: &line) else { return false }
    switch subtype {
    case 3:
      line.write("\n\t  offer addr=")
      guard try body.writeAddress(.unicast, into: &line) else { return false }
      guard try writeMetrics(" offer", &body, into: &line), body.rest >= 2 else { return false }
      line.write(" interval ", try body.bytes.uint16(at: body.offset), "ms")
    case 4:
      line.write("\n\t  new winner addr=")
      guard try body.writeAddress(.unicast, into: &line) else { return false }
      return try writeMetrics(" new winner", &body, into: &line)
    default: break
    }
    return true
  }

  private static func writeMetrics(
    _ whose: String, _ body: inout PIMBody, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard body.rest >= 8 else { return false }
    line.write(whose)
    line.write(" pref=", try body.bytes.uint32(at: body.offset))
    line.write(whose)
    line.write(" metric=", try body.bytes.uint32(at: body.offset + 4))
    body.skip(8)
    return true
  }

  static let electionNames: ValueNames = [1: "Offer", 2: "Winner", 3: "Backoff", 4: "Pass"]

  private static func writeCandidate(
    _ body: inout PIMBody, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard body.rest >= 1 else { return false }
    let count = Int(try body.bytes.uint8(at: body.offset))
    line.write(" prefix-cnt=", count)
    guard body.rest >= 2 else { return false }
    line.write(" prio=", try body.bytes.uint8(at: body.offset + 1))
    guard body.rest >= 4 else { return false }
    line.write(" holdtime=")
    line.write(relativeTime: UInt32(try body.bytes.uint16(at: body.offset + 2)))
    body.skip(4)
    line.write(" RP=")
    guard try body.writeAddress(.unicast, into: &line) else { return false }
    for index in 0..<count where body.rest > 0 {
      line.write(" Group", index, "=")
      guard try body.writeAddress(.group, into: &line) else { return false }
    }
    return true
  }
}

/// A message being read: where its next byte is, and how addresses are encoded.
struct PIMBody: ~Escapable {
  enum Kind { case unicast, group, source }

  let bytes: Span<UInt8>
  var offset = 0
  /// How much of it there was on the wire.
  var rest: Int
  /// How long addresses are without a family before them (RFC 2117); 0 where there is one.
  let addressLength: Int

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, rest: Int, addressLength: Int) {
    self.bytes = bytes
    self.rest = rest
    self.addressLength = addressLength
  }

  @_lifetime(self: copy self)
  mutating func skip(_ count: Int) {
    offset += count
    rest -= count
  }

  /// `192.0.2.1`, `224.0.0.0/4(0x80)`, `192.0.2.2(SWR)`; false where it is none.
  @_lifetime(self: copy self)
  mutating func writeAddress(_ kind: Kind, into line: inout DumpLine) throws(Flaw) -> Bool {
    var width = addressLength
    if width == 0 {
      guard rest >= 2 else { return false }
      switch try bytes.uint8(at: offset) {
      case 1: width = 4
      case 2: width = 16
      default: return false
      }
      // Only the native encoding is known.
      guard try bytes.uint8(at: offset + 1) == 0 else { return false }
      skip(2)
    }
    guard width == 4 || width == 16 else { return false }
    let prefix = kind == .unicast ? 0 : 2
    guard rest >= width + prefix else { return false }
    try bytes.require(offset + width + prefix)
    if width == 4 {
      line.write(try bytes.ipv4(at: offset + prefix))
    } else {
      line.write(try bytes.ipv6(at: offset + prefix))
    }
    if kind != .unicast {
      let flags = try bytes.uint8(at: offset)
      let mask = Int(try bytes.uint8(at: offset + 1))
      if mask != width * 8 { line.write("/", mask) }
      if flags != 0, kind == .group { line.write("(0x", hex: flags, digits: 2, ")") }
      if flags != 0, kind == .source {
        line.write("(")
        if flags & 4 != 0 { line.write("S") }
        if flags & 2 != 0 { line.write("W") }
        if flags & 1 != 0 { line.write("R") }
        if flags & 0xf8 != 0 { line.write("+0x", hex: flags & 0xf8, digits: 2) }
        line.write(")")
      }
    }
    skip(width + prefix)
    return true
  }
}
