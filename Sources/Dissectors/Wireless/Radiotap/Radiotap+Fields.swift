import Dissection

extension Radiotap {
  /// The fields, as far as they have been read.
  struct Fields {
    /// Where the next one begins, but for what it takes to align it.
    private(set) var offset: Int
    /// The number that the lowest bit of a word of present fields stands for.
    private var base = 0
    /// Whether the fields are some vendor's own.
    private var isVendors = false
    /// What the frame is like: with padding behind its header, a check value, and so on.
    private(set) var flags: UInt8 = 0

    init(offset: Int) { self.offset = offset }

    /// Writes the fields that one word announces; false where the rest cannot be read.
    mutating func dump(
      _ header: Span<UInt8>, _ present: UInt32, into line: inout DumpLine
    ) -> Bool {
      var rest = isVendors ? 0 : present & 0x1fff_ffff
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        guard base + bit < 22, base + bit != 15, base + bit != 16, base + bit != 17 else {
          line.write("[bit ", base + bit, "] ")
          return false
        }
        guard (try? dumpField(bit, header, present, into: &line)) != nil else {
          line.writeTruncated()
          return false
        }
      }
      switch present >> 29 & 3 {
      case 0: base += 32
      case 1:
        base = 0
        isVendors = false
      case 3: return false
      default:
        // A vendor's own fields: its identifier, a selector, how long they are.
        guard let start = reserve(6, alignment: 2, header),
          let size = try? header.littleUInt16(at: start + 4)
        else {
          line.writeTruncated()
          return false
        }
        guard reserve(Int(size), header) != nil else { return false }
        base = 0
        isVendors = true
      }
      return true
    }

    /// Goes past a field; where it begins, or nil where the header ends before it does.
    private mutating func reserve(
      _ size: Int, alignment: Int = 1, _ header: Span<UInt8>
    ) -> Int? {
      let start = (offset + alignment - 1) / alignment * alignment
      guard header.has(size, at: start) else { return nil }
      offset = start + size
      return start
    }

    private mutating func next(
      _ size: Int, alignment: Int, _ header: Span<UInt8>
    ) throws(Flaw) -> Int {
      guard let start = reserve(size, alignment: alignment, header) else {
        throw .truncated(need: offset + size, have: header.count)
      }
      return start
    }

    private mutating func byte(_ header: Span<UInt8>) throws(Flaw) -> UInt8 {
      try header.uint8(at: next(1, alignment: 1, header))
    }

    private mutating func word(_ header: Span<UInt8>) throws(Flaw) -> UInt16 {
      try header.littleUInt16(at: next(2, alignment: 2, header))
    }

    private mutating func dumpField(
      _ number: Int, _ header: Span<UInt8>, _ present: UInt32, into line: inout DumpLine
    ) throws(Flaw) {
      switch number {
      case 0:
        let time = try header.littleUInt64(at: next(8, alignment: 8, header))
        line.write("", time, "us tsft ")
      case 1: try dumpFlags(byte(header), into: &line)
      case 2:
        // Some drivers give the index of a modulation in place of the rate.
        let rate = try byte(header)
        if rate & 0xf0 == 0x80 { return line.write("MCS ", rate & 0x7f, " ") }
        line.writeHalves(rate)
        line.write(" Mb/s ")
      case 3:
        let start = try next(4, alignment: 2, header)
        let frequency = try header.littleUInt16(at: start)
        let flags = UInt32(try header.littleUInt16(at: start + 2))
        // The longer form of this field is among those that follow.
        guard present & 1 << 18 == 0 else { return }
        Channel(frequency: frequency, flags: flags).write(present, into: &line)
      case 4:
        let start = try next(2, alignment: 1, header)
        line.write("fhset ", try header.uint8(at: start))
        line.write(" fhpat ", try header.uint8(at: start + 1), " ")
      case 5: line.write("", Int8(bitPattern: try byte(header)), "dBm signal ")
      case 6: line.write("", Int8(bitPattern: try byte(header)), "dBm noise ")
      case 7: line.write("", try word(header), " sq ")
      case 8: line.write("", -Int(Int16(bitPattern: try word(header))), " tx power ")
      case 9:
        line.write("", -Int(Int8(bitPattern: try byte(header))), "dB tx attenuation ")
      case 10: line.write("", Int8(bitPattern: try byte(header)), "dBm tx power ")
      case 11: line.write("antenna ", try byte(header), " ")
      case 12: line.write("", try byte(header), "dB signal ")
      case 13: line.write("", try byte(header), "dB noise ")
      case 14: _ = try word(header)
      case 18:
        let start = try next(8, alignment: 4, header)
        let flags = try header.littleUInt32(at: start)
        let frequency = try header.littleUInt16(at: start + 4)
        Channel(frequency: frequency, flags: flags).write(present, into: &line)
      case 19:
        let start = try next(3, alignment: 1, header)
        try HighThroughput(header.from(start)).write(into: &line)
      case 20: _ = try next(8, alignment: 4, header)
      default:
        let start = try next(12, alignment: 2, header)
        try Self.dumpVeryHighThroughput(header.from(start), into: &line)
      }
    }

    private mutating func dumpFlags(_ flags: UInt8, into line: inout DumpLine) {
      self.flags = flags
      if flags & 0x01 != 0 { line.write("cfp ") }
      if flags & 0x02 != 0 { line.write("short preamble ") }
      if flags & 0x04 != 0 { line.write("wep ") }
      if flags & 0x08 != 0 { line.write("fragmented ") }
      if flags & 0x40 != 0 { line.write("bad-fcs ") }
    }

    /// `User 0 MCS 9 LDPC FEC 80 MHz short GI `
    private static func dumpVeryHighThroughput(
      _ field: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      let known = try field.littleUInt16(at: 0)
      let flags = try field.uint8(at: 2)
      let bandwidth = try field.uint8(at: 3) & 0x1f
      let coding = try field.uint8(at: 8)
      for user in 0..<4 {
        let streams = try field.uint8(at: 4 + user)
        guard streams & 0x0f != 0 else { continue }
        line.write("User ", user)
        line.write(" MCS ", streams >> 4)
        line.write(coding >> UInt8(user) & 1 != 0 ? " LDPC FEC " : " BCC FEC ")
      }
      if known & 0x40 != 0 {
        line.write(bandwidth, in: bandwidthNames, unknown: .decimal("unknown (", suffix: ")"))
        line.write(" ")
      }
      if known & 0x04 != 0 { line.write(flags & 0x04 != 0 ? "short GI " : "long GI ") }
    }

    static let bandwidthNames: ValueNames = [
      0: "20 MHz", 1: "40 MHz", 2: "20 MHz (L)", 3: "20 MHz (U)", 4: "80 MHz", 5: "80 MHz (L)",
      6: "80 MHz (U)", 7: "80 MHz (LL)", 8: "80 MHz (LU)", 9: "80 MHz (UL)",
      10: "80 MHz (UU)", 11: "160 MHz", 12: "160 MHz (L)", 13: "160 MHz (U)",
      14: "160 MHz (LL)", 15: "160 MHz (LU)", 16: "160 MHz (UL)", 17: "160 MHz (UU)",
      18: "160 MHz (LLL)", 19: "160 MHz (LLU)", 20: "160 MHz (LUL)", 21: "160 MHz (UUU)",
      22: "160 MHz (ULL)", 23: "160 MHz (ULU)", 24: "160 MHz (UUL)", 25: "160 MHz (UUU)",
    ]
  }
}
