internal import Frames

//   0      4      8         12
//   +------+------+---------+-------------+
//   | type |length| original|packet, to /4|
//   +------+------+---------+-------------+

/// The block that holds a packet of the section's first interface, and no time.
enum SimplePacketBlock {
  private static let headerSize = 12

  static func record(
    _ block: Span<UInt8>, _ length: Int, _ section: PCAPNGSection, _ clocks: [InterfaceClock],
    _ offset: Int
  ) throws(CaptureFileError) -> Record {
    if length < headerSize + 4 {
      throw .malformed("simple packet block of \(length) bytes", offset: offset)
    }
    let original = Int(section.order.read(UInt32.self, from: block, at: 8))
    let clock = try section.clock(0, in: clocks, at: offset)
    let captured = clock.snaplen == 0 ? original : min(original, clock.snaplen)
    try EnhancedPacketBlock.check(captured, length, headerSize, clock, offset)
    return Record(
      size: length, bytes: headerSize..<(headerSize + captured), options: 0..<0,
      timestamp: Timestamp(seconds: 0, nanoseconds: 0), originalLength: original,
      linkType: clock.linkType, interface: section.firstInterface)
  }
}
