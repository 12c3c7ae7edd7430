import Bytes

/// Spans of time.
extension DumpLine {
  /// `1w2d3h`: years, weeks, days, hours, minutes and seconds, each where there are any.
  mutating func write(duration seconds: UInt32) {
    guard seconds > 0 else { return write("0s") }
    var rest = seconds
    writeUnits(&rest, 31_536_000, 0x79)
    writeUnits(&rest, 604_800, 0x77)
    writeUnits(&rest, 86_400, 0x64)
    writeUnits(&rest, 3_600, 0x68)
    writeUnits(&rest, 60, 0x6d)
    writeUnits(&rest, 1, 0x73)
  }

  private mutating func writeUnits(_ rest: inout UInt32, _ unit: UInt32, _ letter: UInt8) {
    guard rest >= unit else { return }
    write(decimal: rest / unit)
    write(byte: letter)
    rest %= unit
  }
}
