internal import Frames

//   0      4      8          10         12      16
//   +------+------+----------+----------+-------+---------+
//   | type |length| link type| reserved |snaplen| options |
//   +------+------+----------+----------+-------+---------+

/// The block that describes an interface; packets name it by its place in the section.
enum InterfaceDescriptionBlock {
  private enum Code {
    static let name: UInt16 = 2
    static let description: UInt16 = 3
    static let ipv4Address: UInt16 = 4
    static let ipv6Address: UInt16 = 5
    static let macAddress: UInt16 = 6
    static let euiAddress: UInt16 = 7
    static let speed: UInt16 = 8
    static let resolution: UInt16 = 9
    static let filter: UInt16 = 11
    static let operatingSystem: UInt16 = 12
    static let frameCheckSequenceLength: UInt16 = 13
    static let timestampOffset: UInt16 = 14
    static let hardware: UInt16 = 15
  }

  static func read(
    _ block: Span<UInt8>, into state: inout PCAPNGState, _ offset: Int
  ) throws(CaptureFileError) {
    let order = state.section.order
    if block.count < 20 {
      throw .malformed("interface description block of \(block.count) bytes", offset: offset)
    }
    if state.interfaces.count == PCAPNGState.mostInterfaces {
      throw .malformed("more than \(PCAPNGState.mostInterfaces) interfaces", offset: offset)
    }
    var interface = CaptureInterface(
      linkType: LinkType(rawValue: order.read(UInt16.self, from: block, at: 8)),
      snaplen: Int(order.read(UInt32.self, from: block, at: 12)))
    var place = 16
    while let option = BlockOption.next(in: block, order, at: &place, before: block.count - 4) {
      let value = block.extracting(option.value)
      switch (option.code, value.count) {
      case (Code.resolution, 1...): interface.resolution = .init(rawValue: value[0])
      case (Code.timestampOffset, 8...):
        let seconds = order.read(UInt64.self, from: value, at: 0)
        interface.timestampOffset = Int64(bitPattern: seconds)
      case (Code.speed, 8...): interface.speed = order.read(UInt64.self, from: value, at: 0)
      case (Code.frameCheckSequenceLength, 1...):
        interface.frameCheckSequenceLength = Int(value[0])
      default:
        guard state.keep(value.count + 16) else { continue }
        readNote(option.code, value, into: &interface)
      }
    }
    state.interfaces.append(interface)
    state.clocks.append(
      InterfaceClock(
        linkType: interface.linkType, snaplen: interface.snaplen,
        resolution: interface.resolution, offset: interface.timestampOffset,
        limit: largestFrame(interface.linkType)))
  }

  private static func readNote(
    _ code: UInt16, _ value: Span<UInt8>, into interface: inout CaptureInterface
  ) {
    switch (code, value.count) {
    case (BlockOption.comment, _): interface.comments.append(value.text())
    case (Code.name, _): interface.name = value.text()
    case (Code.description, _): interface.description = value.text()
    case (Code.operatingSystem, _): interface.operatingSystem = value.text()
    case (Code.hardware, _): interface.hardware = value.text()
    // The first byte says what follows: 0 is text, 1 compiled instructions.
    case (Code.filter, 1...) where value[0] == 0:
      interface.filter = value.extracting(droppingFirst: 1).text()
    case (Code.ipv4Address, 8): interface.ipv4Addresses.append(value.copy())
    case (Code.ipv6Address, 17): interface.ipv6Addresses.append(value.copy())
    case (Code.macAddress, 6), (Code.euiAddress, 8): interface.hardwareAddress = value.copy()
    default: break
    }
  }

  static func append(
    _ interface: CaptureInterface, precision: CapturePrecision, to output: inout OutputBuffer
  ) {
    let start = output.beginBlock(.interfaceDescription)
    output.append(interface.linkType.rawValue)
    output.append(0 as UInt16)
    output.append(UInt32(clamping: interface.snaplen))
    for comment in interface.comments { output.appendOption(BlockOption.comment, comment) }
    output.appendOption(Code.name, interface.name)
    output.appendOption(Code.description, interface.description)
    for address in interface.ipv4Addresses { output.appendOption(Code.ipv4Address, address) }
    for address in interface.ipv6Addresses { output.appendOption(Code.ipv6Address, address) }
    switch interface.hardwareAddress.count {
    case 6: output.appendOption(Code.macAddress, interface.hardwareAddress)
    case 8: output.appendOption(Code.euiAddress, interface.hardwareAddress)
    default: break
    }
    output.appendOption(Code.speed, interface.speed)
    let resolution: TimestampResolution =
      precision == .microseconds ? .microseconds : .nanoseconds
    output.appendOption(Code.resolution, [resolution.rawValue])
    if let filter = interface.filter { output.appendOption(Code.filter, [0] + filter.utf8) }
    output.appendOption(Code.operatingSystem, interface.operatingSystem)
    if let length = interface.frameCheckSequenceLength {
      output.appendOption(Code.frameCheckSequenceLength, [UInt8(clamping: length)])
    }
    output.appendOption(Code.hardware, interface.hardware)
    output.endOptions()
    output.endBlock(start)
  }
}
