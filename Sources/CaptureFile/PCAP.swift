internal import Frames

/// What the 24 bytes at the head of a pcap file say.
struct PCAPFormat {
  let order: ByteOrder
  let unit: Int64
  let recordHeader: Int
  let linkType: LinkType
  let snaplen: Int

  static let largestFrame = 128 << 20

  init(header: Span<UInt8>) throws(CaptureFileError) {
    if header.count < 24 { throw .truncated(need: 24, have: header.count) }
    let magic = ByteOrder.little.read(UInt32.self, from: header, at: 0)
    let known: [UInt32: (unit: Int64, recordHeader: Int)] = [
      0xa1b2_c3d4: (1000, 16), 0xa1b2_3c4d: (1, 16), 0xa1b2_cd34: (1000, 24),
    ]
    guard let kind = known[magic] ?? known[magic.byteSwapped] else {
      throw .malformed("unknown magic number \(String(magic, radix: 16))")
    }
    order = known[magic] == nil ? .big : .little
    unit = kind.unit
    recordHeader = kind.recordHeader
    let claimed = Int(order.read(UInt32.self, from: header, at: 16))
    snaplen = claimed == 0 || claimed > Int(Int32.max) ? Self.largestFrame : claimed
    linkType = LinkType(
      rawValue: UInt16(truncatingIfNeeded: order.read(UInt32.self, from: header, at: 20)))
  }

  /// The head of one record. A value, so that the view it was read from ends here.
  struct Record {
    let timestamp: Timestamp
    let length, originalLength: Int
  }

  func record(_ header: Span<UInt8>) -> Record {
    let seconds = order.read(UInt32.self, from: header, at: 0)
    let fraction = order.read(UInt32.self, from: header, at: 4)
    return Record(
      timestamp: Timestamp(seconds: Int64(seconds), nanoseconds: Int64(fraction) * unit),
      length: Int(order.read(UInt32.self, from: header, at: 8)),
      originalLength: Int(order.read(UInt32.self, from: header, at: 12)))
  }
}

extension CaptureReader {
  @_lifetime(&self)
  mutating func nextRecord(_ pcap: PCAPFormat) throws(CaptureFileError) -> Frame? {
    try window.require(pcap.recordHeader)
    if window.count < pcap.recordHeader {
      if window.count == 0 { return nil }
      throw .truncated(need: pcap.recordHeader, have: window.count)
    }
    let record = pcap.record(window.bytes)
    let length = record.length
    if length > PCAPFormat.largestFrame { throw .malformed("captured length \(length)") }

    let size = pcap.recordHeader + length
    try window.require(size)
    if window.count < size { throw .truncated(need: size, have: window.count) }
    window.consume(size)
    // libpcap cuts a frame that is longer than the file's own snaplen, and so do we.
    return Frame(
      window.behind(length).extracting(first: min(length, pcap.snaplen)),
      timestamp: record.timestamp, originalLength: record.originalLength, linkType: pcap.linkType)
  }
}
