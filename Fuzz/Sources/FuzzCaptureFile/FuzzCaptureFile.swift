import CaptureFile
import Frames

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the input as a capture file, from front to back and by number, and writes what came out.
///
/// Neither may trap, run long or take memory by a number in the file.
@c(LLVMFuzzerTestOneInput)
public func fuzzCaptureFile(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = unsafe [UInt8](UnsafeBufferPointer(start: data, count: count))
  Scratch.file.fill(bytes)
  readThrough(Scratch.file.descriptor)
  readByNumber(Scratch.file.path)
  return 0
}

/// A capture that decompresses without end is read no further than this.
private let packetLimit = 10_000

/// Every packet in order, with all that may be asked about it and its file; and written again.
private func readThrough(_ descriptor: CInt) {
  guard var reader = try? CaptureReader(descriptor: descriptor) else { return }
  var writers = Writers()
  var packets = 0
  while packets < packetLimit, (try? reader.advance()) == true {
    packets += 1
    guard let frame = reader.frame else { fatalError("a packet without a frame") }
    precondition(frame.bytes.count <= 128 << 20, "a frame of \(frame.bytes.count) bytes")
    if let options = reader.packetOptions {
      _ = (options.comments, options.flags, options.direction, options.dropCount)
      _ = (options.packetID, options.queue, options.hash, options.verdict)
    }
    writers.write(frame, like: reader)
  }
  _ = (reader.formatName, reader.version, reader.linkTypes, reader.snaplen, reader.precision)
  _ = (reader.sections, reader.secrets, reader.resolvedNames, reader.customBlocks)
  writers.finish(like: reader)
}

/// Every packet through the index, last first.
private func readByNumber(_ path: String) {
  guard var index = try? CaptureIndex(path: path) else { return }
  _ = try? index.extend(atMost: packetLimit)
  for number in (0..<index.count).reversed() {
    _ = (index.timestamp(at: number), index.offset(at: number))
    _ = try? index.frame(at: number)
  }
}

/// The packets once more, in both formats, into nothing.
private struct Writers: ~Copyable {
  private var pcap: CaptureWriter?
  private var pcapng: CaptureWriter?

  mutating func write(_ frame: borrowing Frame, like reader: borrowing CaptureReader) {
    if pcap == nil {
      var options = CaptureWriter.Options(format: .pcap)
      options.describe(linkType: frame.linkType, snaplen: 262_144)
      options.bufferSize = 1 << 12
      pcap = try? CaptureWriter(path: "/dev/null", options: options)
    }
    if pcapng == nil {
      var options = CaptureWriter.Options(format: .pcapng)
      options.interfaces = reader.interfaces
      options.precision = reader.precision
      options.bufferSize = 1 << 12
      pcapng = try? CaptureWriter(path: "/dev/null", options: options)
    }
    _ = try? pcap?.write(frame)
    _ = try? pcapng?.write(frame)
  }

  consuming func finish(like reader: borrowing CaptureReader) {
    for secrets in reader.secrets { try? pcapng?.add(secrets) }
    try? pcapng?.finish(statistics: reader.interfaces.compactMap { $0.statistics })
    try? pcap?.finish()
  }
}

/// A file without a name that holds one input after the other.
private struct Scratch: Sendable {
  static let file = Scratch()

  let descriptor: CInt
  var path: String { "/dev/fd/\(descriptor)" }

  private init() {
    // In memory where there is such a place: a disk would be what is waited for.
    let folder = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(folder)/fuzz-capture-XXXXXX".utf8CString)
    descriptor = unsafe mkstemp(&template)
    precondition(descriptor >= 0, "no temporary file")
    _ = unsafe unlink(template)
  }

  func fill(_ bytes: [UInt8]) {
    let isFilled =
      unsafe ftruncate(descriptor, 0) == 0
      && pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
      && lseek(descriptor, 0, SEEK_SET) == 0
    precondition(isFilled, "the temporary file cannot be filled")
  }
}
