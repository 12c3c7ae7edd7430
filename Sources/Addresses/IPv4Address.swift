public import Bytes

/// An IPv4 address, first byte highest.
public struct IPv4Address: Hashable, Sendable {
  public let bits: UInt32
  @inlinable public init(bits: UInt32) { self.bits = bits }
}

extension ByteWriter {
  /// `192.0.2.1`
  public mutating func write(_ address: IPv4Address) { write(dottedQuad: address.bits) }
}
