import Addresses
import Bytes
import Dissection

// MARK: EDNS options, RFC 6891 §6.1.2

extension DNS {
  /// ` UDPsize=4096 DO [COOKIE 8f06be7d691442f0]`
  func writeOptions(
    at start: Int, _ size: Int, _ kind: UInt16, _ flags: UInt16, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" UDPsize=")
    line.write(decimal: kind)
    if flags & 0x8000 != 0 { line.write(" DO") }
    guard size > 0 else { return }
    let end = start + size
    var place = start
    line.write(" [")
    while place < end {
      place = try writeOption(at: place, into: &line)
      if place < end { line.write(",") }
    }
    line.write("]")
  }

  private func writeOption(at place: Int, into line: inout DumpLine) throws(Flaw) -> Int {
    let code = try bytes.uint16(at: place)
    let size = Int(try bytes.uint16(at: place + 2))
    line.write(code, in: Self.optionNames, unknown: .decimal("Opt"))
    guard size > 0 else { return place + 4 }
    let value = try bytes.slice(at: place + 4, count: size)
    line.write(" ")
    switch code {
    case 5: try Self.writeAlgorithms(value, Self.signatures, into: &line)
    case 6: try Self.writeAlgorithms(value, Self.delegationDigests, into: &line)
    case 7: try Self.writeAlgorithms(value, Self.denialDigests, into: &line)
    case 8: Self.writeClientSubnet(value, into: &line)
    case 9:
      guard size == 4 else { line.writeInvalid(); break }
      line.write(decimal: try value.uint32(at: 0))
      line.write(" sec")
    case 10: Self.writeCookie(value, into: &line)
    case 11:
      guard size == 2 else { line.writeInvalid(); break }
      let tenths = try value.uint16(at: 0)
      line.write(decimal: tenths / 10)
      line.write(".")
      line.write(decimal: tenths % 10)
      line.write(" sec")
    case 12:
      line.write("(")
      line.write(decimal: size)
      line.write(")")
    case 13: Self.writeChain(value, into: &line)
    case 14: try Self.writeKeyTags(value, into: &line)
    default: line.write(hexBytes: value)
    }
    return place + 4 + size
  }

  /// The algorithms that the asker understands (RFC 6975).
  private static func writeAlgorithms(
    _ value: Span<UInt8>, _ names: ValueNames, into line: inout DumpLine
  ) throws(Flaw) {
    for index in value.indices {
      if index > 0 { line.write(" ") }
      line.write(value[index], in: names, unknown: .decimal("Alg_"))
    }
  }

  /// For whose network the answer shall be: `192.1.2.3/32/0` (RFC 7871).
  private static func writeClientSubnet(_ value: Span<UInt8>, into line: inout DumpLine) {
    guard value.count >= 4, value[0] == 0, value[1] == 1 || value[1] == 2 else {
      return line.writeInvalid()
    }
    let isIPv4 = value[1] == 1
    let (source, scope) = (Int(value[2]), Int(value[3]))
    let size = value.count - 4
    let width = isIPv4 ? 32 : 128
    guard source <= width, scope <= width, size == (source + 7) / 8 else {
      return line.writeInvalid()
    }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 0..<(width / 8) {
      high = high << 8 | low >> 56
      low = low << 8 | (index < size ? UInt64(value[4 + index]) : 0)
    }
    if isIPv4 {
      line.text.write(IPv4Address(bits: UInt32(truncatingIfNeeded: low)))
    } else {
      line.text.write(IPv6Address(high: high, low: low))
    }
    line.write("/")
    line.write(decimal: source)
    line.write("/")
    line.write(decimal: scope)
  }

  /// The client's cookie, and the server's (RFC 7873).
  private static func writeCookie(_ value: Span<UInt8>, into line: inout DumpLine) {
    guard value.count == 8 || (16...40).contains(value.count) else { return line.writeInvalid() }
    line.write(hexBytes: value.upTo(8))
    guard value.count > 8 else { return }
    line.write(" ")
    line.write(hexBytes: value.from(8))
  }

  /// The closest trust point that the asker knows (RFC 7901): a name that is not compressed.
  private static func writeChain(_ value: Span<UInt8>, into line: inout DumpLine) {
    var place = 0
    while place < value.count, value[place] > 0 {
      let count = Int(value[place])
      line.write(untrusted: value.from(place + 1).upTo(count))
      place += 1 + count
      if place <= value.count { line.write(".") }
    }
  }

  /// The keys that the asker trusts (RFC 8145).
  private static func writeKeyTags(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count % 2 == 0 else { return line.writeInvalid() }
    for index in 0..<(value.count / 2) {
      if index > 0 { line.write(" ") }
      line.write(decimal: try value.uint16(at: 2 * index))
    }
  }
}
