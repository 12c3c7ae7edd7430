/// What went wrong with compressed bytes, as a sentence.
public struct CompressionError: Error, Equatable, CustomStringConvertible {
  public let description: String
}

/// What is to happen to the bytes that a compressor still holds back.
public enum Ending: Sendable {
  /// More will follow: keep what compresses better together.
  case more
  /// Everything so far must be readable.
  case flush
  /// Nothing follows.
  case finish
}

/// How far one call came.
public struct Progress: Sendable, Equatable {
  /// Bytes taken from the input.
  public let consumed: Int
  /// Bytes put into the output.
  public let produced: Int
  /// Reading: a compressed stream ended here. Writing: nothing is held back that the ending wants out.
  public let isDone: Bool
}

/// One direction of one format: bytes in, bytes out, state between.
///
/// A call takes what it can and fills what it can. Call again with the rest of the input, and with
/// room, until it `isDone`.
protocol Codec: ~Copyable {
  mutating func process(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>, _ ending: Ending
  ) throws(CompressionError) -> Progress
}
