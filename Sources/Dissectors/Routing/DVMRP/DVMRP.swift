// Distance Vector Multicast Routing Protocol, draft-ietf-idmr-dvmrp-v3, in IGMP messages.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |  Type (0x13)  |     Code      |           Checksum            |
//   +---------------+---------------+---------------+---------------+
//   |           Reserved            | Minor Version | Major Version |
//   +-------------------------------+---------------+---------------+

import Addresses
public import Dissection

/// A message of routers that tell each other the way back to the sources of multicasts.
public enum DVMRP: Dissector {
  public static let dumpName = "dvmrp"
  public static let attachments = [Key.groupManagement(0x13)]

  // MARK: Fields

  static let code = Field<UInt8>("dvmrp.type", "Code", at: 1)
  static let minorVersion = Field<UInt8>("dvmrp.min_ver", "DVMRP minor version", at: 6)
  static let majorVersion = Field<UInt8>("dvmrp.maj_ver", "DVMRP major version", at: 7)

  // MARK: Print

  static let names: ValueNames = [
    1: " Probe", 2: " Report", 3: " Ask-neighbors(old)", 4: " Neighbors(old)", 5: " Ask-neighbors2",
    6: " Neighbors2 ", 7: " Prune", 8: " Graft", 9: " Graft-ACK",
  ]

  /// ` Neighbors2 (v 12.4): [192.0.2.2 -> 192.0.2.1 (1/0/querier)]`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 8 else { return }
    let code = try bytes.read(code)
    line.write(code, in: names, unknown: .decimal(" [type ", suffix: "]"))
    let body = bytes.upTo(length).from(8)
    let rest = length - 8
    switch code {
    case 1: if line.options.isVerbose { try writeProbe(body, rest, into: &line) }
    case 2: if line.options.verbosity > 1 { try writeReport(body, rest, into: &line) }
    case 4: try writeNeighbors(body, rest, into: &line)
    case 6:
      line.write("(v ", try bytes.read(majorVersion))
      line.write(".", try bytes.read(minorVersion), "):")
      try writeNeighbors2(body, rest, into: &line)
    case 7, 8, 9:
      let (source, group) = try (body.ipv4(at: 0), body.ipv4(at: 4))
      line.write(" src ", source)
      line.write(" grp ", group)
      guard code == 7 else { return }
      line.write(" timer ")
      line.write(relativeTime: try body.uint32(at: 8))
    default: return
    }
  }

  /// ` [full length 0 < 4] (invalid)`
  private static func writeShort(
    _ name: String, _ rest: Int, _ need: Int, into line: inout DumpLine
  ) {
    line.writeContradiction(name, rest, "<", need)
    line.writeInvalid()
  }

  private static func writeProbe(
    _ body: Span<UInt8>, _ rest: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard rest >= 4 else { return writeShort("full length", rest, 4, into: &line) }
    line.write(line.options.verbosity > 1 ? "\n\t" : " ")
    line.write("genid ", try body.uint32(at: 0))
    guard line.options.verbosity > 1 else { return }
    for offset in stride(from: 4, to: rest, by: 4) {
      guard rest - offset >= 4 else {
        line.writeContradiction("remaining length", rest - offset, "<", 4, after: "[")
        return line.writeInvalid()
      }
      line.write("\n\tneighbor ", try body.ipv4(at: offset))
    }
  }

  /// Networks by the length of their masks, whose zero bytes are left out.
  private static func writeReport(
    _ body: Span<UInt8>, _ rest: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < rest {
      guard rest - offset >= 3 else {
        return writeShort("length", rest - offset, 3, into: &line)
      }
      let mask = try body.uint24(at: offset)
      let width = mask & 0xff != 0 ? 4 : mask & 0xff00 != 0 ? 3 : mask != 0 ? 2 : 1
      line.write("\n\tMask ", IPv4Address(bits: 0xff00_0000 | mask))
      offset += 3
      var isLast = false
      repeat {
        guard rest - offset > width else { return line.write("\n\t  [Truncated Report]") }
        var origin: UInt32 = 0
        for index in 0..<width {
          origin |= UInt32(try body.uint8(at: offset + index)) << UInt32(24 - index * 8)
        }
        let metric = try body.uint8(at: offset + width)
        line.write("\n\t  ")
        line.writeDotted(origin)
        line.write(" metric ", metric & 0x7f)
        isLast = metric & 0x80 != 0
        offset += width + 1
      } while !isLast && offset < rest
    }
  }

  private static func writeNeighbors(
    _ body: Span<UInt8>, _ rest: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < rest {
      guard rest - offset >= 7 else { return writeShort("length", rest - offset, 7, into: &line) }
      let local = try body.ipv4(at: offset)
      let (metric, threshold) = try (body.uint8(at: offset + 4), body.uint8(at: offset + 5))
      let count = try body.uint8(at: offset + 6)
      offset += 7
      for _ in 0..<count where offset < rest {
        let neighbor = try body.ipv4(at: offset)
        line.write(" [", local)
        line.write(" -> ", neighbor)
        line.write(", (", metric)
        line.write("/", threshold, ")]")
        offset += 4
      }
    }
  }

  private static func writeNeighbors2(
    _ body: Span<UInt8>, _ rest: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < rest {
      guard rest - offset >= 8 else { return writeShort("length", rest - offset, 8, into: &line) }
      let local = try body.ipv4(at: offset)
      let (metric, threshold) = try (body.uint8(at: offset + 4), body.uint8(at: offset + 5))
      let (flags, count) = try (body.uint8(at: offset + 6), body.uint8(at: offset + 7))
      offset += 8
      for _ in 0..<count where offset < rest {
        let neighbor = try body.ipv4(at: offset)
        line.write(" [", local)
        line.write(" -> ", neighbor)
        line.write(" (", metric)
        line.write("/", threshold)
        for (bit, name) in flagNames where flags & bit != 0 { line.write(name) }
        line.write(")]")
        offset += 4
      }
    }
  }

  private static let flagNames: [(UInt8, String)] = [
    (0x01, "/tunnel"), (0x02, "/srcrt"), (0x40, "/querier"), (0x20, "/disabled"), (0x10, "/down"),
  ]
}
