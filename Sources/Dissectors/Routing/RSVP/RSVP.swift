// Resource Reservation Protocol, RFC 2205; for tunnels of MPLS, RFC 3209; generalized, RFC 3473.
//
//   +-------+-------+---------------+-------------------------------+
//   |Version| Flags |   Message     |           Checksum            |
//   +-------+-------+---------------+-------------------------------+
//   |      TTL      |   Reserved    |            Length             |
//   +---------------+---------------+-------------------------------+

public import Dissection

/// An RSVP message.
public struct RSVP: Dissector {
  public static let dumpName = "rsvp"
  public static let attachments = [Key.ipProtocol(46), .udpPort(1698), .udpPort(1699)]
  static let headerLength = 8

  // MARK: Fields

  static let version = Field<UInt8>("rsvp.version", "RSVP Version", at: 0, mask: 0xf0)
  static let flags = Field<UInt8>("rsvp.flags", "Flags", at: 0, mask: 0x0f)
  static let type = Field<UInt8>("rsvp.msg", "Message Type", at: 1)
  static let checksum = Field<UInt16>("rsvp.checksum", "Message Checksum", at: 2, .hexadecimal)
  static let hops = Field<UInt8>("rsvp.ttl", "Sending TTL", at: 4)
  static let length = Field<UInt16>("rsvp.length", "Message length", at: 6)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    let version = try bytes.read(version)
    let type = try bytes.read(type)
    guard version == 1 else {
      return line.write("RSVP version ", version, " packet not supported")
    }
    guard line.options.isVerbose else {
      line.write("RSVPv1 ")
      line.write(type, in: messageNames, unknown: .decimal("unknown (", suffix: ")"))
      return line.write(" Message, length: ", length)
    }
    let flags = try bytes.read(flags)
    let size = try Int(bytes.read(Self.length))
    line.write("\n\tRSVPv1 ")
    line.write(type, in: messageNames, unknown: .decimal("unknown, type: "))
    line.write(" Message (", type, "), Flags: [")
    line.writeBits(flags, ordered: [(1, "Refresh reduction capable")])
    line.write("], length: ", size)
    try line.write(", ttl: ", bytes.read(hops))
    try line.write(", checksum: 0x", hex: bytes.read(checksum), digits: 4)
    guard size >= headerLength else {
      return line.write(" (too short - min ", headerLength, ")")
    }
    guard type != 12 else { return try writeBundle(bytes, size, into: &line) }
    _ = try writeObjects(bytes.from(headerLength), size - headerLength, into: &line)
  }

  /// A message of messages (RFC 2961 §3).
  private static func writeBundle(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = headerLength
    while offset < end {
      let message = bytes.from(offset)
      try message.require(headerLength)
      let version = try message.read(version)
      guard version == 1 else {
        return line.write("RSVP version ", version, " packet not supported")
      }
      let (type, flags) = try (message.read(type), message.read(flags))
      let size = try Int(message.read(Self.length))
      line.write("\n\t  RSVPv1 ")
      line.write(type, in: messageNames, unknown: .decimal("unknown, type: "))
      line.write(" Message (", type, "), Flags: [")
      line.writeBits(flags, ordered: [(1, "Refresh reduction capable")])
      line.write("], length: ", size)
      try line.write(", ttl: ", message.read(hops))
      try line.write(", checksum: 0x", hex: message.read(checksum), digits: 4)
      guard size >= headerLength else { return line.write(" (too short)") }
      let body = message.from(headerLength)
      guard try writeObjects(body, size - headerLength, isInner: true, into: &line) else { return }
      offset += size
    }
  }

  static let messageNames: ValueNames = [
    1: "Path", 2: "Resv", 3: "PathErr", 4: "ResvErr", 5: "PathTear", 6: "ResvTear", 7: "ResvConf",
    12: "Bundle", 13: "Acknowledgement", 14: "Hello (Old)", 15: "Summary Refresh", 20: "Hello",
  ]
}
