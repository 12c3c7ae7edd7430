import Addresses
public import Dissection

// MARK: Print

extension EIGRP {
  /// `EIGRP Hello, length: 40`, and with `-v` what is in it.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    let version = try bytes.read(version)
    let opcode = try bytes.read(opcode)
    guard version == 2 else {
      return line.write("EIGRP version ", version, " packet not supported")
    }
    guard line.options.isVerbose else {
      line.write("EIGRP ")
      line.write(opcode, in: opcodeNames, unknown: .decimal("unknown (", suffix: ")"))
      return line.write(", length: ", length)
    }
    guard length >= headerLength else {
      line.write("EIGRP ")
      line.write(opcode, in: opcodeNames, unknown: .decimal("unknown, type: "))
      line.write(", length: ", length, " (too short, ")
      return line.write("", headerLength, ")")
    }
    var rest = length - headerLength
    line.write("\n\tEIGRP v", version, ", opcode: ")
    line.write(opcode, in: opcodeNames, unknown: .decimal("unknown, type: "))
    line.write(" (", opcode, ")")
    try line.write(", chksum: 0x", hex: bytes.read(checksum), digits: 4, ", Flags: [")
    try line.writeBits(
      bytes.read(flags),
      ordered: [
        (1, "Init"), (2, "Conditionally Received"), (4, "Restart"), (8, "End-of-Table"),
      ])
    try line.write("]\n\tseq: 0x", hex: bytes.read(sequence), digits: 8)
    try line.write(", ack: 0x", hex: bytes.read(acknowledgment), digits: 8)
    try line.write(", VRID: ", bytes.read(router))
    try line.write(", AS: ", bytes.read(autonomousSystem))
    line.write(", length: ", rest)
    var offset = headerLength
    while rest > 0 {
      guard rest >= 4 else {
        line.write("\n\t  (only ", rest, " bytes of data)")
        return line.writeInvalid()
      }
      try bytes.require(offset + 4)
      let type = try bytes.uint16(at: offset)
      let size = try Int(bytes.uint16(at: offset + 2))
      guard size >= 4, size <= rest else {
        return line.writeHex(bytes.from(offset + 4).upTo(rest - 4), indent: "\n\t    ")
      }
      line.write("\n\t  ")
      line.write(type, in: elementNames, unknown: .text("Unknown"))
      line.write(" TLV (0x", hex: type, digits: 4, "), length: ")
      line.write(decimal: size)
      let value = try bytes.slice(at: offset + 4, count: size - 4)
      let isRead = try writeElement(type, value, into: &line)
      if isRead, line.options.verbosity > 1 { line.writeHex(value, indent: "\n\t    ") }
      offset += size
      rest -= size
    }
  }

  /// False where it is too short.
  private static func writeElement(
    _ type: UInt16, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let limit =
      switch type {
      case 0x0001: 8
      case 0x0004: 4
      case 0x0102: 22
      case 0x0103: 42
      case 0x0204: 8
      case 0x0202: 24
      case 0x0203: 36
      default: 0
      }
    guard bytes.count >= limit else {
      line.write(" (too short, < ", limit + 4, ")")
      return false
    }
    switch type {
    case 0x0001:
      try line.write("\n\t    holdtime: ", bytes.uint16(at: 6), "s")
      for index in 0..<5 {
        line.write(", k", index + 1, " ")
        line.write(decimal: bytes[index])
      }
    case 0x0004:
      line.write("\n\t    IOS version: ", bytes[0], ".")
      line.write("", bytes[1], ", EIGRP version ")
      line.write("", bytes[2], ".")
      line.write(decimal: bytes[3])
    case 0x0102: try writePrefix(bytes, 20, into: &line)
    case 0x0103: try writePrefix(bytes, 40, into: &line)
    case 0x0204:
      try line.write("\n\t    Cable-range: ", bytes.uint16(at: 0), "-")
      try line.write("", bytes.uint16(at: 2), ", Router-ID ")
      try line.write(decimal: bytes.uint32(at: 4))
    case 0x0202, 0x0203:
      let range = type == 0x0202 ? 20 : 32
      try line.write("\n\t     Cable-Range: ", bytes.uint16(at: range), "-")
      try line.write("", bytes.uint16(at: range + 2), ", nexthop: ")
      if try bytes.uint32(at: 0) == 0 {
        line.write("self")
      } else {
        try line.write("", bytes.uint16(at: 0), ".")
        try line.write(decimal: bytes.uint16(at: 2))
      }
      if type == 0x0203 { try writeOrigin(bytes, 4, isApple: true, into: &line) }
      try writeMetrics(bytes, type == 0x0202 ? 4 : 16, into: &line)
    default:
      if line.options.verbosity <= 1 { line.writeHex(bytes, indent: "\n\t    ") }
    }
    return true
  }

  /// A prefix of IPv4, whose length lies at `place`, and its metrics.
  private static func writePrefix(
    _ bytes: Span<UInt8>, _ place: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let bits = try Int(bytes.uint8(at: place))
    guard bits <= 32 else {
      return line.write("\n\t    illegal prefix length ", bits)
    }
    var word: UInt32 = 0
    for index in 0..<4 {
      let byte = try index < (bits + 7) / 8 ? bytes.uint8(at: place + 1 + index) : 0
      word = word << 8 | UInt32(byte)
    }
    line.write("\n\t    IPv4 prefix: ")
    line.write(IPv4Address(bits: word), width: 15)
    line.write("/", bits, ", nexthop: ")
    if try bytes.uint32(at: 0) == 0 {
      line.write("self")
    } else {
      try line.write(bytes.ipv4(at: 0))
    }
    if place == 40 { try writeOrigin(bytes, 4, isApple: false, into: &line) }
    try writeMetrics(bytes, place - 16, into: &line)
  }

  private static func writeOrigin(
    _ bytes: Span<UInt8>, _ start: Int, isApple: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    if isApple { return }
    try line.write("\n\t      origin-router ", bytes.ipv4(at: start))
    try line.write(", origin-as ", bytes.uint32(at: start + 4))
    line.write(", origin-proto ")
    try line.write(bytes.uint8(at: start + 18), in: originNames, unknown: .text("unknown"))
    try line.write(", flags [0x", hex: bytes.uint8(at: start + 19), digits: 2)
    try line.write("], tag: 0x", hex: bytes.uint32(at: start + 8), digits: 8)
    try line.write(", metric: ", bytes.uint32(at: start + 12))
  }

  private static func writeMetrics(
    _ bytes: Span<UInt8>, _ start: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try line.write("\n\t      delay ", bytes.uint32(at: start) / 100, " ms, bandwidth ")
    try line.write(decimal: bytes.uint32(at: start + 4))
    try line.write(" Kbps, mtu ", bytes.uint24(at: start + 8))
    try line.write(", hop ", bytes.uint8(at: start + 11))
    try line.write(", reliability ", bytes.uint8(at: start + 12))
    try line.write(", load ", bytes.uint8(at: start + 13))
  }

  // MARK: Names

  private static let opcodeNames: ValueNames = [
    1: "Update", 3: "Query", 4: "Reply", 5: "Hello", 6: "IPX SAP",
  ]

  private static let elementNames: ValueNames = [
    0x0001: "General Parameters", 0x0002: "Authentication", 0x0003: "Sequence",
    0x0004: "Software Version", 0x0005: "Next Multicast Sequence", 0x0102: "IP Internal routes",
    0x0103: "IP External routes", 0x0202: "AppleTalk Internal routes",
    0x0203: "AppleTalk External routes", 0x0204: "AppleTalk Cable setup",
    0x0302: "IPX Internal routes", 0x0303: "IPX External routes",
  ]

  private static let originNames: ValueNames = [
    1: "IGRP", 2: "EIGRP", 3: "Static", 4: "RIP", 5: "Hello", 6: "OSPF", 7: "IS-IS", 8: "EGP",
    9: "BGP", 10: "IDRP", 11: "Connected",
  ]
}
