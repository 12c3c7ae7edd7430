import Addresses
import Dissection

/// Multicast Listener Discovery, RFC 2710 (version 1) and RFC 3810 (version 2).
extension ICMPv6 {
  /// `max resp delay: 1000 addr: ff02::1`
  static func writeListener(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let (delay, group) = try (bytes.uint16(at: 4), bytes.ipv6(at: 8))
    line.write("max resp delay: ")
    line.write(decimal: delay)
    line.write(" addr: ")
    line.write(group)
  }

  /// ` [max resp delay=10000] [gaddr :: robustness=2 qqi=60]`
  static func writeListenerQuery(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let code = UInt32(try bytes.uint16(at: 4))
    // Large ones are a mantissa and an exponent (RFC 3810 §5.1.3).
    let delay = code < 32_768 ? code : (code & 0x0fff | 0x1000) << ((code >> 12 & 7) + 3)
    if line.options.isVerbose {
      line.write(" [max resp delay=")
      line.write(decimal: delay)
      line.write("]")
    }
    let group = try bytes.ipv6(at: 8)
    line.write(" [gaddr ")
    line.write(group)
    if line.options.isVerbose {
      let (flags, interval) = try (bytes.uint8(at: 24), UInt32(bytes.uint8(at: 25)))
      if flags & 8 != 0 { line.write(" sflag") }
      if flags & 7 != 0 {
        line.write(" robustness=")
        line.write(decimal: flags & 7)
      }
      line.write(" qqi=")
      let seconds =
        interval < 128 ? interval : (interval & 0x0f | 0x10) << ((interval >> 4 & 7) + 3)
      line.write(decimal: seconds)
    }
    let count = Int(try bytes.uint16(at: 26))
    if count > 0 {
      if length < 28 + count * 16 {
        line.write(" [invalid number of sources]")
      } else {
        try writeSources(bytes.from(28), count, into: &line)
      }
    }
    line.write("]")
  }

  /// `, 1 group record(s) [gaddr ff02::db8 to_ex { }]`
  static func writeListenerReport(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 8 else {
      line.write(" [invalid len ")
      line.write(decimal: length)
      return line.write("]")
    }
    let groups = Int(try bytes.uint16(at: 6))
    line.write(", ")
    line.write(decimal: groups)
    line.write(" group record(s)")
    guard line.options.isVerbose else { return }
    var offset = 8
    for _ in 0..<groups {
      guard length >= offset + 20 else { return line.write(" [invalid number of groups]") }
      let group = try bytes.ipv6(at: offset + 4)
      line.write(" [gaddr ")
      line.write(group)
      let type = try bytes.uint8(at: offset)
      line.write(" ")
      line.write(type, in: IGMP.recordNames, unknown: .decimal(" [v2-report-#", suffix: "]"))
      let count = Int(try bytes.uint16(at: offset + 2))
      guard length >= offset + 20 + count * 16 else {
        line.write(" [invalid number of sources ")
        line.write(decimal: count)
        return line.write("]")
      }
      try writeSources(bytes.from(offset + 20), count, into: &line)
      line.write("]")
      offset += 20 + count * 16
    }
  }

  /// `, 2 source(s)`, or with `-vv` which.
  private static func writeSources(
    _ bytes: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.verbosity > 1 else {
      line.write(", ")
      line.write(decimal: count)
      return line.write(" source(s)")
    }
    line.write(" {")
    for index in 0..<count {
      let source = try bytes.ipv6(at: index * 16)
      line.write(" ")
      line.write(source)
    }
    line.write(" }")
  }
}
