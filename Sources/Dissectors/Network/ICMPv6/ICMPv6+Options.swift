import Addresses
import Dissection

/// Options of Neighbor Discovery: RFC 4861 §4.6; route information, RFC 4191; RDNSS and DNSSL,
/// RFC 8106; PREF64, RFC 8781; nonce, RFC 3971 §5.3; mobile IPv6, RFC 6275 §7.
extension ICMPv6 {
  static let optionNames: ValueNames = [
    1: "source link-address", 2: "destination link-address", 3: "prefix info",
    4: "redirected header", 5: "mtu", 7: "advertisement interval", 8: "homeagent information",
    14: "nonce", 24: "route info", 25: "rdnss", 31: "dnssl", 38: "pref64",
  ]

  /// Writes the options, each on a line of its own; false where they are cut off.
  static func writeOptions(
    _ bytes: Span<UInt8>, from start: Int, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let options = bytes.upTo(length).from(start)
    var offset = 0
    while offset < options.count {
      guard options.has(2, at: offset) else { return writeCut(into: &line) }
      let (type, units) = try (options.uint8(at: offset), options.uint8(at: offset + 1))
      let size = Int(units) * 8
      guard size > 0, offset + size <= options.count else { return writeCut(into: &line) }
      let option = try options.slice(at: offset, count: size)
      line.write("\n\t  ")
      line.write(type, in: optionNames, unknown: .text("unknown"))
      line.write(" option (")
      line.write(decimal: type)
      line.write("), length ")
      line.write(decimal: size)
      line.write(" (")
      line.write(decimal: units)
      line.write("): ")
      if type == 4 {
        // The rows begin where the options do, not where this one does.
        line.writeHex(options.upTo(size), indent: "\n\t    ")
      } else if optionNames[type] != nil {
        guard try writeOption(type, option, into: &line) else { return writeCut(into: &line) }
      } else if line.options.verbosity <= 1 {
        line.writeHex(option.from(2), indent: "\n\t  ")
        return true
      }
      if line.options.verbosity > 1 { line.writeHex(option.from(2), indent: "\n\t    ") }
      offset += size
    }
    return true
  }

  private static func writeCut(into line: inout DumpLine) -> Bool {
    line.writeTruncated()
    return false
  }

  private static func writeOption(
    _ type: UInt8, _ option: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 1, 2: line.write(hexBytes: option.from(2), separator: 0x3a)
    case 3: try writePrefix(option, into: &line)
    case 5:
      line.write(" ")
      line.write(decimal: try option.uint32(at: 4))
      if option.count != 8 {
        line.write(", bad option length ")
        line.write(decimal: option.count / 8)
      }
    case 7:
      line.write(" ")
      line.write(decimal: try option.uint32(at: 4))
      line.write("ms")
    case 8:
      line.write(" preference ")
      line.write(decimal: try option.uint16(at: 4))
      line.write(", lifetime ")
      line.write(decimal: try option.uint16(at: 6))
    case 14: line.write(hexBytes: option.from(2), separator: 0x20)
    case 24: return try writeRoute(option, into: &line)
    case 25:
      writeServersLifetime(try option.uint32(at: 4), into: &line)
      line.write(",")
      for index in 0..<((option.count - 8) / 16) {
        line.write(" addr: ")
        line.write(try option.ipv6(at: 8 + index * 16))
      }
    case 31: return try writeDomains(option, into: &line)
    default: return try writeTranslationPrefix(option, into: &line)
    }
    return true
  }

  private static func writeServersLifetime(_ lifetime: UInt32, into line: inout DumpLine) {
    line.write(" lifetime ")
    line.write(decimal: lifetime)
    line.write("s")
  }

  /// `2001:db8::/64, Flags [onlink, auto], valid time 3600s, pref. time 1800s`
  private static func writePrefix(
    _ option: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let (prefix, valid) = try (option.ipv6(at: 16), option.uint32(at: 4))
    let preferred = try option.uint32(at: 8)
    line.write(prefix)
    line.write("/")
    line.write(decimal: try option.uint8(at: 2))
    if option.count != 32 { line.write("badlen") }
    line.write(", Flags [")
    line.writeHighBits(try option.uint8(at: 3), ["onlink", "auto", "router"])
    line.write("], valid time ")
    writeLifetime(valid, into: &line)
    line.write(", pref. time ")
    writeLifetime(preferred, into: &line)
  }

  private static func writeLifetime(_ seconds: UInt32, into line: inout DumpLine) {
    guard seconds != .max else { return line.write("infinity") }
    line.write(decimal: seconds)
    line.write("s")
  }

  /// ` 2001:db8::/48, pref=medium, lifetime=7200s`
  private static func writeRoute(
    _ option: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var prefix = IPv6Address(high: 0, low: 0)
    switch option.count {
    case 8: break
    case 16: prefix = IPv6Address(high: try option.uint64(at: 8), low: 0)
    case 24: prefix = try option.ipv6(at: 8)
    default: return false
    }
    line.write(" ")
    line.write(prefix)
    line.write("/")
    line.write(decimal: try option.uint8(at: 2))
    line.write(", pref=")
    line.write(preference(try option.uint8(at: 3)))
    line.write(", lifetime=")
    writeLifetime(try option.uint32(at: 4), into: &line)
    return true
  }

  /// ` lifetime 5s, domain(s): example.com. example.org.`; false where a name is not one.
  private static func writeDomains(
    _ option: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    writeServersLifetime(try option.uint32(at: 4), into: &line)
    line.write(", domain(s):")
    var offset = 8
    while offset < option.count, option[offset] != 0 {
      line.write(" ")
      while true {
        let size = Int(try option.uint8(at: offset))
        offset += 1
        if size == 0 { break }
        guard size < 64 else {
          // Names here are not compressed (RFC 8106 §5.2).
          line.write("<ELT ")
          line.write(decimal: size & 0x3f)
          line.write(">")
          return false
        }
        line.write(untrusted: try option.slice(at: offset, count: size))
        line.write(".")
        offset += size
      }
    }
    return true
  }

  /// `2001:db8:1:64:ff9b::/96 (plc 0), lifetime 1800s`
  private static func writeTranslationPrefix(
    _ option: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard option.count == 16 else { return false }
    let lifetimeAndLength = try option.uint16(at: 2)
    let (high, low) = try (option.uint64(at: 4), option.uint32(at: 12))
    line.write(IPv6Address(high: high, low: UInt64(low) << 32))
    let code = lifetimeAndLength & 7
    line.write("/")
    switch code {
    case 0: line.write("96")
    case 1: line.write("64")
    case 2...5: line.write(decimal: 72 - code * 8)
    default: line.write("??")
    }
    line.write(" (plc ")
    line.write(decimal: code)
    line.write("), lifetime ")
    line.write(decimal: lifetimeAndLength & 0xfff8)
    line.write("s")
    return true
  }
}
