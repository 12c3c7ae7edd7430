import CaptureFile
import Frames

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file in the temporary directory that goes when the test does.
struct TestFile: ~Copyable {
  let path: String

  init(_ bytes: [UInt8] = [], suffix: String = ".pcap") {
    var random = SystemRandomNumberGenerator()
    path = "/tmp/trawl-test-\(getpid())-\(random.next())\(suffix)"
    write(bytes)
  }

  deinit { _ = unsafe unlink(path) }

  func write(_ bytes: [UInt8], mode: String = "wb") {
    guard let file = unsafe fopen(path, mode) else { return }
    _ = unsafe fwrite(bytes, 1, bytes.count, file)
    unsafe fclose(file)
  }

  func append(_ bytes: [UInt8]) { write(bytes, mode: "ab") }

  func contents() -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { return [] }
    defer { unsafe fclose(file) }
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&piece, 1, 1 << 16, file)
      if count == 0 { return all }
      all += piece[..<count]
    }
  }
}

/// What a test compares of a frame.
struct Packet: Equatable {
  var bytes: [UInt8]
  var seconds: Int64 = 0
  var nanoseconds: Int64 = 0
  var originalLength: Int
  var linkType = LinkType.ethernet
  var interface = 0

  init(
    _ bytes: [UInt8], seconds: Int64 = 0, nanoseconds: Int64 = 0, originalLength: Int? = nil,
    linkType: LinkType = .ethernet, interface: Int = 0
  ) {
    self.bytes = bytes
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.originalLength = originalLength ?? bytes.count
    self.linkType = linkType
    self.interface = interface
  }

  init(_ frame: borrowing Frame) {
    bytes = []
    for index in frame.bytes.indices { bytes.append(frame.bytes[index]) }
    seconds = frame.timestamp.seconds
    nanoseconds = frame.timestamp.nanoseconds
    originalLength = frame.originalLength
    linkType = frame.linkType
    interface = frame.interface
  }

  func write(to writer: inout CaptureWriter, comments: [String] = [], flags: UInt32? = nil)
    throws(CaptureFileError)
  {
    let frame = Frame(
      bytes.span, timestamp: Timestamp(seconds: seconds, nanoseconds: nanoseconds),
      originalLength: originalLength, linkType: linkType, interface: interface)
    try writer.write(frame, comments: comments, flags: flags)
  }
}

/// Everything that a file gives: its packets, and the error at the end if there is one.
struct Outcome {
  var packets: [Packet] = []
  var error: CaptureFileError?

  init(path: String) {
    do throws(CaptureFileError) {
      var reader = try CaptureReader(path: path)
      while let frame = try reader.next() { packets.append(Packet(frame)) }
    } catch {
      self.error = error
    }
  }

  init(_ bytes: [UInt8]) {
    let file = TestFile(bytes)
    self.init(path: file.path)
  }
}

/// Numbers as a file of either byte order writes them.
struct Builder {
  var isBig = false
  var bytes: [UInt8] = []

  init(big: Bool = false) { isBig = big }

  mutating func add<Value: FixedWidthInteger>(_ value: Value) {
    let size = Value.bitWidth / 8
    for index in 0..<size {
      let shift = 8 * (isBig ? size - 1 - index : index)
      bytes.append(UInt8(truncatingIfNeeded: value >> Value(shift)))
    }
  }

  // MARK: pcap

  mutating func pcapHeader(
    magic: UInt32 = 0xa1b2_c3d4, major: UInt16 = 2, minor: UInt16 = 4, snaplen: UInt32 = 65535,
    linkType: UInt32 = 1
  ) {
    add(magic)
    add(major)
    add(minor)
    add(0 as UInt64)
    add(snaplen)
    add(linkType)
  }

  mutating func pcapRecord(
    _ data: [UInt8], seconds: UInt32 = 1, fraction: UInt32 = 2, original: UInt32? = nil,
    extra: Int = 0
  ) {
    add(seconds)
    add(fraction)
    add(UInt32(data.count))
    add(original ?? UInt32(data.count))
    bytes += [UInt8](repeating: 0xee, count: extra)
    bytes += data
  }

  // MARK: pcapng

  mutating func block(_ type: UInt32, _ body: (inout Builder) -> Void) {
    var inner = Builder(big: isBig)
    body(&inner)
    while inner.bytes.count % 4 != 0 { inner.bytes.append(0) }
    let length = UInt32(inner.bytes.count + 12)
    add(type)
    add(length)
    bytes += inner.bytes
    add(length)
  }

  mutating func option(_ code: UInt16, _ value: [UInt8]) {
    add(code)
    add(UInt16(value.count))
    bytes += value
    while bytes.count % 4 != 0 { bytes.append(0) }
  }

  mutating func section(_ options: (inout Builder) -> Void = { _ in }) {
    block(0x0a0d_0d0a) {
      $0.add(0x1a2b_3c4d as UInt32)
      $0.add(1 as UInt16)
      $0.add(0 as UInt16)
      $0.add(UInt64.max)
      options(&$0)
    }
  }

  mutating func interface(
    linkType: UInt16 = 1, snaplen: UInt32 = 0, _ options: (inout Builder) -> Void = { _ in }
  ) {
    block(1) {
      $0.add(linkType)
      $0.add(0 as UInt16)
      $0.add(snaplen)
      options(&$0)
    }
  }

  mutating func enhanced(
    _ data: [UInt8], interface: UInt32 = 0, ticks: UInt64 = 1_000_002, original: UInt32? = nil,
    _ options: (inout Builder) -> Void = { _ in }
  ) {
    block(6) {
      $0.add(interface)
      $0.add(UInt32(ticks >> 32))
      $0.add(UInt32(truncatingIfNeeded: ticks))
      $0.add(UInt32(data.count))
      $0.add(original ?? UInt32(data.count))
      $0.bytes += data
      while $0.bytes.count % 4 != 0 { $0.bytes.append(0) }
      options(&$0)
    }
  }
}
