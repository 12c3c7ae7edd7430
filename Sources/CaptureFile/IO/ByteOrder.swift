/// Which end of a number a file writes first.
enum ByteOrder: Sendable {
  case little, big

  @inline(__always)
  func read<Value: FixedWidthInteger & UnsignedInteger>(
    _: Value.Type, from bytes: Span<UInt8>, at offset: Int
  ) -> Value {
    var value: Value = 0
    for index in 0..<(Value.bitWidth / 8) {
      value |= Value(truncatingIfNeeded: bytes[offset + index]) << Value(8 * index)
    }
    return self == .little ? value : value.byteSwapped
  }
}

extension Span<UInt8> {
  /// A copy that outlives the file's buffer.
  func copy() -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    for index in indices { copy.append(self[index]) }
    return copy
  }

  /// The bytes as text, without the zero bytes that some writers put behind it.
  func text() -> String {
    var length = count
    while length > 0, self[length - 1] == 0 { length -= 1 }
    return String(decoding: extracting(first: length).copy(), as: UTF8.self)
  }
}
