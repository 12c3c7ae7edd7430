import Addresses
import Dissection

extension CDP {
  /// A value of a type that is known.
  static func writeValue(
    _ value: Span<UInt8>, type: UInt16, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 0x01, 0x03, 0x06, 0x09, 0x14: writeQuoted(value, into: &line)
    case 0x02, 0x16: try writeAddresses(value, into: &line)
    case 0x04:
      let capabilities = try value.uint32(at: 0)
      line.write("(0x", hex: capabilities, digits: 8, "): ")
      line.writeBits(capabilities, in: capabilityNames)
    case 0x05: writeLines(value, into: &line)
    case 0x07: try writePrefixes(value, into: &line)
    case 0x08: break
    case 0x0a: line.write("", try value.uint16(at: 0))
    case 0x0b: line.write(value[0] != 0 ? "full" : "half")
    case 0x0e:
      line.write("app ", value[0])
      line.write(", vlan ", try value.uint16(at: 1))
    case 0x0f:
      line.write("app ", value[0])
      line.write(", vlan ", try value.uint16(at: 1))
    case 0x10:
      // Milliwatts, as watts with two digits behind the point.
      let power = UInt32(try value.uint16(at: 0))
      var hundredths = power / 10
      let rest = power % 10
      if rest > 5 || rest == 5 && hundredths & 1 == 1 { hundredths += 1 }
      line.write("", hundredths / 100, ".")
      line.write(decimal: hundredths % 100, digits: 2)
      line.write("W")
    case 0x11: line.write("", try value.uint32(at: 0), " bytes")
    case 0x12, 0x13: line.write("0x", hex: value[0], digits: 2)
    case 0x15: break
    case 0x17:
      line.write("", value[0])
      if value.count > 1 {
        line.write("/")
        line.write(untrusted: value.from(1))
      }
    case 0x1a: try writePower(value, into: &line)
    default:
      if typeNames[type] == nil { line.writeUnknownData(value, indent: "\n\t  ") }
    }
  }

  /// Each line of a text on a line of its own.
  private static func writeLines(_ value: Span<UInt8>, into line: inout DumpLine) {
    line.write("\n\t  ")
    for index in value.indices {
      if value[index] == 0x0a {
        line.write("\n\t  ")
      } else {
        line.write(untrusted: value[index])
      }
    }
  }

  private static func writePrefixes(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count % 5 == 0 else {
      return line.write(" [length ", value.count, " is not a multiple of 5]")
    }
    line.write(" IPv4 Prefixes (", value.count / 5, "):")
    var offset = 0
    while value.has(5, at: offset) {
      line.write(" ", value[offset], ".")
      line.write("", value[offset + 1], ".")
      line.write("", value[offset + 2], ".")
      line.write("", value[offset + 3], "/")
      line.write(decimal: value[offset + 4])
      offset += 5
    }
  }

  /// `reqid 0, mgmtid 1, pwravail 0 mW 4294967295 mW`
  private static func writePower(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard value.count >= 4 else { return line.write(" (malformed TLV)") }
    line.write("reqid ", try value.uint16(at: 0))
    line.write(", mgmtid ", try value.uint16(at: 2))
    guard value.count >= 8 else { return }
    line.write(", pwravail")
    var offset = 4
    while value.has(4, at: offset) {
      line.write(" ", try value.uint32(at: offset), " mW")
      offset += 4
    }
    if offset < value.count { line.write(" (", value.count - offset, " bytes of stray data)") }
  }

  /// Addresses, each with the kind and number of its protocol.
  private static func writeAddresses(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 4 else { return line.write(" (not enough space for num)") }
    let count = try value.uint32(at: 0)
    var offset = 4
    var index: UInt32 = 0
    while index < count {
      if index > 0 { line.write(" ") }
      guard value.has(2, at: offset) else {
        return line.write(" (not enough space for PT+PL)")
      }
      let kind = value[offset]
      let size = Int(value[offset + 1])
      offset += 2
      guard value.has(size + 2, at: offset) else {
        return line.write(" (not enough space for P+AL)")
      }
      let number = value.from(offset).upTo(size)
      offset += size
      let length = Int(try value.uint16(at: offset))
      offset += 2
      guard value.has(length, at: offset) else {
        return line.write(" (not enough space for A)")
      }
      let address = value.from(offset).upTo(length)
      if kind == 1, size == 1, number[0] == 0xcc, length == 4 {
        line.write("IPv4 (", count - index, ") ")
        line.write(try address.ipv4(at: 0))
      } else if kind == 2, length == 16, isIPv6(number) {
        line.write("IPv6 (", count - index, ") ")
        line.write(try address.ipv6(at: 0))
      } else {
        line.write("pt=0x", hex: kind, digits: 2, ", pl=")
        line.write("", size, ", pb=")
        for byte in number.indices { line.write(" ", hex: number[byte], digits: 2) }
        line.write(", al=", length, ", a=")
        for byte in address.indices { line.write(" ", hex: address[byte], digits: 2) }
      }
      offset += length
      index += 1
    }
    if offset < value.count { line.write(" (", value.count - offset, " bytes of stray data)") }
  }

  /// The LLC and SNAP headers that stand for IPv6.
  private static func isIPv6(_ number: Span<UInt8>) -> Bool {
    let expected: [8 of UInt8] = [0xaa, 0xaa, 0x03, 0, 0, 0, 0x86, 0xdd]
    guard number.count == 8 else { return false }
    for index in 0..<8 where number[index] != expected[index] { return false }
    return true
  }

  static let capabilityNames: ValueNames = [
    0x01: "Router", 0x02: "Transparent Bridge", 0x04: "Source Route Bridge", 0x08: "L2 Switch",
    0x10: "L3 capable", 0x20: "IGMP snooping", 0x40: "L1 capable",
  ]
}
