import Dissection

/// The options behind a packet's fields (RFC 3208 §9 to §16).
extension PGM {
  /// Names and lengths of the options whose length is fixed.
  private static let fixedLengths: [(type: UInt8, name: String, length: Int)] = [
    (0x00, "OPT_LENGTH", 4), (0x01, "OPT_FRAGMENT", 16), (0x03, "OPT_JOIN", 8),
    (0x04, "OPT_NAK_BO_IVL", 12), (0x05, "OPT_NAK_BO_RNG", 12), (0x08, "OPT_PARITY_PRM", 8),
    (0x09, "OPT_PARITY_GRP", 8), (0x0a, "OPT_CURR_TGSIZE", 8), (0x0b, "OPT_NBR_UNREACH", 4),
    (0x0d, "OPT_SYN", 4), (0x0e, "OPT_FIN", 4), (0x0f, "OPT_RST", 4), (0x11, "OPT_CRQST", 4),
  ]

  /// Writes all options; where they end, or nil where they contradict each other.
  static func writeOptions(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    try bytes.require(start + 2)
    let first = try bytes.uint8(at: start) & 0x7f
    guard first == 0 else {
      line.write("[First option bad, should be PGM_OPT_LENGTH, is ", first, "]")
      return nil
    }
    let firstLength = try bytes.uint8(at: start + 1)
    guard firstLength == 4 else {
      line.write("[Bad OPT_LENGTH option, length ", firstLength, " != 4]")
      return nil
    }
    let total = Int(try bytes.uint16(at: start + 2))
    guard total >= 4 else {
      line.write("[Bad total option length ", total, " < 4]")
      return nil
    }
    line.write(" OPTS LEN ", total)
    var at = start + 4
    var rest = total - 4
    while rest > 0 {
      guard rest >= 2 else {
        line.write("[Total option length leaves no room for final option]")
        return nil
      }
      try bytes.require(at + 2)
      let type = try bytes.uint8(at: at)
      let length = Int(try bytes.uint8(at: at + 1))
      guard length >= 2 else {
        line.write("[Bad option, length ", length, " < 2]")
        return nil
      }
      guard length <= rest else {
        line.write("[Total option length leaves no room for final option]")
        return nil
      }
      try bytes.require(at + length)
      let option = bytes.from(at).upTo(length)
      guard try writeOption(option, type: type, into: &line) else { return nil }
      at += length
      rest -= length
      if type & 0x80 != 0 { break }
    }
    return at
  }

  /// One option; false where its length is not what its type has.
  private static func writeOption(
    _ option: Span<UInt8>, type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let length = option.count
    for fixed in fixedLengths where fixed.type == type & 0x7f && fixed.length != length {
      line.write("[Bad ")
      line.write(fixed.name)
      line.write(" option, length ", length, " != ")
      line.write("", fixed.length, "]")
      return false
    }
    switch type & 0x7f {
    case 0x00: line.write(" OPTS LEN (extra?) ", try option.uint16(at: 2))
    case 0x01:
      line.write(" FRAG seq ", try option.uint32(at: 4))
      line.write(" off ", try option.uint32(at: 8))
      line.write(" len ", try option.uint32(at: 12))
    case 0x02: return try writeList(option, into: &line)
    case 0x03: line.write(" JOIN ", try option.uint32(at: 4))
    case 0x04:
      line.write(" BACKOFF ivl ", try option.uint32(at: 4))
      line.write(" ivlseq ", try option.uint32(at: 8))
    case 0x05:
      line.write(" BACKOFF max ", try option.uint32(at: 4))
      line.write(" min ", try option.uint32(at: 8))
    case 0x07: return try writeRedirect(option, into: &line)
    case 0x08: line.write(" PARITY MAXTGS ", try option.uint32(at: 4))
    case 0x09: line.write(" PARITY GROUP ", try option.uint32(at: 4))
    case 0x0a: line.write(" PARITY ATGS ", try option.uint32(at: 4))
    case 0x0b: line.write(" NBR_UNREACH")
    case 0x0c: line.write(" PATH_NLA [", length, "]")
    case 0x0d: line.write(" SYN")
    case 0x0e: line.write(" FIN")
    case 0x0f: line.write(" RST")
    case 0x10: line.write(" CR")
    case 0x11: line.write(" CRQST")
    case 0x12: return try writeCongestion(option, isData: true, into: &line)
    case 0x13: return try writeCongestion(option, isData: false, into: &line)
    default:
      line.write(" OPT_")
      writeUpper(type, into: &line)
      line.write(" [", length, "] ")
    }
    return true
  }

  private static func writeList(
    _ option: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write(" NAK LIST")
    var at = 4
    while option.count - at >= 4 {
      line.write(" ", try option.uint32(at: at))
      at += 4
    }
    guard at == option.count else {
      line.write("[Option length not a multiple of 4]")
      return false
    }
    return true
  }

  private static func writeRedirect(
    _ option: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard option.count >= 8 else {
      line.write("[Bad OPT_REDIRECT option, length ", option.count, " < 8]")
      return false
    }
    guard let size = addressSize(try option.uint16(at: 4)) else {
      throw .truncated(need: option.count + 1, have: option.count)
    }
    guard option.count == 8 + size else {
      line.write("[Bad OPT_REDIRECT option, length ", option.count, " != 8 + address size]")
      return false
    }
    line.write(" REDIRECT ")
    _ = try writeAddress(option, family: 4, at: 8, into: &line)
    return true
  }

  private static func writeCongestion(
    _ option: Span<UInt8>, isData: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard option.count >= 12 else {
      line.write(isData ? "[Bad OPT_PGMCC_DATA" : "[Bad PGM_OPT_PGMCC_FEEDBACK")
      line.write(" option, length ", option.count, " < 12]")
      return false
    }
    guard let size = addressSize(try option.uint16(at: 8)) else {
      throw .truncated(need: option.count + 1, have: option.count)
    }
    guard option.count == 12 + size else {
      line.write(isData ? "[Bad OPT_PGMCC_DATA" : "[Bad OPT_PGMCC_FEEDBACK")
      line.write(" option, length ", option.count, " != 12 + address size]")
      return false
    }
    line.write(isData ? " PGMCC DATA " : " PGMCC FEEDBACK ", try option.uint32(at: 4), " ")
    _ = try writeAddress(option, family: 8, at: 12, into: &line)
    return true
  }

  private static func addressSize(_ family: UInt16) -> Int? {
    switch family {
    case 1: 4
    case 2: 16
    default: nil
    }
  }

  private static func writeUpper(_ byte: UInt8, into line: inout DumpLine) {
    for nibble in [byte >> 4, byte & 15] {
      line.write(byte: nibble < 10 ? 0x30 + nibble : 0x37 + nibble)
    }
  }
}
