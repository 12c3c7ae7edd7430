import Addresses
import Dissection

/// One option of a configuration packet: type, length, value.
struct PPPOption {
  /// The control protocol whose option it is.
  let type: UInt16

  /// Writes the option; how many bytes it took, 0 where nothing can follow.
  func write(
    _ bytes: Span<UInt8>, available: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    guard let names else { return 0 }
    guard available >= 2 else {
      if type == 0xc021 { line.write("[|lcp]") }
      return 0
    }
    try bytes.require(2)
    let number = bytes[0]
    let length = Int(bytes[1])
    if type == 0xc021, available < length { return 0 }
    if type == 0xc021 { return try writeLCP(bytes, into: &line) }
    line.write("\n\t  ", number, in: names, unknown: .text(unknown), " Option (0x")
    line.write(hex: number, digits: 2)
    line.write("), length ", length)
    guard length >= 2 else {
      line.write(" (length bogus, should be >= 2)")
      return 0
    }
    let isKnown: Bool?
    var shown = 2
    switch type {
    case 0x8021: isKnown = try writeIP(bytes, number, length, &shown, into: &line)
    case 0x8057: isKnown = try writeIPv6(bytes, number, length, into: &line)
    case 0x80fd: isKnown = try writeCompression(bytes, number, length, into: &line)
    default: isKnown = try writeBandwidth(bytes, number, length, into: &line)
    }
    guard let isKnown else { return type == 0x80fd ? length : 0 }
    if !isKnown || line.options.verbosity > 1 {
      line.writeUnknownData(bytes.from(shown).upTo(length - 2), indent: "\n\t    ")
    }
    return length
  }

  private var names: ValueNames? {
    switch type {
    case 0xc021: Self.linkNames
    case 0x8021: Self.ipNames
    case 0x8057: [1: "Interface-ID"]
    case 0x80fd: Self.compressionNames
    case 0xc02b: [1: "Favored-Peer"]
    default: nil
    }
  }

  private var unknown: String {
    switch type {
    case 0x8021, 0x8057: "unknown"
    default: "Unknown"
    }
  }

  /// Whether a length is the one that the option has to have.
  private func has(
    _ length: Int, _ sign: String, _ limit: Int, into line: inout DumpLine
  ) -> Bool {
    if sign == "=" ? length == limit : length >= limit { return true }
    line.write(" (length bogus, should be ")
    line.write(sign)
    line.write(" ", limit, ")")
    return false
  }

  // MARK: LCP, RFC 1661 §6

