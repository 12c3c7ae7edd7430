//   0      4      8       10        12
//   +------+------+-------+---------+-----------------------+---+-------+
//   | type |length| kind  | length  | address, names, to /4 | … |options|
//   +------+------+-------+---------+-----------------------+---+-------+

/// The block with names that were known when the file was written.
enum NameResolutionBlock {
  static func read(_ block: Span<UInt8>, into state: inout PCAPNGState) {
    let order = state.section.order
    let end = block.count - 4
    var place = 8
    // Records look as options do; kind 0 ends them.
    while let record = BlockOption.next(in: block, order, at: &place, before: end) {
      let addressSize: Int
      switch record.code {
      case 1: addressSize = 4
      case 2: addressSize = 16
      case 3: addressSize = 6
      case 4: addressSize = 8
      default: continue
      }
      let value = block.extracting(record.value)
      guard value.count > addressSize, state.keep(value.count + 64) else { continue }
      let bytes = value.extracting(droppingFirst: addressSize).copy()
      let names = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      state.resolvedNames.append(
        ResolvedName(address: value.extracting(first: addressSize).copy(), names: names))
    }
  }
}
