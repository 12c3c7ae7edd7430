internal import Frames

//   0      4      8         12        16       20       24       28
//   +------+------+---------+---------+--------+--------+--------+-------------+-------+
//   | type |length|interface|time high|time low|captured|original|packet, to /4|options|
//   +------+------+---------+---------+--------+--------+--------+-------------+-------+

/// The block that holds a packet in all files of today.
enum EnhancedPacketBlock {
  static let headerSize = 28

  @inline(__always)
  static func record(
    _ block: Span<UInt8>, _ length: Int, _ section: PCAPNGSection, _ clocks: [InterfaceClock],
    _ offset: Int
  ) throws(CaptureFileError) -> Record {
    if length < headerSize + 4 {
      throw .malformed("enhanced packet block of \(length) bytes", offset: offset)
    }
    let order = section.order
    let interface = Int(order.read(UInt32.self, from: block, at: 8))
    let high = order.read(UInt32.self, from: block, at: 12)
    let low = order.read(UInt32.self, from: block, at: 16)
    let captured = Int(order.read(UInt32.self, from: block, at: 20))
    let original = Int(order.read(UInt32.self, from: block, at: 24))
    let clock = try section.clock(interface, in: clocks, at: offset)
    try check(captured, length, headerSize, clock, offset)
    let options = headerSize + (captured + 3) / 4 * 4
    return Record(
      size: length, bytes: headerSize..<(headerSize + captured),
      options: options..<max(options, length - 4),
      timestamp: clock.timestamp(UInt64(high) << 32 | UInt64(low)), originalLength: original,
      linkType: clock.linkType, interface: section.firstInterface + interface)
  }

  /// What holds for the captured length in every packet block.
  ///
  /// A frame longer than its interface's snaplen is kept whole: the block has room for it, so
  /// nothing is gained by refusing it, as libpcap does.
  @inline(__always)
  static func check(
    _ captured: Int, _ length: Int, _ header: Int, _ clock: InterfaceClock, _ offset: Int
  ) throws(CaptureFileError) {
    if captured > clock.limit {
      throw .malformed(
        "invalid packet capture length \(captured), bigger than maximum of \(clock.limit)",
        offset: offset)
    }
    if captured > length - header - 4 {
      throw .malformed(
        "captured length \(captured) in a packet block of \(length) bytes", offset: offset)
    }
  }

  static func append(
    _ frame: borrowing Frame, interface: Int, precision: CapturePrecision, comments: [String],
    flags: UInt32?, to output: inout OutputBuffer
  ) {
    let start = output.beginBlock(.enhancedPacket)
    let ticks = ticks(frame.timestamp, precision)
    output.append(UInt32(truncatingIfNeeded: interface))
    output.append(UInt32(truncatingIfNeeded: ticks >> 32))
    output.append(UInt32(truncatingIfNeeded: ticks))
    output.append(UInt32(truncatingIfNeeded: frame.bytes.count))
    output.append(UInt32(truncatingIfNeeded: frame.originalLength))
    output.append(frame.bytes)
    output.pad(from: start)
    if flags != nil || !comments.isEmpty {
      for comment in comments { output.appendOption(BlockOption.comment, comment) }
      if let flags {
        output.append(PacketOptions.Code.flags)
        output.append(4 as UInt16)
        output.append(flags)
      }
      output.endOptions()
    }
    output.endBlock(start)
  }

  /// A time as the block counts it. Times before 1970 and past the clock's 64 bits go to its ends.
  static func ticks(_ timestamp: Timestamp, _ precision: CapturePrecision) -> UInt64 {
    let perSecond: Int64 = precision == .microseconds ? 1_000_000 : 1_000_000_000
    let fraction =
      precision == .microseconds ? timestamp.nanoseconds / 1000 : timestamp.nanoseconds
    let (product, overflow) = UInt64(clamping: timestamp.seconds)
      .multipliedReportingOverflow(by: UInt64(perSecond))
    let (sum, carry) = product.addingReportingOverflow(UInt64(clamping: fraction))
    return overflow || carry ? .max : sum
  }
}
