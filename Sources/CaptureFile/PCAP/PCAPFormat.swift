internal import Frames

// draft-ietf-opsawg-pcap. Older versions: pcap-savefile(5).
//
//   0      4      6      8       12      16      20              24
//   +------+------+------+-------+-------+-------+---------------+
//   |magic |major |minor |zone   |sigfigs|snaplen|FCS | link type|   head of the file
//   +------+------+------+-------+-------+-------+---------------+
//   |seconds|fraction|captured length|original length|              head of a record
//   +-------+--------+---------------+---------------+

/// What the 24 bytes at the head of a pcap file say.
struct PCAPFormat {
  static let headerSize = 24

  let order: ByteOrder
  /// Nanoseconds in one unit of the fraction.
  let unit: Int64
  /// 16, or 24 in the files of Alexey Kuznetzov's patch.
  let recordHeaderSize: Int
  let majorVersion, minorVersion: Int
  let linkType: LinkType
  let snaplen: Int
  let frameCheckSequenceLength: Int?
  private let lengths: Lengths
  private let limit: Int

  /// In which order old versions write the two lengths.
  private enum Lengths { case capturedFirst, originalFirst, smallerFirst }

  /// Whether the four bytes begin a pcap file.
  static func begins(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 4 && kind(ByteOrder.little.read(UInt32.self, from: bytes, at: 0)) != nil
  }

  init(header: Span<UInt8>) throws(CaptureFileError) {
    if header.count < Self.headerSize {
      throw .truncated(.fileHeader, need: Self.headerSize, have: header.count, offset: 0)
    }
    let magic = ByteOrder.little.read(UInt32.self, from: header, at: 0)
    guard let kind = Self.kind(magic) else { throw .unknownFormat }
    (order, unit, recordHeaderSize) = kind
    majorVersion = Int(order.read(UInt16.self, from: header, at: 4))
    minorVersion = Int(order.read(UInt16.self, from: header, at: 6))
    switch (majorVersion, minorVersion) {
    case (0, _), (1, _): throw .malformed("archaic pcap savefile format", offset: 4)
    case (2, 0...2), (543, 0): lengths = .originalFirst
    case (2, 3): lengths = .smallerFirst
    case (2, 4): lengths = .capturedFirst
    default:
      throw .malformed(
        "unsupported pcap savefile version \(majorVersion).\(minorVersion)", offset: 4)
    }
    let word = order.read(UInt32.self, from: header, at: 20)
    linkType = LinkType(rawValue: UInt16(truncatingIfNeeded: word))
    frameCheckSequenceLength = word & 0x0400_0000 == 0 ? nil : Int(word >> 28) * 2
    limit = largestFrame(linkType)
    let claimed = Int(order.read(UInt32.self, from: header, at: 16))
    snaplen = claimed == 0 || claimed > Int(Int32.max) ? limit : claimed
  }

  private static func kind(_ magic: UInt32) -> (ByteOrder, Int64, Int)? {
    switch magic {
    case 0xa1b2_c3d4: (.little, 1000, 16)
    case 0xd4c3_b2a1: (.big, 1000, 16)
    case 0xa1b2_3c4d: (.little, 1, 16)
    case 0x4d3c_b2a1: (.big, 1, 16)
    case 0xa1b2_cd34: (.little, 1000, 24)
    case 0x34cd_b2a1: (.big, 1000, 24)
    default: nil
    }
  }

  /// The head of the record that begins with these bytes, of which there are enough.
  @inline(__always)
  func record(_ header: Span<UInt8>, at offset: Int) throws(CaptureFileError) -> Record {
    let seconds = order.read(UInt32.self, from: header, at: 0)
    let fraction = order.read(UInt32.self, from: header, at: 4)
    var captured = Int(order.read(UInt32.self, from: header, at: 8))
    var original = Int(order.read(UInt32.self, from: header, at: 12))
    if lengths != .capturedFirst, lengths == .originalFirst || captured > original {
      swap(&captured, &original)
    }
    if captured > limit {
      throw .malformed(
        "invalid packet capture length \(captured), bigger than maximum of \(limit)",
        offset: offset)
    }
    // libpcap cuts a frame that is longer than the file's own snaplen, and so do we.
    let kept = min(captured, snaplen)
    return Record(
      size: recordHeaderSize + captured, bytes: recordHeaderSize..<(recordHeaderSize + kept),
      options: 0..<0,
      timestamp: Timestamp(seconds: Int64(seconds), nanoseconds: Int64(fraction) * unit),
      originalLength: original, linkType: linkType, interface: 0)
  }
}
