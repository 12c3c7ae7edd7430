import Dissection

/// What the protocols of the OSI network layer have in common.
extension DumpLine {
  /// ` (correct)`, ` (incorrect should be 0x1234)`, or ` (unverified)`: the checksum of
  /// ISO/IEC 8473-1 §6.11 over `length` bytes, which holds itself at an offset.
  mutating func writeOSIChecksum(
    _ checksum: UInt16, at offset: Int, of bytes: Span<UInt8>, length: Int
  ) {
    guard checksum != 0, offset > 0, length >= offset, bytes.has(length) else {
      return write(" (unverified)")
    }
    let expected = Self.osiChecksum(at: offset, of: bytes.upTo(length))
    guard checksum != expected else { return write(" (correct)") }
    write(" (incorrect should be 0x", hex: expected, digits: 4, ")")
  }

  private static func osiChecksum(at offset: Int, of bytes: Span<UInt8>) -> UInt16 {
    var low = 0
    var high = 0
    for index in bytes.indices {
      if index != offset, index != offset + 1 { low = (low + Int(bytes[index])) % 255 }
      high = (high + low) % 255
    }
    let product = (bytes.count - offset) % 255 * low
    let first = (product - low - high) % 255
    let second = (high - product) % 255
    func digit(_ value: Int) -> UInt16 {
      let positive = (value + 255) % 255
      return positive == 0 ? 255 : UInt16(positive)
    }
    return digit(first) << 8 | digit(second)
  }

  /// `1921.6800.1001.02-00`: a system's identifier, with a pseudonode and a fragment.
  mutating func writeSystem(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      switch index {
      case 2, 4, 6: write(byte: 0x2e)
      case 7: write(byte: 0x2d)
      default: break
      }
      write(hex: bytes[index], digits: 2)
    }
  }

  /// Every byte of a header that says nothing sensible, in capitals.
  mutating func writeCapitals(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      for digit in [bytes[index] >> 4, bytes[index] & 15] {
        write(byte: digit < 10 ? 0x30 + digit : 0x37 + digit)
      }
    }
  }

  /// How the fixed header of CLNP and ES-IS contradicts itself; false where it does.
  mutating func checkOSIHeader(
    _ bytes: Span<UInt8>, length: Int, versionLabel: String
  ) throws(Flaw) -> Bool {
    let version = try bytes.uint8(at: 2)
    guard version == 1 else {
      write(versionLabel, version, " packet not supported")
      return false
    }
    let indicated = try Int(bytes.uint8(at: 1))
    guard indicated <= length else {
      write(" length indicator(", indicated, ") > PDU size (")
      write(decimal: length)
      write(")!")
      return false
    }
    guard indicated >= 11 else {
      write(" length indicator ", indicated, " < min PDU size:")
      writeCapitals(bytes)
      return false
    }
    return true
  }
}
