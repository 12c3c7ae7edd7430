import Addresses
import Bytes
import Dissection

/// What ICMP and ICMPv6 messages carry behind their own: multi-part messages (RFC 4884) with MPLS
/// labels (RFC 4950) and interface information (RFC 5837), and the queries of RFC 8335.
enum ICMPExtensions {
  /// Where the extensions begin in a multi-part message of IPv4: behind 128 bytes of the quotation.
  static let place = 136

  /// `ICMP Multi-Part extension v2, checksum 0xddf4 (correct), length 12`, and its objects.
  static func dumpMultiPart(
    _ bytes: Span<UInt8>, room: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\tICMP Multi-Part extension v")
    let version = try bytes.uint8(at: 0) >> 4
    line.write(decimal: version)
    guard version == 2 else { return line.write(" packet not supported") }
    try dumpObjects(bytes, room: room, into: &line)
  }

  /// `Local Interface, checksum 0xdcf4 (correct), length 12`: which interface an extended echo
  /// request asks about. One object says it; what follows is padding.
  static func dumpQuery(
    _ bytes: Span<UInt8>, isLocal: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(isLocal ? "\n\tLocal Interface" : "\n\tRemote Interface")
    let version = try bytes.uint8(at: 0) >> 4
    guard version == 2 else { return line.write(" packet not supported") }
    try dumpObjects(bytes, room: Int(bytes.uint16(at: 4)) + 4, into: &line)
  }

  /// `Code 0 (No error), State 2 (Reachable), active 1 ipv4 1 ipv6 0`
  static func writeReply(
    _ code: UInt8, _ state: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\tCode ")
    line.write(decimal: code)
    line.write(" (")
    line.write(code, in: replyNames, unknown: .text("Unknown"))
    line.write("), State ")
    line.write(decimal: state >> 5)
    line.write(" (")
    line.write(state >> 5, in: stateNames, unknown: .text("Unknown"))
    line.write("), active ")
    line.write(decimal: state >> 2 & 1)
    line.write(" ipv4 ")
    line.write(decimal: state >> 1 & 1)
    line.write(" ipv6 ")
    line.write(decimal: state & 1)
  }

  // MARK: Objects

  private static func dumpObjects(
    _ bytes: Span<UInt8>, room: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if bytes.has(room) {
      var sum = InternetChecksum()
      sum.add(bytes.upTo(room))
      line.write(", checksum 0x")
      line.write(hex: try bytes.uint16(at: 2), digits: 4)
      line.write(sum.value == 0 ? " (correct), length " : " (incorrect), length ")
      line.write(decimal: room)
    }
    var rest = room - 4
    var offset = 4
    while rest > 4 {
      let length = Int(try bytes.uint16(at: offset))
      let (kind, type) = try (bytes.uint8(at: offset + 2), bytes.uint8(at: offset + 3))
      line.write("\n\t  ")
      line.write(kind, in: objectNames, unknown: .text("unknown"))
      line.write(" Object (")
      line.write(decimal: kind)
      line.write("), Class-Type: ")
      line.write(decimal: type)
      line.write(", length ")
      line.write(decimal: length)
      guard kind != 0, length >= 4 else { return }
      let value = bytes.from(offset + 4)
      let size = length - 4
      switch (kind, type) {
      case (1, 1): try writeLabel(value, into: &line)
      case (2, _): guard try writeInformation(value, size, type, into: &line) else { return }
      case (3, 1...3): try writeIdentification(value, size, type, into: &line)
      default: line.writeHex(value.upTo(size), indent: "\n\t    ")
      }
      rest -= length
      offset += length
    }
  }

  /// `label 16, tc 0, [S], ttl 1`
  private static func writeLabel(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let entry = try value.uint32(at: 0)
    line.write("\n\t    label ")
    line.write(decimal: entry >> 12)
    line.write(", tc ")
    line.write(decimal: entry >> 9 & 7)
    if entry & 0x100 != 0 { line.write(", [S]") }
    line.write(", ttl ")
    line.write(decimal: entry & 0xff)
  }

  /// The role of an interface, and what the type's bits say is told of it; false where that
  /// contradicts itself.
  private static func writeInformation(
    _ value: Span<UInt8>, _ size: Int, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write("\n\t    Interface Role: ")
    line.write(type >> 6, in: roleNames)
    var offset = 0
    if type & 8 != 0 {
      guard offset + 4 <= size else { return true }
      writeIndex(try value.uint32(at: offset), into: &line)
      offset += 4
    }
    if type & 4 != 0 {
      guard offset + 4 <= size else { return true }
      let family = try value.uint16(at: offset)
      offset += 4
      let width = family == 1 ? 4 : family == 2 ? 16 : 0
      guard offset + width <= size else { return true }
      try writeAddress(value.from(offset), family, into: &line)
      offset += width
    }
    if type & 2 != 0 {
      guard offset < size else { return true }
      let count = Int(try value.uint8(at: offset))
      line.write("\n\t    Interface Name")
      guard count > 0, count <= 64 else {
        if count == 0 {
          line.write(" [length 0]")
        } else {
          line.writeContradiction("length", count, ">", 64)
        }
        line.writeInvalid()
        return false
      }
      line.write(", length ")
      line.write(decimal: count)
      line.write(": ")
      line.write(untrustedCString: try value.slice(at: offset + 1, count: count - 1))
      offset += count
    }
    if type & 1 != 0, offset + 4 <= size {
      line.write("\n\t    MTU Value: ")
      line.write(decimal: try value.uint32(at: offset))
    }
    return true
  }

  /// Which interface is asked about, RFC 8335 §2.1.
  private static func writeIdentification(
    _ value: Span<UInt8>, _ size: Int, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 1:
      line.write("\n\t    Interface Name, length ")
      line.write(decimal: size)
      line.write(": ")
      line.write(untrustedCString: try value.slice(at: 0, count: size))
    case 2: writeIndex(try value.uint32(at: 0), into: &line)
    default: try writeAddress(value.from(4), try value.uint16(at: 0), into: &line)
    }
  }

  private static func writeIndex(_ index: UInt32, into line: inout DumpLine) {
    line.write("\n\t    Interface Index: ")
    line.write(decimal: index)
  }

  private static func writeAddress(
    _ value: Span<UInt8>, _ family: UInt16, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\t    IP Address sub-object: ")
    switch family {
    case 1: line.write(try value.ipv4(at: 0))
    case 2: line.write(try value.ipv6(at: 0))
    default: line.write("Unknown Address Family Identifier")
    }
  }

  // MARK: Names

  static let objectNames: ValueNames = [
    1: "MPLS Stack Entry", 2: "Interface Information", 3: "Interface Identification",
  ]

  static let roleNames: ValueNames = [
    0: "Incoming IP Interface", 1: "Sub-IP Component of Incoming IP Interface",
    2: "Outgoing IP Interface", 3: "IP Nexthop",
  ]

  static let replyNames: ValueNames = [
    0: "No error", 1: "Malformed Query", 2: "No Such Interface", 3: "No Such Table Entry",
    4: "Multiple Interfaces Satisfy Query",
  ]

  static let stateNames: ValueNames = [
    0: "Reserved", 1: "Incomplete", 2: "Reachable", 3: "Stale", 4: "Delay", 5: "Probe",
    6: "Failed",
  ]
}
