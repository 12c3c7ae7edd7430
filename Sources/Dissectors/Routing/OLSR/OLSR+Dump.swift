public import Dissection

// MARK: Print

extension OLSR {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let isSix = line.network.version == .ipv6
    line.write(isSix ? "OLSRv6" : "OLSRv4")
    guard length >= 4 else { throw .truncated(need: 4, have: length) }
    try bytes.require(4)
    let size = min(length, Int(try bytes.read(packetLength)))
    line.write(", seq 0x", hex: try bytes.read(sequence), digits: 4)
    line.write(", length ", size)
    guard line.options.isVerbose else { return }
    let headerLength = isSix ? 24 : 12
    var at = 4
    while at < size {
      guard at + headerLength <= size else { throw .truncated(need: at + 12, have: size) }
      let end = try writeHeader(bytes, at: at, size: size, isSix: isSix, into: &line)
      guard let end else { return line.writeInvalid() }
      let type = try bytes.uint8(at: at)
      let count = end - at - headerLength
      try bytes.require(at + headerLength + count)
      let message = try bytes.slice(at: at + headerLength, count: count)
      try writeMessage(message, type, isSix: isSix, into: &line)
      at = end
    }
  }

  /// The header of a message, and where the message ends; nil where it cannot be so long.
  private static func writeHeader(
    _ bytes: Span<UInt8>, at start: Int, size: Int, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let header = try bytes.slice(at: start, count: isSix ? 24 : 12)
    let type = try header.uint8(at: 0)
    let rest = isSix ? 20 : 8
    line.write("\n\t")
    line.write(type, in: messageNames, unknown: .text("Unknown"))
    line.write(" Message (0x", hex: type, digits: 2, "), originator ")
    try writeAddress(header, at: 4, isSix: isSix, into: &line)
    line.write(", ttl ", try header.uint8(at: rest))
    line.write(", hop ", try header.uint8(at: rest + 1))
    line.write("\n\t  vtime ")
    writeTime(try header.uint8(at: 1), into: &line)
    line.write(", msg-seq 0x", hex: try header.uint16(at: rest + 2), digits: 4)
    let length = Int(try header.uint16(at: 2))
    line.write(", length ", length)
    guard length >= header.count, length <= size else { return nil }
    return start + length
  }

  private static func writeMessage(
    _ message: Span<UInt8>, _ type: UInt8, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case MessageType.hello, MessageType.helloOfQuality:
      let isQuality = type == MessageType.helloOfQuality
      try writeHello(message, isQuality: isQuality, isSix: isSix, into: &line)
    case MessageType.topology, MessageType.topologyOfQuality:
      line.write("\n\t    advertised neighbor seq 0x", hex: try message.uint16(at: 0), digits: 4)
      try message.require(4)
      if type == MessageType.topology {
        try writeNeighbors(message.from(4), isSix: isSix, into: &line)
      } else {
        try writeQualities(message.from(4), isSix: isSix, into: &line)
      }
    case MessageType.interfaces:
      let width = isSix ? 16 : 4
      var at = 0
      while message.count - at >= width {
        line.write("\n\t  interface address ")
        try writeAddress(message, at: at, isSix: isSix, into: &line)
        at += width
      }
    case MessageType.networks: try writeNetworks(message, isSix: isSix, into: &line)
    case MessageType.names: try writeNames(message, isSix: isSix, into: &line)
    default: line.writeUnknownData(message, indent: "\n\t    ")
    }
  }

  private static func writeHello(
    _ message: Span<UInt8>, isQuality: Bool, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    try message.require(4)
    line.write("\n\t  hello-time ")
    writeTime(try message.uint8(at: 2), into: &line)
    line.write(", MPR willingness ", try message.uint8(at: 3))
    var at = 4
    while at < message.count {
      let code = try message.uint8(at: at)
      let length = Int(try message.uint16(at: at + 2))
      line.write("\n\t    link-type ")
      line.write(code & 3, in: linkNames, unknown: .text("Unknown"))
      line.write(", neighbor-type ")
      line.write(code >> 2, in: neighborNames, unknown: .text("Unknown"))
      line.write(", len ", length)
      guard length >= 4, length <= message.count - at else { return line.writeInvalid() }
      let neighbors = try message.slice(at: at + 4, count: length - 4)
      if isQuality {
        try writeQualities(neighbors, isSix: isSix, into: &line)
      } else {
        try writeNeighbors(neighbors, isSix: isSix, into: &line)
      }
      at += length
    }
  }

  private static func writeNeighbors(
    _ bytes: Span<UInt8>, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let width = isSix ? 16 : 4
    line.write("\n\t      neighbor\n\t\t")
    var count = 0
    while bytes.count - count * width >= width {
      try writeAddress(bytes, at: count * width, isSix: isSix, into: &line)
      count += 1
      if count % 4 == 0 { line.write("\n\t\t") } else { line.write(" ") }
    }
  }

  private static func writeQualities(
    _ bytes: Span<UInt8>, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let width = isSix ? 16 : 4
    var at = 0
    while bytes.count - at >= width + 4 {
      line.write("\n\t      neighbor ")
      try writeAddress(bytes, at: at, isSix: isSix, into: &line)
      line.write(", link-quality ")
      writeQuality(try bytes.uint8(at: at + width), into: &line)
      line.write(", neighbor-link-quality ")
      writeQuality(try bytes.uint8(at: at + width + 1), into: &line)
      at += width + 4
    }
  }

  /// RFC 3626 §18.3: C * (1 + a / 16) * 2^b seconds.
  private static func writeTime(_ byte: UInt8, into line: inout DumpLine) {
    let mantissa = 1 + Double(byte >> 4) / 16
    let seconds = mantissa * Double(1 << UInt32(byte & 15)) / 16
    line.write(float: seconds, decimals: 3)
    line.write("s")
  }

  private static func writeQuality(_ byte: UInt8, into line: inout DumpLine) {
    line.write(float: Double(byte) / 2.55, decimals: 2)
    line.write("%")
  }

  static func writeAddress(
    _ bytes: Span<UInt8>, at start: Int, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    if isSix {
      line.write(try bytes.ipv6(at: start))
    } else {
      line.write(try bytes.ipv4(at: start))
    }
  }
}
