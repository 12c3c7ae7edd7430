/// One field of a protocol, declared once: where it lies, what a display filter calls it, and how
/// a person reads it. The detail tree, the filter language, the highlight in the hex view and the
/// reference manual are all derived from this declaration.
///
///     static let length = Field<UInt16>("udp.length", "Length", at: 4)
///     static let syn = Field<Bool>("tcp.flags.syn", "Syn", of: flags, mask: 0x002, names: set)
///     static let port = Field<UInt16>("udp.port", "Port", either: [sourcePort, destinationPort])
///
/// Only a field with a place or a computed value is ever added to a dissection. The bits *of* an
/// integer and another name for *either* of some fields are derived when someone asks for them:
/// they cost a packet nothing.
///
/// A field's identity is the line it is declared on: unique in its protocol, known to the compiler,
/// and free. So all fields of a protocol are declared in one file, each on a line of its own.
public struct Field<Value: FieldValue>: Sendable {
  public let declaration: Declaration

  /// A field at a fixed offset of its layer, or one whose place is given when it is added.
  @inlinable
  public init(
    _ name: String, _ label: String, at offset: Int = 0, width: Int = Value.width,
    mask: UInt64 = .max, _ display: Display = .decimal, unit: String = "", names: Names? = nil,
    line: UInt32 = #line
  ) {
    declaration = Declaration(
      line: line, name: name, label: label, type: Value.type, offset: offset, width: width,
      mask: mask, display: display, unit: unit, names: names, origin: .added)
  }

  /// Some bits of an integer field.
  @inlinable
  public init<Whole>(
    _ name: String, _ label: String, of whole: Field<Whole>, mask: UInt64,
    _ display: Display = .decimal, names: Names? = nil, hidden: Bool = false,
    when condition: Field<Bool>? = nil, width: Int = Value.width, line: UInt32 = #line
  ) {
    declaration = Declaration(
      line: line, name: name, label: label, type: Value.type, offset: whole.declaration.offset,
      width: whole.declaration.width, mask: mask, display: display, unit: "", names: names,
      origin: .bits(
        of: whole.declaration.line, when: condition?.declaration.mask ?? 0, hidden: hidden,
        width: width))
  }

  /// Another name for each of some fields.
  public init(
    _ name: String, _ label: String, either fields: [any FieldDeclaration], hidden: Bool = true,
    _ display: Display = .decimal, names: Names? = nil, line: UInt32 = #line
  ) {
    let first = fields[0].declaration
    declaration = Declaration(
      line: line, name: name, label: label, type: Value.type, offset: 0, width: first.width,
      mask: first.mask, display: display, unit: "", names: names ?? first.names,
      origin: .either(fields.map(\.declaration.line), hidden: hidden))
  }
}

/// What printers, the filter compiler and the manual need to know of a field.
public struct Declaration: Sendable {
  public let line: UInt32
  /// The display-filter name, as Wireshark spells it: `udp.srcport`.
  public let name: String
  /// The label in the detail tree: `Source Port`.
  public let label: String
  public let type: FieldType
  /// The first byte, counted from the start of the layer, and the number of bytes.
  public let offset: Int
  public let width: Int
  public let mask: UInt64
  public let display: Display
  public let unit: String
  /// The names of values: `A (Host Address)` for 1.
  public let names: Names?
  public let origin: Origin

  @inlinable
  init(
    line: UInt32, name: String, label: String, type: FieldType, offset: Int, width: Int,
    mask: UInt64, display: Display, unit: String, names: Names?, origin: Origin
  ) {
    self.line = line
    self.name = name
    self.label = label
    self.type = type
    self.offset = offset
    self.width = width
    self.mask = mask
    self.display = display
    self.unit = unit
    self.names = names
    self.origin = origin
  }

  /// The value of a masked field as it lies in its bytes: what its bit fields' masks refer to.
  public func unmasked(_ value: UInt64) -> UInt64 {
    mask == .max ? value : value << UInt64(truncatingIfNeeded: mask.trailingZeroBitCount)
  }

  /// The masked bits of an integer, moved to the right.
  @inlinable
  public func masked(_ word: UInt64) -> UInt64 {
    mask == .max ? word : (word & mask) >> UInt64(truncatingIfNeeded: mask.trailingZeroBitCount)
  }
}

/// Where the value of a field comes from.
public enum Origin: Sendable {
  case added
  /// Bits of a field, there only when some other bits of it are set.
  case bits(of: UInt32, when: UInt64, hidden: Bool, width: Int)
  case either([UInt32], hidden: Bool)
}

/// How the number is written, and its other form after the name: `IPv4 (0x0800)`.
public enum Display: Sendable {
  case decimal, hexadecimal, hexadecimalDecimal
}

/// The name of a value, where it has one.
public typealias Names = @Sendable (UInt64) -> String?

/// Any field, whatever its value's type.
public protocol FieldDeclaration: Sendable {
  var declaration: Declaration { get }
}

extension Field: FieldDeclaration {}

extension Span<UInt8> {
  /// The value of a field in the layer that these bytes begin with.
  @inlinable @inline(__always)
  public subscript<Value>(field: Field<Value>) -> Value {
    Value(word: word(of: field, at: 0))
  }

  /// The value of a field, as a word, where its offset counts from `base`.
  ///
  /// It takes the declaration apart at once: passed as a whole it would be copied, at 20 ns a field.
  @inlinable @inline(__always)
  public func word<Value>(of field: Field<Value>, at base: Int) -> UInt64 {
    word(
      at: base &+ field.declaration.offset, width: field.declaration.width,
      mask: field.declaration.mask)
  }

  @inlinable @inline(__always)
  func word(at offset: Int, width: Int, mask: UInt64) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<min(width, 8) { word = word << 8 | UInt64(self[offset &+ index]) }
    guard mask != .max else { return word }
    return (word & mask) >> UInt64(truncatingIfNeeded: mask.trailingZeroBitCount)
  }
}
