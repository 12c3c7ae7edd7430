import Addresses
public import Dissection

// MARK: Print

extension RX {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.has(headerLength) else { return line.write(" [|rx] (", length, ")") }
    let type = try bytes.read(type)
    let flags = try bytes.read(flags)
    line.write(" rx ")
    line.write(type, in: typeNames, unknown: .decimal("type "))
    if line.options.isVerbose { try writeHeader(bytes, flags, into: &line) }
    let isFirst = try bytes.read(sequence) == 1
    let isFromClient = flags & 1 != 0
    let hasArguments = length > headerLength
    if type == PacketType.data, isFirst, isFromClient {
      if hasArguments { try writeCall(bytes, into: &line) }
    } else if type == PacketType.data && isFirst || type == PacketType.abort {
      if !isFromClient, hasArguments { try writeReply(bytes, type, into: &line) }
    } else if type == PacketType.acknowledgment {
      try writeAcknowledgment(bytes, into: &line)
    }
    line.write(" (", length, ")")
  }

  private static func writeHeader(
    _ bytes: Span<UInt8>, _ flags: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    let verbosity = line.options.verbosity
    if verbosity > 1 {
      line.write(" cid ", hex: try bytes.read(connection), digits: 8)
      line.write(" call# ", try bytes.read(call))
    }
    line.write(" seq ", try bytes.read(sequence))
    line.write(" ser ", try bytes.read(serial))
    if verbosity > 2 {
      line.write(" secindex ", try bytes.read(security))
      line.write(" serviceid ", try bytes.read(service))
    }
    guard verbosity > 1, flags & 0x3f != 0 else { return }
    line.write(" <")
    let isAcknowledgment = try bytes.read(type) == PacketType.acknowledgment
    let names = isAcknowledgment ? acknowledgmentFlagNames : flagNames
    line.writeBits(flags, in: names, separator: ">,<", none: "")
    line.write(">")
  }

  private static func writeCall(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let port = line.transport.destinationPort
    guard bytes.has(4, at: headerLength) else { return }
    let operation = try bytes.uint32(at: headerLength)
    line.session.rx.remember(
      number: try bytes.read(call), client: UInt32(truncatingIfNeeded: line.network.source.low),
      server: UInt32(truncatingIfNeeded: line.network.destination.low), port: port,
      service: try bytes.read(service), operation: operation)
    guard let service = Service(port: port) else { return }
    line.write(" ")
    line.write(service.name)
    line.write(" call ")
    try writeOperation(operation, of: service, into: &line)
    guard let format = service.callFormat(operation) else { return }
    var writer = RXArguments(at: headerLength + 4)
    try writer.write(bytes, as: format, into: &line)
    if !writer.isComplete { line.writeTruncated(service.name) }
  }

  private static func writeReply(
    _ bytes: Span<UInt8>, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    let port = line.transport.sourcePort
    let operation = line.session.rx.operation(
      number: try bytes.read(call),
      client: UInt32(truncatingIfNeeded: line.network.destination.low),
      server: UInt32(truncatingIfNeeded: line.network.source.low), port: port,
      service: try bytes.read(service))
    guard let operation, let service = Service(port: port) else { return }
    line.write(" ")
    line.write(service.name)
    line.write(" reply ")
    try writeOperation(operation, of: service, into: &line)
    if type == PacketType.abort {
      let code = Int32(bitPattern: try bytes.uint32(at: headerLength))
      line.write(" error ")
      let name = errorNames[UInt32(bitPattern: code)]
      if let name { line.write(name) } else { line.write("#", code) }
      return
    }
    guard let format = service.replyFormat(operation) else { return }
    var writer = RXArguments(at: headerLength)
    try writer.write(bytes, as: format, into: &line)
    if !writer.isComplete { line.writeTruncated(service.name) }
  }

  private static func writeOperation(
    _ operation: UInt32, of service: Service, into line: inout DumpLine
  ) throws(Flaw) {
    if let name = service.operationName(operation) { return line.write(name) }
    line.write("op#", operation)
  }

  // MARK: Acknowledgments

  private static func writeAcknowledgment(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let start = headerLength
    guard bytes.has(18, at: start) else { return }
    if line.options.verbosity > 2 {
      line.write(" bufspace ", try bytes.uint16(at: start))
      line.write(" maxskew ", try bytes.uint16(at: start + 2))
    }
    let first = try bytes.uint32(at: start + 4)
    line.write(" first ", first)
    line.write(" serial ", try bytes.uint32(at: start + 12), " reason ")
    line.write(try bytes.uint8(at: start + 16), in: reasonNames, unknown: .decimal("#"))
    let count = Int(try bytes.uint8(at: start + 17))
    guard count > 0 else { return }
    let marks = try bytes.slice(at: start + 18, count: count)
    writeRanges(marks, equal: 1, " acked ", first, into: &line)
    writeRanges(marks, equal: 0, " nacked ", first, into: &line)
    // Three bytes follow the marks before what later versions added.
    let trailer = start + 18 + count + 3
    guard line.options.verbosity > 1, bytes.has(16, at: trailer) else { return }
    line.write(" ifmtu ", try bytes.uint32(at: trailer))
    line.write(" maxmtu ", try bytes.uint32(at: trailer + 4))
    line.write(" rwind ", try bytes.uint32(at: trailer + 8))
    line.write(" maxpackets ", try bytes.uint32(at: trailer + 12))
  }

  /// `" acked 2-4,7"`: runs of packets whose marks are the same.
  private static func writeRanges(
    _ marks: Span<UInt8>, equal mark: UInt8, _ label: StaticString, _ first: UInt32,
    into line: inout DumpLine
  ) {
    var isFirst = true
    var index = 0
    while index < marks.count {
      guard (marks[index] == 1) == (mark == 1) else {
        index += 1
        continue
      }
      let start = index
      while index < marks.count, (marks[index] == 1) == (mark == 1) { index += 1 }
      if isFirst { line.write(label) } else { line.write(",") }
      isFirst = false
      line.write(decimal: first &+ UInt32(start))
      if index - 1 > start { line.write("-", first &+ UInt32(index - 1)) }
    }
  }
}
