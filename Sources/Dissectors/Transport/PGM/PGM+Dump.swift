public import Dissection

// MARK: Print

extension PGM {
  /// The ports and the data's length; with `-v` the packet's own fields and its options.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.has(4) else {
      line.writeNetworkAddresses()
      line.write(":")
      return line.writeTruncated()
    }
    try writePorts(bytes, into: &line)
    try bytes.require(headerLength)
    line.write("PGM, length ", try bytes.read(dataLength))
    guard line.options.isVerbose else { return }
    line.write(" 0x")
    line.write(hexBytes: try bytes.slice(at: 8, count: 6))
    line.write(" ")
    let type = try bytes.read(type)
    guard let end = try writeBody(bytes.from(headerLength), type, into: &line) else {
      return line.writeTruncated()
    }
    var at = headerLength + end
    if try bytes.read(options) & 1 != 0 {
      guard let next = try writeOptions(bytes, at: at, into: &line) else { return }
      at = next
    }
    line.write(" [", length, "]")
    let isData = type == PacketType.originalData || type == PacketType.repairData
    guard isData, line.options.payloadType == .pgm_zmtp1 else { return }
    let size = Int(try bytes.read(dataLength))
    try ZMTP.dumpDatagram(bytes.from(at), length: size, into: &line)
  }

  /// The ports, with the addresses where the packet is carried by IP.
  private static func writePorts(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let isOverIP = line.network.carried == 113
    if isOverIP {
      line.writeNetworkAddress(line.network.source)
      line.write(".")
    }
    line.writePort(try bytes.read(sourcePort), of: .none)
    line.write(" > ")
    if isOverIP {
      line.writeNetworkAddress(line.network.destination)
      line.write(".")
    }
    line.writePort(try bytes.read(destinationPort), of: .none)
    line.write(": ")
  }

  /// The fields of the type, and how long they are; nil where an address has no known family.
  private static func writeBody(
    _ body: Span<UInt8>, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    switch type {
    case PacketType.sourcePath:
      guard try addressEnd(body, family: 12, at: 16) != nil else { return nil }
      line.write("SPM seq ", try body.uint32(at: 0))
      line.write(" trail ", try body.uint32(at: 4))
      line.write(" lead ", try body.uint32(at: 8), " nla ")
      return try writeAddress(body, family: 12, at: 16, into: &line)
    case PacketType.poll:
      return try writePoll(body, into: &line)
    case PacketType.pollResponse:
      try body.require(8)
      line.write("POLR seq ", try body.uint32(at: 0))
      line.write(" round ", try body.uint16(at: 4))
      return 8
    case PacketType.originalData, PacketType.repairData:
      try body.require(8)
      line.write(type == PacketType.originalData ? "ODATA" : "RDATA")
      line.write(" trail ", try body.uint32(at: 4))
      line.write(" seq ", try body.uint32(at: 0))
      return 8
    case PacketType.negative, PacketType.nullNegative, PacketType.confirmation:
      return try writeNegative(body, type, into: &line)
    case 11:
      try body.require(8)
      line.write("ACK seq ", try body.uint32(at: 0))
      return 8
    case PacketType.sourcePathRequest:
      line.write("SPMR")
      return 0
    default:
      line.write("UNKNOWN type 0x", hex: type, digits: 2)
      return 0
    }
  }

  private static func writePoll(
    _ body: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    try body.require(12)
    guard let end = try addressEnd(body, family: 8, at: 12) else { return nil }
    try body.require(end + 12)
    line.write("POLL seq ", try body.uint32(at: 0))
    line.write(" round ", try body.uint16(at: 4), " nla ")
    _ = try writeAddress(body, family: 8, at: 12, into: &line)
    line.write(" ivl ", try body.uint32(at: end))
    line.write(" rnd 0x", hex: try body.uint32(at: end + 4), digits: 8)
    line.write(" mask 0x", hex: try body.uint32(at: end + 8), digits: 8)
    return end + 12
  }

  private static func writeNegative(
    _ body: Span<UInt8>, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    try body.require(8)
    guard let group = try addressEnd(body, family: 4, at: 8),
      let end = try addressEnd(body, family: group, at: group + 4)
    else { return nil }
    switch type {
    case PacketType.negative: line.write("NAK ")
    case PacketType.nullNegative: line.write("NNAK ")
    default: line.write("NCF ")
    }
    line.write("(")
    _ = try writeAddress(body, family: 4, at: 8, into: &line)
    line.write(" -> ")
    _ = try writeAddress(body, family: group, at: group + 4, into: &line)
    line.write("), seq ", try body.uint32(at: 0))
    return end
  }

  /// Where an address ends; nil where its family is not known.
  static func addressEnd(
    _ bytes: Span<UInt8>, family: Int, at start: Int
  ) throws(Flaw) -> Int? {
    let end: Int
    switch try bytes.uint16(at: family) {
    case 1: end = start + 4
    case 2: end = start + 16
    default: return nil
    }
    try bytes.require(end)
    return end
  }

  static func writeAddress(
    _ bytes: Span<UInt8>, family: Int, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard let end = try addressEnd(bytes, family: family, at: start) else { return nil }
    if end - start == 4 {
      line.write(try bytes.ipv4(at: start))
    } else {
      line.write(try bytes.ipv6(at: start))
    }
    return end
  }
}
