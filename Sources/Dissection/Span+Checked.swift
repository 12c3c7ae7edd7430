public import Addresses

/// Reads that say by a thrown `Flaw.truncated` that the bytes end too early, for printers that
/// write what they have up to the cut.
///
/// No offset traps: a negative one, or one past the end, throws.
extension Span<UInt8> {
  /// Throws unless the bytes up to `end` are there.
  @inlinable @inline(__always)
  public func require(_ end: Int) throws(Flaw) {
    guard end <= count else { throw .truncated(need: end, have: count) }
  }

  /// Whether `size` bytes are there from an offset on.
  @inlinable @inline(__always)
  public func has(_ size: Int, at offset: Int = 0) -> Bool {
    offset >= 0 && size >= 0 && offset <= count && size <= count &- offset
  }

  /// A number in network order.
  @inlinable @inline(__always)
  public func number<Value>(_: Value.Type, at offset: Int) throws(Flaw) -> Value
  where Value: FixedWidthInteger & UnsignedInteger {
    guard has(Value.bitWidth / 8, at: offset) else {
      throw .truncated(need: offset &+ Value.bitWidth / 8, have: count)
    }
    var value: Value = 0
    for index in 0..<(Value.bitWidth / 8) {
      value = value << 8 | Value(truncatingIfNeeded: self[offset &+ index])
    }
    return value
  }

  @inlinable public func uint8(at offset: Int) throws(Flaw) -> UInt8 {
    guard has(1, at: offset) else { throw .truncated(need: offset &+ 1, have: count) }
    return self[offset]
  }
  @inlinable public func uint16(at offset: Int) throws(Flaw) -> UInt16 {
    try number(UInt16.self, at: offset)
  }
  @inlinable public func uint24(at offset: Int) throws(Flaw) -> UInt32 {
    guard has(3, at: offset) else { throw .truncated(need: offset &+ 3, have: count) }
    let high = UInt32(self[offset]) << 16
    return high | UInt32(self[offset &+ 1]) << 8 | UInt32(self[offset &+ 2])
  }
  @inlinable public func uint32(at offset: Int) throws(Flaw) -> UInt32 {
    try number(UInt32.self, at: offset)
  }
  @inlinable public func uint48(at offset: Int) throws(Flaw) -> UInt64 {
    guard has(6, at: offset) else { throw .truncated(need: offset &+ 6, have: count) }
    return try UInt64(uint16(at: offset)) << 32 | UInt64(uint32(at: offset &+ 2))
  }
  @inlinable public func uint64(at offset: Int) throws(Flaw) -> UInt64 {
    try number(UInt64.self, at: offset)
  }

  /// A number whose first byte is the lowest.
  @inlinable public func littleUInt16(at offset: Int) throws(Flaw) -> UInt16 {
    try uint16(at: offset).byteSwapped
  }
  @inlinable public func littleUInt32(at offset: Int) throws(Flaw) -> UInt32 {
    try uint32(at: offset).byteSwapped
  }
  @inlinable public func littleUInt64(at offset: Int) throws(Flaw) -> UInt64 {
    try uint64(at: offset).byteSwapped
  }

  /// A field, read where its declaration says, counted from `base`.
  @inlinable
  public func read<Value>(_ field: Field<Value>, at base: Int = 0) throws(Flaw) -> Value {
    let offset = base &+ field.declaration.offset
    let width = Swift.min(field.declaration.width, 8)
    guard has(width, at: offset) else { throw .truncated(need: offset &+ width, have: count) }
    return Value(word: word(of: field, at: base))
  }

  public func mac(at offset: Int) throws(Flaw) -> MACAddress {
    try MACAddress(bits: uint48(at: offset))
  }
  public func ipv4(at offset: Int) throws(Flaw) -> IPv4Address {
    try IPv4Address(bits: uint32(at: offset))
  }
  public func ipv6(at offset: Int) throws(Flaw) -> IPv6Address {
    guard has(16, at: offset) else { throw .truncated(need: offset &+ 16, have: count) }
    return try IPv6Address(high: uint64(at: offset), low: uint64(at: offset &+ 8))
  }

  /// Exactly `size` bytes from an offset on; throws if they are not all there.
  @_lifetime(copy self)
  public func slice(at offset: Int, count size: Int) throws(Flaw) -> Span<UInt8> {
    guard has(size, at: offset) else { throw .truncated(need: offset &+ size, have: count) }
    return extracting(offset..<(offset &+ size))
  }

  /// What is there from an offset on: nothing, if that is past the end.
  @inlinable
  @_lifetime(copy self)
  public func from(_ offset: Int) -> Span<UInt8> {
    extracting(Swift.max(0, Swift.min(offset, count))..<count)
  }

  /// What is there of the first `size` bytes.
  @inlinable
  @_lifetime(copy self)
  public func upTo(_ size: Int) -> Span<UInt8> {
    extracting(0..<Swift.max(0, Swift.min(size, count)))
  }
}
