import Dissection

/// Networks, gateways and names that a node tells of.
extension OLSR {
  /// What a gateway says of itself in the place of a mask (olsrd, "smart gateway").
  private enum GatewayFlag {
    static let linkSpeed: UInt8 = 1
    static let ipv4: UInt8 = 2
    static let translation: UInt8 = 4
    static let ipv6: UInt8 = 8
    static let ipv6Prefix: UInt8 = 16
  }

  /// RFC 3626 §12.1.
  static func writeNetworks(
    _ message: Span<UInt8>, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let width = isSix ? 32 : 8
    line.write("\n\t  Advertised networks (total ", message.count / width, ")")
    var at = 0
    var count = 0
    while message.count - at >= width {
      let entry = try message.slice(at: at, count: width)
      if isSix {
        line.write("\n\t    #", count, ": ")
        line.write(try entry.ipv6(at: 0))
        line.write("/", prefixLength(entry.from(16)))
      } else {
        if count % 4 == 0 { line.write("\n\t    ") } else { line.write(", ") }
        try writeNetwork(entry, into: &line)
      }
      at += width
      count += 1
    }
  }

  private static func writeNetwork(
    _ entry: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try entry.uint8(at: 5)
    let network = try entry.uint32(at: 0)
    let padding = try entry.uint8(at: 4)
    let isGateway = network == 0 && padding == 0 && flags != 0
    guard isGateway else {
      line.write(try entry.ipv4(at: 0))
      return line.write("/", prefixLength(try entry.uint32(at: 4)))
    }
    line.write("Smart-Gateway:")
    let hasSpeed = flags & GatewayFlag.linkSpeed != 0
    if hasSpeed { line.write(" LINKSPEED") }
    if flags & GatewayFlag.ipv4 != 0 { line.write(" IPV4") }
    if flags & GatewayFlag.translation != 0 { line.write(" IPV4-NAT") }
    if flags & GatewayFlag.ipv6 != 0 { line.write(" IPV6") }
    if flags & GatewayFlag.ipv6Prefix != 0 { line.write(" IPv6-PREFIX") }
    line.write(" ", hasSpeed ? speed(try entry.uint8(at: 6)) : 0, "/")
    line.write(decimal: hasSpeed ? speed(try entry.uint8(at: 7)) : 0)
  }

  /// Kilobits a second, of a mantissa in five bits and a power of ten in three.
  private static func speed(_ byte: UInt8) -> UInt32 {
    guard byte != 0 else { return 0 }
    var speed = UInt32(byte >> 3) + 1
    for _ in 0..<(byte & 7) { speed *= 10 }
    return speed
  }

  /// How many bits of a mask are set; all ones where one is set behind one that is not.
  private static func prefixLength(_ mask: UInt32) -> UInt32 {
    let ones = (~mask).leadingZeroBitCount
    return mask << UInt32(ones) == 0 ? UInt32(ones) : UInt32.max
  }

  private static func prefixLength(_ mask: Span<UInt8>) -> Int {
    var length = 0
    var hasEnded = false
    for index in mask.indices {
      let ones = (~mask[index]).leadingZeroBitCount
      if hasEnded, mask[index] != 0 { return -1 }
      if mask[index] << UInt8(ones) != 0 { return -1 }
      length += ones
      hasEnded = ones < 8
    }
    return length
  }

  /// Names, forwarders and services of nodes (olsrd, "nameservice").
  static func writeNames(
    _ message: Span<UInt8>, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let width = isSix ? 16 : 4
    let count = Int(try message.uint16(at: 2))
    line.write("\n\t  Version ", try message.uint16(at: 0), ", Entries ")
    line.write(decimal: count)
    guard count > 0, count * (4 + width) + 4 <= message.count else { return line.writeInvalid() }
    var at = 4
    for index in 0..<count {
      guard message.count - at >= 4 else { return }
      let type = try message.uint16(at: at)
      let length = Int(try message.uint16(at: at + 2))
      at += 4
      line.write("\n\t    #", index, type == 0 ? ": type 00" : ": type 0x")
      line.write(hex: type, digits: 4)
      line.write(", length ")
      line.write(decimal: length)
      guard length > 0, width + length <= message.count - at else { return line.writeInvalid() }
      let padded = (length + 3) & ~3
      try message.require(at + width + padded)
      line.write(", address ")
      try writeAddress(message, at: at, isSix: isSix, into: &line)
      line.write(", name \"")
      line.write(untrusted: message.from(at + width).upTo(length))
      line.write("\"")
      at += width + padded
    }
  }
}
