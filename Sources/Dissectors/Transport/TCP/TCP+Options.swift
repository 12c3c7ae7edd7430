import Dissection

/// The options behind the fixed header: RFC 9293 §3.1, RFC 7323, RFC 2018, RFC 5482, RFC 5925.
extension TCP {
  static let optionNames: ValueNames = [
    0: "eol", 1: "nop", 2: "mss", 3: "wscale", 4: "sackOK", 5: "sack", 6: "echo", 7: "echoreply",
    8: "TS", 11: "cc", 12: "ccnew", 13: "", 19: "md5", 20: "scps", 28: "uto", 29: "tcp-ao",
    30: "mptcp", 34: "tfo", 254: "exp",
  ]

  /// `, options [mss 1460,sackOK]`; false where they are bad or cut off, and the segment ends here.
  func writeOptions(_ selective: UInt32, into line: inout DumpLine) throws(Flaw) -> Bool {
    line.write(", options [")
    var list = OptionList(
      captured: bytes.from(Self.headerLength), room: length - Self.headerLength)
    while list.offset < list.room {
      if list.isFirst == false { line.write(byte: 0x2c) }
      let kind = try list.captured.uint8(at: list.offset)
      list.offset += 1
      var count = 1
      if kind > 1 {
        count = Int(try list.captured.uint8(at: list.offset))
        guard count >= 2, count < list.room - list.offset + 2 else {
          return list.writeBad(into: &line)
        }
        list.offset += 1
      }
      line.write(kind, in: Self.optionNames, unknown: .decimal("unknown-"))
      let outcome = try writeOption(kind, count, selective, list, into: &line)
      switch outcome {
      case .bad: return list.writeBad(into: &line)
      case .cut: return list.writeCut(into: &line)
      case .read(let size):
        // The next one begins behind what was read, whatever the length says.
        list.offset += size
        if size + (kind > 1 ? 2 : 1) != count {
          line.write("[len ")
          line.write(decimal: count)
          line.write("]")
        }
      }
      list.isFirst = false
      // Nothing follows the end of the list.
      if kind == 0 { break }
    }
    line.write("]")
    return true
  }

  /// The list being read: where its next byte is.
  struct OptionList: ~Escapable {
    let captured: Span<UInt8>
    /// How long the header says it is.
    let room: Int
    var offset = 0
    var isFirst = true

    @_lifetime(copy captured)
    init(captured: Span<UInt8>, room: Int) {
      self.captured = captured
      self.room = room
    }

    /// Whether so many bytes of an option are there; what is wrong, if not.
    func lacks(_ size: Int) -> OptionOutcome? {
      guard size <= room - offset else { return .bad }
      return captured.has(size, at: offset) ? nil : .cut
    }

    func writeBad(into line: inout DumpLine) -> Bool {
      line.write(isFirst ? "[bad opt]" : "[bad opt]]")
      return false
    }

    func writeCut(into line: inout DumpLine) -> Bool {
      line.writeTruncated()
      if !isFirst { line.write(">") }
      return false
    }
  }

  /// How the value of an option was read.
  enum OptionOutcome {
    case bad, cut
    /// So many bytes of it.
    case read(Int)
  }

  private func writeOption(
    _ kind: UInt8, _ count: Int, _ selective: UInt32, _ list: borrowing OptionList,
    into line: inout DumpLine
  ) throws(Flaw) -> OptionOutcome {
    let (option, at) = (list.captured, list.offset)
    switch kind {
    case 0, 1, 4: return .read(0)
    case 2:
      if let flaw = list.lacks(2) { return flaw }
      line.write(" ")
      line.write(decimal: try option.uint16(at: at))
      return .read(2)
    case 3:
      if let flaw = list.lacks(1) { return flaw }
      line.write(" ")
      line.write(decimal: try option.uint8(at: at))
      return .read(1)
    case 5: return try writeEdges(list, count - 2, selective, into: &line)
    case 6, 7, 11, 12, 13:
      if let flaw = list.lacks(4) { return flaw }
      line.write(" ")
      line.write(decimal: try option.uint32(at: at))
      return .read(4)
    case 8:
      if let flaw = list.lacks(4) { return flaw }
      line.write(" val ")
      line.write(decimal: try option.uint32(at: at))
      if let flaw = list.lacks(8) { return flaw }
      line.write(" ecr ")
      line.write(decimal: try option.uint32(at: at + 4))
      return .read(8)
    case 19:
      if let flaw = list.lacks(16) { return flaw }
      writeDigest(try option.slice(at: at, count: 16), into: &line)
      return .read(16)
    case 20:
      if let flaw = list.lacks(2) { return flaw }
      line.write(" cap ")
      line.write(hex: try option.uint8(at: at), digits: 2)
      line.write(" id ")
      line.write(decimal: try option.uint8(at: at + 1))
      return .read(2)
    case 28: return try Self.writeTimeout(list, into: &line)
    case 29: return try Self.writeAuthentication(list, count - 2, into: &line)
    case 30, 34, 254:
      if let flaw = list.lacks(count - 2) { return flaw }
      let value = try option.slice(at: at, count: count - 2)
      switch kind {
      case 30: return try writeMultipath(value, into: &line) ? .read(count - 2) : .bad
      case 34:
        line.write(" ")
        Self.writeFastOpen(value, into: &line)
        return .read(count - 2)
      default: return try Self.writeExperiment(value, into: &line)
      }
    default:
      for index in 0..<(count - 2) {
        if let flaw = list.lacks(index + 1) { return flaw }
        if index == 0 { line.write(" 0x") }
        line.write(hex: try option.uint8(at: at + index), digits: 2)
      }
      return .read(count - 2)
    }
  }

