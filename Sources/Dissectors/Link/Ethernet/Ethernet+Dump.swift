import Addresses
import Bytes
public import Dissection

// MARK: Print

/// What a switch puts between the addresses and the type, for the port it came from or goes to.
protocol SwitchTag: SendableMetatype {
  static var length: Int { get }
  /// Writes the tag, which begins at byte 12 of a frame that has it whole.
  static func write(_ frame: Span<UInt8>, into line: inout DumpLine) throws(Flaw)
}

extension Ethernet {
  /// Nothing, or with `-e` `SRC > DST, ethertype IPv4 (0x0800), length 98: `, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try dump(bytes, length: length, tag: nil, into: &line)
  }

  /// A frame with a switch's tag in it, or none.
  static func dump(
    _ bytes: Span<UInt8>, length: Int, tag: (any SwitchTag.Type)?, into line: inout DumpLine
  ) throws(Flaw) {
    let headerLength = headerLength + (tag?.length ?? 0)
    guard bytes.count >= headerLength, length >= headerLength else {
      return line.writeTruncated()
    }
    let frame = try Ethernet(bytes)
    let outer = line.link
    defer { line.link = outer }
    line.link = LinkContext(source: frame.source, destination: frame.destination)
    if line.options.showsLink { frame.writeAddresses(into: &line) }
    if let tag { try tag.write(bytes, into: &line) }
    var walk = Walk(
      type: try bytes.uint16(at: headerLength - 2), offset: headerLength, length: length,
      end: length)
    line.addLinkHeader(headerLength)
    try walk.dump(bytes, tag: tag, into: &line)
  }

  /// `SRC > DST, `
  func writeAddresses(into line: inout DumpLine) {
    line.write("", source, " > ")
    line.write("", destination, ", ")
  }

  /// `vlan 200, p 0, DEI`
  static func writeTag(_ tag: UInt16, into line: inout DumpLine) {
    line.write("vlan ", tag & 0x0fff)
    line.write(", p ", tag >> 13)
    if tag & 0x1000 != 0 { line.write(", DEI") }
  }

  /// `IPv4 (0x0800)`
  static func writeType(_ type: UInt16, into line: inout DumpLine) {
    line.write(type, in: typeNames, unknown: .text("Unknown"))
    line.write(" (0x", hex: type, digits: 4, ")")
  }

  /// The way through the types of a frame: tags and encapsulations until a payload comes.
  struct Walk {
    /// The type that was read last, and where what it names begins.
    var type: UInt16
    var offset: Int
    /// How long the frame is.
    let length: Int
    /// Where its payload ends: before the frame does, if there is a check value behind.
    var end: Int
    /// Whether the text has the frame's length by now.
    var hasLength = false

    mutating func dump(
      _ bytes: Span<UInt8>, tag: (any SwitchTag.Type)?, into line: inout DumpLine
    ) throws(Flaw) {
      while true {
        if Ethernet.isTag(type) {
          guard bytes.has(4, at: offset), end >= offset + 4 else {
            return line.writeTruncated("vlan")
          }
          if line.options.showsLink {
            writeType(into: &line)
            Ethernet.writeTag(try bytes.uint16(at: offset), into: &line)
            line.write(", ")
          }
          type = try bytes.read(Ethernet.tagType, at: offset)
          advance(4, into: &line)
        } else if type == 0x88e5 {
          guard try dumpMACsec(bytes, into: &line) else { return }
        } else if type == 0xd28b {
          guard try dumpArista(bytes, tag, into: &line) else { return }
        } else {
          return try dumpPayload(bytes.upTo(end), tag, into: &line)
        }
      }
    }

    mutating func advance(_ count: Int, into line: inout DumpLine) {
      offset += count
      line.addLinkHeader(count)
    }

    /// What is behind the last type.
    private mutating func dumpPayload(
      _ bytes: Span<UInt8>, _ tag: (any SwitchTag.Type)?, into line: inout DumpLine
    ) throws(Flaw) {
      let payload = bytes.from(offset)
      let rest = max(0, end - offset)
      if type < Ethernet.smallestType {
        let claimed = min(Int(type), rest)
        if line.options.showsLink {
          line.write("802.3")
          if !hasLength { line.write(", length ", claimed, ": ") }
        }
        _ = try line.hand(payload.upTo(claimed), length: claimed, to: .logicalLink)
        return
      }
      if type == 0x8870 {
        _ = try line.hand(payload, length: rest, to: .logicalLink)
        return
      }
      if line.options.showsLink { writeType(into: &line) }
      if try line.hand(payload, length: rest, to: .etherType(type)) { return }
      if !line.options.showsLink { try writeHeader(bytes, tag, into: &line) }
      line.writeUnknown(payload)
    }

    /// `ethertype IPv4 (0x0800), length 98: `; the length only once.
    mutating func writeType(into line: inout DumpLine) {
      if line.options.isQuiet {
        line.write(
          type, in: Ethernet.typeNames,
          unknown: .hex("Unknown Ethertype (0x", digits: 4, suffix: ")"))
      } else {
        line.write("ethertype ")
        Ethernet.writeType(type, into: &line)
      }
      if hasLength { return line.write(", ") }
      line.write(", length ", length, ": ")
      hasLength = true
    }

    /// The whole header of a frame that turned out to be nobody's.
    private mutating func writeHeader(
      _ bytes: Span<UInt8>, _ tag: (any SwitchTag.Type)?, into line: inout DumpLine
    ) throws(Flaw) {
      try Ethernet(bytes).writeAddresses(into: &line)
      if let tag { try tag.write(bytes, into: &line) }
      hasLength = false
      writeType(into: &line)
    }

    /// A type of Arista's own: a time stamp, and the type of what follows.
    private mutating func dumpArista(
      _ bytes: Span<UInt8>, _ tag: (any SwitchTag.Type)?, into line: inout DumpLine
    ) throws(Flaw) -> Bool {
      guard bytes.has(2, at: offset), end >= offset + 2 else {
        line.writeTruncated("arista")
        return false
      }
      line.protocolName = "arista"
      writeType(into: &line)
      hasLength = false
      let count = try Arista.dump(bytes.upTo(end).from(offset), into: &line)
      if count > 0 {
        advance(count, into: &line)
        try bytes.require(offset + 2)
        type = try bytes.uint16(at: offset)
        advance(2, into: &line)
        return true
      }
      if !line.options.showsLink { try writeHeader(bytes, tag, into: &line) }
      line.writeUnknown(bytes.upTo(end).from(offset))
      return false
    }
  }
}
