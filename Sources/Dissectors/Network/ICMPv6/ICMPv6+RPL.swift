import Addresses
import Dissection

/// Routing protocol for low-power and lossy networks, RFC 6550.
extension ICMPv6 {
  /// `, (CLR)DODAG Information Object [dagid:2001:db8::1,seq:9,…]`; `bytes` begin behind the
  /// checksum.
  static func dumpRPL(
    _ bytes: Span<UInt8>, length: Int, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    guard code & 0x80 == 0 else { return line.write(", (SEC) [worktodo]") }
    line.write(", (CLR)")
    switch code {
    case 0: line.write("DODAG Information Solicitation")
    case 1: try writeInformation(bytes, length, into: &line)
    case 2, 3: try writeDestination(bytes, length, isReply: code == 3, into: &line)
    default:
      line.write("RPL message, unknown code ")
      line.write(decimal: code)
    }
  }

  private static func writeInformation(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("DODAG Information Object")
    guard length >= 24 else {
      line.writeContradiction("length", length, "<", 24)
      return line.writeInvalid()
    }
    let graph = try bytes.ipv6(at: 8)
    let flags = try bytes.uint8(at: 4)
    line.write(" [dagid:")
    line.write(graph)
    line.write(",seq:")
    line.write(decimal: try bytes.uint8(at: 5))
    line.write(",instance:")
    line.write(decimal: try bytes.uint8(at: 0))
    line.write(",rank:")
    line.write(decimal: try bytes.uint16(at: 2))
    line.write(flags & 0x80 != 0 ? ",grounded,mop:" : ",mop:")
    line.write(flags >> 3 & 7, in: modeNames, unknown: .decimal("mop"))
    line.write(",prf:")
    line.write(decimal: flags & 7)
    line.write("]")
    try writeRPLOptions(bytes.upTo(length).from(24), length - 24, into: &line)
  }

  /// `Destination Advertisement Object [dagid:2001:db8::1,seq:1,instance:1,Dagid,flags:40]`, or
  /// what acknowledges it.
  private static func writeDestination(
    _ bytes: Span<UInt8>, _ length: Int, isReply: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("Destination Advertisement Object")
    if isReply { line.write(" Ack") }
    guard length >= 4 else { return line.writeTruncated() }
    let flags = try bytes.uint8(at: 1)
    let hasGraph = flags & (isReply ? 0x80 : 0x40) != 0
    guard !hasGraph || length >= 20 else { return line.writeTruncated() }
    let (instance, sequence) = try (bytes.uint8(at: 0), bytes.uint8(at: isReply ? 2 : 3))
    let graph = hasGraph ? try bytes.ipv6(at: 4) : nil
    line.write(" [dagid:")
    if let graph { line.write(graph) } else { line.write("<elided>") }
    line.write(",seq:")
    line.write(decimal: sequence)
    line.write(",instance:")
    line.write(decimal: instance)
    if isReply {
      line.write(",status:")
      line.write(decimal: try bytes.uint8(at: 3))
    } else {
      if flags & 0x80 != 0 { line.write(",acK") }
      if hasGraph { line.write(",Dagid") }
      line.write(",flags:")
      line.write(hex: flags, digits: 2)
    }
    line.write("]")
    let size = hasGraph ? 20 : 4
    try writeRPLOptions(bytes.upTo(length).from(size), length - size, into: &line)
  }

  /// ` opt:rpltarget len:20  0x0000:  …`, with `-vv`.
  private static func writeRPLOptions(
    _ options: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.verbosity > 1 else { return }
    var offset = 0
    while offset < length {
      let type = try options.uint8(at: offset)
      guard type != 0 else {
        line.write(" opt:pad1")
        offset += 1
        continue
      }
      guard length - offset >= 2 else { return line.writeTruncated() }
      let size = Int(try options.uint8(at: offset + 1)) + 2
      line.write(" opt:")
      line.write(type, in: rplOptionNames, unknown: .decimal("subopt:"))
      line.write(" len:")
      line.write(decimal: size)
      line.write(" ")
      guard length - offset >= size else { return line.writeTruncated() }
      let value = try options.slice(at: offset + 2, count: size - 2)
      if line.options.verbosity > 2 { line.writeHex(value, indent: " ") }
      offset += size
    }
  }

  private static let modeNames: ValueNames = [
    0: "nonstoring", 1: "storing", 2: "nonstoring-multicast", 3: "storing-multicast",
  ]
  private static let rplOptionNames: ValueNames = [
    1: "padN", 2: "metrics", 3: "routinginfo", 4: "config", 5: "rpltarget", 6: "transitinfo",
    8: "destprefix", 9: "rpltargetdesc",
  ]
}
