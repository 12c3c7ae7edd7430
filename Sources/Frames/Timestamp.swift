/// A moment: seconds since 1970 and the nanoseconds after them.
///
/// An honest file has fewer than 1,000,000,000 nanoseconds here. What a file says is kept as it is,
/// so that a printer can say that it is wrong.
public struct Timestamp: Hashable, Sendable {
  public var seconds: Int64
  public var nanoseconds: Int64

  @inlinable
  public init(seconds: Int64, nanoseconds: Int64) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Nanoseconds since 1970; wraps round outside the years 1677 to 2262.
  @inlinable
  public init(sinceEpoch nanoseconds: Int64) {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    seconds = remainder < 0 ? quotient - 1 : quotient
    self.nanoseconds = remainder < 0 ? remainder + 1_000_000_000 : remainder
  }

  /// Nanoseconds since 1970; wraps round outside the years 1677 to 2262.
  @inlinable public var sinceEpoch: Int64 { seconds &* 1_000_000_000 &+ nanoseconds }
}

extension Timestamp: Comparable {
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
