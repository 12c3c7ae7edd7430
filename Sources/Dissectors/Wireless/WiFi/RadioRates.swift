import Dissection

/// The rates of IEEE 802.11n and 802.11ac, as radiotap tells them.
enum RadioRates {
  /// `150.0 Mb/s MCS 7 40 MHz short GI mixed LDPC FEC RX-STBC1 `
  static func writeHighThroughput(_ field: Span<UInt8>, into line: inout DumpLine) {
    let known = field[0]
    let flags = field[1]
    let index = field[2]
    if known & 0x02 != 0 {
      let isWide = flags & 3 == 1
      let isShort = flags & 4 != 0
      // One of width and guard interval has to be known.
      if known & 0x05 != 0, let tenths = tenths(index, isWide, isShort) {
        line.write("", tenths / 10, ".")
        line.write("", tenths % 10, " Mb/s ")
      }
      line.write("MCS ", index, " ")
    }
    if known & 0x01 != 0 { line.write("", flags & 3, in: widthNames, " ") }
    if known & 0x04 != 0 { line.write(flags & 4 != 0 ? "short GI " : "long GI ") }
    if known & 0x08 != 0 { line.write(flags & 8 != 0 ? "greenfield " : "mixed ") }
    if known & 0x10 != 0 { line.write(flags & 0x10 != 0 ? "LDPC FEC " : "BCC FEC ") }
    if known & 0x20 != 0 { line.write("RX-STBC", flags >> 5 & 3, " ") }
  }

  /// The rate of a modulation and coding scheme, in tenths of a megabit (IEEE 802.11 §19.5).
  private static func tenths(_ index: UInt8, _ isWide: Bool, _ isShort: Bool) -> Int? {
    let rate: Int
    switch index {
    case 0..<32:
      let steps = [1, 2, 3, 4, 6, 8, 9, 10]
      rate = (isWide ? 135 : 65) * steps[Int(index) % 8] * (Int(index) / 8 + 1)
    case 32:
      guard isWide else { return nil }
      rate = 60
    case 33..<77: rate = (isWide ? 135 : 65) * unequalSteps[Int(index) - 33]
    default: return nil
    }
    // Without half of the guard interval a symbol takes 3.6 µs, not 4.
    return isShort ? (rate * 20 + 9) / 18 : rate
  }

  /// Schemes whose streams are modulated in different ways, as multiples of the first one's rate.
  private static let unequalSteps = [
    6, 8, 10, 9, 12, 15, 8, 10, 10, 12, 14, 14, 16, 12, 15, 15, 18, 21, 21, 24, 10, 12, 14, 12,
    14, 16, 18, 16, 18, 20, 20, 22, 15, 18, 21, 18, 21, 24, 27, 24, 27, 30, 30, 33,
  ]

  /// `User 0 MCS 9 LDPC FEC 80 MHz short GI `
  static func writeVeryHighThroughput(
    _ field: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let known = try field.littleUInt16(at: 0)
    let flags = field[2]
    for user in 0..<4 {
      let scheme = field[4 + user]
      guard scheme & 15 != 0 else { continue }
      line.write("User ", user)
      line.write(" MCS ", scheme >> 4, " ")
      line.write(field[8] >> UInt8(user) & 1 != 0 ? "LDPC FEC " : "BCC FEC ")
    }
    if known & 0x40 != 0 {
      let width = field[3] & 0x1f
      line.write("", width, in: bandNames, unknown: .decimal("unknown (", suffix: ")"), " ")
    }
    if known & 0x04 != 0 { line.write(flags & 4 != 0 ? "short GI " : "long GI ") }
  }

  static let widthNames: ValueNames = [
    0: "20 MHz", 1: "40 MHz", 2: "20 MHz (L)", 3: "20 MHz (U)",
  ]
  static let bandNames: ValueNames = [
    0: "20 MHz", 1: "40 MHz", 2: "20 MHz (L)", 3: "20 MHz (U)", 4: "80 MHz", 5: "80 MHz (L)",
    6: "80 MHz (U)", 7: "80 MHz (LL)", 8: "80 MHz (LU)", 9: "80 MHz (UL)", 10: "80 MHz (UU)",
    11: "160 MHz", 12: "160 MHz (L)", 13: "160 MHz (U)", 14: "160 MHz (LL)",
    15: "160 MHz (LU)", 16: "160 MHz (UL)", 17: "160 MHz (UU)", 18: "160 MHz (LLL)",
    19: "160 MHz (LLU)", 20: "160 MHz (LUL)", 21: "160 MHz (UUU)", 22: "160 MHz (LUU)",
    23: "160 MHz (ULL)", 24: "160 MHz (ULU)", 25: "160 MHz (UUL)",
  ]
}
