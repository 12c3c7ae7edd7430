internal import Frames

/// How long one tick of a capture clock is, as `if_tsresol` writes it: a negative power of ten or,
/// with the highest bit set, of two.
public struct TimestampResolution: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let microseconds = Self(rawValue: 6)
  public static let nanoseconds = Self(rawValue: 9)

  /// A number of ticks as seconds and nanoseconds, exactly; what is finer than a nanosecond is
  /// dropped.
  func split(_ ticks: UInt64) -> (seconds: Int64, nanoseconds: Int64) {
    if self == .microseconds {
      return (Int64(ticks / 1_000_000), Int64(ticks % 1_000_000) * 1000)
    }
    if self == .nanoseconds {
      return (Int64(ticks / 1_000_000_000), Int64(ticks % 1_000_000_000))
    }
    let exponent = Int(rawValue & 0x7f)
    if rawValue & 0x80 != 0 {
      let rest = exponent > 63 ? ticks : ticks & (1 << UInt64(exponent) - 1)
      let seconds = exponent > 63 ? 0 : ticks >> UInt64(exponent)
      let nanoseconds = (UInt128(rest) * 1_000_000_000) >> UInt128(exponent)
      return (Int64(clamping: seconds), Int64(truncatingIfNeeded: nanoseconds))
    }
    // More than 10^38 ticks a second leave nothing of 64 bits.
    if exponent > 38 { return (0, 0) }
    let perSecond = (0..<exponent).reduce(UInt128(1)) { power, _ in power * 10 }
    let (seconds, rest) = UInt128(ticks).quotientAndRemainder(dividingBy: perSecond)
    let nanoseconds =
      exponent <= 28
      ? rest * 1_000_000_000 / perSecond
      : rest / (0..<(exponent - 9)).reduce(UInt128(1)) { power, _ in power * 10 }
    return (Int64(clamping: seconds), Int64(truncatingIfNeeded: nanoseconds))
  }
}
