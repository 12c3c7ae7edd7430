public import Dissection

// MARK: Print

extension LWAPP {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    // What an access point sends to the controller's control port begins with its address.
    var start = 0
    if line.transport.destinationPort == 12223 { start = 6 }
    guard length >= start + headerLength else {
      throw .truncated(need: start + headerLength, have: length)
    }
    try bytes.require(start + headerLength)
    let header = bytes.from(start)
    let version = try header.read(version)
    guard version == 0 else {
      return line.write("LWAPP version ", version, " packet not supported")
    }
    let flags = try header.read(flags)
    let isControl = flags & Flag.control != 0
    line.write(isControl ? "LWAPPv0, Control frame" : "LWAPPv0, Data frame")
    let isVerbose = line.options.isVerbose
    if isVerbose { line.write(", Radio-id ", try header.read(radio)) }
    line.write(", Flags [")
    line.writeBits(flags, in: flagNames)
    line.write("]")
    let fragment = try header.read(fragment)
    if isVerbose {
      line.write(", Frag-id ", fragment)
      if flags & Flag.fragment == 0, fragment != 0 { line.write(" (MBZ!)") }
    }
    let size = Int(try header.read(Self.length))
    line.write(", length ", size)
    guard isVerbose else { return }
    if start > 0 { line.write("\n\tAP identity: ", try bytes.mac(at: 0)) }
    let payload = header.from(headerLength)
    guard isControl else { return line.writeHex(payload.upTo(size), indent: "\n\t") }
    try writeControl(payload, min(size, length - start - headerLength), into: &line)
  }

  private static func writeControl(
    _ payload: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var at = 0
    while at < length {
      guard at + 8 <= length else { throw .truncated(need: at + 8, have: length) }
      try payload.require(at + 8)
      let type = try payload.uint8(at: at)
      let size = Int(try payload.uint16(at: at + 2))
      line.write("\n\t  Msg type: ")
      line.write(type, in: messageNames, unknown: .text("Unknown"))
      line.write(" (", type, "), Seqnum: ")
      line.write(decimal: try payload.uint8(at: at + 1))
      line.write(", Msg len: ", size)
      line.write(", Session: 0x", hex: try payload.uint32(at: at + 4), digits: 8)
      at += 8
      guard size <= length - at else {
        return line.write("\n\t  Msg goes past end of PDU")
      }
      let elements = payload.from(at)
      guard try writeElements(elements, size, of: type, into: &line) else {
        return line.writeInvalid()
      }
      at += size
    }
  }

  /// The elements of one message; false where one of them claims more than there is.
  private static func writeElements(
    _ bytes: Span<UInt8>, _ length: Int, of message: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let expected = expectedElements(of: message)
    var at = 0
    var index = 0
    while at < length {
      guard length - at >= 3 else { return false }
      let type = try bytes.uint8(at: at)
      let size = Int(try bytes.uint16(at: at + 1))
      line.write("\n\t  Msg Elem ", index, " Type: ")
      line.write("", type, " (")
      line.write(type, in: elementNames, unknown: .text("Unknown"))
      line.write(")")
      if !expected.contains(type) { line.write(" [unexpected!]") }
      line.write(", Length: ", size)
      at += 3
      guard size <= length - at else {
        line.writeContradiction("elem_len", size, ">", length - at)
        return false
      }
      let value = try bytes.slice(at: at, count: size)
      if line.options.verbosity > 1 { line.writeUnknownData(value, indent: "\n\t    ") }
      at += size
      index += 1
    }
    return true
  }
}
