// Redis serialization protocol, version 2 (redis.io/docs/reference/protocol-spec).
//
//   +OK\r\n      -ERR reason\r\n      :170\r\n      $5\r\nhello\r\n      *2\r\n (two items follow)
//
// What begins otherwise is a command on a line of its own.

public import Dissection

/// Commands and replies of Redis, read in place.
public enum RESP: Dissector {
  public static let dumpName = "resp"
  public static let attachments = [Key.tcpPort(6379), .payloadType(.resp)]

  // MARK: Print

  /// `: RESP "GET" "key"`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": RESP")
    var reader = Reader(length: length)
    // Arrays in arrays only add to what must still come.
    var missing = 0
    while reader.offset < length || missing > 0 {
      missing = max(0, missing - 1)
      missing += try reader.writeItem(bytes, into: &line)
    }
  }

  /// Where in the items the printer is.
  private struct Reader {
    let length: Int
    var offset = 0

    /// Writes one item, or the head of an array; how many items an array still announces.
    mutating func writeItem(
      _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) -> Int {
      switch try byte(bytes) {
      case 0x2b, 0x2d, 0x3a:  // + - :
        offset += 1
        try writeText(bytes, into: &line)
      case 0x24:  // $
        offset += 1
        let size = try readSize(bytes)
        guard case .some(let count) = size else { return Self.write(size, into: &line) }
        try writeBulk(bytes, count, into: &line)
      case 0x2a:  // *
        offset += 1
        let size = try readSize(bytes)
        guard case .some(let count) = size, count > 0 else {
          return Self.write(size, into: &line)
        }
        return count
      default:
        try writeCommand(bytes, into: &line)
      }
      return 0
    }

    private func byte(_ bytes: Span<UInt8>) throws(Flaw) -> UInt8 {
      guard offset < length else { throw .truncated(need: offset + 1, have: length) }
      return try bytes.uint8(at: offset)
    }

    /// Text up to the end of its line.
    private mutating func writeText(
      _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      let start = offset
      try skipLine(bytes)
      Self.writeQuoted(bytes.extracting(start..<(offset - 2)), into: &line)
    }

    /// A command as a person types it, ended by any mixture of line ends.
    private mutating func writeCommand(
      _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      while try isLineEnd(byte(bytes)) { offset += 1 }
      let start = offset
      while try !isLineEnd(byte(bytes)) { offset += 1 }
      Self.writeQuoted(bytes.extracting(start..<offset), into: &line)
      while offset < min(length, bytes.count), isLineEnd(bytes[offset]) { offset += 1 }
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0d || byte == 0x0a }

    private mutating func writeBulk(
      _ bytes: Span<UInt8>, _ count: Int, into line: inout DumpLine
    ) throws(Flaw) {
      if count == 0 {
        line.write(" empty")
      } else {
        guard count <= length - offset else { throw .truncated(need: count, have: length) }
        Self.writeQuoted(try bytes.slice(at: offset, count: count), into: &line)
        offset += count
      }
      try skipLine(bytes)
    }

    private static func writeQuoted(_ text: Span<UInt8>, into line: inout DumpLine) {
      line.write(" \"")
      line.write(untrusted: text)
      line.write("\"")
    }

    /// Goes on behind the next carriage return and line feed.
    private mutating func skipLine(_ bytes: Span<UInt8>) throws(Flaw) {
      while true {
        let isReturn = try byte(bytes) == 0x0d
        offset += 1
        if isReturn, try byte(bytes) == 0x0a { break }
      }
      offset += 1
    }

    /// What stands where a size is due.
    enum Size {
      case some(Int)
      case null, tooLarge, negative, invalid
    }

    private mutating func readSize(_ bytes: Span<UInt8>) throws(Flaw) -> Size {
      let isNegative = try byte(bytes) == 0x2d
      if isNegative { offset += 1 }
      var value = 0
      var digits = 0
      while case let next = try byte(bytes), next >= 0x30 && next <= 0x39 {
        value = min(value * 10 + Int(next - 0x30), 1 << 32)
        digits += 1
        offset += 1
      }
      let end = try byte(bytes)
      offset += 1
      guard digits > 0, end == 0x0d else { return .invalid }
      let last = try byte(bytes)
      offset += 1
      guard last == 0x0a else { return .invalid }
      if isNegative { return value == 1 ? .null : .negative }
      return value > Int(Int32.max) ? .tooLarge : .some(value)
    }

    /// What is wrong with a size; no items follow it.
    private static func write(_ size: Size, into line: inout DumpLine) -> Int {
      switch size {
      case .some: line.write(" empty")
      case .null: line.write(" null")
      case .tooLarge: line.write(" length too large")
      case .negative: line.write(" length negative and not -1")
      case .invalid: line.write(" invalid")
      }
      return 0
    }
  }
}
