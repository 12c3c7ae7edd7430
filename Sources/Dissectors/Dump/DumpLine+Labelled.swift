import Addresses
import Dissection

/// A word and what it stands for in one call: `line.write(", length ", length)`.
extension DumpLine {
  /// A label, a number in decimal, and what ends it.
  mutating func write(
    _ label: String, _ value: some FixedWidthInteger, _ end: String = ""
  ) {
    write(label)
    write(decimal: value)
    if !end.isEmpty { write(end) }
  }

  /// A label and a number in hexadecimal: in so many digits, or as few as it takes.
  mutating func write(
    _ label: String, hex value: some FixedWidthInteger & UnsignedInteger, digits: Int = 0,
    _ end: String = ""
  ) {
    write(label)
    if digits > 0 { write(hex: value, digits: digits) } else { write(hex: value) }
    if !end.isEmpty { write(end) }
  }

  /// A label and the name of a value.
  mutating func write(
    _ label: String, _ value: some FixedWidthInteger & UnsignedInteger, in names: ValueNames,
    unknown: Unknown = .decimal("unknown-"), _ end: String = ""
  ) {
    write(label)
    write(value, in: names, unknown: unknown)
    if !end.isEmpty { write(end) }
  }

  mutating func write(_ label: String, _ address: MACAddress, _ end: String = "") {
    write(label)
    write(address)
    if !end.isEmpty { write(end) }
  }

  mutating func write(_ label: String, _ address: IPv4Address, _ end: String = "") {
    write(label)
    write(address)
    if !end.isEmpty { write(end) }
  }

  mutating func write(_ label: String, _ address: IPv6Address, _ end: String = "") {
    write(label)
    write(address)
    if !end.isEmpty { write(end) }
  }
}
