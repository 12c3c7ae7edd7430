/// Bytes into a compressed stream of any of the formats.
public struct Compressor: ~Copyable {
  public let format: CompressionFormat

  private var gzip: Gzip?
  private var zstandard: Zstandard?
  private var lz4: LZ4Writer?

  /// Level 1 is what keeps up with a capture; LZ4 has only its fastest.
  public init(_ format: CompressionFormat, level: Int = 1) throws(CompressionError) {
    self.format = format
    let level = Int32(clamping: level)
    gzip = format == .gzip ? Gzip(compressionLevel: min(max(level, 1), 9)) : nil
    zstandard = format == .zstandard ? try Zstandard(compressionLevel: level) : nil
    lz4 = format == .lz4 ? try LZ4Writer() : nil
  }

  /// Reads from `input` and fills `output`, as far as both go; call until all input is consumed and,
  /// when flushing or finishing, until it `isDone`.
  public mutating func process(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, _ ending: Ending
  ) throws(CompressionError) -> Progress {
    if let step = try gzip?.process(input, into: &output, ending) { return step }
    if let step = try zstandard?.process(input, into: &output, ending) { return step }
    if let step = try lz4?.process(input, into: &output, ending) { return step }
    return Progress(consumed: 0, produced: 0, isDone: true)
  }
}
