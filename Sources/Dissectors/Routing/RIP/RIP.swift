// Routing Information Protocol: version 1, RFC 1058; version 2, RFC 2453; authentication, RFC 4822.
//
//   +---------------+---------------+-------------------------------+
//   |    Command    |    Version    |             Unused            |
//   +---------------+---------------+-------------------------------+
//   |        Address family         |           Route tag           |
//   +-------------------------------+-------------------------------+
//   |                          IPv4 address                         |
//   |                          Subnet mask                          |
//   |                           Next hop                            |
//   |                            Metric                             |
//   +---------------------------------------------------------------+

public import Dissection

/// A RIP packet.
public struct RIP: Dissector {
  public static let dumpName = "rip"
  public static let attachments = [Key.udpPort(520)]
  static let entryLength = 20

  // MARK: Fields

  static let command = Field<UInt8>("rip.command", "Command", at: 0)
  static let version = Field<UInt8>("rip.version", "Version", at: 1)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else {
      line.writeContradiction("packet length", length, "<", 4)
      return line.writeInvalid()
    }
    try bytes.require(4)
    let command = try bytes.read(command)
    let version = try bytes.read(version)
    if line.options.isVerbose { line.write("\n\t") }
    line.write("RIPv", version, ", ")
    line.write(command, in: commandNames, unknown: .decimal("unknown command (", suffix: ")"))
    line.write(", length: ", length)
    guard line.options.isVerbose else { return }
    switch command {
    case 1, 2, 9, 10, 11:
      guard try writeEntries(version, bytes, length, into: &line) else { return }
    case 3, 4, 5, 6: break
    default:
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(length), indent: "\n\t") }
    }
    if line.options.verbosity > 1 { line.writeHex(bytes.upTo(length), indent: "\n\t") }
  }

  /// False where the last was captured only in part.
  private static func writeEntries(
    _ version: UInt8, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard version == 1 || version == 2 else {
      line.write(", unknown version")
      return true
    }
    line.write(", routes: ", (length - 4) / entryLength)
    if version == 2 { line.write(" or less") }
    var offset = 4
    while offset < length {
      let room = length - offset
      var size = entryLength
      if version == 1 {
        try writeEntry1(bytes.from(offset), into: &line)
      } else {
        size = try writeEntry2(bytes.from(offset), room, into: &line)
      }
      guard size <= room else {
        line.writeContradiction("remaining entries length", room, "<", size)
        line.writeInvalid()
        return true
      }
      guard bytes.count >= offset + size else { return false }
      offset += size
    }
    return true
  }

  private static func writeEntry1(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let entry = try bytes.slice(at: 0, count: entryLength)
    let family = try entry.uint16(at: 0)
    let (unused, others) = try (entry.uint16(at: 2), entry.uint64(at: 8))
    let isClean = unused == 0 && others == 0
    guard isClean, family == 0 || family == 2 else {
      writeFamily(family, "AFI ", into: &line)
      return line.writeHex(entry.from(2), indent: "\n\t  ")
    }
    if family == 0 {
      try line.write("\n\t  AFI 0, ", entry.ipv4(at: 4))
    } else {
      try line.write("\n\t  ", entry.ipv4(at: 4))
    }
    try line.write(", metric: ", entry.uint32(at: 16))
  }

  private static func writeFamily(
    _ family: UInt16, _ start: String, into line: inout DumpLine
  ) {
    line.write("\n\t  ")
    line.write(start)
    line.write(family, in: familyNames, unknown: .decimal("Unknown (", suffix: ")"))
  }

  /// How many bytes it took.
  private static func writeEntry2(
    _ bytes: Span<UInt8>, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let family = try bytes.uint16(at: 0)
    if family == 0xffff { return try writeAuthentication(bytes, room, into: &line) }
    guard family == 2 || family == 0 else {
      writeFamily(family, "AFI ", into: &line)
      line.writeHex(bytes.from(4).upTo(16), indent: "\n\t  ")
      return entryLength
    }
    let entry = try bytes.slice(at: 0, count: entryLength)
    line.write("\n\t  AFI ")
    line.write(family, in: familyNames, unknown: .decimal(""))
    line.write(", ")
    try line.write(entry.ipv4(at: 4), width: 15)
    let mask = try entry.uint32(at: 8)
    let bits = (~mask).leadingZeroBitCount
    if mask == (bits == 0 ? 0 : UInt32.max << UInt32(32 - bits)) {
      line.write("/", bits)
      if bits < 10 { line.write(" ") }
    } else {
      line.write("/-1")
    }
    try line.write(", tag 0x", hex: entry.uint16(at: 2), digits: 4)
    try line.write(", metric: ", entry.uint32(at: 16))
    line.write(", next-hop: ")
    if try entry.uint32(at: 12) == 0 {
      line.write("self")
    } else {
      try line.write(entry.ipv4(at: 12))
    }
    return entryLength
  }

  private static func writeAuthentication(
    _ bytes: Span<UInt8>, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let type = try bytes.uint16(at: 2)
    switch type {
    case 1:
      line.write("\n\t  Auth trailer:")
      line.writeHex(bytes.upTo(room).from(4), indent: "\n\t  ")
      return room
    case 2:
      line.write("\n\t  Simple Text Authentication data: ")
      for index in 4..<entryLength {
        let byte = try bytes.uint8(at: index)
        guard byte != 0 else { break }
        line.write(untrusted: byte)
      }
    case 3:
      try bytes.require(entryLength)
      line.write("\n\t  Auth header:")
      try line.write(" Packet Len ", bytes.uint16(at: 4))
      try line.write(", Key-ID ", bytes.uint8(at: 6))
      try line.write(", Auth Data Len ", bytes.uint8(at: 7))
      try line.write(", SeqNo ", bytes.uint32(at: 8))
      try line.write(", MBZ ", bytes.uint32(at: 12))
      try line.write(", MBZ ", bytes.uint32(at: 16))
    default:
      line.write("\n\t  Unknown (", type, ") Authentication data:")
      line.writeHex(bytes.upTo(room).from(4), indent: "\n\t  ")
      return room
    }
    return entryLength
  }

  private static let commandNames: ValueNames = [
    1: "Request", 2: "Response", 3: "Trace on", 4: "Trace off", 5: "Trace on", 6: "Trace off",
  ]
}

private let familyNames: ValueNames = [2: "IPv4"]
