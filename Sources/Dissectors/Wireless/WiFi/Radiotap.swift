// What the radio knew of a frame (radiotap.org): numbers lowest byte first, each field aligned
// to its size, in the order of the bits that say it is there.
//
//   +---------+---------+---------+-------------------+
//   | Version |   Pad   | Length  | Present (32 bits) |  more of them while bit 31 is set, fields
//   +---------+---------+---------+-------------------+

public import Dissection

/// A frame of a wireless LAN behind a radiotap header.
public enum Radiotap: Dissector {
  public static let dumpName = "802.11_radio"
  public static let attachments = [Key.linkType(127)]
  static let headerLength = 8

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength else { return line.writeTruncated() }
    let size = Int(try bytes.littleUInt16(at: 2))
    guard bytes.count >= size, size >= headerLength else { return line.writeTruncated() }
    var words = 1
    while try bytes.littleUInt32(at: 4 * words) & 0x8000_0000 != 0 {
      words += 1
      guard size >= 4 * words + 4 else { return line.writeTruncated() }
    }
    var flags: UInt8 = 0
    do throws(Flaw) {
      try writeFields(bytes.upTo(size), words, flags: &flags, into: &line)
    } catch {
      line.writeTruncated(dumpName)
    }
    line.addLinkHeader(size)
    let check = flags & 0x10 != 0 ? 4 : 0
    let rest = max(0, length - size - check)
    try WiFi.dumpFrame(
      bytes.from(size).upTo(rest), length: rest, isPadded: flags & 0x20 != 0, into: &line)
  }

  private static func writeFields(
    _ header: Span<UInt8>, _ words: Int, flags: inout UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 4 + 4 * words
    let first = try header.littleUInt32(at: 4)
    let isHighThroughput = first & (1 << 19) != 0
    for word in 0..<words {
      let present = try header.littleUInt32(at: 4 + 4 * word)
      for bit in 0..<29 where present & (1 << UInt32(bit)) != 0 {
        let number = bit + 32 * word
        guard let layout = layouts[number] else { return line.write("[bit ", number, "] ") }
        offset = (offset + layout.alignment - 1) / layout.alignment * layout.alignment
        let field = try header.slice(at: offset, count: layout.size)
        try write(field, number, isHighThroughput, &flags, into: &line)
        offset += layout.size
      }
    }
  }

  private static func write(
    _ field: Span<UInt8>, _ number: Int, _ isHighThroughput: Bool, _ flags: inout UInt8,
    into line: inout DumpLine
  ) throws(Flaw) {
    switch number {
    case 0: line.write("", try field.littleUInt64(at: 0), "us tsft ")
    case 1:
      flags = field[0]
      if flags & 0x01 != 0 { line.write("cfp ") }
      if flags & 0x02 != 0 { line.write("short preamble ") }
      if flags & 0x04 != 0 { line.write("wep ") }
      if flags & 0x08 != 0 { line.write("fragmented ") }
      if flags & 0x40 != 0 { line.write("bad-fcs ") }
    case 2:
      // With the first bit it is the number of a scheme rather than a rate.
      if field[0] >= 0x80, field[0] <= 0x8f {
        line.write("MCS ", field[0] & 0x7f, " ")
      } else {
        WiFi.writeHalves(field[0], into: &line)
        line.write(" Mb/s ")
      }
    case 3:
      try writeChannel(
        field.littleUInt16(at: 0), UInt32(field.littleUInt16(at: 2)), isHighThroughput,
        into: &line)
    case 4:
      line.write("fhset ", field[0])
      line.write(" fhpat ", field[1], " ")
    case 5: line.write("", Int8(bitPattern: field[0]), "dBm signal ")
    case 6: line.write("", Int8(bitPattern: field[0]), "dBm noise ")
    case 7: line.write("", try field.littleUInt16(at: 0), " sq ")
    case 8: line.write("", -Int(try field.littleUInt16(at: 0)), " tx power ")
    case 9: line.write("", -Int(field[0]), "dB tx attenuation ")
    case 10: line.write("", Int8(bitPattern: field[0]), "dBm tx power ")
    case 11: line.write("antenna ", field[0], " ")
    case 12: line.write("", field[0], "dB signal ")
    case 13: line.write("", field[0], "dB noise ")
    case 18:
      try writeChannel(
        field.littleUInt16(at: 4), field.littleUInt32(at: 0), isHighThroughput, into: &line)
    case 19: RadioRates.writeHighThroughput(field, into: &line)
    case 21: try RadioRates.writeVeryHighThroughput(field, into: &line)
    default: break
    }
  }

  /// `2412 MHz 11g `
  private static func writeChannel(
    _ frequency: UInt16, _ flags: UInt32, _ isHighThroughput: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("", frequency, " MHz")
    if isHighThroughput {
      line.write(" 11n")
    } else {
      if flags & 0x0800 != 0 { line.write(" FHSS") }
      let width = flags & 0x4000 != 0 ? "/10Mhz" : flags & 0x8000 != 0 ? "/5Mhz" : ""
      if flags & 0x0140 == 0x0140 {
        line.write(" 11a")
        line.write(width)
      }
      if flags & 0x00c0 == 0x00c0 || flags & 0x0480 == 0x0480 {
        line.write(" 11g")
        line.write(width)
      } else if flags & 0x00a0 == 0x00a0 {
        line.write(" 11b")
      }
      if flags & 0x10 != 0 { line.write(" Turbo") }
    }
    if flags & 0x10000 != 0 {
      line.write(" ht/20")
    } else if flags & 0x40000 != 0 {
      line.write(" ht/40-")
    } else if flags & 0x20000 != 0 {
      line.write(" ht/40+")
    }
    line.write(" ")
  }

  /// Size and alignment of the fields that are known, by their bit.
  private static let layouts: [Int: (size: Int, alignment: Int)] = [
    0: (8, 8), 1: (1, 1), 2: (1, 1), 3: (4, 2), 4: (2, 1), 5: (1, 1), 6: (1, 1), 7: (2, 2),
    8: (2, 2), 9: (1, 1), 10: (1, 1), 11: (1, 1), 12: (1, 1), 13: (1, 1), 14: (2, 2),
    18: (8, 4), 19: (3, 1), 20: (8, 4), 21: (12, 2),
  ]
}