  private func writeLCP(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Int {
    let number = bytes[0]
    let length = Int(bytes[1])
    guard let name = Self.linkNames[number] else {
      line.write("\n\tunknown LCP option 0x", hex: number, digits: 2)
      return length
    }
    line.write("\n\t  ")
    line.write(name)
    line.write(" Option (0x", hex: number, digits: 2, "), length ")
    line.write(decimal: length)
    guard length >= 2 else {
      line.write(" (length bogus, should be >= 2)")
      return 0
    }
    switch number {
    case 0:
      guard has(length, ">=", 6, into: &line) else { return length }
      let vendor = try bytes.uint24(at: 2)
      line.write(": Vendor: ", vendor, in: SNAP.organizationNames, unknown: .text("Unknown"))
      line.write(" (", vendor, ")")
    case 1, 17, 23:
      guard has(length, "=", 4, into: &line) else { return length }
      if number == 23 {
        line.write(": 0x", hex: try bytes.uint16(at: 2), digits: 4)
      } else {
        line.write(": ", try bytes.uint16(at: 2))
      }
    case 2, 5:
      guard has(length, "=", 6, into: &line) else { return length }
      line.write(": 0x", hex: try bytes.uint32(at: 2), digits: 8)
    case 3:
      guard has(length, ">=", 4, into: &line) else { return length }
      try writeAuthentication(bytes, length, into: &line)
    case 4:
      guard has(length, ">=", 4, into: &line) else { return length }
      line.write(try bytes.uint16(at: 2) == 0xc025 ? ": LQR" : ": unknown")
    case 7, 8: break
    case 13:
      guard has(length, ">=", 3, into: &line) else { return length }
      let operation = try bytes.uint8(at: 2)
      line.write(
        ": Callback Operation ", operation, in: Self.callbackNames, unknown: .text("Unknown"))
      line.write(" (", operation, ")")
    case 19:
      guard try writeEndpoint(bytes, length, into: &line) else { return length }
    default:
      if line.options.verbosity < 2 {
        line.writeUnknownData(bytes.from(2).upTo(length - 2), indent: "\n\t    ")
      }
    }
    if line.options.verbosity > 1 {
      line.writeUnknownData(bytes.from(2).upTo(length - 2), indent: "\n\t    ")
    }
    return length
  }

  private func writeAuthentication(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let number = try bytes.uint16(at: 2)
    line.write(
      ": ", number, in: PPP.protocolNames,
      unknown: .text("Unknown Auth Proto (0x04x)"))
    switch number {
    case 0xc223:
      line.write(", ")
      line.write(
        try bytes.uint8(at: 4), in: Self.digestNames, unknown: .decimal("Unknown Auth Alg "))
    case 0xc023, 0xc227, 0xc027: break
    default: line.writeUnknownData(bytes.upTo(length))
    }
  }

  /// What names one end of a multilink bundle (RFC 1990 §5.1.3).
  private func writeEndpoint(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard has(length, ">=", 3, into: &line) else { return false }
    let kind = try bytes.uint8(at: 2)
    switch kind {
    case 0: line.write(": Null")
    case 1: line.write(": Local")
    case 2:
      guard has(length, "=", 7, into: &line) else { return false }
      line.write(": IPv4 ", try bytes.ipv4(at: 3))
    case 3:
      guard has(length, "=", 9, into: &line) else { return false }
      line.write(": MAC ", try bytes.mac(at: 3))
    case 4: line.write(": Magic-Num-Block")
    case 5: line.write(": PSNDN")
    default: line.write(": Unknown class ", kind)
    }
    return true
  }

  // MARK: IPCP and IPV6CP; nil where the length is wrong, false where the option is unknown

  private func writeIP(
    _ bytes: Span<UInt8>, _ number: UInt8, _ length: Int, _ shown: inout Int,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    switch number {
    case 1:
      guard has(length, "=", 10, into: &line) else { return nil }
      line.write(": src ", try bytes.ipv4(at: 2))
      line.write(", dst ", try bytes.ipv4(at: 6))
    case 2:
      guard has(length, ">=", 4, into: &line) else { return nil }
      return try writeHeaderCompression(bytes, length, &shown, into: &line)
    case 3, 4, 129...132:
      guard has(length, "=", 6, into: &line) else { return nil }
      line.write(": ", try bytes.ipv4(at: 2))
    default: return false
    }
    return true
  }

  /// Van Jacobson's, RFC 1332 §4, or IP header compression, RFC 3544.
  ///
  /// Behind its suboptions the verbose text shows the bytes after them: `shown` is where.
  private func writeHeaderCompression(
    _ bytes: Span<UInt8>, _ length: Int, _ shown: inout Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    let kind = try bytes.uint16(at: 2)
    line.write(
      ": ", kind, in: headerCompressionNames,
      unknown: .text("Unknown"))
    line.write(" (0x", hex: kind, digits: 2, "):")
    guard kind == 0x0061 else { return true }
    guard has(length, ">=", 14, into: &line) else { return nil }
    line.write("\n\t    TCP Space ", try bytes.uint16(at: 4))
    line.write(", non-TCP Space ", try bytes.uint16(at: 6))
    line.write(", maxPeriod ", try bytes.uint16(at: 8))
    line.write(", maxTime ", try bytes.uint16(at: 10))
    line.write(", maxHdr ", try bytes.uint16(at: 12))
    var left = length - 14
    guard left > 0 else { return true }
    line.write("\n\t      Suboptions, length ", left)
    var offset = 14
    while left >= 2 {
      let number = try bytes.uint8(at: offset)
      let size = Int(try bytes.uint8(at: offset + 1))
      guard size > 0, size <= left else { break }
      line.write("\n\t\t")
      line.write(
        number,
        in: compressionSuboptionNames, unknown: .text("Unknown"))
      line.write(" Suboption #", number)
      line.write(", length ", size)
      left -= size
      offset += size
    }
    shown = offset + 2
    return true
  }

  private func writeIPv6(
    _ bytes: Span<UInt8>, _ number: UInt8, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    guard number == 1 else { return false }
    guard has(length, "=", 10, into: &line) else { return nil }
    line.write(": ", hex: try bytes.uint16(at: 2), digits: 4)
    line.write(":", hex: try bytes.uint16(at: 4), digits: 4)
    line.write(":", hex: try bytes.uint16(at: 6))
    line.write(":", hex: try bytes.uint16(at: 8), digits: 4)
    return true
  }

  // MARK: CCP and BACP

  private func writeCompression(
    _ bytes: Span<UInt8>, _ number: UInt8, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    switch number {
    case 21:
      guard has(length, ">=", 3, into: &line) else { return nil }
      let value = try bytes.uint8(at: 2)
      line.write(": Version: ", value >> 5)
      line.write(", Dictionary Bits: ", value & 0x1f)
    case 24:
      guard has(length, ">=", 4, into: &line) else { return nil }
      let value = try bytes.uint8(at: 2)
      try bytes.require(4)
      line.write(": Features: ", value >> 6)
      line.write(value & 0x20 != 0 ? ", PxP: Enabled" : ", PxP: Disabled")
      line.write(", History: ", value & 0x1f)
      line.write(", #CTX-ID: ", try bytes.uint8(at: 3))
    case 26:
      guard has(length, ">=", 4, into: &line) else { return nil }
      let value = try bytes.uint8(at: 2)
      let check = try bytes.uint8(at: 3)
      line.write(": Window: ", value >> 4, "K, Method: ")
      line.write(value & 0x0f == 8 ? "zlib" : "unknown")
      line.write(" (0x", hex: value & 0x0f, ")")
      line.write(", MBZ: ", check >> 2)
      line.write(", CHK: ", check & 3)
    default: return false
    }
    return true
  }

  private func writeBandwidth(
    _ bytes: Span<UInt8>, _ number: UInt8, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool? {
    guard number == 1 else { return false }
    guard has(length, "=", 6, into: &line) else { return nil }
    line.write(": Magic-Num 0x", hex: try bytes.uint32(at: 2), digits: 8)
    return true
  }

  // MARK: Names

  static let linkNames: ValueNames = [
    0: "Vend-Ext", 1: "MRU", 2: "ACCM", 3: "Auth-Prot", 4: "Qual-Prot", 5: "Magic-Num",
    6: "deprecated(6)", 7: "PFC", 8: "ACFC", 9: "FCS-Alt", 10: "SDP", 11: "Num-Mode",
    12: "deprecated(12)", 13: "Call-Back", 14: "deprecated(14)", 15: "deprecated(15)",
    16: "deprecated(16)", 17: "MRRU", 18: "12-Bit seq #", 19: "End-Disc", 20: "Proprietary",
    21: "DCE-Id", 22: "MP+", 23: "Link-Disc", 24: "LCP-Auth-Opt", 25: "COBS",
    26: "Prefix-elision", 27: "Multilink-header-Form", 28: "I18N", 29: "SDL-over-SONET/SDH",
    30: "PPP-Muxing",
  ]
  static let callbackNames: ValueNames = [
    0: "UserAuth", 1: "DialString", 2: "LocalID", 3: "E.164", 4: "X.500", 6: "CBCP",
  ]
  static let digestNames: ValueNames = [5: "MD5", 0x80: "MS-CHAPv1", 0x81: "MS-CHAPv2"]
  static let ipNames: ValueNames = [
    1: "IP-Addrs", 2: "IP-Comp", 3: "IP-Addr", 4: "Home-Addr", 129: "Pri-DNS", 130: "Pri-NBNS",
    131: "Sec-DNS", 132: "Sec-NBNS",
  ]
  static let compressionNames: ValueNames = [
    0: "OUI", 1: "Pred-1", 2: "Pred-2", 3: "Puddle", 16: "HP-PPC", 17: "Stac-LZS", 18: "MPPC",
    19: "Gand-FZA", 20: "V.42bis", 21: "BSD-Comp", 23: "LZS-DCP", 24: "MVRCA", 25: "DEC",
    26: "Deflate", 255: "Reserved",
  ]
}

private let headerCompressionNames: ValueNames = [
  0x002d: "VJ-Comp", 0x0061: "IP Header Compression",
]
private let compressionSuboptionNames: ValueNames = [
  1: "RTP-Compression", 2: "Enhanced RTP-Compression",
  3: "Suppress Data/Compressed-Data",
]
