import Addresses
import Bytes
public import Dissection

// MARK: Print

extension IGMP {
  /// `igmp query v2 [gaddr 239.1.1.1]`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard !line.options.isQuiet else { return line.write("igmp") }
    let type = try bytes.read(type)
    switch type {
    case 0x11: try writeQuery(bytes, length, into: &line)
    case 0x12:
      line.write("igmp v1 report ")
      line.write(try bytes.ipv4(at: 4))
      if length != 8 { writeLength(length, into: &line) }
    case 0x13: try dumpDVMRP(bytes, length, into: &line)
    case 0x14: try dumpPIM(bytes, length, into: &line)
    case 0x16:
      line.write("igmp v2 report ")
      line.write(try bytes.ipv4(at: 4))
    case 0x17:
      line.write("igmp leave ")
      line.write(try bytes.ipv4(at: 4))
    case 0x1e: try writeTrace("mresp ", bytes, length, into: &line)
    case 0x1f: try writeTrace("mtrace ", bytes, length, into: &line)
    case 0x22: try writeReport(bytes, length, into: &line)
    default:
      line.write("igmp-")
      line.write(decimal: type)
    }
    guard line.options.isVerbose, bytes.has(length) else { return }
    var sum = InternetChecksum()
    sum.add(bytes.upTo(length))
    guard sum.value != 0 else { return }
    line.write(" bad igmp cksum ")
    line.write(hex: try bytes.read(checksum))
    line.write("!")
  }

  private static func writeLength(
    _ length: Int, after start: String = " [len ", into line: inout DumpLine
  ) {
    line.write(start)
    line.write(decimal: length)
    line.write("]")
  }

  // MARK: Queries

  private static func writeQuery(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("igmp query")
    if length >= 12 { return try writeQuery3(bytes, length, into: &line) }
    let time = try bytes.read(maximumResponse)
    line.write(time == 0 ? " v1" : " v2")
    if time != 0, time != 100 { writeLength(Int(time), after: " [max resp time ", into: &line) }
    let group = try bytes.ipv4(at: 4)
    if group.bits != 0 {
      line.write(" [gaddr ")
      line.write(group)
      line.write("]")
    }
    if length != 8 { writeLength(length, into: &line) }
  }

  /// ` v3 [max resp time 1.0s] [gaddr 239.1.1.1, 2 source(s)]`
  private static func writeQuery3(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" v3")
    guard length % 4 == 0 else {
      return writeLength(length, after: " [invalid len ", into: &line)
    }
    let code = try bytes.read(maximumResponse)
    if code != 100 { writeTime(code, into: &line) }
    let group = try bytes.ipv4(at: 4)
    guard group.bits != 0 else { return }
    line.write(" [gaddr ")
    line.write(group)
    let count = Int(try bytes.uint16(at: 10))
    if count > 0 {
      if length < 12 + count * 4 {
        line.write(" [invalid number of sources]")
      } else if line.options.verbosity > 1 {
        try writeSources(bytes.from(12), count, into: &line)
      } else {
        writeCount(count, into: &line)
      }
    }
    line.write("]")
  }

  /// ` [max resp time 51m12s]`: tenths of a second, large ones as a mantissa and an exponent
  /// (RFC 3376 §4.1.1).
  private static func writeTime(_ code: UInt8, into line: inout DumpLine) {
    var tenths = UInt32(code)
    if code >= 128 { tenths = (tenths & 0x0f | 0x10) << ((tenths >> 4 & 7) + 3) }
    line.write(" [max resp time ")
    if tenths < 600 {
      line.write(decimal: tenths / 10)
      line.write(".")
      line.write(decimal: tenths % 10)
      line.write("s")
    } else {
      line.write(decimal: tenths / 600)
      line.write("m")
      if tenths % 600 != 0 {
        line.write(decimal: tenths / 10 % 60)
        line.write("s")
      }
    }
    line.write("]")
  }

  private static func writeCount(_ count: Int, into line: inout DumpLine) {
    line.write(", ")
    line.write(decimal: count)
    line.write(" source(s)")
  }

  private static func writeSources(
    _ bytes: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" {")
    for index in 0..<count {
      let source = try bytes.ipv4(at: index * 4)
      line.write(" ")
      line.write(source)
    }
    line.write(" }")
  }

  // MARK: Reports

  /// `igmp v3 report, 1 group record(s) [gaddr 239.1.1.1 to_ex, 0 source(s)]`
  private static func writeReport(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("igmp v3 report")
    guard length >= 16, length % 4 == 0 else {
      return writeLength(length, after: " [invalid len ", into: &line)
    }
    let groups = Int(try bytes.uint16(at: 6))
    line.write(", ")
    line.write(decimal: groups)
    line.write(" group record(s)")
    guard line.options.isVerbose else { return }
    var offset = 8
    for _ in 0..<groups {
      guard length >= offset + 8 else { return line.write(" [invalid number of groups]") }
      let group = try bytes.ipv4(at: offset + 4)
      line.write(" [gaddr ")
      line.write(group)
      let type = try bytes.uint8(at: offset)
      line.write(" ")
      line.write(type, in: recordNames, unknown: .decimal(" [v3-report-#", suffix: "]"))
      let count = Int(try bytes.uint16(at: offset + 2))
      guard length >= offset + 8 + count * 4 else {
        return writeLength(count, after: " [invalid number of sources ", into: &line)
      }
      if line.options.verbosity > 1 {
        try writeSources(bytes.from(offset + 8), count, into: &line)
      } else {
        writeCount(count, into: &line)
      }
      line.write("]")
      offset += 8 + count * 4
    }
  }

  static let recordNames: ValueNames = [
    1: "is_in", 2: "is_ex", 3: "to_in", 4: "to_ex", 5: "allow", 6: "block",
  ]

  // MARK: Traces

  /// `mtrace 258: 192.0.2.1 to 192.0.2.2 reply-to 239.1.1.1 with-ttl 64`
  private static func writeTrace(
    _ name: String, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 24 else {
      return writeLength(length, after: " [invalid len ", into: &line)
    }
    let (hops, identifier) = try (bytes.uint8(at: 20), bytes.uint24(at: 21))
    let (source, receiver) = try (bytes.ipv4(at: 8), bytes.ipv4(at: 12))
    let response = try bytes.ipv4(at: 16)
    line.write(name)
    line.write(decimal: identifier)
    line.write(": ")
    line.write(source)
    line.write(" to ")
    line.write(receiver)
    line.write(" reply-to ")
    line.write(response)
    guard response.bits >> 28 == 0xe else { return }
    line.write(" with-ttl ")
    line.write(decimal: hops)
  }
}
