import Dissection

/// A domain name in a message that may have parts of it elsewhere: RFC 1035 §3.1 and §4.1.4;
/// bit labels, RFC 2673.
enum DomainName {
  /// More pointers than an honest name of 255 bytes can have.
  static let pointerLimit = 128
  /// What a name may have, dots included (RFC 1035 §2.3.4).
  static let lengthLimit = 255

  /// Where the name ends that begins at a place.
  static func end(in bytes: Span<UInt8>, at start: Int) throws(Flaw) -> Int {
    var place = start
    while true {
      let label = try bytes.uint8(at: place)
      if label == 0 { return place + 1 }
      if label >= 0xc0 { return place + 2 }
      if label < 0x40 {
        place += 1 + Int(label)
      } else {
        place += 2 + (try bitCount(in: bytes, at: place) + 7) / 8
      }
    }
  }

  /// Writes a name; where it ends.
  @discardableResult
  static func write(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    var place = start
    var end: Int?
    var pointers = 0
    var written = 0
    // A pointer must lead back, or a name could run for ever.
    var limit = start
    var label = try bytes.uint8(at: start)
    if label == 0 {
      line.write(byte: 0x2e)
      return start + 1
    }
    while label != 0 {
      // A length without a byte behind it is passed over, and so is the name.
      guard place + 1 < bytes.count else { return end ?? place + 1 + Int(label) }
      if label >= 0xc0 {
        let target = Int(label & 0x3f) << 8 | Int(try bytes.uint8(at: place + 1))
        end = end ?? place + 2
        pointers += 1
        guard target < limit, pointers <= pointerLimit else {
          line.write("<BAD PTR>")
          throw .truncated(need: target, have: limit)
        }
        limit = target
        place = target
      } else if label >= 0x40 {
        place = try writeBitLabel(bytes, at: place, into: &line)
        line.write(byte: 0x2e)
      } else {
        try writeLabel(bytes, at: place, Int(label), written: &written, into: &line)
        place += 1 + Int(label)
      }
      label = try bytes.uint8(at: place)
    }
    if written > lengthLimit { line.write("<DOMAIN NAME TOO LONG>") }
    return end ?? place + 1
  }

  /// `www.`, unless the name is too long by now.
  private static func writeLabel(
    _ bytes: Span<UInt8>, at place: Int, _ count: Int, written: inout Int, into line: inout DumpLine
  ) throws(Flaw) {
    let shown = min(count, max(0, lengthLimit - written))
    line.write(untrusted: bytes.from(place + 1).upTo(shown))
    try bytes.require(place + 1 + count)
    written += count
    if written <= lengthLimit { line.write(byte: 0x2e) }
    written += 1
  }

  // MARK: Bit labels

  /// How many bits a bit label has; what is no bit label cannot be read.
  private static func bitCount(in bytes: Span<UInt8>, at place: Int) throws(Flaw) -> Int {
    guard try bytes.uint8(at: place) == 0x41 else {
      throw .truncated(need: place + 1, have: place)
    }
    let count = Int(try bytes.uint8(at: place + 1))
    return count == 0 ? 256 : count
  }

  /// `\[xffe/11]`; where the label ends.
  private static func writeBitLabel(
    _ bytes: Span<UInt8>, at place: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let first = try bytes.uint8(at: place)
    guard first == 0x41 else {
      if first >= 0x80 {
        line.write("<BAD LABEL TYPE>")
      } else {
        line.write("<ELT ")
        line.write(decimal: first & 0x3f)
        line.write(">")
      }
      throw .truncated(need: place + 1, have: place)
    }
    let bits = try bitCount(in: bytes, at: place)
    let value = try bytes.slice(at: place + 2, count: (bits + 7) / 8)
    line.write("\\[x")
    for digit in 0..<((bits + 3) / 4) {
      var nibble = digit & 1 == 0 ? value[digit / 2] >> 4 : value[digit / 2] & 15
      let past = 4 * (digit + 1) - bits
      if past > 0 { nibble &= 0xf << UInt8(past) }
      line.write(hex: nibble, digits: 1)
    }
    line.write("/")
    line.write(decimal: bits)
    line.write("]")
    return place + 2 + value.count
  }
}
