internal import Frames

//   0      4      8         12        16       20
//   +------+------+---------+---------+--------+-------+
//   | type |length|interface|time high|time low|options|
//   +------+------+---------+---------+--------+-------+

/// The block with an interface's counters, usually the last of a file.
enum InterfaceStatisticsBlock {
  private enum Code {
    static let start: UInt16 = 2
    static let end: UInt16 = 3
    static let received: UInt16 = 4
    static let droppedByInterface: UInt16 = 5
    static let acceptedByFilter: UInt16 = 6
    static let droppedByOperatingSystem: UInt16 = 7
    static let delivered: UInt16 = 8
  }

  /// Counters of an interface that is not described say nothing.
  static func read(_ block: Span<UInt8>, into state: inout PCAPNGState) {
    let order = state.section.order
    guard block.count >= 24 else { return }
    let place = Int(order.read(UInt32.self, from: block, at: 8)) + state.section.firstInterface
    guard place < state.interfaces.count else { return }
    let clock = state.clocks[place]

    func time(_ offset: Int) -> Timestamp {
      let high = order.read(UInt32.self, from: block, at: offset)
      let low = order.read(UInt32.self, from: block, at: offset + 4)
      return clock.timestamp(UInt64(high) << 32 | UInt64(low))
    }
    var statistics = InterfaceStatistics(interface: place)
    statistics.timestamp = time(12)
    var cursor = 20
    while let option = BlockOption.next(in: block, order, at: &cursor, before: block.count - 4) {
      let start = option.value.lowerBound
      if option.code == BlockOption.comment {
        guard state.keep(option.value.count) else { continue }
        statistics.comments.append(block.extracting(option.value).text())
        continue
      }
      guard option.value.count >= 8 else { continue }
      let count = order.read(UInt64.self, from: block, at: start)
      switch option.code {
      case Code.start: statistics.start = time(start)
      case Code.end: statistics.end = time(start)
      case Code.received: statistics.received = count
      case Code.droppedByInterface: statistics.droppedByInterface = count
      case Code.acceptedByFilter: statistics.acceptedByFilter = count
      case Code.droppedByOperatingSystem: statistics.droppedByOperatingSystem = count
      case Code.delivered: statistics.delivered = count
      default: break
      }
    }
    state.interfaces[place].statistics = statistics
  }

  static func append(
    _ statistics: InterfaceStatistics, precision: CapturePrecision, to output: inout OutputBuffer
  ) {
    let start = output.beginBlock(.interfaceStatistics)
    output.append(UInt32(clamping: statistics.interface))
    let known = statistics.timestamp ?? statistics.end ?? statistics.start
    append(known ?? Timestamp(seconds: 0, nanoseconds: 0), precision, to: &output)
    for comment in statistics.comments { output.appendOption(BlockOption.comment, comment) }
    for (code, time) in [(Code.start, statistics.start), (Code.end, statistics.end)] {
      guard let time else { continue }
      output.append(code)
      output.append(8 as UInt16)
      append(time, precision, to: &output)
    }
    output.appendOption(Code.received, statistics.received)
    output.appendOption(Code.droppedByInterface, statistics.droppedByInterface)
    output.appendOption(Code.acceptedByFilter, statistics.acceptedByFilter)
    output.appendOption(Code.droppedByOperatingSystem, statistics.droppedByOperatingSystem)
    output.appendOption(Code.delivered, statistics.delivered)
    output.endOptions()
    output.endBlock(start)
  }

  private static func append(
    _ time: Timestamp, _ precision: CapturePrecision, to output: inout OutputBuffer
  ) {
    let ticks = EnhancedPacketBlock.ticks(time, precision)
    output.append(UInt32(truncatingIfNeeded: ticks >> 32))
    output.append(UInt32(truncatingIfNeeded: ticks))
  }
}
