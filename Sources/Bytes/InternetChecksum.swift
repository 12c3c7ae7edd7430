/// The ones' complement sum of 16-bit words that IP, TCP, UDP and others guard their bytes with
/// (RFC 1071).
///
///     var sum = InternetChecksum()
///     sum.add(header)
///     let isRight = sum.value == 0
public struct InternetChecksum: Sendable {
  private var sum: UInt64 = 0

  public init() {}

  /// Adds bytes; an odd last one counts as the upper half of a word. Add odd numbers of bytes last.
  public mutating func add(_ bytes: Span<UInt8>) {
    var total: UInt64 = 0
    var index = 0
    while index &+ 8 <= bytes.count {
      // Halves of 32 bits fold to the same as words of 16 do.
      let word = bytes.bigEndian(UInt64.self, at: index)
      total &+= word >> 32 &+ word & 0xffff_ffff
      index &+= 8
    }
    while index &+ 2 <= bytes.count {
      total &+= UInt64(bytes[index]) << 8 | UInt64(bytes[index &+ 1])
      index &+= 2
    }
    if index < bytes.count { total &+= UInt64(bytes[index]) << 8 }
    sum &+= total
  }

  /// Adds one word.
  public mutating func add(_ word: UInt16) { sum &+= UInt64(word) }

  /// Adds both halves of a number.
  public mutating func add(_ word: UInt32) { sum &+= UInt64(word >> 16) &+ UInt64(word & 0xffff) }

  /// Adds all four quarters of a number.
  public mutating func add(_ word: UInt64) {
    add(UInt32(truncatingIfNeeded: word >> 32))
    add(UInt32(truncatingIfNeeded: word))
  }

  /// The checksum: 0 where the bytes held their own and it is right.
  public var value: UInt16 {
    var folded = sum
    while folded > 0xffff { folded = folded >> 16 &+ folded & 0xffff }
    return ~UInt16(truncatingIfNeeded: folded)
  }

  /// What a checksum field should hold, from what it holds and the sum over all bytes with it.
  ///
  /// The complement of the sum is what the field is off by (RFC 1624).
  public static func expected(field: UInt16, result: UInt16) -> UInt16 {
    var total = UInt32(field) &+ UInt32(result)
    if total > 0xffff { total = total & 0xffff &+ 1 }
    return UInt16(truncatingIfNeeded: total)
  }
}
