import Addresses
import Dissection

/// Multipath TCP, RFC 8684 (version 1) and RFC 6824 (version 0).
extension TCP {
  static let multipathNames: ValueNames = [
    0: "capable", 1: "join", 2: "dss", 3: "add-addr", 4: "rem-addr", 5: "prio", 6: "fail",
    7: "fast-close", 8: "tcprst",
  ]

  /// Writes an option from its subtype on; false where its length is wrong.
  func writeMultipath(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Bool {
    let count = value.count + 2
    guard count >= 3 else { return false }
    let subtype = try value.uint8(at: 0) >> 4
    line.write(" ")
    line.write(decimal: count)
    line.write(" ")
    line.write(subtype, in: Self.multipathNames, unknown: .text("unknown"))
    switch subtype {
    case 0: return try writeCapable(value, count, into: &line)
    case 1: return try writeJoin(value, count, into: &line)
    case 2: return try Self.writeDataSequence(value, into: &line)
    case 3: return try Self.writeAddedAddress(value, count, into: &line)
    case 4: return try Self.writeRemovedAddresses(value, into: &line)
    case 5: return try Self.writePriority(value, count, into: &line)
    case 6, 7:
      guard count == 12 else { return false }
      if subtype == 6 {
        line.write(" seq ")
        line.write(decimal: try value.uint64(at: 2))
      } else {
        line.write(" key 0x")
        line.write(hex: try value.uint64(at: 2))
      }
      return true
    case 8: return try Self.writeSubflowReset(value, count, into: &line)
    default: return true
    }
  }

  /// ` v1 flags [H] {0x73bb150358a0aecb}`
  private func writeCapable(
    _ value: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let isAcknowledging = isACK && !isSYN
    switch count {
    case 4, 12: guard isSYN else { return false }
    case 20, 22, 24: guard isAcknowledging else { return false }
    default: return false
    }
    let version = try value.uint8(at: 0) & 15
    guard version < 2 else {
      line.write(" Unknown Version (")
      line.write(decimal: version)
      line.write(")")
      return true
    }
    let flags = try value.uint8(at: 1)
    line.write(version == 0 ? " v0 flags [" : " v1 flags [")
    Self.writeLetters(flags, into: &line)
    line.write("]")
    if flags & 0x80 != 0 { line.write(" csum") }
    guard count >= 12 else { return true }
    line.write(" {0x")
    line.write(hex: try value.uint64(at: 2))
    if count >= 20 {
      line.write(",0x")
      line.write(hex: try value.uint64(at: 10))
    }
    if count >= 22 {
      line.write(",data_len=")
      line.write(decimal: try value.uint16(at: 18))
    }
    if count == 24 {
      line.write(",csum=0x")
      line.write(hex: try value.uint16(at: 20))
    }
    line.write("}")
    return true
  }

  /// `AH`: the flags A to H, from the highest bit down.
  private static func writeLetters(_ flags: UInt8, into line: inout DumpLine) {
    guard flags != 0 else { return line.write("none") }
    for bit in 0..<8 where flags & (0x80 >> UInt8(bit)) != 0 {
      line.write(byte: 0x41 + UInt8(bit))
    }
  }

  /// ` backup id 7 token 0xa0b0c0d nonce 0x1020304`
  private func writeJoin(
    _ value: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch count {
    case 12: guard isSYN else { return false }
    case 16: guard isSYN, isACK else { return false }
    case 24: guard isACK else { return false }
    default: return false
    }
    if count == 24 {
      line.write(" hmac 0x")
      line.write(hexBytes: try value.slice(at: 2, count: 20))
      return true
    }
    if try value.uint8(at: 0) & 1 != 0 { line.write(" backup") }
    line.write(" id ")
    line.write(decimal: try value.uint8(at: 1))
    if count == 12 {
      line.write(" token 0x")
      line.write(hex: try value.uint32(at: 2))
    } else {
      line.write(" hmac 0x")
      line.write(hex: try value.uint64(at: 2))
    }
    line.write(" nonce 0x")
    line.write(hex: try value.uint32(at: count == 12 ? 6 : 10))
    return true
  }

  /// ` fin ack 16909060 seq 286397204 subseq 5 len 16 csum 0xabc`
  private static func writeDataSequence(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 2 else { return false }
    let flags = try value.uint8(at: 1)
    var offset = 2
    if flags & 0x10 != 0 { line.write(" fin") }
    if flags & 0x01 != 0 {
      line.write(" ack ")
      guard try writeNumber(value, &offset, isLong: flags & 0x02 != 0, into: &line) else {
        return false
      }
    }
    if flags & 0x04 != 0 {
      line.write(" seq ")
      guard try writeNumber(value, &offset, isLong: flags & 0x08 != 0, into: &line) else {
        return false
      }
      guard value.has(4, at: offset) else { return false }
      line.write(" subseq ")
      line.write(decimal: try value.uint32(at: offset))
      guard value.has(2, at: offset + 4) else { return false }
      line.write(" len ")
      line.write(decimal: try value.uint16(at: offset + 4))
      offset += 6
      // A checksum follows where one was agreed on.
      if value.has(2, at: offset) {
        line.write(" csum 0x")
        line.write(hex: try value.uint16(at: offset))
        offset += 2
      }
    }
    return offset == value.count
  }

  private static func writeNumber(
    _ value: Span<UInt8>, _ offset: inout Int, isLong: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.has(isLong ? 8 : 4, at: offset) else { return false }
    if isLong {
      line.write(decimal: try value.uint64(at: offset))
    } else {
      line.write(decimal: try value.uint32(at: offset))
    }
    offset += isLong ? 8 : 4
    return true
  }

  /// ` v1 id 1 192.0.2.1:8080 hmac 0xf8295862f645df19`
  private static func writeAddedAddress(
    _ value: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let width: Int
    switch count {
    case 8, 10, 16, 18: width = 4
    case 20, 22, 28, 30: width = 16
    default: return false
    }
    switch try value.uint8(at: 0) & 15 {
    case 0: line.write(" v1")
    case 1: line.write(" v1-echo")
    case 4: line.write(" v0-ip4")
    case 6: line.write(" v0-ip6")
    default: line.write(" [bad version/echo]")
    }
    line.write(" id ")
    line.write(decimal: try value.uint8(at: 1))
    line.write(" ")
    if width == 4 {
      line.write(try value.ipv4(at: 2))
    } else {
      line.write(try value.ipv6(at: 2))
    }
    var offset = 2 + width
    if (value.count - offset) % 8 == 2 {
      line.write(":")
      line.write(decimal: try value.uint16(at: offset))
      offset += 2
    }
    if value.has(8, at: offset) {
      line.write(" hmac 0x")
      line.write(hex: try value.uint64(at: offset))
    }
    return true
  }

  /// ` id 1 2 3`
  private static func writeRemovedAddresses(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 2 else { return false }
    line.write(" id")
    for index in 1..<value.count {
      line.write(" ")
      line.write(decimal: value[index])
    }
    return true
  }

  /// ` backup id 7`
  private static func writePriority(
    _ value: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard count == 3 || count == 4 else { return false }
    line.write(try value.uint8(at: 0) & 1 != 0 ? " backup" : " non-backup")
    if count == 4 {
      line.write(" id ")
      line.write(decimal: try value.uint8(at: 1))
    }
    return true
  }

  /// ` flags [T] reason Unspecified error` (RFC 8684 §3.6)
  private static func writeSubflowReset(
    _ value: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard count == 4 else { return false }
    line.write(" flags [")
    let flags = try value.uint8(at: 0) & 15
    if flags == 0 { line.write("none") }
    if flags & 8 != 0 { line.write("U") }
    if flags & 4 != 0 { line.write("V") }
    if flags & 2 != 0 { line.write("W") }
    if flags & 1 != 0 { line.write("T") }
    line.write("] reason ")
    line.write(
      try value.uint8(at: 1), in: resetReasons,
      unknown: .hex("unknown reason code 0x", digits: 2))
    return true
  }

  private static let resetReasons: ValueNames = [
    0: "Unspecified error", 1: "MPTCP-specific error", 2: "Lack of resources",
    3: "Administratively prohibited", 4: "Too much outstanding data",
    5: "Unacceptable performance", 6: "Middlebox interference",
  ]
}
