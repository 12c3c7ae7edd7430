import Addresses
import Dissection

/// Node information queries, RFC 4620.
extension ICMPv6 {
  private static let flagLetters: [(UInt16, String)] = [
    (0x20, "G"), (0x10, "S"), (0x08, "L"), (0x04, "C"), (0x02, "A"), (0x01, "T"),
  ]

  /// ` (node addresses [A], subject=2001:db8::1)`
  static func writeNodeQuery(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let size = min(length, bytes.count)
    let query = bytes.upTo(size)
    if size == 12 { return }
    guard size >= 16 else { return line.writeTruncated() }
    let (kind, flags) = try (query.uint16(at: 4), query.uint16(at: 6))
    line.write(" (")
    writeKind(kind, into: &line)
    switch kind {
    case 1: line.write(flags & 1 != 0 ? " [C]" : " []")
    case 3, 4: if flags != 0 { writeFlags(flags & ~1, into: &line) }
    default: break
    }
    if kind < 2 {
      if size != 16, line.options.isVerbose { line.write(", invalid len") }
      return line.write(")")
    }
    guard size != 16 else { return line.write(", 03 draft)") }
    try writeSubject(query, into: &line)
    line.write(")")
  }

  private static func writeSubject(
    _ query: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let code = try query.read(code)
    switch code {
    case 0, 2:
      let width = code == 0 ? 16 : 4
      guard query.count >= 16 + width else { return }
      guard query.count == 16 + width else {
        if line.options.isVerbose { line.write(", invalid subject len") }
        return
      }
      line.write(", subject=")
      if code == 0 {
        line.write(try query.ipv6(at: 16))
      } else {
        line.write(try query.ipv4(at: 16))
      }
    case 1:
      line.write(", subject=DNS name")
      writeName(query.from(16), into: &line)
    default: line.write(", unknown subject")
    }
  }

  /// ` (success, ipv4 addresses [A] 127.0.0.1(0))`
  static func writeNodeReply(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 16, bytes.count >= min(length, 16) else { return line.writeTruncated() }
    guard bytes.count >= length else {
      return line.write("[|icmp6: node information reply]")
    }
    let reply = bytes.upTo(length)
    let isVerbose = line.options.isVerbose
    let code = try reply.read(code)
    line.write(" (")
    guard code == 0 else {
      switch code {
      case 1: line.write("refused")
      case 2: line.write("unknown")
      default: return line.write(")")
      }
      if length != 16, isVerbose { line.write(", invalid length") }
      return line.write(")")
    }
    if isVerbose { line.write("success, ") }
    let (kind, flags) = try (reply.uint16(at: 4), reply.uint16(at: 6))
    writeKind(kind, into: &line)
    switch kind {
    case 0: if length != 16, isVerbose { line.write(", invalid length") }
    case 1: line.write(flags & 1 != 0 ? " [C]" : " []")
    case 2:
      writeName(reply.from(20), into: &line)
      if flags & 1 != 0 {
        line.write(" [TTL=")
        line.write(decimal: try reply.uint32(at: 16))
        line.write("]")
      }
    case 3:
      for offset in stride(from: 16, through: length - 20, by: 20) {
        line.write(" ")
        line.write(try reply.ipv6(at: offset + 4))
        writeLife(try reply.uint32(at: offset), into: &line)
      }
      if flags != 0 { writeFlags(flags, into: &line) }
    case 4:
      if flags != 0 { writeFlags(flags, into: &line) }
      for offset in stride(from: 16, through: length - 8, by: 8) {
        line.write(" ")
        line.write(try reply.ipv4(at: offset + 4))
        writeLife(try reply.uint32(at: offset), into: &line)
      }
    default: break
    }
    line.write(")")
  }

  private static func writeLife(_ seconds: UInt32, into line: inout DumpLine) {
    line.write("(")
    line.write(decimal: seconds)
    line.write(")")
  }

  private static func writeKind(_ kind: UInt16, into line: inout DumpLine) {
    switch kind {
    case 0: line.write("noop")
    case 1: line.write("supported qtypes")
    case 2: line.write("DNS name")
    case 3: line.write("node addresses")
    case 4: line.write("ipv4 addresses")
    default: line.write("unknown")
    }
  }

  private static func writeFlags(_ flags: UInt16, into line: inout DumpLine) {
    line.write(" [")
    for (bit, letter) in flagLetters where flags & bit != 0 { line.write(letter) }
    line.write("]")
  }

  /// `, "host.example."`, from labels, or from the counted text of an early draft.
  private static func writeName(_ name: Span<UInt8>, into line: inout DumpLine) {
    if name.count > 0, Int(name[0]) == name.count - 1 {
      if line.options.isVerbose { line.write(", 03 draft") }
      line.write(", \"")
      line.write(untrusted: name.from(1))
      return line.write("\"")
    }
    line.write(", \"")
    var offset = 0
    while offset < name.count {
      let size = Int(name[offset])
      offset += 1
      guard size > 0 else {
        if offset == name.count {
          line.write(".")
        } else if offset + 1 != name.count || name[offset] != 0 {
          line.write("???")
        }
        break
      }
      guard size <= name.count - offset else {
        line.write("???")
        break
      }
      if offset > 1 { line.write(".") }
      line.write(untrusted: name.upTo(offset + size).from(offset))
      offset += size
    }
    line.write("\"")
  }
}
