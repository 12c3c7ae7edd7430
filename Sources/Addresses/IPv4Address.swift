public import Bytes

/// An IPv4 address, first byte highest.
public struct IPv4Address: Hashable, Sendable {
  public let bits: UInt32
  @inlinable public init(bits: UInt32) { self.bits = bits }
}

extension ByteWriter {
  /// `192.0.2.1`
  public mutating func write(_ address: IPv4Address) {
    for shift in stride(from: 24, through: 0, by: -8) {
      write(decimal: UInt64(address.bits >> UInt32(shift) & 255), digits: 1)
      if shift > 0 { write(byte: 0x2e) }
    }
  }
}
