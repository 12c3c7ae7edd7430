public import Bytes

/// An IPv6 address, or an IPv4 address in its mapped form.
public struct IPv6Address: Hashable, Sendable {
  public let high: UInt64
  public let low: UInt64

  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  @inlinable
  public init(mapping address: IPv4Address) {
    self.init(high: 0, low: 0xffff_0000_0000 | UInt64(address.bits))
  }

  @inlinable public var isMapped: Bool { high == 0 && low >> 32 == 0xffff }
}

extension ByteWriter {
  /// As RFC 5952 writes it: the longest run of two or more zero groups is left out; IPv4
  /// addresses that are mapped (`::ffff:192.0.2.1`) or compatible (`::192.0.2.1`) keep their form.
  public mutating func write(_ address: IPv6Address) {
    func group(_ index: Int) -> UInt64 {
      let half = index < 4 ? address.high : address.low
      return half >> UInt64(48 - 16 * (index & 3)) & 0xffff
    }
    var run = 0..<0
    var start = 0
    for index in 0...8 where index == 8 || group(index) != 0 {
      if index - start > max(1, run.count) { run = start..<index }
      start = index + 1
    }
    let isMapped = run == 0..<5 && group(5) == 0xffff
    let holdsIPv4 = run == 0..<6 || isMapped
    var index = 0
    while index < 8 {
      if !run.isEmpty, index == run.lowerBound {
        write("::")
        index = run.upperBound
        continue
      }
      if index > 0, index != run.upperBound || run.isEmpty { write(byte: 0x3a) }
      if holdsIPv4, index == 6 { return write(dottedQuad: UInt32(truncatingIfNeeded: address.low)) }
      let value = group(index)
      write(hex: value, digits: max(1, (19 - (value << 48).leadingZeroBitCount) / 4))
      index += 1
    }
  }
}