  /// ` 2 {1:9}{20:30}`
  private func writeEdges(
    _ list: borrowing OptionList, _ size: Int, _ selective: UInt32, into line: inout DumpLine
  ) throws(Flaw) -> OptionOutcome {
    guard size % 8 == 0 else {
      line.write(" invalid sack")
      return .read(size)
    }
    line.write(" ")
    line.write(decimal: size / 8)
    line.write(" ")
    for place in stride(from: 0, to: size, by: 8) {
      if let flaw = list.lacks(place + 8) { return flaw }
      line.write("{")
      line.write(decimal: try list.captured.uint32(at: list.offset + place) &- selective)
      line.write(":")
      line.write(decimal: try list.captured.uint32(at: list.offset + place + 4) &- selective)
      line.write("}")
    }
    return .read(size)
  }

  /// ` 0x78 60`, the user timeout in seconds (RFC 5482).
  private static func writeTimeout(
    _ list: borrowing OptionList, into line: inout DumpLine
  ) throws(Flaw) -> OptionOutcome {
    if let flaw = list.lacks(2) { return flaw }
    let value = try list.captured.uint16(at: list.offset)
    line.write(" 0x")
    line.write(hex: value)
    line.write(" ")
    line.write(decimal: UInt32(value >> 1) * (value & 1 == 1 ? 60 : 1))
    return .read(2)
  }

  /// ` keyid 1 rnextkeyid 2 mac 0x…` (RFC 5925 §2.2).
  private static func writeAuthentication(
    _ list: borrowing OptionList, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> OptionOutcome {
    guard size >= 2 else {
      line.writeInvalid()
      return .read(size)
    }
    if let flaw = list.lacks(1) { return flaw }
    line.write(" keyid ")
    line.write(decimal: try list.captured.uint8(at: list.offset))
    if let flaw = list.lacks(2) { return flaw }
    line.write(" rnextkeyid ")
    line.write(decimal: try list.captured.uint8(at: list.offset + 1))
    guard size > 2 else { return .read(size) }
    line.write(" mac 0x")
    for index in 2..<size {
      if let flaw = list.lacks(index + 1) { return flaw }
      line.write(hex: try list.captured.uint8(at: list.offset + index), digits: 2)
    }
    return .read(size)
  }

  /// ` cookiereq`, or ` cookie 09…` (RFC 7413 §4.1.1).
  private static func writeFastOpen(_ cookie: Span<UInt8>, into line: inout DumpLine) {
    guard cookie.count > 0 else { return line.write(" cookiereq") }
    guard cookie.count % 2 == 0, (4...16).contains(cookie.count) else {
      return line.writeInvalid()
    }
    line.write(" cookie ")
    line.write(hexBytes: cookie)
  }

  /// `-tfo cookiereq`, `-abcd`: a shared option, told by its first bytes (RFC 6994).
  private static func writeExperiment(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> OptionOutcome {
    guard value.count >= 2 else { return .bad }
    let identifier = try value.uint16(at: 0)
    line.write("-")
    if identifier == 0xf989 {
      line.write("tfo")
      writeFastOpen(value.from(2), into: &line)
    } else {
      line.write(hex: identifier, digits: 4)
    }
    return .read(value.count)
  }
}
