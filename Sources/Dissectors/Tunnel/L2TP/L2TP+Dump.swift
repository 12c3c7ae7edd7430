public import Dissection

// MARK: Print

extension L2TP {
  /// ` l2tp:[TLS](3/4)Ns=1,Nr=2 *MSGTYPE(HELLO)`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 6 else { return line.writeTruncated() }
    let version = try bytes.read(version)
    guard version == 2 else {
      return line.write(
        version == 1 ? " l2f:" : " Unknown Version, neither L2F(1) nor L2TP(2)")
    }
    line.write(" l2tp:[")
    let flags = try bytes.read(flags)
    for (bit, letter) in [
      (0x8000, 0x54), (0x4000, 0x4c), (0x0800, 0x53), (0x0200, 0x4f), (0x0100, 0x50),
    ] as [(UInt16, UInt8)] where flags & bit != 0 {
      line.write(byte: letter)
    }
    line.write("]")
    var offset = 2
    var claimed: Int?
    if flags & 0x4000 != 0 {
      claimed = Int(try bytes.uint16(at: offset))
      offset += 2
    }
    line.write("(", try bytes.uint16(at: offset), "/")
    line.write("", try bytes.uint16(at: offset + 2), ")")
    offset += 4
    if flags & 0x0800 != 0 {
      line.write("Ns=", try bytes.uint16(at: offset), ",")
      line.write("Nr=", try bytes.uint16(at: offset + 2))
      offset += 4
    }
    if flags & 0x0200 != 0 { offset += 2 + Int(try bytes.uint16(at: offset)) }
    if let claimed {
      guard claimed <= length else { return line.write(" Length ", claimed, " larger than packet") }
      guard claimed >= offset else {
        return line.write(" Length ", claimed, " smaller than header length")
      }
    } else {
      guard offset <= length else {
        return line.write(" Header length ", offset, " larger than packet")
      }
    }
    guard flags & 0x8000 != 0 else {
      line.write(" {")
      try PPP.dumpFrame(bytes.from(offset), length: length - offset, into: &line)
      return line.write("}")
    }
    guard let claimed else { return line.write(" No length") }
    guard claimed > offset else { return line.write(" ZLB") }
    while offset < claimed {
      offset = try writePair(bytes, at: offset, end: claimed, into: &line)
    }
  }

  // MARK: Attribute value pairs (RFC 2661 §4)

  /// One pair; where the next begins.
  private static func writePair(
    _ bytes: Span<UInt8>, at offset: Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    line.write(" ")
    let word = try bytes.uint16(at: offset)
    let size = Int(word & 0x3ff)
    guard size >= 6, size <= end - offset else { throw .truncated(need: end, have: offset) }
    let value = try bytes.slice(at: offset, count: size).from(6)
    if word & 0x8000 != 0 { line.write("*") }
    let isHidden = word & 0x4000 != 0
    if isHidden { line.write("?") }
    let vendor = try bytes.uint16(at: offset + 2)
    let type = try bytes.uint16(at: offset + 4)
    if vendor != 0 {
      line.write("VENDOR", hex: vendor, digits: 4, ":ATTR")
      line.write("", hex: type, digits: 4, "(")
      line.write(hexBytes: value)
    } else {
      line.write(type, in: attributeNames, unknown: .decimal("AVP-#"))
      line.write("(")
      if isHidden {
        line.write("???")
      } else if try !write(value, of: type, into: &line) {
        line.write("AVP too short")
      }
    }
    line.write(")")
    return offset + size
  }

  /// Whether the value is long enough for its type.
  private static func write(
    _ value: Span<UInt8>, of type: UInt16, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 0:
      guard value.has(2) else { return false }
      line.write(try value.uint16(at: 0), in: messageNames, unknown: .decimal("MSGTYPE-#"))
    case 1: return try writeResult(value, into: &line)
    case 2:
      guard value.has(2) else { return false }
      line.write("", value[0], ".")
      line.write(decimal: value[1])
    case 3, 19:
      guard value.has(4) else { return false }
      let kinds = try value.uint32(at: 0)
      if kinds & 2 != 0 { line.write("A") }
      if kinds & 1 != 0 { line.write("S") }
    case 4, 18:
      guard value.has(4) else { return false }
      let kinds = try value.uint32(at: 0)
      if kinds & 2 != 0 { line.write("A") }
      if kinds & 1 != 0 { line.write("D") }
    case 5:
      guard value.has(8) else { return false }
      line.write(hexBytes: value.upTo(8))
    case 6, 9, 10, 14:
      guard value.has(2) else { return false }
      line.write(decimal: try value.uint16(at: 0))
    case 7, 8, 21, 22, 23, 30, 37: line.write(untrusted: value)
    case 11, 26, 27, 28, 31, 33, 36: line.write(hexBytes: value)
    case 12:
      guard value.has(3) else { return false }
      line.write("", try value.uint16(at: 0), ", ")
      line.write(hex: value[2], digits: 2)
      writeRest(value.from(3), into: &line)
    case 13:
      guard value.has(16) else { return false }
      line.write(hexBytes: value.upTo(16))
    case 15, 16, 17, 24, 25, 38:
      guard value.has(4) else { return false }
      line.write(decimal: try value.uint32(at: 0))
    case 20: line.write("obsolete")
    case 29:
      guard value.has(2) else { return false }
      line.write(try value.uint16(at: 0), in: authenticationNames, unknown: .decimal("AuthType-#"))
    case 32:
      guard value.has(2) else { return false }
      line.write(decimal: value[1])
    case 34: return try writeErrors(value, into: &line)
    case 35:
      guard value.has(2) else { return false }
      for (index, label) in ["send=", "recv="].enumerated() {
        guard value.has(4, at: 2 + index * 4) else { return false }
        line.write(label, hex: try value.uint32(at: 2 + index * 4), digits: 8, " ")
      }
    case 46:
      guard value.has(5) else { return false }
      line.write("", hex: try value.uint16(at: 0), digits: 4, ", ")
      line.write("", hex: try value.uint16(at: 2), digits: 4, " ")
      line.write(value[4], in: directionNames, unknown: .decimal("Direction-#"))
      writeRest(value.from(5), into: &line)
    default: break
    }
    return true
  }

  private static func writeRest(_ text: Span<UInt8>, into line: inout DumpLine) {
    guard !text.isEmpty else { return }
    line.write(" ")
    line.write(untrusted: text)
  }

  private static func writeResult(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.has(2) else { return false }
    line.write(decimal: try value.uint16(at: 0))
    guard value.count > 2 else { return true }
    guard value.has(2, at: 2) else {
      line.write(" ")
      return false
    }
    line.write("/", try value.uint16(at: 2))
    writeRest(value.from(4), into: &line)
    return true
  }

  private static func writeErrors(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.has(2) else { return false }
    let labels = [
      "CRCErr=", "FrameErr=", "HardOver=", "BufOver=", "Timeout=", "AlignErr=",
    ]
    for (index, label) in labels.enumerated() {
      guard value.has(4, at: 2 + index * 4) else { return false }
      line.write(label, try value.uint32(at: 2 + index * 4), " ")
    }
    return true
  }
}
