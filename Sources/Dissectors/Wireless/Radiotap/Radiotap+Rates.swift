import Dissection

extension Radiotap {
  /// Where on the air a frame was heard, and how it was modulated.
  struct Channel {
    let frequency: UInt16
    let flags: UInt32

    private func has(_ bits: UInt32) -> Bool { flags & bits == bits }

    /// `2412 MHz 11g `; with modulation indices among the fields it is 802.11n for sure.
    func write(_ present: UInt32, into line: inout DumpLine) {
      line.write("", frequency, " MHz")
      if present & 1 << 19 != 0 {
        line.write(" 11n")
      } else {
        if has(0x0880) { line.write(" FHSS") }
        if has(0x0140) { writeName(" 11a", into: &line) }
        if has(0x00c0) || has(0x0480) {
          writeName(" 11g", into: &line)
        } else if has(0x00a0) {
          line.write(" 11b")
        }
        if has(0x0010) { line.write(" Turbo") }
      }
      if has(0x1_0000) {
        line.write(" ht/20")
      } else if has(0x4_0000) {
        line.write(" ht/40-")
      } else if has(0x2_0000) {
        line.write(" ht/40+")
      }
      line.write(" ")
    }

    private func writeName(_ name: StaticString, into line: inout DumpLine) {
      line.write(name)
      if has(0x4000) {
        line.write("/10Mhz")
      } else if has(0x8000) {
        line.write("/5Mhz")
      }
    }
  }

  /// Modulation of IEEE 802.11n: what is known of it, flags, and an index (§19.5).
  struct HighThroughput {
    let known: UInt8
    let flags: UInt8
    let index: UInt8

    init(_ field: Span<UInt8>) throws(Flaw) {
      known = try field.uint8(at: 0)
      flags = try field.uint8(at: 1)
      index = try field.uint8(at: 2)
    }

    /// `150.0 Mb/s MCS 7 40 MHz short GI LDPC FEC RX-STBC1 `
    func write(into line: inout DumpLine) {
      if known & 0x02 != 0 {
        writeRate(into: &line)
        line.write("MCS ", index, " ")
      }
      if known & 0x01 != 0 {
        switch flags & 3 {
        case 0: line.write("20 MHz ")
        case 1: line.write("40 MHz ")
        case 2: line.write("20 MHz (L) ")
        default: line.write("20 MHz (U) ")
        }
      }
      if known & 0x04 != 0 { line.write(flags & 0x04 != 0 ? "short GI " : "long GI ") }
      if known & 0x08 != 0 { line.write(flags & 0x08 != 0 ? "greenfield " : "mixed ") }
      if known & 0x10 != 0 { line.write(flags & 0x10 != 0 ? "LDPC FEC " : "BCC FEC ") }
      if known & 0x20 != 0 { line.write("RX-STBC", flags >> 5 & 3, " ") }
    }

    /// The rate in Mb/s, where bandwidth or guard interval are known; else it would be a guess.
    private func writeRate(into line: inout DumpLine) {
      guard known & 0x05 != 0, Int(index) < Self.multiples.count else { return }
      let isWide = known & 0x01 != 0 && flags & 3 == 1
      let multiple = Self.multiples[Int(index)]
      // Index 32 sends everything twice, on a wide channel alone.
      guard multiple > 0 || isWide else { return }
      var tenths = multiple > 0 ? multiple * (isWide ? 135 : 65) : 60
      if known & flags & 0x04 != 0 { tenths = (tenths * 20 / 9 + 1) / 2 }
      line.write("", tenths / 10)
      line.write(".", tenths % 10, " Mb/s ")
    }

    /// The rate of each index, counted in that of index 0.
    private static let multiples: [77 of Int] = [
      1, 2, 3, 4, 6, 8, 9, 10, 2, 4, 6, 8, 12, 16, 18, 20, 3, 6, 9, 12, 18, 24, 27, 30, 4, 8, 12,
      16, 24, 32, 36, 40, 0, 6, 8, 10, 9, 12, 15, 8, 10, 10, 12, 14, 14, 16, 12, 15, 15, 18, 21,
      21, 24, 10, 12, 14, 12, 14, 16, 18, 16, 18, 20, 20, 22, 15, 18, 21, 18, 21, 24, 27, 24, 27,
      30, 30, 33,
    ]
  }
}
