import Addresses
import Dissection

/// Numbers in the forms that routing protocols write them.
extension DumpLine {
  /// Four numbers with points between, which are no address and so have no name.
  mutating func writeDotted(_ word: UInt32) { text.write(IPv4Address(bits: word)) }

  /// An ISO address, `49.0001.1921.6800.1001.00`: a byte, then pairs of bytes.
  mutating func writeServicePoint(_ bytes: Span<UInt8>) {
    guard bytes.count >= 1, bytes.count <= 20 else {
      return write("isonsap_string: illegal length")
    }
    for index in bytes.indices {
      write(hex: bytes[index], digits: 2)
      if index % 2 == 0, index + 1 < bytes.count { write(byte: 0x2e) }
    }
  }

  /// The names of the bits that are set, in the order of the list.
  mutating func writeBits(
    _ value: some FixedWidthInteger & UnsignedInteger, ordered names: [(UInt32, String)],
    separator: String = ", ", none: String = "none"
  ) {
    let word = UInt32(truncatingIfNeeded: value)
    var isFirst = true
    for (bit, name) in names where word & bit == bit {
      if !isFirst { write(separator) }
      write(name)
      isFirst = false
    }
    if isFirst { write(none) }
  }

  /// `Name (7)`
  mutating func writeNamed(
    _ value: some FixedWidthInteger & UnsignedInteger, in names: ValueNames, unknown: String
  ) {
    write(value, in: names, unknown: .text(unknown))
    write(" (")
    write(decimal: value)
    write(")")
  }

  /// An address on the right of so many columns.
  mutating func write(_ address: IPv4Address, width: Int) {
    var digits = 3
    for shift in [UInt32(24), 16, 8, 0] {
      let part = address.bits >> shift & 0xff
      digits += part >= 100 ? 3 : part >= 10 ? 2 : 1
    }
    for _ in 0..<max(0, width - digits) { write(byte: 0x20) }
    text.write(address)
  }

  /// Seconds as `1w2d3h4m5s`.
  mutating func write(relativeTime seconds: UInt32) {
    guard seconds > 0 else { return write("0s") }
    var rest = seconds
    let units: [(UInt32, UInt8)] = [
      (31_536_000, 0x79), (604_800, 0x77), (86_400, 0x64), (3_600, 0x68), (60, 0x6d), (1, 0x73),
    ]
    for (size, letter) in units where rest >= size {
      write(decimal: rest / size)
      write(byte: letter)
      rest %= size
    }
  }

  /// `%.3f`: rounded to so many decimals, the exact half to the even neighbour.
  mutating func write(float value: Float, decimals: Int) {
    write(float: Double(value), decimals: decimals)
  }

  mutating func write(float value: Double, decimals: Int) {
    if value.sign == .minus { write(byte: 0x2d) }
    if value.isNaN { return write("nan") }
    if value.isInfinite { return write("inf") }
    let decimals = min(max(decimals, 0), 6)
    var scale: UInt128 = 1
    for _ in 0..<decimals { scale *= 10 }
    guard value != 0 else { return writeScaled(0, scale, decimals) }
    // The value is whole * 2^exponent, exactly.
    let whole = UInt128(value.significandBitPattern) | (value.isNormal ? 1 << 52 : 0)
    let exponent = (value.isNormal ? Int(value.exponent) : -1022) - 52
    guard exponent > 0 else {
      let scaled = whole * scale
      let shift = -exponent
      guard shift < 128 else { return writeScaled(0, scale, decimals) }
      let quotient = scaled >> UInt128(shift)
      let rest = scaled - quotient << UInt128(shift)
      let half: UInt128 = shift == 0 ? 0 : 1 << UInt128(shift - 1)
      let roundsUp = shift > 0 && (rest > half || rest == half && quotient & 1 == 1)
      return writeScaled(roundsUp ? quotient + 1 : quotient, scale, decimals)
    }
    writeLarge(whole, exponent, decimals)
  }

  private mutating func writeScaled(_ value: UInt128, _ scale: UInt128, _ decimals: Int) {
    write(String(value / scale))
    guard decimals > 0 else { return }
    write(byte: 0x2e)
    write(decimal: UInt64(truncatingIfNeeded: value % scale), digits: decimals)
  }

  /// A number of more digits than any word has: groups of nine, doubled until it is reached.
  private mutating func writeLarge(_ whole: UInt128, _ exponent: Int, _ decimals: Int) {
    var groups: [UInt64] = []
    var rest = whole
    while rest > 0 {
      groups.append(UInt64(truncatingIfNeeded: rest % 1_000_000_000))
      rest /= 1_000_000_000
    }
    for _ in 0..<exponent {
      var carry: UInt64 = 0
      for index in groups.indices {
        let doubled = groups[index] * 2 + carry
        groups[index] = doubled % 1_000_000_000
        carry = doubled / 1_000_000_000
      }
      if carry > 0 { groups.append(carry) }
    }
    for (index, group) in groups.reversed().enumerated() {
      if index == 0 { write(decimal: group) } else { write(decimal: group, digits: 9) }
    }
    guard decimals > 0 else { return }
    write(byte: 0x2e)
    for _ in 0..<decimals { write(byte: 0x30) }
  }
}
