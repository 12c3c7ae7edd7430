/// Whole records, gathered to go out in one write. All numbers are little-endian.
struct OutputBuffer: ~Copyable {
  private var storage: [UInt8]
  private(set) var count = 0

  init(capacity: Int) { storage = [UInt8](repeating: 0, count: capacity) }

  var capacity: Int { storage.count }

  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { storage.span.extracting(0..<count) }
  }

  mutating func removeAll() { count = 0 }

  mutating func append(_ byte: UInt8) {
    let place = extend(by: 1)
    storage[place] = byte
  }

  mutating func append<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value) {
    let size = Value.bitWidth / 8
    let place = extend(by: size)
    var room = storage.mutableSpan
    for index in 0..<size {
      room[place + index] = UInt8(truncatingIfNeeded: value >> Value(8 * index))
    }
  }

  /// Four words at once: one check for all of a pcap record's head.
  @inline(__always)
  mutating func append(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) {
    let place = extend(by: 16)
    var all = storage.mutableSpan
    var room = all._mutatingExtracting(place..<(place + 16))
    for index in 0..<4 {
      let shift = UInt32(8 * index)
      room[index] = UInt8(truncatingIfNeeded: first >> shift)
      room[4 + index] = UInt8(truncatingIfNeeded: second >> shift)
      room[8 + index] = UInt8(truncatingIfNeeded: third >> shift)
      room[12 + index] = UInt8(truncatingIfNeeded: fourth >> shift)
    }
  }

  /// The loop becomes a `memcpy`-like copy.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    let place = extend(by: bytes.count)
    var all = storage.mutableSpan
    var room = all._mutatingExtracting(place..<(place + bytes.count))
    for index in bytes.indices { room[index] = bytes[index] }
  }

  mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  /// Zeros up to the next multiple of four after `start`.
  mutating func pad(from start: Int) {
    while (count - start) % 4 != 0 { append(0 as UInt8) }
  }

  /// Puts a word where room was left for it.
  mutating func replace(_ value: UInt32, at place: Int) {
    for index in 0..<4 {
      storage[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index))
    }
  }

  @inline(__always)
  private mutating func extend(by more: Int) -> Int {
    let place = count
    count += more
    if count > storage.count {
      storage.append(contentsOf: repeatElement(0, count: max(count - storage.count, 4096)))
    }
    return place
  }
}
