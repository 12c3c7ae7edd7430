//   0      4      8            12
//   +------+------+------------+----------------+
//   | type |length| enterprise | data, options  |
//   +------+------+------------+----------------+

/// The block of some organization's own; what is in it only that one knows.
enum CustomBlockReader {
  static func read(_ block: Span<UInt8>, into state: inout PCAPNGState) {
    guard block.count >= 16, state.keep(block.count + 32) else { return }
    let enterprise = state.section.order.read(UInt32.self, from: block, at: 8)
    let bytes = block.extracting(12..<(block.count - 4)).copy()
    state.customBlocks.append(CustomBlock(enterprise: enterprise, bytes: bytes))
  }
}
