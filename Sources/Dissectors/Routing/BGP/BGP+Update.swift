import Dissection

/// UPDATE messages (RFC 4271 §4.3): routes withdrawn, attributes, routes announced.
extension BGP {
  /// False where the message contradicts itself.
  static func writeUpdate(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = headerLength
    var isComplete = true
    guard length - offset >= 2 else { return false }
    let withdrawn = try Int(bytes.uint16(at: offset))
    offset += 2
    guard length - offset >= withdrawn else { return false }
    if withdrawn > 1 {
      line.write("\n\t  Withdrawn routes:")
      let end = offset + withdrawn
      offset = try writeRoutes(bytes, from: offset, count: withdrawn, into: &line) ?? -1
      guard offset >= 0 else { return false }
      isComplete = offset == end
    } else {
      offset += withdrawn
      isComplete = withdrawn == 0
    }
    guard length - offset >= 2 else { return false }
    let attributes = try Int(bytes.uint16(at: offset))
    offset += 2
    guard length - offset >= attributes else { return false }
    if attributes == 0, isComplete, length == offset {
      line.write("\n\t  End-of-Rib Marker (empty NLRI)")
      return true
    }
    if attributes > 0 {
      guard try writeAttributes(bytes.from(offset), attributes, into: &line) else { return true }
      offset += attributes
    }
    guard length > offset else { return true }
    line.write("\n\t  Updated routes:")
    return try writeRoutes(bytes, from: offset, count: length - offset, into: &line) != nil
  }

  /// Prefixes of IPv4; where they ended, or nil where the last is cut.
  private static func writeRoutes(
    _ bytes: Span<UInt8>, from start: Int, count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let isPath = hasPathIdentifiers(bytes.from(start), count, 32)
    var offset = start
    while offset < start + count {
      var room = start + count - offset
      var identifier: UInt32?
      if isPath {
        guard room >= 5 else { return nil }
        identifier = try bytes.uint32(at: offset)
        offset += 4
        room -= 4
      }
      let found = try writePrefix4(
        bytes.from(offset), room, before: "\n\t    ", into: &line)
      switch found {
      case .taken(let size):
        writePathIdentifier(identifier, into: &line)
        offset += size
      case .illegal:
        line.write("\n\t    (illegal prefix length)")
        return offset
      case .cut, .short: return nil
      }
    }
    return offset
  }

  // MARK: Attributes

  /// `Origin (1), length: 1, Flags [T]: IGP`; false where an attribute contradicts itself.
  private static func writeAttributes(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 0
    while offset < length {
      let flags = try bytes.uint8(at: offset)
      guard length - offset >= (flags & 0x10 != 0 ? 4 : 3) else {
        line.write("\n\t  [path attrs too short]")
        return true
      }
      let head = try writeAttributeHead(bytes, at: offset, before: "\n\t  ", into: &line)
      offset += head.size
      guard length - offset >= head.length else {
        line.write(" [path attrs too short]")
        return true
      }
      let value = bytes.from(offset)
      guard try writeAttribute(head.type, value, head.length, depth: 0, into: &line) else {
        return false
      }
      offset += head.length
    }
    return true
  }

  /// Flags, type and length of an attribute, which has two octets of length if the flags say so.
  static func writeAttributeHead(
    _ bytes: Span<UInt8>, at offset: Int, before: String, always: Bool = false,
    into line: inout DumpLine
  ) throws(Flaw) -> (type: UInt8, length: Int, size: Int) {
    let flags = try bytes.uint8(at: offset)
    let type = try bytes.uint8(at: offset + 1)
    let isExtended = flags & 0x10 != 0
    let length =
      try isExtended ? Int(bytes.uint16(at: offset + 2)) : Int(bytes.uint8(at: offset + 2))
    line.write(before)
    line.write(type, in: attributeNames, unknown: .text("Unknown Attribute"))
    line.write(" (")
    line.write(decimal: type)
    line.write("), length: ")
    line.write(decimal: length)
    if flags != 0 {
      line.write(", Flags [")
      if flags & 0x80 != 0 { line.write("O") }
      if flags & 0x40 != 0 { line.write("T") }
      if flags & 0x20 != 0 { line.write("P") }
      if flags & 0x10 != 0 { line.write("E") }
      if flags & 0x0f != 0 {
        line.write("+")
        line.write(hex: flags & 0x0f)
      }
      line.write("]")
    }
    if flags != 0 || always { line.write(": ") }
    return (type, length, isExtended ? 4 : 3)
  }
}
