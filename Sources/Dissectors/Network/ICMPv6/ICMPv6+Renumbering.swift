import Addresses
import Dissection

/// Router renumbering, RFC 2894.
extension ICMPv6 {
  /// `, command, seq=1[TR,seg=1,maxdelay=5] match(add,…) use(…)`
  static func writeRenumbering(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let reserved = try bytes.uint32(at: 12)
    let code = try bytes.read(code)
    line.write(", ")
    line.write(code, in: renumberingNames, unknown: .decimal("code-#"))
    line.write(", seq=")
    line.write(decimal: try bytes.uint32(at: 4))
    if line.options.isVerbose {
      let flags = try bytes.uint8(at: 9)
      line.write("[")
      if flags != 0 {
        for (bit, letter) in renumberingFlags where flags & bit != 0 { line.write(letter) }
        line.write(",")
      }
      line.write("seg=")
      line.write(decimal: try bytes.uint8(at: 8))
      line.write(",maxdelay=")
      line.write(decimal: try bytes.uint16(at: 10))
      if reserved != 0 {
        line.write("rsvd=0x")
        line.write(hex: reserved)
      }
      line.write("]")
    }
    guard code == 0 else { return }
    guard let count = try writeMatch(bytes.from(16), into: &line) else {
      return line.writeTruncated()
    }
    for index in 0..<count {
      guard bytes.has(32, at: 40 + index * 32) else { return line.writeTruncated() }
      try writeUse(bytes.from(40 + index * 32), into: &line)
    }
  }

  /// Which prefixes are meant; how many new ones follow, nil where the length is none.
  private static func writeMatch(
    _ match: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard match.has(24) else { return nil }
    line.write(line.options.verbosity > 1 ? "\n\t" : " ")
    line.write("match(")
    line.write(try match.uint8(at: 0), in: matchNames, unknown: .decimal("#"))
    line.write(",")
    if line.options.isVerbose {
      line.write("ord=")
      line.write(decimal: try match.uint8(at: 2))
      line.write(",min=")
      line.write(decimal: try match.uint8(at: 4))
      line.write(",max=")
      line.write(decimal: try match.uint8(at: 5))
      line.write(",")
    }
    line.write(try match.ipv6(at: 8))
    line.write("/")
    line.write(decimal: try match.uint8(at: 3))
    line.write(")")
    let count = Int(try match.uint8(at: 1)) - 3
    return count >= 0 && count % 4 == 0 ? count / 4 : nil
  }

  private static func writeUse(_ use: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write(line.options.verbosity > 1 ? "\n\t" : " ")
    line.write("use(")
    let flags = try use.uint8(at: 12)
    if flags != 0 {
      if flags & 0x80 != 0 { line.write("V") }
      if flags & 0x40 != 0 { line.write("P") }
      line.write(",")
    }
    if line.options.isVerbose {
      line.write("mask=0x")
      line.write(hex: try use.uint8(at: 2))
      line.write(",raflags=0x")
      line.write(hex: try use.uint8(at: 3))
      line.write(",vltime=")
      writeTime(try use.uint32(at: 4), into: &line)
      line.write(",pltime=")
      writeTime(try use.uint32(at: 8), into: &line)
      line.write(",")
    }
    line.write(try use.ipv6(at: 16))
    line.write("/")
    line.write(decimal: try use.uint8(at: 0))
    line.write("/")
    line.write(decimal: try use.uint8(at: 1))
    line.write(")")
  }

  private static func writeTime(_ seconds: UInt32, into line: inout DumpLine) {
    if seconds == .max { line.write("infty") } else { line.write(decimal: seconds) }
  }

  private static let renumberingNames: ValueNames = [
    0: "command", 1: "result", 255: "sequence number reset",
  ]
  private static let renumberingFlags: [(UInt8, String)] = [
    (0x80, "T"), (0x40, "R"), (0x20, "A"), (0x10, "S"), (0x08, "P"),
  ]
  private static let matchNames: ValueNames = [1: "add", 2: "change", 3: "setglobal"]
}
