// Signalling of frame relay circuits, ITU-T Q.933 and ANSI T1.617: the status of links.
//
//   +---------------+---------------+---------------+
//   |Call reference |  Message type |Locking shift  |  elements: type, length, value
//   |length         |               |(ANSI)         |
//   +---------------+---------------+---------------+

public import Dissection

/// A question for the status of circuits, or the answer.
public enum Q933: Dissector {
  public static let dumpName = "q.933"
  public static let attachments = [Key.networkLayerProtocol(0x08)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = "q.933"
    if !line.options.showsLink { line.write("Q.933, ") }
    guard length >= 9 else {
      line.write("length ", length)
      return line.writeTruncated()
    }
    // The upper half of the octet is spare.
    let references = Int(try bytes.uint8(at: 0) & 0x0f)
    var offset = 1 + references
    guard bytes.has(2, at: offset) else {
      line.write("length ", length)
      return line.writeTruncated()
    }
    let isANSI = bytes[offset + 1] == 0x95
    line.write(isANSI ? "ANSI" : "CCITT", codeset: isANSI ? 5 : 0)
    // A shift of the codeset behind the type takes the octet behind it too.
    if bytes[offset + 1] & 0xf0 == 0x90 { try bytes.require(offset + 3) }
    let type = try bytes.uint8(at: offset)
    offset += isANSI ? 2 : 1
    if references > 0 {
      line.write(", Call Ref: 0x")
      line.write(hexBytes: try bytes.slice(at: 1, count: references))
    }
    if line.options.isVerbose {
      line.write(", ", type, in: messageNames, unknown: .text("unknown message"))
      line.write(" (0x", hex: type, digits: 2, "), length ")
      line.write(decimal: length)
    } else {
      line.write(", ", type, in: messageNames, unknown: .hex("unknown message 0x", digits: 2))
    }
    while offset < length {
      guard length - offset >= 2, bytes.has(2, at: offset) else {
        return writeEnd(length, into: &line)
      }
      let kind = try bytes.uint8(at: offset)
      let size = Int(try bytes.uint8(at: offset + 1))
      offset += 2
      if line.options.isVerbose {
        line.write("\n\t", kind, in: elementNames, unknown: .text("unknown"))
        line.write(" IE (0x", hex: kind, digits: 2, "), length ")
        line.write("", size, ": ")
      }
      guard size <= length - offset, bytes.has(size, at: offset) else {
        return writeEnd(length, into: &line)
      }
      let value = try bytes.slice(at: offset, count: size)
      if !write(value, kind, into: &line), line.options.isVerbose {
        line.writeUnknownData(value, indent: "\n\t  ")
      }
      offset += size
    }
    if !line.options.isVerbose { line.write(", length ", length) }
  }

  /// ` [|q.933]` where the elements end too early, with the length that has not been told yet.
  private static func writeEnd(_ length: Int, into line: inout DumpLine) {
    if !line.options.isVerbose { line.write(", length ", length) }
    line.writeTruncated()
  }

  /// An element; false where nobody knows it.
  private static func write(
    _ value: Span<UInt8>, _ kind: UInt8, into line: inout DumpLine
  ) -> Bool {
    let isVerbose = line.options.isVerbose
    switch kind {
    case 0x01, 0x51:
      if value.isEmpty {
        line.write(isVerbose ? "Invalid REPORT TYPE IE" : ", Invalid REPORT TYPE IE")
      } else if isVerbose {
        line.write(value[0], in: reportNames, unknown: .text("unknown"))
        line.write(" (", value[0], ")")
      }
    case 0x03, 0x19, 0x53:
      if !isVerbose { line.write(", ") }
      guard value.count >= 2 else {
        line.write("Invalid LINK VERIFY IE")
        return true
      }
      line.write("TX Seq: ")
      line.write(decimal: UInt64(value[0]), width: 3)
      line.write(", RX Seq: ")
      line.write(decimal: UInt64(value[1]), width: 3)
    case 0x07, 0x57:
      if !isVerbose { line.write(", ") }
      writeCircuit(value, into: &line)
    default: return false
    }
    return true
  }

  private static func writeCircuit(_ value: Span<UInt8>, into line: inout DumpLine) {
    let count = value.count
    var isValid = (3...5).contains(count) && value[0] & 0x80 == 0 && value[count - 1] & 0x80 != 0
    if isValid { isValid = value[count - 2] & 0x80 != 0 }
    if isValid, count > 3 { isValid = value[1] & 0x80 == 0 }
    if isValid, count > 4 { isValid = value[2] & 0x80 == 0 }
    guard isValid else { return line.write("Invalid DLCI in PVC STATUS IE") }
    var circuit = UInt32(value[0] & 0x3f) << 4 | UInt32(value[1] & 0x78) >> 3
    if count == 4 {
      circuit = circuit << 6 | UInt32(value[2] & 0x7e) >> 1
    } else if count == 5 {
      circuit = circuit << 13 | UInt32(value[2] & 0x7f) << 6 | UInt32(value[3] & 0x7e) >> 1
    }
    let status = value[count - 1]
    line.write("DLCI ", circuit, ": status ")
    if status & 8 != 0 { line.write("New, ") }
    line.write(status & 2 != 0 ? "Active" : "Inactive")
  }

  static let messageNames: ValueNames = [
    0x00: "ESC to National", 0x01: "Alert", 0x02: "Call proceeding", 0x03: "Progress",
    0x07: "Connect", 0x0f: "Connect ACK", 0x45: "Disconnect", 0x46: "Restart", 0x4d: "Release",
    0x4e: "Restart ACK", 0x5a: "Release Complete", 0x6e: "Notify", 0x75: "Status Enquiry",
    0x7b: "Segment", 0x7d: "Status Reply",
  ]
  static let elementNames: ValueNames = [
    0x01: "ANSI Report Type", 0x03: "ANSI Link Verify", 0x07: "ANSI PVC Status",
    0x19: "ANSI Link Verify", 0x51: "CCITT Report Type", 0x53: "CCITT Link Verify",
    0x57: "CCITT PVC Status", 0x33: "Shift",
  ]
  static let reportNames: ValueNames = [0: "Full Status", 1: "Link verify", 2: "Async PVC Status"]
}

extension DumpLine {
  /// `ANSI, codeset 5`
  fileprivate mutating func write(_ name: String, codeset: UInt8) {
    write(name)
    write(", codeset ", codeset)
  }
}
