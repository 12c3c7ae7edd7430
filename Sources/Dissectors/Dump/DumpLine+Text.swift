import Addresses
import Bytes
import Dissection

/// The words and numbers of a line.
extension DumpLine {
  // MARK: Words

  mutating func write(_ text: StaticString) { self.text.write(text) }
  @_disfavoredOverload
  mutating func write(_ text: String) { self.text.write(text) }
  mutating func write(byte: UInt8) { text.write(byte: byte) }

  /// `%u`, `%d`.
  mutating func write(decimal value: some FixedWidthInteger) { text.write(decimal: value) }

  /// `%05u`: at least so many digits.
  mutating func write(decimal value: some FixedWidthInteger, digits: Int) {
    text.write(decimal: UInt64(truncatingIfNeeded: value), digits: digits)
  }

  /// `%5u`: padded with blanks on the left to a width.
  mutating func write(decimal value: UInt64, width: Int) {
    var digits = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    for _ in 0..<max(0, width - digits) { text.write(byte: 0x20) }
    text.write(decimal: value)
  }

  /// `%04x`: so many lowest digits.
  mutating func write(hex value: some FixedWidthInteger & UnsignedInteger, digits: Int) {
    text.write(hex: UInt64(truncatingIfNeeded: value), digits: digits)
  }

  /// `%x`: as few digits as it takes.
  mutating func write(hex value: some FixedWidthInteger & UnsignedInteger) {
    let word = UInt64(truncatingIfNeeded: value)
    text.write(hex: word, digits: max(1, (67 - word.leadingZeroBitCount) / 4))
  }

  /// Each byte as two digits, nothing between.
  mutating func write(hexBytes bytes: Span<UInt8>, separator: UInt8? = nil) {
    text.write(hex: bytes, separator: separator)
  }

  // MARK: Names of values

  /// What stands for a value that has no name.
  enum Unknown {
    case text(String)
    /// `prefix` and the value in decimal: `unknown-7`.
    case decimal(String, suffix: String = "")
    /// `prefix` and the value in hexadecimal, in so many digits, or as few as it takes.
    case hex(String, digits: Int = 0, suffix: String = "")
  }

  /// The name of a value, or what stands for it.
  mutating func write(
    _ value: some FixedWidthInteger & UnsignedInteger, in names: ValueNames,
    unknown: Unknown = .decimal("unknown-")
  ) {
    if let name = names[value] { return write(name) }
    switch unknown {
    case .text(let text): write(text)
    case .decimal(let prefix, let suffix):
      write(prefix)
      write(decimal: value)
      write(suffix)
    case .hex(let prefix, let digits, let suffix):
      write(prefix)
      if digits > 0 { write(hex: value, digits: digits) } else { write(hex: value) }
      write(suffix)
    }
  }

  /// The names of the bits that are set, in the order of the table: `DF, rsvd`, or `none`.
  mutating func writeBits(
    _ value: some FixedWidthInteger & UnsignedInteger, in names: ValueNames,
    separator: String = ", ", none: String = "none"
  ) {
    let word = UInt32(truncatingIfNeeded: value)
    var isFirst = true
    for (index, bit) in names.numbers.enumerated() where bit != 0 && word & bit == bit {
      if !isFirst { write(separator) }
      write(names.names[index])
      isFirst = false
    }
    if isFirst { write(none) }
  }

  /// The names of the bits that are set, in the order given, where that is not ascending.
  mutating func writeFlags(
    _ value: some FixedWidthInteger & UnsignedInteger, in names: [(UInt32, String)],
    separator: String = ", ", none: String = "none"
  ) {
    let word = UInt32(truncatingIfNeeded: value)
    var isFirst = true
    for (bit, name) in names where word & bit == bit {
      if !isFirst { write(separator) }
      write(name)
      isFirst = false
    }
    if isFirst { write(none) }
  }

  // MARK: Addresses

  mutating func write(_ address: MACAddress) { text.write(address) }

  /// The host's name, or its numbers.
  mutating func write(_ address: IPv4Address) {
    guard let name = names?.hostName(of: address) else { return text.write(address) }
    write(untrusted: name)
  }

  mutating func write(_ address: IPv6Address) {
    guard let name = names?.hostName(of: address) else { return text.write(address) }
    write(untrusted: name)
  }

  /// An address of the network layer, which keeps IPv4 addresses in their mapped form.
  mutating func writeNetworkAddress(_ address: IPv6Address) {
    if network.version == .ipv4 {
      write(IPv4Address(bits: UInt32(truncatingIfNeeded: address.low)))
    } else {
      write(address)
    }
  }

  /// `192.0.2.1 > 198.51.100.2`
  mutating func writeNetworkAddresses() {
    writeNetworkAddress(network.source)
    write(" > ")
    writeNetworkAddress(network.destination)
  }

  // MARK: Text of strangers

  /// One byte of somebody's text: control bytes as `^X`, high ones as `M-X`.
  mutating func write(untrusted byte: UInt8) {
    var byte = byte
    if byte >= 0x80 {
      write("M-")
      byte &= 0x7f
    }
    if byte < 0x20 || byte == 0x7f {
      write("^")
      byte ^= 0x40
    }
    text.write(byte: byte)
  }

  /// Somebody's text, so that no terminal obeys it.
  mutating func write(untrusted bytes: Span<UInt8>) {
    for index in bytes.indices { write(untrusted: bytes[index]) }
  }

  mutating func write(untrusted string: String) {
    for byte in string.utf8 { write(untrusted: byte) }
  }

  /// Somebody's text up to its zero byte; whether there was one.
  @discardableResult
  mutating func write(untrustedCString bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      if bytes[index] == 0 { return true }
      write(untrusted: bytes[index])
    }
    return false
  }

  // MARK: Flaws

  /// ` (invalid)`
  mutating func writeInvalid() { write(" (invalid)") }

  /// ` [|udp]`
  mutating func writeTruncated(_ name: String? = nil) {
    write(" [|")
    write(name ?? protocolName)
    write("]")
  }

  /// ` [length 19 < 20]`
  mutating func writeContradiction(
    _ name: String, _ value: Int, _ sign: String, _ limit: Int, after start: String = " ["
  ) {
    write(start)
    write(name)
    write(" ")
    write(decimal: value)
    write(" ")
    write(sign)
    write(" ")
    write(decimal: limit)
    write("]")
  }
}
