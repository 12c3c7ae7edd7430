import Addresses
public import Dissection

// MARK: Print

extension Mobility {
  static let names: ValueNames = [
    0: "BRR", 1: "HoTI", 2: "CoTI", 3: "HoT", 4: "CoT", 5: "BU", 6: "BA", 7: "BE",
  ]

  /// `mobility: BU seq#=116 A lifetime=15872(pad1)`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("mobility: ")
    let carried = try bytes.read(payloadProtocol)
    if carried != 59 { line.write("(payload protocol ", carried, " should be 59) ") }
    let size = (Int(try bytes.read(Self.length)) + 1) * 8
    let type = try bytes.read(type)
    guard let name = names[type] else {
      line.write("type-#", type)
      return line.write(" len=", try bytes.read(Self.length))
    }
    line.write(name)
    // A whole number of eight bytes that holds the message's own fields.
    let minimum = [8, 16, 16, 24, 24, 16, 16, 24][Int(type)]
    guard size >= minimum else {
      line.write(" (header length ", size)
      line.write(" < ", minimum, ")")
      return line.writeInvalid()
    }
    let used = try writeMessage(bytes, type, into: &line)
    guard line.options.isVerbose else { return }
    try writeOptions(bytes.upTo(size).from(used), room: size - used, into: &line)
  }

  /// Writes the fields of a message; where they end.
  private static func writeMessage(
    _ bytes: Span<UInt8>, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    switch type {
    case 0: return 8
    case 1...4:
      let isHome = type % 2 == 1
      if type > 2 { line.write(" nonce id=0x", hex: try bytes.uint16(at: 6)) }
      let name = isHome ? " Home " : " Care-of "
      if line.options.isVerbose {
        try writeHalves(name, "Init Cookie=", bytes, at: 8, into: &line)
      }
      guard type > 2 else { return 16 }
      if line.options.isVerbose {
        try writeHalves(name, "Keygen Token=", bytes, at: 16, into: &line)
      }
      return 24
    case 5:
      line.write(" seq#=", try bytes.uint16(at: 6))
      let flags = try bytes.uint8(at: 8) >> 4
      if flags != 0 {
        line.write(" ")
        if flags & 8 != 0 { line.write("A") }
        if flags & 4 != 0 { line.write("H") }
        if flags & 2 != 0 { line.write("L") }
        if flags & 1 != 0 { line.write("K") }
      }
      line.write(" lifetime=", UInt32(try bytes.uint16(at: 10)) * 4)
      return 12
    case 6:
      line.write(" status=", try bytes.uint8(at: 6))
      if try bytes.uint8(at: 7) & 0x80 != 0 { line.write(" K") }
      let sequence = try bytes.uint16(at: 8)
      line.write(" seq#=", sequence)
      line.write(" lifetime=", UInt32(try bytes.uint16(at: 10)) * 4)
      return 12
    default:
      line.write(" status=", try bytes.uint8(at: 6))
      line.write(" homeaddr ", try bytes.ipv6(at: 8))
      return 24
    }
  }

  private static func writeHalves(
    _ place: String, _ name: String, _ bytes: Span<UInt8>, at offset: Int,
    into line: inout DumpLine
  ) throws(Flaw) {
    let (high, low) = try (bytes.uint32(at: offset), bytes.uint32(at: offset + 4))
    line.write(place)
    line.write(name)
    line.write("", hex: high, digits: 8)
    line.write(":", hex: low, digits: 8)
  }

  // MARK: Options

  /// `(refresh: 2056)(alt-CoA: 2001:db8::1)` (RFC 6275 §6.2)
  private static func writeOptions(
    _ options: Span<UInt8>, room: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < room {
      let kind = try options.uint8(at: offset)
      guard kind != 0 else {
        line.write("(pad1)")
        offset += 1
        continue
      }
      guard room - offset >= 2 else { return line.writeTruncated() }
      let count = Int(try options.uint8(at: offset + 1))
      let value = offset + 2
      switch kind {
      case 1: line.write("(padn)")
      case 2:
        line.write("(refresh: ")
        line.write("", UInt32(try options.uint16(at: value)) * 4, ")")
      case 3:
        line.write("(alt-CoA: ")
        line.write("", try options.ipv6(at: value), ")")
      case 4:
        line.write("(ni: ")
        let (home, careOf) = try (options.uint16(at: value), options.uint16(at: value + 2))
        line.write("ho=0x", hex: home, digits: 4)
        line.write(" co=0x", hex: careOf, digits: 4, ")")
      case 5: line.write("(auth)")
      default:
        try options.require(value + count)
        line.write("(unknown: type-#", kind)
        line.write(" len=", count, ")")
      }
      offset = value + count
      guard offset <= room else { return line.writeTruncated() }
    }
  }
}
