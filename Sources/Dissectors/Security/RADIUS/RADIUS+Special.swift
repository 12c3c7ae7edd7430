import Addresses
import Dissection

// MARK: Attributes with a form of their own

extension RADIUS {
  static func writeSpecial(
    _ type: UInt8, _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 70:
      guard value.count == 16 else { return writeWrongLength(value.count, 16, into: &line) }
      line.write("User_challenge (")
      writeCapitals(value.upTo(8), into: &line)
      line.write(") User_resp(")
      writeCapitals(value.from(8), into: &line)
      line.write(")")
    case 71:
      guard value.count == 14 else { return writeWrongLength(value.count, 14, into: &line) }
      line.write(value[0] == 0 ? "User cannot" : "User can")
      line.write(" change password, Min password length: ", value[1])
      line.write(", created at: ")
      writeCapitals(value.from(2).upTo(4), into: &line)
      line.write(", expires in: ")
      writeCapitals(value.from(6).upTo(4), into: &line)
      line.write(", Current Time: ")
      writeCapitals(value.from(10), into: &line)
    case 84:
      guard value.count >= 8 else { return writeWrongLength(value.count, 8, into: &line) }
      writeCapitals(value.upTo(8), into: &line)
    case 124: try writeMobility(value, into: &line)
    case 125:
      guard value.count == 17 else { return writeWrongLength(value.count, 17, into: &line) }
      line.text.write(try value.ipv6(at: 1))
      line.write("/", value[0])
    case 126:
      guard value.count >= 2 else { return writeTooShort(value.count, 2, into: &line) }
      line.write(
        "[", value[0], in: operatorNamespaces, unknown: .decimal("unknown namespace "), "] ")
      line.write(untrusted: value.from(1))
    case 127: try writeLocationInformation(value, into: &line)
    case 128:
      guard value.count >= 3 else { return writeTooShort(value.count, 3, into: &line) }
      line.write("index ", try value.uint16(at: 0), ", location")
      line.writeHexAndText(value.from(2), indent: "\n\t    ")
    case 129: try writePolicy(value, into: &line)
    default: return
    }
  }

  private static func writeTooShort(_ count: Int, _ least: Int, into line: inout DumpLine) {
    line.writeContradiction("length", count, "<", least)
    line.writeInvalid()
  }

  /// Bytes in hexadecimal with capital letters.
  private static func writeCapitals(_ bytes: Span<UInt8>, into line: inout DumpLine) {
    for index in bytes.indices {
      for nibble in [bytes[index] >> 4, bytes[index] & 15] {
        line.write(byte: nibble < 10 ? 0x30 + nibble : 0x37 + nibble)
      }
    }
  }

  /// RFC 5447 §4.2.5
  private static func writeMobility(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count == 8 else { return writeWrongLength(value.count, 8, into: &line) }
    let features = try value.uint64(at: 0)
    line.write("[")
    var isFirst = true
    for bit in 0..<64 where features >> UInt64(bit) & 1 != 0 {
      guard let name = mobilityFeatures[bit] else { continue }
      if !isFirst { line.write(", ") }
      isFirst = false
      line.write(name)
    }
    line.write("]")
  }

  /// RFC 5580 §4.2
  private static func writeLocationInformation(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 21 else { return writeTooShort(value.count, 21, into: &line) }
    line.write("index ", try value.uint16(at: 0))
    line.write(
      ", code ", value[2], in: locationKinds,
      unknown: .decimal("Unknown (", suffix: ")"))
    line.write(
      ", entity ", value[3], in: locatedEntities,
      unknown: .decimal("Unknown (", suffix: ")"))
    line.write(", sighting time ")
    NTP.writeTime(try value.uint64(at: 4), into: &line)
    line.write(", time to live ")
    NTP.writeTime(try value.uint64(at: 12), into: &line)
    line.write(", method \"")
    line.write(untrusted: value.from(20))
    line.write("\"")
  }

  /// RFC 5580 §4.4
  private static func writePolicy(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard value.count >= 10 else { return writeTooShort(value.count, 10, into: &line) }
    let flags = try value.uint16(at: 0)
    line.write("flags [")
    if flags == 0 { line.write("none") }
    var isFirst = true
    for bit in 0..<16 where flags >> UInt16(bit) & 1 != 0 {
      if !isFirst { line.write(", ") }
      isFirst = false
      if bit == 15 { line.write("Retransmission Allowed") } else { line.write("MBZ-", 15 - bit) }
    }
    line.write("], retention expires ")
    NTP.writeTime(try value.uint64(at: 2), into: &line)
    guard value.count > 10 else { return }
    line.write(", note well \"")
    line.write(untrusted: value.from(10))
    line.write("\"")
  }
}

private let locationKinds: ValueNames = [0: "Civic", 1: "Geospatial"]
private let locatedEntities: ValueNames = [0: "User", 1: "RADIUS"]
