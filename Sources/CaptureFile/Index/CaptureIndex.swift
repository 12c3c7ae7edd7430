public import Frames

/// Where and when every packet of an uncompressed capture file is, built in one pass, and the packets
/// themselves in any order.
///
/// Twelve bytes a packet. While the file grows, `extend` goes on after the last whole record.
///
///     var index = try CaptureIndex(path: "a.pcap")
///     try index.extend()
///     if let frame = try index.frame(at: 100_000) { … }
public struct CaptureIndex: ~Copyable {
  private var reader: CaptureReader
  private var offsets = PacketOffsets()
  private var times: [Int64] = []
  private var sections: [(offset: Int, section: PCAPNGSection)] = []
  private var buffer: [UInt8] = []

  public init(path: String) throws(CaptureFileError) {
    reader = try Self.open(path)
  }

  private static func open(_ path: String) throws(CaptureFileError) -> CaptureReader {
    let reader = try CaptureReader(path: path, follows: true)
    let isSeekable = reader.window.source.descriptor.isSeekable
    if reader.compression != nil || !isSeekable { throw .notSeekable(file: path) }
    return reader
  }

  /// How many packets are known.
  public var count: Int { offsets.count }

  /// How much of the file is known.
  public var end: Int { reader.offset }

  public var formatName: String { reader.formatName }
  public var interfaces: [CaptureInterface] { reader.interfaces }

  /// Reads on to where the file ends now, or so many packets; how many there were.
  ///
  /// A record whose end is not there yet is left for the next time. Damage throws, once; the packets
  /// before it are known.
  @discardableResult
  public mutating func extend(atMost limit: Int = .max) throws(CaptureFileError) -> Int {
    let before = count
    while count - before < limit, try reader.advance() {
      guard let record = reader.current, let offset = reader.packetOffset else { break }
      if reader.format == .pcapng {
        let section = reader.pcapng.section
        if sections.last?.section != section { sections.append((offset, section)) }
      }
      offsets.append(offset)
      times.append(record.timestamp.sinceEpoch)
    }
    return count - before
  }

  /// Where a packet's record or block begins.
  public func offset(at packet: Int) -> Int? {
    0..<count ~= packet ? offsets[packet] : nil
  }

  /// When a packet was captured, in whole seconds and the nanoseconds after them, whatever fraction the
  /// file wrote.
  public func timestamp(at packet: Int) -> Timestamp? {
    0..<count ~= packet ? Timestamp(sinceEpoch: times[packet]) : nil
  }

  /// Reads a packet, without reading what is before it; nil if there is none of this number.
  @_lifetime(&self)
  public mutating func frame(at packet: Int) throws(CaptureFileError) -> Frame? {
    guard 0..<count ~= packet else { return nil }
    let offset = offsets[packet]
    let nearby = packet + 1 < count ? offsets[packet + 1] - offset : reader.offset - offset
    // What lies up to the next packet is usually this record and no more.
    try read(0, min(nearby, 1 << 12), from: offset)
    let size = try size(at: offset)
    try read(min(nearby, 1 << 12), size, from: offset)
    let record = try record(size, at: offset)
    return Frame(
      buffer.span.extracting(record.bytes), timestamp: record.timestamp,
      originalLength: record.originalLength, linkType: record.linkType,
      interface: record.interface)
  }

  /// Makes the bytes from `done` to `end` of the record at `offset` stand in the buffer.
  private mutating func read(
    _ done: Int, _ end: Int, from offset: Int
  ) throws(CaptureFileError) {
    if end <= done { return }
    if buffer.count < end {
      buffer.append(contentsOf: repeatElement(0, count: end - buffer.count))
    }
    let got = try reader.window.source.descriptor.read(
      into: &buffer, at: done, upTo: end, from: offset + done)
    if got < end - done {
      throw .truncated(.capturedBytes, need: end, have: done + got, offset: offset)
    }
  }

  /// How long the record is whose head is in the buffer. The file may have changed since.
  private func size(at offset: Int) throws(CaptureFileError) -> Int {
    let size: Int
    if let pcap = reader.pcap {
      size = try pcap.record(buffer.span, at: offset).size
    } else {
      let order = section(at: offset).order
      size = Int(order.read(UInt32.self, from: buffer.span, at: 4))
    }
    if size >= 12, size <= reader.offset - offset { return size }
    throw .malformed("the record is no longer what it was", offset: offset)
  }

  private func record(_ size: Int, at offset: Int) throws(CaptureFileError) -> Record {
    if let pcap = reader.pcap { return try pcap.record(buffer.span, at: offset) }
    let section = section(at: offset)
    let type = BlockType(rawValue: section.order.read(UInt32.self, from: buffer.span, at: 0))
    let block = buffer.span.extracting(first: size)
    switch type {
    case .enhancedPacket:
      return try EnhancedPacketBlock.record(block, size, section, reader.pcapng.clocks, offset)
    case .simplePacket:
      return try SimplePacketBlock.record(block, size, section, reader.pcapng.clocks, offset)
    case .obsoletePacket:
      return try ObsoletePacketBlock.record(block, size, section, reader.pcapng.clocks, offset)
    default: throw .malformed("the record is no longer what it was", offset: offset)
    }
  }

  /// The last section that had begun before a packet.
  private func section(at offset: Int) -> PCAPNGSection {
    var (low, high) = (0, sections.count)
    while low < high {
      let middle = (low + high) / 2
      if sections[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? sections[low - 1].section : PCAPNGSection()
  }
}
