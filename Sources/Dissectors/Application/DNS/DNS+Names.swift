import Dissection

// MARK: Domain names, RFC 1035 §3.1 and §4.1.4; bit labels, RFC 2673.

extension DNS {
  /// Where the name ends that begins at a place.
  func skipName(at start: Int) throws(Flaw) -> Int {
    var place = start
    while true {
      let label = try bytes.uint8(at: place)
      if label == 0 { return place + 1 }
      if label >= 0xc0 { return place + 2 }
      if label < 0x40 {
        place += 1 + Int(label)
      } else {
        place += 2 + Self.bitLabel(try bitCount(at: place)).bytes
      }
    }
  }

  /// Writes a name; where it ends.
  @discardableResult
  func writeName(at start: Int, into line: inout DumpLine) throws(Flaw) -> Int {
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
      if label >= 0xc0 {
        let target = Int(label & 0x3f) << 8 | Int(try bytes.uint8(at: place + 1))
        end = end ?? place + 2
        pointers += 1
        guard target < limit, pointers <= Self.pointerLimit else {
          line.write("<BAD PTR>")
          throw .truncated(need: target, have: limit)
        }
        limit = target
        place = target
      } else if label >= 0x40 {
        place = try writeBitLabel(at: place, into: &line)
        line.write(byte: 0x2e)
      } else {
        try writeLabel(at: place, Int(label), written: &written, into: &line)
        place += 1 + Int(label)
      }
      label = try bytes.uint8(at: place)
    }
    if written > Self.nameLimit { line.write("<DOMAIN NAME TOO LONG>") }
    return end ?? place + 1
  }

  /// `www.`, unless the name is too long by now.
  private func writeLabel(
    at place: Int, _ count: Int, written: inout Int, into line: inout DumpLine
  ) throws(Flaw) {
    let shown = min(count, max(0, Self.nameLimit - written))
    line.write(untrusted: bytes.from(place + 1).upTo(shown))
    try bytes.require(place + 1 + count)
    written += count
    if written <= Self.nameLimit { line.write(byte: 0x2e) }
    written += 1
  }

  // MARK: Bit labels

  /// How many bits a bit label has; what is no bit label cannot be read.
  private func bitCount(at place: Int) throws(Flaw) -> Int {
    guard try bytes.uint8(at: place) == 0x41 else {
      throw .truncated(need: place + 1, have: place)
    }
    let count = Int(try bytes.uint8(at: place + 1))
    return count == 0 ? 256 : count
  }

  private static func bitLabel(_ bits: Int) -> (bytes: Int, digits: Int) {
    ((bits + 7) / 8, (bits + 3) / 4)
  }

  /// `\[xffe/11]`; where the label ends.
  private func writeBitLabel(at place: Int, into line: inout DumpLine) throws(Flaw) -> Int {
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
    let bits = try bitCount(at: place)
    let size = Self.bitLabel(bits)
    let value = try bytes.slice(at: place + 2, count: size.bytes)
    line.write("\\[x")
    for digit in 0..<size.digits {
      var nibble = digit & 1 == 0 ? value[digit / 2] >> 4 : value[digit / 2] & 15
      let past = 4 * (digit + 1) - bits
      if past > 0 { nibble &= 0xf << UInt8(past) }
      line.write(hex: nibble, digits: 1)
    }
    line.write("/")
    line.write(decimal: bits)
    line.write("]")
    return place + 2 + size.bytes
  }
}
