import Addresses
import Bytes
public import Dissection

// MARK: Print

extension ICMP {
  /// `ICMP echo request, id 1, seq 2, length 64`; with `-v` the packet that an error is about.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.read(type)
    let code = try bytes.read(code)
    try requireFixedPart(bytes, type, code)
    line.write("ICMP ")
    try writeMessage(bytes, type, code, into: &line)
    line.write(", length ")
    line.write(decimal: length)
    guard line.options.isVerbose else { return }
    try writeChecksum(bytes, length: length, into: &line)
    switch type {
    case 3, 4, 5, 11, 12:
      try dumpQuotation(bytes, into: &line)
      guard type != 4, type != 5, length > ICMPExtensions.place, bytes.has(141) else { return }
      // Old senders do not say that extensions follow: only the version tells (RFC 4884 §5.5).
      let isTold = try bytes.uint8(at: 5) > 0
      let version = try bytes.uint8(at: ICMPExtensions.place) >> 4
      guard isTold || version == 2 else { return }
      try ICMPExtensions.dumpMultiPart(
        bytes.from(ICMPExtensions.place), room: length - ICMPExtensions.place, into: &line)
    case 42:
      let isLocal = try bytes.uint8(at: 7) & 1 != 0
      try ICMPExtensions.dumpQuery(bytes.from(8), isLocal: isLocal, into: &line)
    case 43: try ICMPExtensions.writeReply(code, try bytes.uint8(at: 7), into: &line)
    default: return
    }
  }

  /// What is needed of a message before a word of it is written.
  private static func requireFixedPart(
    _ bytes: Span<UInt8>, _ type: UInt8, _ code: UInt8
  ) throws(Flaw) {
    switch (type, code) {
    case (0, _), (8, _), (9, _), (13, _), (42, _), (43, _), (3, 4): try bytes.require(8)
    case (3, 3): _ = try quotedPort(bytes)
    case (3, _), (11, _): try bytes.require(28)
    case (5, _): try bytes.require(28)
    case (14, _): try bytes.require(20)
    case (18, _): try bytes.require(12)
    case (12, 0): try bytes.require(5)
    default: return
    }
  }

  private static func writeMessage(
    _ bytes: Span<UInt8>, _ type: UInt8, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 0, 8:
      line.write(type == 8 ? "echo request, id " : "echo reply, id ")
      line.write(decimal: try bytes.read(identifier))
      line.write(", seq ")
      line.write(decimal: try bytes.read(sequence))
    case 3: try writeUnreachable(bytes, code, into: &line)
    case 5: try writeRedirect(bytes, code, into: &line)
    case 9: try writeRouters(bytes, into: &line)
    case 11:
      switch code {
      case 0: line.write("time exceeded in-transit")
      case 1: line.write("ip reassembly time exceeded")
      default:
        line.write("time exceeded-#")
        line.write(decimal: code)
      }
    case 12:
      line.write("parameter problem - ")
      line.write(code == 0 ? "octet " : "code ")
      line.write(decimal: code == 0 ? try bytes.read(pointer) : code)
    case 13, 14: try writeTimestamps(bytes, isReply: type == 14, into: &line)
    case 18:
      line.write("address mask is 0x")
      line.write(hex: try bytes.uint32(at: 8), digits: 8)
    case 42, 43:
      line.write(type == 42 ? "extended echo request, id " : "extended echo reply, id ")
      line.write(decimal: try bytes.read(identifier))
      line.write(", seq ")
      line.write(decimal: try bytes.uint8(at: 6))
    default: line.write(type, in: typeNames, unknown: .decimal("type-#"))
    }
  }

  // MARK: Errors

  /// `198.51.100.2 udp port 53 unreachable`
  private static func writeUnreachable(
    _ bytes: Span<UInt8>, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    if let scope = unreachableScopes[code] { line.write(scope) }
    line.write(try bytes.ipv4(at: 24))
    switch code {
    case 2:
      line.write(" protocol ")
      line.write(decimal: try bytes.uint8(at: 17))
      line.write(" unreachable")
    case 3:
      let port = try quotedPort(bytes)
      let carried = try bytes.uint8(at: 17)
      switch carried {
      case 6:
        line.write(" tcp port ")
        line.writePort(port, of: .tcp)
      case 17:
        line.write(" udp port ")
        line.writePort(port, of: .udp)
      default:
        line.write(" protocol ")
        line.write(decimal: carried)
        line.write(" port ")
        line.write(decimal: port)
      }
      line.write(" unreachable")
    case 4:
      line.write(" unreachable - need to frag")
      let unit = try bytes.read(nextHopMTU)
      guard unit != 0 else { return }
      line.write(" (mtu ")
      line.write(decimal: unit)
      line.write(")")
    case 0, 1: line.write(" unreachable")
    default:
      line.write(" unreachable - ")
      line.write(code, in: unreachableReasons, unknown: .decimal("#"))
    }
  }

  /// The destination port in the quoted packet.
  private static func quotedPort(_ bytes: Span<UInt8>) throws(Flaw) -> UInt16 {
    let headerLength = Int(try bytes.uint8(at: 8) & 15) * 4
    return try bytes.uint16(at: 8 + headerLength + 2)
  }

  /// `redirect 198.51.100.2 to host 192.0.2.1`
  private static func writeRedirect(
    _ bytes: Span<UInt8>, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    switch code {
    case 0, 1: line.write("redirect ")
    case 2, 3: line.write("redirect-tos ")
    default:
      line.write("redirect-#")
      line.write(decimal: code)
      line.write(" ")
    }
    line.write(try bytes.ipv4(at: 24))
    line.write(" to ")
    if code < 4 { line.write(code & 1 == 0 ? "net " : "host ") }
    line.write(try bytes.ipv4(at: 4))
  }

  /// The packet that the error is about: as much of it as its own length says, if it is there.
  private static func dumpQuotation(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\t")
    let total = Int(try bytes.uint16(at: 10))
    let outer = (line.network, line.transport)
    defer { (line.network, line.transport) = outer }
    _ = try line.hand(bytes.from(8).upTo(total), length: total, to: .etherType(0x0800))
    line.protocolName = dumpName
  }

  // MARK: Queries

  /// `router advertisement lifetime 30:00 2: {192.0.2.1 0} {192.0.2.2 0}`
  private static func writeRouters(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("router advertisement lifetime ")
    let lifetime = try bytes.uint16(at: 6)
    let (hours, minutes, seconds) = (lifetime / 3600, lifetime / 60 % 60, lifetime % 60)
    if hours > 0 {
      line.write(decimal: hours)
      line.write(":")
      line.write(decimal: minutes, digits: 2)
    } else if minutes > 0 {
      line.write(decimal: minutes)
    }
    if lifetime >= 60 {
      line.write(":")
      line.write(decimal: seconds, digits: 2)
    } else {
      line.write(decimal: seconds)
    }
    let count = Int(try bytes.uint8(at: 4))
    line.write(" ")
    line.write(decimal: count)
    line.write(":")
    let size = try bytes.uint8(at: 5)
    guard size == 2 else {
      line.write(" [size ")
      line.write(decimal: size)
      return line.write("]")
    }
    for index in 0..<count {
      let (router, preference) = try (
        bytes.ipv4(at: 8 + index * 8), bytes.uint32(at: 12 + index * 8)
      )
      line.write(" {")
      line.write(router)
      line.write(" ")
      line.write(decimal: preference)
      line.write("}")
    }
  }

  /// `time stamp reply id 1 seq 2: org 00:03:45.000, recv 00:03:45.002, xmit 00:03:45.006`
  private static func writeTimestamps(
    _ bytes: Span<UInt8>, isReply: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(isReply ? "time stamp reply id " : "time stamp query id ")
    line.write(decimal: try bytes.read(identifier))
    line.write(" seq ")
    line.write(decimal: try bytes.read(sequence))
    guard isReply else { return }
    line.write(": org ")
    writeClock(try bytes.uint32(at: 8), into: &line)
    line.write(", recv ")
    writeClock(try bytes.uint32(at: 12), into: &line)
    line.write(", xmit ")
    writeClock(try bytes.uint32(at: 16), into: &line)
  }

  /// `00:03:45.002`, from milliseconds since midnight.
  private static func writeClock(_ milliseconds: UInt32, into line: inout DumpLine) {
    line.write(decimal: milliseconds / 3_600_000, digits: 2)
    line.write(":")
    line.write(decimal: milliseconds / 60_000 % 60, digits: 2)
    line.write(":")
    line.write(decimal: milliseconds / 1000 % 60, digits: 2)
    line.write(".")
    line.write(decimal: milliseconds % 1000, digits: 3)
  }

  // MARK: Checksum

  /// ` (wrong icmp cksum 8fc (->f7fc)!)`, where the whole message was captured.
  private static func writeChecksum(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard !line.network.isFragment, bytes.has(length) else { return }
    var sum = InternetChecksum()
    sum.add(bytes.upTo(length))
    guard sum.value != 0 else { return }
    let checksum = try bytes.read(checksum)
    line.write(" (wrong icmp cksum ")
    line.write(hex: checksum)
    line.write(" (->")
    line.write(hex: InternetChecksum.expected(field: checksum, result: sum.value))
    line.write(")!)")
  }

  // MARK: Names

  static let typeNames: ValueNames = [
    4: "source quench", 10: "router solicitation", 15: "information request",
    16: "information reply", 17: "address mask request",
  ]

  /// What of the destination cannot be reached.
  static let unreachableScopes: ValueNames = [
    0: "net ", 1: "host ", 6: "net ", 7: "host ", 9: "net ", 10: "host ", 11: "net ", 12: "host ",
    13: "host ", 14: "host ", 15: "host ",
  ]

  static let unreachableReasons: ValueNames = [
    5: "source route failed", 6: "unknown", 7: "unknown", 8: "source host isolated",
    9: "admin prohibited", 10: "admin prohibited", 11: "tos prohibited", 12: "tos prohibited",
    13: "admin prohibited filter", 14: "host precedence violation", 15: "precedence cutoff",
  ]
}
