import Dissection

extension TCP {
  static let optionNames: ValueNames = [
    0: "eol", 1: "nop", 2: "mss", 3: "wscale", 4: "sackOK", 5: "sack", 6: "echo", 7: "echoreply",
    8: "TS", 11: "cc", 12: "ccnew", 13: "ccecho", 19: "md5", 20: "scps", 28: "uto", 29: "tcp-ao",
    30: "mptcp", 34: "tfo", 254: "exp-tfo",
  ]

  /// `, options [mss 1460,sackOK]`; false where a length is wrong, and the segment ends here.
  func writeOptions(_ selective: UInt32, into line: inout DumpLine) throws(Flaw) -> Bool {
    let options = bytes.upTo(length).from(Self.headerLength)
    let room = length - Self.headerLength
    line.write(", options [")
    var offset = 0
    while offset < room {
      if offset > 0 { line.write(",") }
      let kind = try options.uint8(at: offset)
      guard kind > 1 else {
        line.write(kind == 0 ? "eol" : "nop")
        offset += 1
        // Nothing follows the end of the list.
        if kind == 0 { break }
        continue
      }
      let count = Int(try options.uint8(at: offset + 1))
      guard count >= 2, offset + count <= room else { return Self.writeBadOption(into: &line) }
      let option = options.upTo(offset + count).from(offset)
      line.write(kind, in: Self.optionNames, unknown: .decimal("unknown-"))
      let used = try writeOption(kind, option, count, selective, into: &line)
      guard let used else { return Self.writeBadOption(into: &line) }
      if used != count {
        line.write("[len ")
        line.write(decimal: count)
        line.write("]")
      }
      offset += count
    }
    line.write("]")
    return true
  }

  private static func writeBadOption(into line: inout DumpLine) -> Bool {
    line.write("[bad opt]]")
    return false
  }

  /// Writes the value of an option; how long it should be, nil where it is too short.
  private func writeOption(
    _ kind: UInt8, _ option: Span<UInt8>, _ count: Int, _ selective: UInt32,
    into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    switch kind {
    case 2:
      guard count >= 4 else { return nil }
      line.write(" ")
      line.write(decimal: try option.uint16(at: 2))
      return 4
    case 3:
      guard count >= 3 else { return nil }
      line.write(" ")
      line.write(decimal: try option.uint8(at: 2))
      return 3
    case 4: return 2
    case 5: return try writeEdges(option, count, selective, into: &line)
    case 6, 7, 11, 12, 13:
      guard count >= 6 else { return nil }
      line.write(" ")
      line.write(decimal: try option.uint32(at: 2))
      return 6
    case 8:
      guard count >= 10 else { return nil }
      line.write(" val ")
      line.write(decimal: try option.uint32(at: 2))
      line.write(" ecr ")
      line.write(decimal: try option.uint32(at: 6))
      return 10
    case 19:
      guard count >= 18 else { return nil }
      line.write(" ")
      line.write(hexBytes: try option.slice(at: 2, count: 16))
      return 18
    case 20:
      guard count >= 4 else { return nil }
      line.write(" cap ")
      line.write(hex: try option.uint8(at: 2), digits: 2)
      line.write(" id ")
      line.write(decimal: try option.uint8(at: 3))
      return 4
    case 28: return try Self.writeTimeout(option, count, into: &line)
    case 29: return try Self.writeAuthentication(option, count, into: &line)
    case 34:
      try Self.writeFastOpen(option, from: 2, count, into: &line)
      return count
    case 254: return try Self.writeExperiment(option, count, into: &line)
    case 30: return try writeMultipath(option, count, into: &line) ? count : nil
    default:
      if count > 2 { line.write(" 0x") }
      line.write(hexBytes: try option.slice(at: 2, count: count - 2))
      return count
    }
  }

  /// ` 2 {1:9}{20:30}`
  private func writeEdges(
    _ option: Span<UInt8>, _ count: Int, _ selective: UInt32, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let blocks = (count - 2) / 8
    guard (count - 2) % 8 == 0 else { return nil }
    line.write(" ")
    line.write(decimal: blocks)
    line.write(" ")
    for place in stride(from: 2, to: 2 + blocks * 8, by: 8) {
      line.write("{")
      line.write(decimal: try option.uint32(at: place) &- selective)
      line.write(":")
      line.write(decimal: try option.uint32(at: place + 4) &- selective)
      line.write("}")
    }
    return count
  }

  /// ` 120`, the user timeout in seconds (RFC 5482).
  private static func writeTimeout(
    _ option: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard count >= 4 else { return nil }
    let value = try option.uint16(at: 2)
    line.write(" 0x")
    line.write(hex: value)
    var seconds = UInt32(value & 0x7fff)
    if value & 0x8000 != 0 { seconds *= 60 }
    line.write(" ")
    line.write(decimal: seconds)
    return 4
  }

  /// ` keyid 1 rnextkeyid 2 mac 0x…` (RFC 5925 §2.2).
  private static func writeAuthentication(
    _ option: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard count >= 4 else { return nil }
    line.write(" keyid ")
    line.write(decimal: try option.uint8(at: 2))
    line.write(" rnextkeyid ")
    line.write(decimal: try option.uint8(at: 3))
    if count > 4 { line.write(" mac 0x") }
    line.write(hexBytes: try option.slice(at: 4, count: count - 4))
    return count
  }

  /// ` cookiereq`, or ` cookie 09…` (RFC 7413 §4.1.1).
  private static func writeFastOpen(
    _ option: Span<UInt8>, from start: Int, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let size = count - start
    guard size > 0 else { return line.write(" cookiereq") }
    guard size % 2 == 0, (4...16).contains(size) else { return line.write(" [bad cookie]") }
    line.write(" cookie ")
    line.write(hexBytes: try option.slice(at: start, count: size))
  }

  /// A shared option, told by its first bytes (RFC 6994): only fast open is known.
  private static func writeExperiment(
    _ option: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard count >= 4 else { return nil }
    let identifier = try option.uint16(at: 2)
    guard identifier == 0xf989 else {
      line.write(" 0x")
      line.write(hexBytes: try option.slice(at: 2, count: count - 2))
      return count
    }
    try writeFastOpen(option, from: 4, count, into: &line)
    return count
  }
}
