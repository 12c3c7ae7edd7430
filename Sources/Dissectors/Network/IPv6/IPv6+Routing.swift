import Addresses
import Bytes
import Dissection

/// Routing headers, RFC 8200 §4.4; segment routing, RFC 8754.
extension IPv6 {
  /// `RT6 (len=2, type=0 [Deprecated], segleft=1, rsv=0x0, [0]::1) `; its size.
  static func dumpRouting(
    _ bytes: Span<UInt8>, _ rest: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    line.protocolName = "rt6"
    line.write("RT6")
    try bytes.require(4)
    let count = Int(try bytes.uint8(at: 1))
    let type = try bytes.uint8(at: 2)
    line.write(" (len=")
    line.write(decimal: count)
    line.write(", type=")
    line.write(decimal: type)
    if type == 0 { line.write(" [Deprecated]") }
    line.write(", segleft=")
    line.write(decimal: try bytes.uint8(at: 3))
    let size = (count + 1) * 8
    switch type {
    case 0, 2:
      let reserved = try bytes.uint32(at: 4)
      if reserved != 0 || line.options.verbosity > 1 {
        line.write(", rsv=0x")
        line.write(hex: reserved)
      }
      try writeAddresses(bytes, from: 8, count / 2, into: &line)
      line.write(") ")
    case 4: try writeSegments(bytes, size, into: &line)
    default:
      line.write(" (unknown type)")
      line.write(") ")
    }
    return size
  }

  private static func writeAddresses(
    _ bytes: Span<UInt8>, from start: Int, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    for index in 0..<count {
      line.write(", [")
      line.write(decimal: index)
      line.write("]")
      line.write(try bytes.ipv6(at: start + index * 16))
    }
  }

  private static func writeSegments(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let last = Int(try bytes.uint8(at: 4))
    line.write(", last-entry=")
    line.write(decimal: last)
    if line.options.isVerbose {
      line.write(", flags=0x")
      line.write(hex: try bytes.uint8(at: 5))
    }
    line.write(", tag=")
    line.write(decimal: try bytes.uint16(at: 6))
    var offset = 8
    for index in 0...last {
      guard offset + 16 <= size else { break }
      line.write(", [")
      line.write(decimal: index)
      line.write("]")
      line.write(try bytes.ipv6(at: offset))
      offset += 16
    }
    while offset < size {
      let type = try bytes.uint8(at: offset)
      line.write(", TLV-type=")
      line.write(type, in: [0: "Pad1", 4: "PadN", 5: "HMAC"], unknown: .text("unknown"))
      line.write("(")
      line.write(decimal: type)
      line.write(")")
      guard type != 0 else {
        offset += 1
        continue
      }
      let count = Int(try bytes.uint8(at: offset + 1))
      line.write(", TLV-len=")
      line.write(decimal: count)
      if type == 5 { try writeHMAC(bytes.from(offset), count, into: &line) }
      try bytes.require(offset + 2 + count)
      offset += 2 + count
    }
    line.write(") ")
  }

  private static func writeHMAC(
    _ value: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard count >= 6 else { return }
    line.write(", D=")
    line.write(decimal: try value.uint8(at: 2) >> 7)
    line.write(", HMAC-key-ID=0x")
    line.write(hex: try value.uint32(at: 4), digits: 8)
    line.write(", HMAC=0x")
    line.write(hexBytes: try value.slice(at: 8, count: count - 6))
  }
}
