public import Bytes

/// A hardware address, in the low 48 bits.
public struct MACAddress: Hashable, Sendable {
  public let bits: UInt64
  @inlinable public init(bits: UInt64) { self.bits = bits }
}

extension ByteWriter {
  /// `00:1b:21:0f:91:9b`
  public mutating func write(_ address: MACAddress) {
    for shift in stride(from: 40, through: 0, by: -8) {
      write(hex: address.bits >> UInt64(shift), digits: 2)
      if shift > 0 { write(byte: 0x3a) }
    }
  }
}
