internal import Frames

/// What the blocks read so far say: byte order of the section, and its interfaces.
struct PCAPNGFormat {
  var order = ByteOrder.little
  var interfaces: [Interface] = []

  struct Interface {
    let linkType: LinkType
    let snaplen: Int
    var resolution: UInt8 = 6
    var offset: Int64 = 0

    init(_ block: Span<UInt8>, _ order: ByteOrder) throws(CaptureFileError) {
      if block.count < 20 { throw .malformed("interface block of \(block.count) bytes") }
      linkType = LinkType(rawValue: order.read(UInt16.self, from: block, at: 8))
      snaplen = Int(order.read(UInt32.self, from: block, at: 12))
      var offset = 16
      while offset + 4 <= block.count - 4 {
        let code = order.read(UInt16.self, from: block, at: offset)
        let length = Int(order.read(UInt16.self, from: block, at: offset + 2))
        let value = offset + 4
        if code == 0 || value + length > block.count - 4 { break }
        if code == 9, length >= 1 { resolution = block[value] }
        if code == 14, length >= 8 {
          self.offset = Int64(bitPattern: order.read(UInt64.self, from: block, at: value))
        }
        offset = value + (length + 3) / 4 * 4
      }
    }

    /// A count of the interface's ticks as time since 1970.
    func timestamp(_ ticks: UInt64) -> Timestamp {
      let seconds: Int64
      let nanoseconds: Int64
      if resolution == 6 {
        seconds = Int64(ticks / 1_000_000)
        nanoseconds = Int64(ticks % 1_000_000) * 1000
      } else if resolution == 9 {
        seconds = Int64(ticks / 1_000_000_000)
        nanoseconds = Int64(ticks % 1_000_000_000)
      } else {
        let perSecond = Self.perSecond(resolution)
        seconds = Int64(clamping: ticks / perSecond)
        let product = (ticks % perSecond).multipliedFullWidth(by: 1_000_000_000)
        nanoseconds = Int64(perSecond.dividingFullWidth(product).quotient)
      }
      return Timestamp(seconds: seconds &+ offset, nanoseconds: nanoseconds)
    }

    static func perSecond(_ resolution: UInt8) -> UInt64 {
      let exponent = UInt64(resolution & 0x7f)
      if resolution & 0x80 != 0 { return 1 << min(exponent, 63) }
      return (0..<min(exponent, 19)).reduce(1) { value, _ in value * 10 }
    }
  }

  static let largestBlock = 128 << 20
}

extension CaptureReader {
  /// Walks the blocks up to the next one that holds a frame.
  @_lifetime(&self)
  mutating func nextBlock() throws(CaptureFileError) -> Frame? {
    while true {
      try window.require(12)
      if window.count < 12 {
        if window.count == 0 { return nil }
        throw .truncated(need: 12, have: window.count)
      }
      guard case .pcapng(var state) = format else { return nil }
      let type = state.order.read(UInt32.self, from: window.bytes, at: 0)
      if type == 0x0a0d_0d0a {
        let magic = ByteOrder.little.read(UInt32.self, from: window.bytes, at: 8)
        switch magic {
        case 0x1a2b_3c4d: state = PCAPNGFormat(order: .little)
        case 0x4d3c_2b1a: state = PCAPNGFormat(order: .big)
        default: throw .malformed("byte-order magic \(String(magic, radix: 16))")
        }
        format = .pcapng(state)
      }
      let length = Int(state.order.read(UInt32.self, from: window.bytes, at: 4))
      if length < 12 || length % 4 != 0 || length > PCAPNGFormat.largestBlock {
        throw .malformed("block length \(length)")
      }
      try window.require(length)
      if window.count < length { throw .truncated(need: length, have: window.count) }
      window.consume(length)

      switch type {
      case 6, 2, 3:
        guard let place = try place(of: type, length, state) else { continue }
        return Frame(
          window.behind(length).extracting(place.bytes), timestamp: place.timestamp,
          originalLength: place.originalLength,
          linkType: state.interfaces[place.interface].linkType, interface: place.interface)
      case 1:
        state.interfaces.append(try PCAPNGFormat.Interface(window.behind(length), state.order))
        format = .pcapng(state)
      default: continue
      }
    }
  }

  private struct Place {
    let bytes: Range<Int>
    let timestamp: Timestamp
    let originalLength, interface: Int
  }

  private func place(
    of type: UInt32, _ length: Int, _ state: PCAPNGFormat
  ) throws(CaptureFileError) -> Place? {
    let block = window.behind(length)
    let head = type == 3 ? 12 : 28
    if length < head + 4 { throw .malformed("packet block of \(length) bytes") }
    func word(_ offset: Int) -> UInt32 { state.order.read(UInt32.self, from: block, at: offset) }
    var interface = 0
    if type == 6 { interface = Int(word(8)) }
    if type == 2 { interface = Int(state.order.read(UInt16.self, from: block, at: 8)) }
    if interface >= state.interfaces.count { throw .malformed("unknown interface \(interface)") }
    let description = state.interfaces[interface]
    let room = length - head - 4

    if type == 3 {
      let original = Int(word(8))
      let limit = description.snaplen == 0 ? original : min(original, description.snaplen)
      if limit > room { throw .malformed("captured length \(limit) in a block of \(length)") }
      return Place(
        bytes: head..<(head + limit), timestamp: Timestamp(seconds: 0, nanoseconds: 0),
        originalLength: original, interface: interface)
    }
    let captured = Int(word(20))
    if captured > room { throw .malformed("captured length \(captured) in a block of \(length)") }
    let ticks = UInt64(word(12)) << 32 | UInt64(word(16))
    return Place(
      bytes: head..<(head + captured), timestamp: description.timestamp(ticks),
      originalLength: Int(word(24)), interface: interface)
  }
}
