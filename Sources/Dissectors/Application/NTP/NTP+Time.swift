import Bytes

// MARK: Time formats, RFC 5905 §6

extension NTP {
  /// `0.155502`: sixteen bits of seconds, sixteen of their fraction.
  static func writeShort(_ value: UInt32, into line: inout DumpLine) {
    line.write(decimal: value >> 16)
    line.write(byte: 0x2e)
    line.write(decimal: (UInt64(value & 0xffff) * 1_000_000) >> 16, digits: 6)
  }

  /// `3712483316.928478999 (2017-08-23T13:21:56Z)`
  static func writeTime(_ value: UInt64, into line: inout DumpLine) {
    let seconds = value >> 32
    line.write(decimal: seconds)
    writeFraction(value, into: &line)
    guard seconds != 0 else { return }
    // Seconds count from 1900, or, where the first bit is clear, from 2036 (RFC 4330 §3).
    let since1900 = seconds < 0x8000_0000 ? seconds + 0x1_0000_0000 : seconds
    line.write(" (")
    line.writeMoment(Int64(since1900) - 2_208_988_800)
    line.write(")")
  }

  private static func writeFraction(_ value: UInt64, into line: inout DumpLine) {
    line.write(byte: 0x2e)
    line.write(decimal: ((value & 0xffff_ffff) * 1_000_000_000) >> 32, digits: 9)
  }

  /// `+0.001441629`; the later time itself where the earlier one is not set.
  static func writeDifference(
    from earlier: UInt64, to later: UInt64, into line: inout DumpLine
  ) {
    guard earlier != 0 else { return writeTime(later, into: &line) }
    line.write(later > earlier ? "+" : "-")
    let difference = later > earlier ? later - earlier : earlier - later
    line.write(decimal: difference >> 32)
    writeFraction(difference, into: &line)
  }
}
