/// Bytes out of a compressed stream of any of the formats, and of several streams in a row.
public struct Decompressor: ~Copyable {
  public let format: CompressionFormat
  /// Whether the bytes so far end where a stream ends: a file may only end here.
  public private(set) var isAtEnd = false

  private var gzip: Gzip?
  private var zstandard: Zstandard?
  private var lz4: LZ4Reader?

  public init(_ format: CompressionFormat) throws(CompressionError) {
    self.format = format
    gzip = format == .gzip ? Gzip() : nil
    zstandard = format == .zstandard ? try Zstandard() : nil
    lz4 = format == .lz4 ? try LZ4Reader() : nil
  }

  /// Reads from `input` and fills `output`, as far as both go.
  ///
  /// Neither may be unable to progress for want of the other: an answer of 0 and 0 asks for input.
  public mutating func process(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) throws(CompressionError) -> Progress {
    var skipped = 0
    if isAtEnd {
      // Tapes and some tools fill up with zeros after the last gzip member.
      if format == .gzip { while skipped < input.count, input[skipped] == 0 { skipped += 1 } }
      if skipped == input.count { return Progress(consumed: skipped, produced: 0, isDone: true) }
      gzip?.startNextMember()
      isAtEnd = false
    }
    let rest = input.extracting(droppingFirst: skipped)
    let step = try decode(rest, into: &output)
    isAtEnd = step.isDone
    return Progress(
      consumed: skipped + step.consumed, produced: step.produced, isDone: step.isDone)
  }

  private mutating func decode(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) throws(CompressionError) -> Progress {
    if let step = try gzip?.process(input, into: &output, .more) { return step }
    if let step = try zstandard?.process(input, into: &output, .more) { return step }
    if let step = try lz4?.process(input, into: &output, .more) { return step }
    return Progress(consumed: 0, produced: 0, isDone: false)
  }
}
