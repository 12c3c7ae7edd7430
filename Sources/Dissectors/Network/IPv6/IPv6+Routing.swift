import Addresses
import Bytes
import Dissection

/// Routing headers, RFC 8200 §4.4; segment routing, RFC 8754.
extension IPv6 {
  /// `RT6 (len=2, type=0 [Deprecated], segleft=1, rsv=0x0, [0]::1) `; its size, or nil where what
  /// follows cannot be told.
  static func dumpRouting(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    line.protocolName = "rt6"
    line.write("RT6")
    let left = try bytes.uint8(at: 3)
    let count = Int(try bytes.uint8(at: 1))
    let type = try bytes.uint8(at: 2)
    line.write(" (len=")
    line.write(decimal: count)
    line.write(", type=")
    line.write(decimal: type)
    if type == 0 { line.write(" [Deprecated]") }
    line.write(", segleft=")
    line.write(decimal: left)
    let size = (count + 1) * 8
    switch type {
    case 0, 2:
      let reserved = try bytes.uint32(at: 4)
      if reserved != 0 || line.options.isVerbose {
        line.write(", rsv=0x")
        line.write(hex: reserved)
      }
      guard count % 2 == 0 else {
        line.write(" (invalid length ")
        line.write(decimal: count)
        line.write(")")
        line.writeInvalid()
        return nil
      }
      for index in 0..<(count / 2) {
        let address = try bytes.ipv6(at: 8 + index * 16)
        writeAddress(address, index, into: &line)
        line.network.finalDestination = address
      }
      line.write(") ")
    case 4: try writeSegments(bytes, size, into: &line)
    default:
      line.write(" (unknown type)")
      line.writeInvalid()
      return nil
    }
    return size
  }

  private static func writeAddress(
    _ address: IPv6Address, _ index: Int, into line: inout DumpLine
  ) {
    line.write(", [")
    line.write(decimal: index)
    line.write("]")
    line.write(address)
  }

  /// `, last-entry=0, flags=0x0, tag=0, [0]2001:db8::1`, and what follows the list; the last
  /// segment comes first.
  private static func writeSegments(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let last = Int(try bytes.uint8(at: 4))
    line.write(", last-entry=")
    line.write(decimal: last)
    let flags = try bytes.uint8(at: 5)
    if flags != 0 || line.options.isVerbose {
      line.write(", flags=0x")
      line.write(hex: flags)
    }
    line.write(", tag=")
    line.write(hex: try bytes.uint16(at: 6))
    var offset = 8
    for index in 0...last {
      guard offset + 16 <= size else { break }
      let address = try bytes.ipv6(at: offset)
      writeAddress(address, index, into: &line)
      if index == 0 { line.network.finalDestination = address }
      offset += 16
    }
    while offset < size {
      try writeSegmentObject(bytes, &offset, size, into: &line)
    }
    line.write(") ")
  }

  static let segmentObjectNames: ValueNames = [0: "Pad1", 4: "PadN", 5: "HMAC"]

  /// `, TLV-type=PadN(4), TLV-len=5`
  private static func writeSegmentObject(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.uint8(at: offset)
    line.write(", TLV-type=")
    line.write(type, in: segmentObjectNames, unknown: .text("unknown"))
    line.write("(")
    line.write(decimal: type)
    line.write(")")
    offset += 1
    guard type != 0, offset < size else { return }
    var count = Int(try bytes.uint8(at: offset))
    line.write(", TLV-len=")
    line.write(decimal: count)
    offset += 1
    // Some senders count only the code itself, which is a multiple of eight bytes, and not the
    // six bytes before it.
    if type == 5, count % 8 == 0 { count += 6 }
    count = min(count, max(0, size - offset))
    let value = try bytes.slice(at: offset, count: count)
    offset += count
    guard line.options.isVerbose else { return }
    if type == 5 { return try writeHMAC(value, into: &line) }
    if type != 4, line.options.verbosity > 1 { line.writeHex(value, indent: "\n\t    ") }
  }

  private static func writeHMAC(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 2 else { return }
    line.write(", D=")
    line.write(decimal: try value.uint8(at: 0) >> 7)
    guard value.count >= 6 else { return }
    line.write(", HMAC-key-ID=0x")
    line.write(hex: try value.uint32(at: 2), digits: 8)
    guard value.count > 6 else { return }
    line.write(", HMAC=0x")
    line.write(hexBytes: value.from(6))
  }
}
