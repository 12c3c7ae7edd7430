internal import Frames

//   0      4      8         10    12        16       20       24       28
//   +------+------+---------+-----+---------+--------+--------+--------+-------------+-------+
//   | type |length|interface|drops|time high|time low|captured|original|packet, to /4|options|
//   +------+------+---------+-----+---------+--------+--------+--------+-------------+-------+

/// The block that held a packet before the enhanced one (appendix A): nobody writes it any more.
enum ObsoletePacketBlock {
  static func record(
    _ block: Span<UInt8>, _ length: Int, _ section: PCAPNGSection, _ clocks: [InterfaceClock],
    _ offset: Int
  ) throws(CaptureFileError) -> Record {
    let header = EnhancedPacketBlock.headerSize
    if length < header + 4 {
      throw .malformed("packet block of \(length) bytes", offset: offset)
    }
    let order = section.order
    let interface = Int(order.read(UInt16.self, from: block, at: 8))
    let high = order.read(UInt32.self, from: block, at: 12)
    let low = order.read(UInt32.self, from: block, at: 16)
    let captured = Int(order.read(UInt32.self, from: block, at: 20))
    let clock = try section.clock(interface, in: clocks, at: offset)
    try EnhancedPacketBlock.check(captured, length, header, clock, offset)
    let options = header + (captured + 3) / 4 * 4
    return Record(
      size: length, bytes: header..<(header + captured),
      options: options..<max(options, length - 4),
      timestamp: clock.timestamp(UInt64(high) << 32 | UInt64(low)),
      originalLength: Int(order.read(UInt32.self, from: block, at: 24)),
      linkType: clock.linkType, interface: section.firstInterface + interface)
  }
}
