public import Dissection

// MARK: Print

extension SCTP {
  /// `sctp (1) [DATA] (B)(E) [TSN: 1] [SID: 0] [SSEQ 0] [PPID M3UA] `; with `-vv` on lines.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else {
      return line.write("truncated-sctp - ", headerLength - length, " bytes missing!")
    }
    try bytes.require(headerLength)
    let (source, destination) = try (bytes.read(sourcePort), bytes.read(destinationPort))
    line.transport = TransportContext(
      kind: .sctp, sourcePort: source, destinationPort: destination)
    line.writeEndpoints()
    line.write("sctp")
    var offset = headerLength
    var count = 0
    while offset < length {
      count += 1
      let rest = length - offset
      let size = rest >= 4 ? Int(try bytes.uint16(at: offset + 2)) : 0
      if size >= 4 { try bytes.require(offset + size) }
      line.write(line.options.verbosity >= 2 ? "\n\t" : count == 1 ? " (" : ", (", count, ") ")
      guard rest >= 4 else {
        return line.write("[chunk descriptor cut off at end of packet]")
      }
      guard size >= 4 else {
        line.write("[Bad chunk length ", size)
        return line.write(", < size of chunk descriptor]")
      }
      guard size <= rest else {
        line.write("[Bad chunk length ", size)
        return line.write(", > remaining data in packet]")
      }
      try writeChunk(bytes.from(offset), size, into: &line)
      // The next chunk begins at a multiple of four bytes.
      offset += (size + 3) & ~3
      if offset <= length { try bytes.require(offset) }
    }
  }

  private static func writeChunk(
    _ chunk: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let (type, flags) = try (chunk.uint8(at: 0), chunk.uint8(at: 1))
    line.write("[")
    line.write(type, in: chunkNames, unknown: .hex("Unknown chunk type: 0x"))
    line.write("] ")
    switch type {
    case 0: try writeData(chunk, size, flags, into: &line)
    case 1, 2:
      guard size >= 20 else { return writeBogus(size, into: &line) }
      line.write("[init tag: ", try chunk.uint32(at: 4))
      line.write("] [rwnd: ", try chunk.uint32(at: 8))
      line.write("] [OS: ", try chunk.uint16(at: 12))
      line.write("] [MIS: ", try chunk.uint16(at: 14))
      line.write("] [init TSN: ", try chunk.uint32(at: 16), "] ")
    case 3: try writeSelective(chunk, size, into: &line)
    default: break
    }
  }

  /// `bogus chunk length 7]`
  private static func writeBogus(_ size: Int, into line: inout DumpLine) {
    line.write("bogus chunk length ", size, "]")
  }

  private static func writeData(
    _ chunk: Span<UInt8>, _ size: Int, _ flags: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    if flags & 4 != 0 { line.write("(U)") }
    if flags & 2 != 0 { line.write("(B)") }
    if flags & 1 != 0 { line.write("(E)") }
    if flags & 7 != 0 { line.write(" ") }
    guard size >= 16 else { return writeBogus(size, into: &line) }
    line.write("[TSN: ", try chunk.uint32(at: 4), "] ")
    line.write("[SID: ", try chunk.uint16(at: 8), "] ")
    line.write("[SSEQ ", try chunk.uint16(at: 10), "] ")
    let carried = try chunk.uint32(at: 12)
    line.write("[PPID ")
    line.write(carried, in: payloadNames, unknown: .hex("0x"))
    line.write("] ")
    guard line.options.verbosity >= 2 else { return }
    let payload = chunk.upTo(size).from(16)
    if try line.hand(payload, length: size - 16, to: .sctpPayload(carried)) {
      line.protocolName = dumpName
      return
    }
    line.write("[Payload")
    if !line.options.hidesUnknown {
      line.write(":")
      line.writeHexAndText(payload)
    }
    line.write("]")
  }

  /// `[cum ack 9] [a_rwnd 100] [#gap acks 2] [#dup tsns 2] `
  private static func writeSelective(
    _ chunk: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard size >= 16 else { return writeBogus(size, into: &line) }
    let acknowledged = try chunk.uint32(at: 4)
    let (gaps, duplicates) = try (Int(chunk.uint16(at: 12)), Int(chunk.uint16(at: 14)))
    line.write("[cum ack ", acknowledged)
    line.write("] [a_rwnd ", try chunk.uint32(at: 8))
    line.write("] [#gap acks ", gaps)
    line.write("] [#dup tsns ", duplicates, "] ")
    var offset = 16
    for index in 0..<gaps {
      guard offset + 4 <= size else { return writeBogus(size, into: &line) }
      let (start, end) = try (chunk.uint16(at: offset), chunk.uint16(at: offset + 2))
      line.write("\n\t\t[gap ack block #", index + 1)
      line.write(": start = ", acknowledged &+ UInt32(start))
      line.write(", end = ", acknowledged &+ UInt32(end), "] ")
      offset += 4
    }
    for index in 0..<duplicates {
      guard offset + 4 <= size else { return writeBogus(size, into: &line) }
      line.write("\n\t\t[dup TSN #", index + 1)
      line.write(": ", try chunk.uint32(at: offset), "] ")
      offset += 4
    }
  }
}
