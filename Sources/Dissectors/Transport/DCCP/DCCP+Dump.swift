import Addresses
import Bytes
public import Dissection

// MARK: Print

extension DCCP {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 12 else {
      return line.write("truncated-dccp - ", 12 - length, " bytes missing!")
    }
    try bytes.require(12)
    let isExtended = try bytes.read(isExtended) != 0
    let fixed = isExtended ? 16 : 12
    guard length >= fixed else {
      return line.write("truncated-dccp - ", fixed - length, " bytes missing!")
    }
    try bytes.require(fixed)
    line.transport = TransportContext(
      kind: .dccp, sourcePort: try bytes.read(sourcePort),
      destinationPort: try bytes.read(destinationPort))
    writeEndpoints(into: &line)
    line.write("DCCP")
    let headerLength = Int(try bytes.read(dataOffset)) * 4
    guard !line.options.isQuiet else {
      line.write(" ", length - headerLength)
      guard headerLength > length else { return }
      line.writeContradiction("bad hdr length", headerLength, ",>", length)
      return
    }
    line.write(" ")
    if line.options.isVerbose { try writeChecksum(bytes, length, into: &line) }
    let extra = try writeType(bytes, length, fixed: fixed, into: &line)
    guard let extra, line.options.verbosity > 1 else { return }
    let sequence: UInt64 =
      isExtended ? try bytes.uint48(at: 10) : UInt64(try bytes.uint24(at: 9))
    line.write("seq ", sequence)
    guard headerLength > fixed + extra else { return }
    let size = headerLength - fixed - extra
    try writeOptions(bytes.from(fixed + extra), size, into: &line)
  }

  private static func writeEndpoints(into line: inout DumpLine) {
    line.writeNetworkAddress(line.network.source)
    line.write(".", line.transport.sourcePort, " > ")
    line.writeNetworkAddress(line.network.destination)
    line.write(".", line.transport.destinationPort, ": ")
  }

  /// `(CCVal 0, CsCov 0, cksum 0xaaf3 (correct)) `
  private static func writeChecksum(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("(CCVal ", try bytes.read(congestion))
    let coverage = Int(try bytes.read(coverage))
    line.write(", CsCov ", coverage)
    if bytes.has(length) {
      let field = try bytes.read(checksum)
      let headerLength = Int(try bytes.read(dataOffset)) * 4
      let covered = coverage == 0 ? length : headerLength + (coverage - 1) * 4
      let result = checksumResult(bytes, length, covered: min(covered, length), line)
      line.write(", cksum 0x", hex: field, digits: 4, " ")
      if result == 0 {
        line.write("(correct)")
      } else {
        let expected = InternetChecksum.expected(field: field, result: result)
        line.write("(incorrect -> 0x", hex: expected, digits: 4, ")")
      }
    }
    line.write(") ")
  }

  /// The checksum over the addresses and the bytes that it covers: 0 where it is right.
  private static func checksumResult(
    _ bytes: Span<UInt8>, _ length: Int, covered: Int, _ line: borrowing DumpLine
  ) -> UInt16 {
    var sum = InternetChecksum()
    if line.network.version == .ipv4 {
      sum.add(UInt32(truncatingIfNeeded: line.network.source.low))
      sum.add(UInt32(truncatingIfNeeded: line.network.finalDestination.low))
    } else {
      sum.add(line.network.source.high)
      sum.add(line.network.source.low)
      sum.add(line.network.finalDestination.high)
      sum.add(line.network.finalDestination.low)
    }
    sum.add(UInt32(truncatingIfNeeded: length))
    sum.add(UInt16(33))
    sum.add(bytes.upTo(covered))
    return sum.value
  }

  /// What the type adds, and how long that is; nil where the packet ends too early.
  private static func writeType(
    _ bytes: Span<UInt8>, _ length: Int, fixed: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let type = try bytes.read(type)
    let extra: Int
    switch type {
    case PacketType.request: extra = 4
    case PacketType.data: extra = 0
    case PacketType.response, PacketType.reset: extra = 12
    default: extra = 8
    }
    guard length >= fixed + extra else {
      line.write("truncated-")
      line.write(type, in: typeNames, unknown: .text(""))
      line.write(" - ", fixed + extra - length, " bytes missing!")
      return nil
    }
    try bytes.require(fixed + extra)
    line.write(type, in: typeNames, unknown: .decimal("unknown-type-"))
    line.write(" ")
    switch type {
    case PacketType.request: line.write("(service=", try bytes.uint32(at: fixed), ") ")
    case PacketType.response: line.write("(service=", try bytes.uint32(at: fixed + 8), ") ")
    case PacketType.reset:
      line.write("(code=")
      line.write(try bytes.uint8(at: fixed + 8), in: resetNames, unknown: .text("invalid"))
      line.write(") ")
    default: break
    }
    guard type != PacketType.request, type != PacketType.data else { return extra }
    let acknowledged: UInt64 =
      fixed == 16 ? try bytes.uint48(at: fixed + 2) : UInt64(try bytes.uint24(at: fixed + 1))
    line.write("(ack=", acknowledged, ") ")
    return extra
  }

  // MARK: Options

  /// `<nop, ccid 2>`; where an option contradicts its length nothing more is written.
  private static func writeOptions(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" <")
    var at = 0
    while at < size {
      guard let length = try writeOption(bytes, at: at, size - at, into: &line) else {
        return line.writeInvalid()
      }
      at += length
      if at < size { line.write(", ") }
    }
    line.write(">")
  }

  /// One option, and how long it is; nil where that cannot be.
  private static func writeOption(
    _ bytes: Span<UInt8>, at start: Int, _ rest: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let type = try bytes.uint8(at: start)
    if type >= 128 {
      line.write("CCID option ", type)
    } else {
      line.write(type, in: optionNames, unknown: .decimal("Option "))
    }
    guard type >= 32 else { return 1 }
    let length = Int(try bytes.uint8(at: start + 1))
    guard length >= 2 else {
      line.write(" optlen too short")
      return nil
    }
    guard length <= rest else {
      line.write(" optlen goes past header length")
      return nil
    }
    let value = try bytes.slice(at: start + 2, count: length - 2)
    if type >= 128 {
      if length == 4 { line.write(" ", try value.uint16(at: 0)) }
      if length == 6 { line.write(" ", try value.uint32(at: 0)) }
      return length
    }
    return try writeValue(value, of: type, into: &line) ? length : nil
  }

  private static func writeValue(
    _ value: Span<UInt8>, of type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 32, 33, 34, 35:
      guard value.count >= 1 else {
        line.write(" optlen too short")
        return false
      }
      let feature = try value.uint8(at: 0)
      guard feature < 10 else { return true }
      line.write(" ")
      line.write(feature, in: featureNames)
      for index in 1..<value.count { line.write(" ", value[index]) }
    case 37:
      for index in value.indices { line.write(" ", value[index]) }
    case 36, 38, 39, 40, 44:
      guard value.count > 0 else { return true }
      line.write(type == 44 ? " " : " 0x")
      line.write(hexBytes: value)
    case 41:
      guard value.count == 4 else {
        line.write(" [optlen != 6]")
        return false
      }
      line.write(" ", try value.uint32(at: 0))
    case 42:
      guard value.count == 4 || value.count == 6 || value.count == 8 else {
        line.write(" [optlen != 6 or 8 or 10]")
        return false
      }
      line.write(" ", try value.uint32(at: 0))
      if value.count == 6 { line.write(" (elapsed time ", try value.uint16(at: 4), ")") }
      if value.count == 8 { line.write(" (elapsed time ", try value.uint32(at: 4), ")") }
    case 43:
      guard value.count == 2 || value.count == 4 else {
        line.write(" [optlen != 4 or 6]")
        return false
      }
      if value.count == 2 {
        line.write(" ", try value.uint16(at: 0))
      } else {
        line.write(" ", try value.uint32(at: 0))
      }
    default: break
    }
    return true
  }
}
