internal import Compression

/// Where written records go: through a compression, if there is one, to a descriptor.
struct FileOutput: ~Copyable {
  let descriptor: Descriptor
  private var compressor: Compressor?
  private var compressed: [UInt8] = []
  /// Bytes of the last `write` that the file has.
  private(set) var arrived = 0
  /// Compressed bytes that the file has since the last flush.
  private var unflushed = 0

  init(
    _ descriptor: consuming Descriptor, _ options: CaptureWriter.Options
  ) throws(CaptureFileError) {
    self.descriptor = descriptor
    guard let format = options.compression else { return }
    do throws(CompressionError) {
      compressor = try Compressor(format, level: options.compressionLevel)
    } catch {
      throw .damagedCompression(error.description, offset: 0)
    }
    compressed = [UInt8](repeating: 0, count: 1 << 16)
  }

  var isCompressed: Bool { compressor != nil }

  /// Writes all of the bytes. When that fails, `arrived` says how many of them the file has; under
  /// compression none counts.
  mutating func write(_ bytes: Span<UInt8>, _ ending: Ending) throws(CaptureFileError) {
    arrived = 0
    guard compressor != nil else {
      while arrived < bytes.count {
        arrived += try descriptor.write(bytes.extracting(droppingFirst: arrived))
      }
      return
    }
    // Out of `self`, because a view of one property keeps the others from changing.
    var held: [UInt8] = []
    swap(&held, &compressed)
    defer { swap(&held, &compressed) }
    var consumed = 0
    while true {
      let step: Progress?
      do throws(CompressionError) {
        var room = held.mutableSpan
        step = try compressor?.process(
          bytes.extracting(droppingFirst: consumed), into: &room, ending)
      } catch {
        throw .damagedCompression(error.description, offset: 0)
      }
      guard let step else { return }
      consumed += step.consumed
      var sent = 0
      while sent < step.produced {
        let count = try descriptor.write(held.span.extracting(sent..<step.produced))
        sent += count
        unflushed += count
      }
      let isOut = ending == .more || step.isDone
      if consumed == bytes.count, isOut { break }
    }
    if ending != .more { unflushed = 0 }
  }

  /// After a failure: takes back what is no whole record, and what the compression has not finished.
  mutating func cut(keeping count: Int) {
    descriptor.takeBack(isCompressed ? unflushed : arrived - count)
  }
}
