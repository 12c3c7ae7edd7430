internal import Compression
internal import Frames

/// A moving view of a file: a reused buffer that reading fills, and the part not yet consumed.
struct Window: ~Copyable {
  let source: Source
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0
  /// Where in the uncompressed file the buffer begins.
  private var base = 0
  /// Bytes that were consumed before they came: the last of what was skipped.
  private(set) var owed = 0
  private(set) var skipped = 0
  private var isAtEnd = false
  var failure: CaptureFileError? { source.failure }
  /// Whether the end may only be the end for now.
  let follows: Bool

  /// 256 KiB read as fast as 1 MiB, and stay in the cache.
  init(_ descriptor: consuming Descriptor, follows: Bool = false, capacity: Int = 1 << 18) {
    source = Source(descriptor)
    self.follows = follows
    buffer = [UInt8](repeating: 0, count: capacity)
  }

  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.span.extracting(start..<end) }
  }

  /// The frame of the record that was consumed last. Its bytes stay where they are until the next
  /// `require`, which the lifetime forbids meanwhile.
  @inline(__always)
  @_lifetime(borrow self)
  func frame(_ record: Record) -> Frame {
    let first = start - record.size
    let place = (first + record.bytes.lowerBound)..<(first + record.bytes.upperBound)
    return Frame(
      buffer.span.extracting(place), timestamp: record.timestamp,
      originalLength: record.originalLength, linkType: record.linkType,
      interface: record.interface)
  }

  /// The options of the record that was consumed last.
  @_lifetime(borrow self)
  func options(_ record: Record, _ order: ByteOrder) -> PacketOptions {
    let first = start - record.size
    let place = (first + record.options.lowerBound)..<(first + record.options.upperBound)
    return PacketOptions(buffer.span.extracting(place), order)
  }

  var count: Int { end - start }

  /// Where in the uncompressed file the next byte lies.
  var offset: Int { base + start + owed }

  @inline(__always)
  mutating func consume(_ count: Int) { start += count }

  /// Consumes bytes that nobody wants to see, whether they are in the buffer yet or not.
  mutating func skip(_ count: Int) {
    let here = min(count, self.count)
    start += here
    owed = count - here
    skipped = count
  }

  /// Makes at least `need` bytes visible, or as many as the file still has.
  @inline(__always)
  mutating func require(_ need: Int) {
    if count < need { refill(need) }
  }

  /// Nothing more comes out of this file.
  mutating func close() {
    (start, owed) = (end, 0)
    isAtEnd = true
    source.failure = nil
  }

  /// Undoes a compression that the first bytes have shown.
  mutating func decompress(_ format: CompressionFormat) throws(CaptureFileError) {
    let read = buffer.span.extracting(start..<end).copy()
    try source.decompress(format, after: read)
    (start, end) = (0, 0)
    isAtEnd = false
  }

  private mutating func refill(_ need: Int) {
    compact()
    while count < need, !isAtEnd, source.failure == nil {
      // Grows as bytes come, not by what a header claims.
      if end == buffer.count {
        buffer.append(contentsOf: repeatElement(0, count: min(end, need - end)))
      }
      do throws(CaptureFileError) {
        let got = try source.read(into: &buffer, at: end, offset: base + end)
        isAtEnd = got == 0 && !follows
        if got == 0 { return }
        end += got
      } catch {
        source.failure = error
      }
      if owed > 0 {
        start = min(owed, end)
        owed -= start
        compact()
      }
    }
  }

  /// Moves what is not yet consumed to the front of the buffer.
  private mutating func compact() {
    if start == 0 { return }
    let (from, rest) = (start, count)
    var bytes = buffer.mutableSpan
    for index in 0..<rest { bytes[index] = bytes[from + index] }
    base += from
    (start, end) = (0, rest)
  }
}
