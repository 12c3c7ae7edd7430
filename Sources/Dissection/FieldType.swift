public import Addresses
public import Frames

/// What kind of value a field has: how a filter compares it, how a printer writes it.
public enum FieldType: Sendable, Equatable {
  case unsigned, signed, boolean, ethernet, ipv4, ipv6, bytes, text
  /// Nanoseconds since 1970, and between two moments.
  case absoluteTime, relativeTime
  case frameNumber
  /// The node of a protocol, and a node that only has a label and a name at most.
  case layer, branch
  /// A remark on what was found.
  case expert
}

/// A Swift type that a field's value may have, held in one 64-bit word or in the frame's bytes.
public protocol FieldValue {
  static var type: FieldType { get }
  /// How many bytes a field of this type takes, unless its declaration says otherwise.
  static var width: Int { get }
  init(word: UInt64)
  var word: UInt64 { get }
}

extension FieldValue where Self: FixedWidthInteger & UnsignedInteger {
  @inlinable public static var type: FieldType { .unsigned }
  @inlinable public static var width: Int { bitWidth / 8 }
  @inlinable public init(word: UInt64) { self.init(truncatingIfNeeded: word) }
  @inlinable public var word: UInt64 { UInt64(truncatingIfNeeded: self) }
}

extension UInt8: FieldValue {}
extension UInt16: FieldValue {}
extension UInt32: FieldValue {}
extension UInt64: FieldValue {}

extension Int32: FieldValue {
  @inlinable public static var type: FieldType { .signed }
  @inlinable public static var width: Int { 4 }
  @inlinable public init(word: UInt64) { self.init(truncatingIfNeeded: word) }
  @inlinable public var word: UInt64 { UInt64(bitPattern: Int64(self)) }
}

extension Bool: FieldValue {
  @inlinable public static var type: FieldType { .boolean }
  @inlinable public static var width: Int { 1 }
  @inlinable public init(word: UInt64) { self = word != 0 }
  @inlinable public var word: UInt64 { self ? 1 : 0 }
}

extension MACAddress: FieldValue {
  @inlinable public static var type: FieldType { .ethernet }
  @inlinable public static var width: Int { 6 }
  @inlinable public init(word: UInt64) { self.init(bits: word) }
  @inlinable public var word: UInt64 { bits }
}

extension IPv4Address: FieldValue {
  @inlinable public static var type: FieldType { .ipv4 }
  @inlinable public static var width: Int { 4 }
  @inlinable public init(word: UInt64) { self.init(bits: UInt32(truncatingIfNeeded: word)) }
  @inlinable public var word: UInt64 { UInt64(bits) }
}

/// Nanoseconds from one moment to another.
public struct Interval: FieldValue, Hashable, Sendable {
  public let nanoseconds: Int64
  @inlinable public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
  @inlinable public static var type: FieldType { .relativeTime }
  @inlinable public static var width: Int { 0 }
  @inlinable public init(word: UInt64) { nanoseconds = Int64(bitPattern: word) }
  @inlinable public var word: UInt64 { UInt64(bitPattern: nanoseconds) }
}

extension Timestamp: FieldValue {
  @inlinable public static var type: FieldType { .absoluteTime }
  @inlinable public static var width: Int { 0 }
  @inlinable public init(word: UInt64) { self.init(sinceEpoch: Int64(bitPattern: word)) }
  @inlinable public var word: UInt64 { UInt64(bitPattern: sinceEpoch) }

  @inlinable
  public static func - (later: Self, earlier: Self) -> Interval {
    Interval(nanoseconds: later.sinceEpoch &- earlier.sinceEpoch)
  }
}

/// Another frame of the capture, counted from 1.
public struct FrameNumber: FieldValue, Hashable, Sendable {
  public let word: UInt64
  @inlinable public init(word: UInt64) { self.word = word }
  @inlinable public static var type: FieldType { .frameNumber }
  @inlinable public static var width: Int { 0 }
}

/// A field whose value is its bytes, or that has none.
public protocol Placed: FieldValue {
  init()
}

extension Placed {
  @inlinable public static var width: Int { 0 }
  @inlinable public init(word: UInt64) { self.init() }
  @inlinable public var word: UInt64 { 0 }
}

public struct RawBytes: Placed {
  @inlinable public init() {}
  @inlinable public static var type: FieldType { .bytes }
}

public struct Text: Placed {
  @inlinable public init() {}
  @inlinable public static var type: FieldType { .text }
}

public struct Layer: Placed {
  @inlinable public init() {}
  @inlinable public static var type: FieldType { .layer }
}

public struct Branch: Placed {
  @inlinable public init() {}
  @inlinable public static var type: FieldType { .branch }
}

public struct Expert: Placed {
  @inlinable public init() {}
  @inlinable public static var type: FieldType { .expert }
}

extension IPv6Address: Placed {
  @inlinable public init() { self.init(high: 0, low: 0) }
  @inlinable public static var type: FieldType { .ipv6 }
  @inlinable public static var width: Int { 16 }
}
