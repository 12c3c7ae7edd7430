import Bytes
import CSystem
import Frames

/// Time stamps as text, in the forms of `-t` and its doubles.
struct DumpClock {
  private var reference: Timestamp?
  /// The quarter of an hour whose offset from UTC is known, and that offset in seconds.
  private var quarter = Int64.min
  private var offset: Int64 = 0

  mutating func write(_ time: Timestamp, into line: inout DumpLine) {
    var time = time
    // What is not shown is not counted in a difference either.
    if !line.options.isNanoseconds { time.nanoseconds -= time.nanoseconds % 1000 }
    switch line.options.time {
    case .none: return
    case .clock: Self.writeClock(time.seconds &+ localOffset(at: time.seconds), into: &line)
    case .epoch:
      if time.seconds < 0 { return line.write("[timestamp overflow] ") }
      line.write(decimal: time.seconds)
    case .dateAndClock:
      let local = time.seconds &+ localOffset(at: time.seconds)
      Self.writeDate(local, into: &line)
      Self.writeClock(local, into: &line)
    case .sincePrevious:
      writeDifference(from: reference ?? time, to: time, into: &line)
      reference = time
      return
    case .sinceFirst:
      reference = reference ?? time
      return writeDifference(from: reference ?? time, to: time, into: &line)
    }
    writeFraction(time.nanoseconds, into: &line)
    line.write(" ")
  }

  /// What local time is ahead of UTC; asked of the C library once a quarter of an hour, since no
  /// zone changes in between.
  private mutating func localOffset(at seconds: Int64) -> Int64 {
    let now = seconds >= 0 ? seconds / 900 : (seconds - 899) / 900
    if now != quarter {
      quarter = now
      offset = csystem_local_offset(seconds)
    }
    return offset
  }

  static func writeClock(_ seconds: Int64, into line: inout DumpLine) {
    let day = seconds - days(seconds) * 86_400
    line.write(decimal: day / 3600, digits: 2)
    line.write(byte: 0x3a)
    line.write(decimal: day / 60 % 60, digits: 2)
    line.write(byte: 0x3a)
    line.write(decimal: day % 60, digits: 2)
  }

  private static func days(_ seconds: Int64) -> Int64 {
    seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }

  /// `2026-11-21 `, from the days since 1970, in the Gregorian calendar.
  static func writeDate(_ seconds: Int64, into line: inout DumpLine) {
    // Counted from 1 March of the year 0, so that a leap day is the last of its year.
    let days = days(seconds) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    line.write(decimal: year, digits: 4)
    line.write("-")
    line.write(decimal: month, digits: 2)
    line.write("-")
    line.write(decimal: day, digits: 2)
    line.write(" ")
  }

  /// `.000001`, and a remark where there is more of it than a second has.
  private func writeFraction(_ nanoseconds: Int64, into line: inout DumpLine) {
    line.write(byte: 0x2e)
    let isNanoseconds = line.options.isNanoseconds
    if isNanoseconds {
      line.write(decimal: nanoseconds, digits: 9)
    } else {
      line.write(decimal: nanoseconds / 1000, digits: 6)
    }
    if nanoseconds >= 1_000_000_000 {
      line.write(isNanoseconds ? " (invalid ns)" : " (invalid us)")
    }
  }

  /// ` 00:00:01.000000 `, with a minus sign where time ran backwards.
  private func writeDifference(
    from earlier: Timestamp, to later: Timestamp, into line: inout DumpLine
  ) {
    let isNegative = later < earlier
    let (from, to) = isNegative ? (later, earlier) : (earlier, later)
    var seconds = to.seconds &- from.seconds
    var nanoseconds = to.nanoseconds &- from.nanoseconds
    if nanoseconds < 0 {
      seconds &-= 1
      nanoseconds &+= 1_000_000_000
    }
    line.write(isNegative ? "-" : " ")
    Self.writeClock(seconds, into: &line)
    writeFraction(nanoseconds, into: &line)
    line.write(" ")
  }
}

extension DumpLine {
  /// A time that a protocol carries, in UTC: `2026-11-21 02:32:07`.
  mutating func writeUniversalTime(_ seconds: Int64) {
    DumpClock.writeDate(seconds, into: &self)
    DumpClock.writeClock(seconds, into: &self)
  }
}
