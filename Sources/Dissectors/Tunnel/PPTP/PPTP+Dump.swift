public import Dissection

// MARK: Print

extension PPTP {
  /// `: pptp CTRL_MSGTYPE=ECHORQ ID(1)`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": pptp")
    if line.options.isVerbose {
      line.write(" Length=", try bytes.read(self.length))
      line.write(try bytes.read(messageType), in: messageNames, unknown: .text(" UNKNOWN-MSG-TYPE"))
    }
    let cookie = try bytes.read(magicCookie)
    if cookie != Self.cookie {
      line.write(" UNEXPECTED Magic-Cookie!!(", hex: cookie, digits: 8, ")")
    }
    if cookie != Self.cookie || line.options.isVerbose {
      line.write(" Magic-Cookie=", hex: cookie, digits: 8)
    }
    let type = try bytes.read(controlType)
    if let name = controlNames[type] {
      line.write(" CTRL_MSGTYPE=")
      line.write(name)
    } else {
      line.write(" UNKNOWN_CTRL_MSGTYPE(", type, ")")
    }
    var reader = Reader(offset: 10)
    try reader.skipReserved(bytes, 2, into: &line)
    try reader.writeMessage(type, bytes, into: &line)
  }

  /// Where in a message the printer is.
  private struct Reader {
    var offset: Int

    mutating func number(_ bytes: Span<UInt8>, _ size: Int) throws(Flaw) -> UInt32 {
      let start = offset
      offset += size
      switch size {
      case 1: return UInt32(try bytes.uint8(at: start))
      case 2: return UInt32(try bytes.uint16(at: start))
      default: return try bytes.uint32(at: start)
      }
    }

    /// ` NAME(5)`
    mutating func write(
      _ name: String, _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
    ) throws(Flaw) {
      line.write(name, try number(bytes, size), ")")
    }

    /// What must be zero, and is complained of where it is not.
    mutating func skipReserved(
      _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
    ) throws(Flaw) {
      let value = try number(bytes, size)
      if value != 0 { line.write(" [ERROR: reserved=", value, " must be zero]") }
    }

    /// Text in a field of fixed size, up to its zero byte, or as much of it as is announced.
    mutating func writeText(
      _ name: String, _ bytes: Span<UInt8>, _ size: Int, used: Int = .max,
      into line: inout DumpLine
    ) throws(Flaw) {
      line.write(name)
      let used = min(size, used)
      let text = bytes.from(offset).upTo(used)
      offset += size
      let isWhole = line.write(untrustedCString: text)
      guard isWhole || text.count == used else {
        throw .truncated(need: offset, have: bytes.count)
      }
      line.write(")")
    }

    mutating func writeResult(
      _ type: UInt16, _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      try writeNamed(" RESULT_CODE(", bytes, resultNames(of: type), into: &line)
      try writeNamed(" ERR_CODE(", bytes, errorNames, into: &line)
    }

    /// ` REASON(1)`, with `-v` ` REASON(1:None)`.
    mutating func writeNamed(
      _ name: String, _ bytes: Span<UInt8>, _ names: ValueNames, into line: inout DumpLine
    ) throws(Flaw) {
      let value = try number(bytes, 1)
      line.write(name, value)
      if line.options.isVerbose {
        line.write(":")
        line.write(value, in: names, unknown: .text("?"))
      }
      line.write(")")
    }

    mutating func writeKind(
      _ name: String, _ bytes: Span<UInt8>, _ names: ValueNames, into line: inout DumpLine
    ) throws(Flaw) {
      let value = try number(bytes, 4)
      line.write(name)
      line.write(value, in: names, unknown: .text("?"))
      line.write(")")
    }

    // MARK: Messages

    mutating func writeMessage(
      _ type: UInt16, _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      switch type {
      case 1, 2: try writeStart(type, bytes, into: &line)
      case 3:
        try writeNamed(" REASON(", bytes, reasonNames, into: &line)
        try skipReserved(bytes, 1, into: &line)
        try skipReserved(bytes, 2, into: &line)
      case 4:
        try writeResult(type, bytes, into: &line)
        try skipReserved(bytes, 2, into: &line)
      case 5: try write(" ID(", bytes, 4, into: &line)
      case 6:
        try write(" ID(", bytes, 4, into: &line)
        try writeResult(type, bytes, into: &line)
        try skipReserved(bytes, 2, into: &line)
      case 7, 8, 9, 10, 11: try writeCall(type, bytes, into: &line)
      case 12:
        try write(" CALL_ID(", bytes, 2, into: &line)
        try skipReserved(bytes, 2, into: &line)
      case 13:
        try write(" CALL_ID(", bytes, 2, into: &line)
        try writeResult(type, bytes, into: &line)
        try write(" CAUSE_CODE(", bytes, 2, into: &line)
        try skipReserved(bytes, 2, into: &line)
        try writeText(" CALL_STATS(", bytes, 128, into: &line)
      case 14:
        try write(" PEER_CALL_ID(", bytes, 2, into: &line)
        try skipReserved(bytes, 2, into: &line)
        for name in [
          " CRC_ERR(", " FRAMING_ERR(", " HARDWARE_OVERRUN(", " BUFFER_OVERRUN(",
          " TIMEOUT_ERR(", " ALIGN_ERR(",
        ] {
          try write(name, bytes, 4, into: &line)
        }
      case 15:
        try write(" PEER_CALL_ID(", bytes, 2, into: &line)
        try skipReserved(bytes, 2, into: &line)
        line.write(" SEND_ACCM(0x", hex: try number(bytes, 4), digits: 8, ")")
        line.write(" RECV_ACCM(0x", hex: try number(bytes, 4), digits: 8, ")")
      default: break
      }
    }

    private mutating func writeStart(
      _ type: UInt16, _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      let version = try number(bytes, 2)
      line.write(" PROTO_VER(", version >> 8, ".")
      line.write("", version & 0xff, ")")
      if type == 1 {
        try skipReserved(bytes, 2, into: &line)
      } else {
        try writeResult(type, bytes, into: &line)
      }
      line.write(" FRAME_CAP(")
      let framing = try number(bytes, 4)
      if framing & 1 != 0 { line.write("A") }
      if framing & 2 != 0 { line.write("S") }
      line.write(") BEARER_CAP(")
      let bearer = try number(bytes, 4)
      if bearer & 2 != 0 { line.write("D") }
      if bearer & 1 != 0 { line.write("A") }
      line.write(")")
      try write(" MAX_CHAN(", bytes, 2, into: &line)
      try write(" FIRM_REV(", bytes, 2, into: &line)
      try writeText(" HOSTNAME(", bytes, 64, into: &line)
      try writeText(" VENDOR(", bytes, 64, into: &line)
    }

    private mutating func writeCall(
      _ type: UInt16, _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      if type == 11 {
        try write(" PEER_CALL_ID(", bytes, 2, into: &line)
        try skipReserved(bytes, 2, into: &line)
        try write(" CONN_SPEED(", bytes, 4, into: &line)
        try write(" RECV_WIN(", bytes, 2, into: &line)
        try write(" PROC_DELAY(", bytes, 2, into: &line)
        return try writeKind(" FRAME_TYPE(", bytes, framingNames, into: &line)
      }
      try write(" CALL_ID(", bytes, 2, into: &line)
      let isRequest = type == 7 || type == 9
      try write(isRequest ? " CALL_SER_NUM(" : " PEER_CALL_ID(", bytes, 2, into: &line)
      switch type {
      case 7:
        try write(" MIN_BPS(", bytes, 4, into: &line)
        try write(" MAX_BPS(", bytes, 4, into: &line)
        try writeKind(" BEARER_TYPE(", bytes, bearerNames, into: &line)
        try writeKind(" FRAME_TYPE(", bytes, framingNames, into: &line)
        try write(" RECV_WIN(", bytes, 2, into: &line)
        try write(" PROC_DELAY(", bytes, 2, into: &line)
        let count = Int(try number(bytes, 2))
        line.write(" PHONE_NO_LEN(", count, ")")
        try skipReserved(bytes, 2, into: &line)
        try writeText(" PHONE_NO(", bytes, 64, used: count, into: &line)
        try writeText(" SUB_ADDR(", bytes, 64, into: &line)
      case 8:
        try writeResult(type, bytes, into: &line)
        try write(" CAUSE_CODE(", bytes, 2, into: &line)
        try write(" CONN_SPEED(", bytes, 4, into: &line)
        try write(" RECV_WIN(", bytes, 2, into: &line)
        try write(" PROC_DELAY(", bytes, 2, into: &line)
        try write(" PHY_CHAN_ID(", bytes, 4, into: &line)
      case 9:
        try writeKind(" BEARER_TYPE(", bytes, bearerNames, into: &line)
        try write(" PHY_CHAN_ID(", bytes, 4, into: &line)
        let dialed = Int(try number(bytes, 2))
        line.write(" DIALED_NO_LEN(", dialed, ")")
        let dialing = Int(try number(bytes, 2))
        line.write(" DIALING_NO_LEN(", dialing, ")")
        try writeText(" DIALED_NO(", bytes, 64, used: dialed, into: &line)
        try writeText(" DIALING_NO(", bytes, 64, used: dialing, into: &line)
        try writeText(" SUB_ADDR(", bytes, 64, into: &line)
      default:
        try writeResult(type, bytes, into: &line)
        try write(" RECV_WIN(", bytes, 2, into: &line)
        try write(" PROC_DELAY(", bytes, 2, into: &line)
        try skipReserved(bytes, 2, into: &line)
      }
    }
  }
}
