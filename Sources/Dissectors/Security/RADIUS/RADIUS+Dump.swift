import Addresses
import Dissection

// MARK: Values

extension RADIUS {
  static func writeValue(
    _ type: UInt8, _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    switch form(of: type) {
    case .none: return
    case .text: writeText(value, into: &line)
    case .taggedText: writeText(writeTag(value, into: &line), into: &line)
    case .password:
      guard value.count >= 3 else { return line.writeTruncated() }
      writeTag(value[0] <= 0x1f ? value[0] : 0, into: &line)
      line.write("Salt ", try value.uint16(at: 1), " ")
      writeText(value.from(3), into: &line)
    case .vlanName:
      line.write(value[0], in: vlanTags, unknown: .text("Unknown tag"))
      line.write(" (0x", hex: value[0], digits: 2, ") ")
      writeText(value.from(1), into: &line)
    case .number, .taggedNumber, .vlan, .duration, .date, .address, .chosenAddress:
      guard value.count == 4 else { return writeWrongLength(value.count, 4, into: &line) }
      try writeWord(type, try value.uint32(at: 0), into: &line)
    case .cause:
      guard value.count == 4 else { return writeWrongLength(value.count, 4, into: &line) }
      let cause = try value.uint32(at: 0)
      line.write("Error cause ", cause, ": ")
      line.write(cause, in: errorCauses, unknown: .decimal("Error-Cause ", suffix: " not known"))
    case .longAddress:
      guard value.count == 16 else { return writeWrongLength(value.count, 16, into: &line) }
      line.text.write(try value.ipv6(at: 0))
    case .prefix: try writePrefix(value, into: &line)
    case .vendor: try writeVendor(value, into: &line)
    case .message:
      guard value.count >= 4 else { return line.writeTruncated() }
      // What is longer than an attribute comes in pieces: RFC 3579 §3.1.
      guard Int(try value.uint16(at: 2)) == value.count else {
        return line.write("EAP fragment?")
      }
      _ = try line.hand(value, length: value.count, to: .ppp(0xc227))
      line.protocolName = dumpName
    case .special: try writeSpecial(type, value, into: &line)
    }
  }

  static func writeWrongLength(_ count: Int, _ right: Int, into line: inout DumpLine) {
    line.writeContradiction("length", count, "!=", right)
    line.writeInvalid()
  }

  /// Up to its zero byte, with points for what cannot be printed.
  private static func writeText(_ value: Span<UInt8>, into line: inout DumpLine) {
    for index in value.indices {
      let byte = value[index]
      if byte == 0 { return }
      line.write(byte: (0x20..<0x7f).contains(byte) ? byte : 0x2e)
    }
  }

  private static func writeTag(_ tag: UInt8, into line: inout DumpLine) {
    if tag == 0 { return line.write("Tag[Unused] ") }
    line.write("Tag[", tag, "] ")
  }

  /// The tag, if there is one; what is behind it.
  @_lifetime(copy value)
  private static func writeTag(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) -> Span<UInt8> {
    guard let tag = value.isEmpty ? nil : value[0], tag <= 0x1f else { return value }
    writeTag(tag, into: &line)
    return value.from(1)
  }

  // MARK: Four bytes

  private static func writeWord(
    _ type: UInt8, _ word: UInt32, into line: inout DumpLine
  ) throws(Flaw) {
    switch form(of: type) {
    case .address: line.text.write(IPv4Address(bits: word))
    case .chosenAddress:
      switch word {
      case .max: line.write("User Selected")
      case .max - 1: line.write("NAS Select")
      default: line.text.write(IPv4Address(bits: word))
      }
    case .duration: writeDuration(word, into: &line)
    case .date: writeDate(Int64(word), into: &line)
    case .vlan:
      let tag = UInt8(truncatingIfNeeded: word >> 24)
      line.write(tag, in: vlanTags, unknown: .text("Unknown tag"))
      line.write(" (0x", hex: tag, digits: 2, ") ")
      line.write(decimal: word & 0x00ff_ffff)
    case .taggedNumber:
      writeTag(UInt8(truncatingIfNeeded: word >> 24), into: &line)
      writeNumber(type, word & 0x00ff_ffff, into: &line)
    default: writeNumber(type, word, into: &line)
    }
  }

  private static func writeNumber(_ type: UInt8, _ number: UInt32, into line: inout DumpLine) {
    guard let names = valueNames(of: type) else { return line.write(decimal: number) }
    line.write(number, in: names, unknown: .decimal("#"))
  }

  /// `01:01:01 hours`
  private static func writeDuration(_ word: UInt32, into line: inout DumpLine) {
    if word >= 3600 {
      line.write(decimal: word / 3600, digits: 2)
      line.write(":")
    }
    if word >= 60 {
      line.write(decimal: word / 60 % 60, digits: 2)
      line.write(":")
    }
    line.write(decimal: word % 60, digits: 2)
    line.write(word >= 3600 ? " hours" : word >= 60 ? " min" : " secs")
  }

  /// `Thu Jan  1 00:00:01 1970`
  private static func writeDate(_ seconds: Int64, into line: inout DumpLine) {
    let days = seconds / 86_400
    let time = seconds % 86_400
    let day = DumpLine.Day(sinceEpoch: days)
    line.write(weekdays[Int(days + 4) % 7])
    line.write(" ")
    line.write(months[Int(day.month - 1) % 12])
    line.write(" ")
    line.write(decimal: UInt64(day.day), width: 2)
    line.write(" ")
    line.write(decimal: time / 3600, digits: 2)
    line.write(":")
    line.write(decimal: time / 60 % 60, digits: 2)
    line.write(":")
    line.write(decimal: time % 60, digits: 2)
    line.write(" ", day.year)
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  static let vlanTags: ValueNames = [0x31: "Tagged", 0x32: "Untagged"]

  // MARK: Prefixes and vendors

  private static func writePrefix(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard (2...18).contains(value.count) else {
      let isShort = value.count < 2
      line.writeContradiction("length", value.count, isShort ? "<" : ">", isShort ? 2 : 18)
      return line.writeInvalid()
    }
    let width = value[1]
    guard width <= 128 else {
      line.writeContradiction("prefix length", Int(width), ">", 128)
      return line.writeInvalid()
    }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 2..<18 {
      high = high << 8 | low >> 56
      low = low << 8 | (index < value.count ? UInt64(value[index]) : 0)
    }
    line.text.write(IPv6Address(high: high, low: low))
    line.write("/", width)
    if 8 * (value.count - 2) < Int(width) { line.write(" (inconsistent prefix length)") }
  }

  private static func writeVendor(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard value.count >= 4 else { return line.writeTruncated() }
    let vendor = try value.uint32(at: 0)
    line.write("Vendor: ", vendor, in: vendors, unknown: .text("Unknown"))
    line.write(" (", vendor, ")")
    var place = 4
    while place + 2 <= value.count {
      let (type, size) = (value[place], Int(value[place + 1]))
      line.write("\n\t    Vendor Attribute: ", type)
      line.write(", Length: ", max(0, size < 2 || size > value.count - place ? size : size - 2))
      guard size >= 2 else { return line.write(" (bogus, must be >= 2)") }
      guard size <= value.count - place else {
        return line.write(" (bogus, goes past end of vendor-specific attribute)")
      }
      line.write(", Value: ")
      for index in (place + 2)..<(place + size) {
        let byte = value[index]
        line.write(byte: (0x20..<0x7f).contains(byte) ? byte : 0x2e)
      }
      place += size
    }
  }
}
