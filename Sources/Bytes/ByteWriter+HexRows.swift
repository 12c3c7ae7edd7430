extension ByteWriter {
  /// One row of a hex dump: `0x0010:  4500 003c 1c46 4000`, sixteen bytes at most.
  ///
  /// `withText` adds the same bytes as text behind the forty columns of the digits; a byte that is
  /// no visible ASCII character is a dot. `offset` has at least four digits.
  public mutating func writeHexRow(_ row: Span<UInt8>, offset: Int, withText: Bool) {
    write("0x")
    let place = UInt64(truncatingIfNeeded: offset)
    write(hex: place, digits: max(4, (67 - place.leadingZeroBitCount) / 4))
    let count = min(row.count, 16)
    let digits = count / 2 * 5 + count % 2 * 3
    let width = 2 + (withText ? 42 + count : digits)
    let start = extend(by: width)
    var room = storage.mutableSpan
    room[start] = 0x3a
    room[start &+ 1] = 0x20
    var at = start &+ 2
    for index in 0..<count {
      if index & 1 == 0 {
        room[at] = 0x20
        at &+= 1
      }
      let byte = row[index]
      room[at] = hexDigit(byte >> 4)
      room[at &+ 1] = hexDigit(byte & 15)
      at &+= 2
    }
    guard withText else { return }
    let text = start &+ 44
    while at < text {
      room[at] = 0x20
      at &+= 1
    }
    for index in 0..<count {
      let byte = row[index]
      room[at] = byte &- 0x21 < 0x5e ? byte : 0x2e
      at &+= 1
    }
  }
}
