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

/// Moments.
extension DumpLine {
  /// A day of the Gregorian calendar.
  struct Day {
    var year: Int64
    var month: Int64
    var day: Int64

    /// From the days since 1970.
    init(sinceEpoch days: Int64) {
      // Counted from 1 March of the year 0, so that a leap day is the last of its year.
      let shifted = days &+ 719_468
      let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
      let dayOfEra = shifted - era * 146_097
      let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
      let yearOfEra = (dayOfEra - leapDays) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let month = (5 * dayOfYear + 2) / 153
      day = dayOfYear - (153 * month + 2) / 5 + 1
      self.month = month < 10 ? month + 3 : month - 9
      year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
    }
  }

  /// `2017-08-23T13:21:56Z`, from the seconds since 1970; other words may part date and time.
  mutating func writeMoment(
    _ seconds: Int64, separator: String = "T", zone: String = "Z"
  ) {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let time = seconds - days * 86_400
    let day = Day(sinceEpoch: days)
    write(decimal: day.year, digits: 4)
    write("-")
    write(decimal: day.month, digits: 2)
    write("-")
    write(decimal: day.day, digits: 2)
    write(separator)
    write(decimal: time / 3600, digits: 2)
    write(":")
    write(decimal: time / 60 % 60, digits: 2)
    write(":")
    write(decimal: time % 60, digits: 2)
    write(zone)
  }
}
