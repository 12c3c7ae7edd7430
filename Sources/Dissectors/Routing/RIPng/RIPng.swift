// RIPng for IPv6, RFC 2080.
//
//   +---------------+---------------+-------------------------------+
//   |    Command    |    Version    |             Unused            |
//   +---------------+---------------+-------------------------------+
//   |                      IPv6 prefix (16 bytes)                   |
//   +-------------------------------+---------------+---------------+
//   |           Route tag           | Prefix length |    Metric     |
//   +-------------------------------+---------------+---------------+

public import Dissection

/// A RIPng packet.
public struct RIPng: Dissector {
  public static let dumpName = "ripng"
  public static let attachments = [Key.udpPort(521)]
  static let entryLength = 20

  // MARK: Fields

  static let command = Field<UInt8>("ripng.cmd", "Command", at: 0)
  static let version = Field<UInt8>("ripng.version", "Version", at: 1)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let room = min(length, bytes.count)
    line.write("ripng")
    guard room >= 4 else { return line.writeTruncated() }
    let version = try bytes.read(version)
    guard version == 1 else {
      line.write(" [version ", version, ", must be 1]")
      return line.writeInvalid()
    }
    let command = try bytes.read(command)
    let count = length / entryLength
    let isExact = length - 4 == count * entryLength
    switch command {
    case 1:
      if count == 1, try isDumpRequest(bytes) {
        line.write("-req dump")
        break
      }
      line.write("-req ", count)
      if !isExact { line.write("[", length, "]") }
      line.write(":")
      guard try writeEntries(bytes, room, isRequest: true, into: &line) else {
        return line.writeTruncated()
      }
    case 2:
      line.write("-resp ", count)
      if !isExact { line.write("[", length, "]") }
      line.write(":")
      guard try writeEntries(bytes, room, isRequest: false, into: &line) else {
        return line.writeTruncated()
      }
    default: line.write("-", command, " ?? ", length)
    }
  }

  private static func isDumpRequest(_ bytes: Span<UInt8>) throws(Flaw) -> Bool {
    guard bytes.has(entryLength, at: 4) else { return false }
    let (high, low, metric) = try (
      bytes.uint64(at: 4), bytes.uint64(at: 12), bytes.uint8(at: 23)
    )
    return high == 0 && low == 0 && metric == 16
  }

  /// False where the last is cut.
  private static func writeEntries(
    _ bytes: Span<UInt8>, _ room: Int, isRequest: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 4
    var metric: UInt8 = 0
    while room - offset >= entryLength {
      line.write(line.options.verbosity > 1 ? "\n\t" : " ")
      try line.write("", bytes.ipv6(at: offset), "/")
      try line.write(decimal: bytes.uint8(at: offset + 18))
      let tag = try bytes.uint16(at: offset + 16)
      if tag != 0 { line.write(" [", tag, "]") }
      let own = try bytes.uint8(at: offset + 19)
      if own != metric { line.write(" (", own, ")") }
      // A metric of 255 marks a next hop for those that follow.
      if !isRequest { metric = own == 0xff ? 0 : own }
      offset += entryLength
    }
    return offset == room
  }
}

extension DumpLine {
  fileprivate mutating func write(
    _ label: String, _ value: UInt8, _ middle: String, _ other: Int
  ) {
    write(label, value, middle)
    write(decimal: other)
  }
}
