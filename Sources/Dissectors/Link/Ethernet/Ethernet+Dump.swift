import Bytes
public import Dissection

// MARK: Print

extension Ethernet {
  /// Nothing, or with `-e` `SRC > DST, ethertype IPv4 (0x0800), length 98: `, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength, length >= headerLength else {
      return line.writeTruncated()
    }
    let frame = try Ethernet(bytes)
    let outer = line.link
    defer { line.link = outer }
    line.link = LinkContext(source: frame.source, destination: frame.destination)
    if line.options.showsLink { frame.writeHeader(length: length, into: &line) }

    var type = frame.type
    var offset = headerLength
    while isTag(type) {
      guard bytes.has(4, at: offset) else { return line.writeTruncated("vlan") }
      if line.options.showsLink { try writeTag(bytes, at: offset, into: &line) }
      type = try bytes.read(tagType, at: offset)
      offset += 4
      if line.options.showsLink, type >= smallestType {
        line.write("ethertype ")
        writeType(type, into: &line)
        line.write(", ")
      }
    }
    let payload = bytes.from(offset)
    let rest = max(0, length - offset)
    guard type >= smallestType else {
      try frame.dumpLogicalLink(payload, type: type, rest, frameLength: length, into: &line)
      return
    }
    if try line.hand(payload, length: rest, to: .etherType(type)) { return }
    if !line.options.showsLink { frame.writeHeader(type, length: length, into: &line) }
    line.writeUnknown(payload)
  }

  /// An IEEE 802.3 frame: `802.3, length 38: ` was written, what follows is LLC's.
  private func dumpLogicalLink(
    _ payload: Span<UInt8>, type: UInt16, _ rest: Int, frameLength: Int,
    into line: inout DumpLine
  ) throws(Flaw) {
    let length = min(Int(type), rest)
    if try line.hand(payload.upTo(length), length: length, to: .logicalLink) { return }
    if !line.options.showsLink { writeHeader(type, length: frameLength, into: &line) }
    line.writeUnknown(payload)
  }

  /// `SRC > DST, ethertype IPv4 (0x0800), length 98: `
  private func writeHeader(_ type: UInt16? = nil, length: Int, into line: inout DumpLine) {
    let type = type ?? self.type
    line.write(source)
    line.write(" > ")
    line.write(destination)
    line.write(", ")
    if type < Self.smallestType {
      line.write("802.3")
    } else if line.options.isQuiet {
      line.write(type, in: Self.typeNames, unknown: .text("Unknown Ethertype"))
    } else {
      line.write("ethertype ")
      Self.writeType(type, into: &line)
    }
    line.write(", length ")
    line.write(decimal: length)
    line.write(": ")
  }

  private static func writeTag(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("vlan ")
    line.write(decimal: try bytes.read(vlan, at: offset))
    line.write(", p ")
    line.write(decimal: try bytes.read(priority, at: offset))
    if try bytes.read(dropEligible, at: offset) { line.write(", DEI") }
    line.write(", ")
  }

  /// `IPv4 (0x0800)`
  static func writeType(_ type: UInt16, into line: inout DumpLine) {
    line.write(type, in: typeNames, unknown: .text("Unknown"))
    line.write(" (0x")
    line.write(hex: type, digits: 4)
    line.write(")")
  }
}
