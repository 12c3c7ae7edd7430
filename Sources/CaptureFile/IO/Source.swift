internal import Compression

/// Where the bytes come from: a descriptor, and what undoes the compression around them.
///
/// A class, because the compiler (6.3.1) gives no borrowed view of a struct that holds owned values in
/// an enumeration with several payloads, and a window has to hold one.
final class Source {
  let descriptor: Descriptor
  private var decompressor: Decompressor?
  private var input: [UInt8] = []
  private var start = 0
  private var end = 0

  init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

  /// What stopped the reading; it counts when the bytes before it are consumed.
  var failure: CaptureFileError?
  private(set) var compression: CompressionFormat?

  /// From now on undoes a compression, of which `bytes` have been read already.
  func decompress(
    _ format: CompressionFormat, after bytes: [UInt8]
  ) throws(CaptureFileError) {
    do throws(CompressionError) {
      decompressor = try Decompressor(format)
    } catch {
      throw .damagedCompression(error.description, offset: 0)
    }
    compression = format
    input = bytes
    (start, end) = (0, input.count)
    if input.count < 1 << 16 {
      input.append(contentsOf: repeatElement(0, count: 1 << 16 - input.count))
    }
  }

  /// Fills a buffer from `place` on; how many bytes came, 0 at the end. `offset` is for messages.
  func read(
    into buffer: inout [UInt8], at place: Int, offset: Int
  ) throws(CaptureFileError) -> Int {
    if decompressor == nil { return try descriptor.read(into: &buffer, at: place) }
    let size = buffer.count
    while true {
      let step: Progress?
      do throws(CompressionError) {
        var all = buffer.mutableSpan
        var free = all._mutatingExtracting(place..<size)
        // Out of `self`, because a view of one property keeps the others from changing.
        let input = self.input
        step = try decompressor?.process(input.span.extracting(start..<end), into: &free)
      } catch {
        throw .damagedCompression(error.description, offset: offset)
      }
      guard let step else { return 0 }
      start += step.consumed
      if step.produced > 0 { return step.produced }
      if step.consumed > 0, start < end { continue }
      if start < end {
        throw .damagedCompression("the compressed data cannot be read on", offset: offset)
      }
      (start, end) = (0, try descriptor.read(into: &input, at: 0))
      if end == 0 {
        if decompressor?.isAtEnd == true { return 0 }
        let name = compression?.name ?? "compressed"
        throw .damagedCompression("the \(name) data end too early", offset: offset)
      }
    }
  }
}
