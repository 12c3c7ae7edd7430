/// One option of a block: its number, and where its value lies.
struct BlockOption {
  let code: UInt16
  let value: Range<Int>

  /// Ends a list of options.
  static let end: UInt16 = 0
  static let comment: UInt16 = 1

  /// Reads the option at `place` and moves on; nil at the end of the list, and at one that says it is
  /// longer than the list.
  static func next(
    in block: Span<UInt8>, _ order: ByteOrder, at place: inout Int, before end: Int
  ) -> BlockOption? {
    guard place + 4 <= end else { return nil }
    let code = order.read(UInt16.self, from: block, at: place)
    let length = Int(order.read(UInt16.self, from: block, at: place + 2))
    let start = place + 4
    guard code != Self.end, start + length <= end else { return nil }
    place = start + (length + 3) / 4 * 4
    return BlockOption(code: code, value: start..<(start + length))
  }
}

extension OutputBuffer {
  /// An option with text; nothing without one. Its length has 16 bits: what is longer is cut.
  mutating func appendOption(_ code: UInt16, _ text: String?) {
    guard let text else { return }
    appendOption(code, Array(text.utf8.prefix(Int(UInt16.max))))
  }

  mutating func appendOption(_ code: UInt16, _ bytes: [UInt8]) {
    let value = bytes.prefix(Int(UInt16.max))
    append(code)
    append(UInt16(value.count))
    let start = count
    for byte in value { append(byte) }
    pad(from: start)
  }

  mutating func appendOption(_ code: UInt16, _ value: UInt64?) {
    guard let value else { return }
    append(code)
    append(8 as UInt16)
    append(value)
  }

  /// Begins a block; `endBlock` with the answer ends it.
  mutating func beginBlock(_ type: BlockType) -> Int {
    let start = count
    append(type.rawValue)
    append(0 as UInt32)
    return start
  }

  mutating func endBlock(_ start: Int) {
    let length = UInt32(truncatingIfNeeded: count - start + 4)
    append(length)
    replace(length, at: start + 4)
  }

  mutating func endOptions() { append(0 as UInt32) }
}
