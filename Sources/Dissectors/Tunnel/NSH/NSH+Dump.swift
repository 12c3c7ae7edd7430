public import Dissection

// MARK: Print

extension NSH {
  /// `NSH, flags [none], service-path-id 0x000309, service-index 0x7: `, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(4)
    let verbosity = line.options.verbosity
    let version = try bytes.read(version)
    line.write("NSH, ")
    if verbosity > 1 {
      line.write("ver ")
      line.write(decimal: version)
      line.write(", ")
    }
    guard version == 0 else { return }
    line.write(try bytes.read(isOperations) ? "flags [O]" : "flags [none]")
    line.write(", ")
    let words = try Int(bytes.read(self.length))
    let metadataType = try bytes.read(metadataType)
    let next = try bytes.read(next)
    if verbosity > 2 {
      line.write("TTL ")
      line.write(decimal: try bytes.read(timeToLive))
      line.write(", length ")
      line.write(decimal: words)
      line.write(", md type ")
      line.write(
        metadataType, in: metadataNames, unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
      line.write(", ")
    }
    if verbosity > 1 {
      line.write("next-protocol ")
      line.write(next, in: nextNames, unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
      line.write(", ")
    }
    guard words * 4 <= length else {
      line.write(" (too many headers for packet length ")
      line.write(decimal: length)
      line.write(")")
      return line.writeInvalid()
    }
    try bytes.require(8)
    line.write("service-path-id 0x")
    line.write(hex: try bytes.read(path), digits: 6)
    line.write(", service-index 0x")
    line.write(hex: try bytes.read(index))
    guard words >= 2 else {
      line.write(" (less than two headers)")
      return line.writeInvalid()
    }
    let context = try bytes.slice(at: 8, count: words * 4 - 8)
    if verbosity > 2 {
      if metadataType == 1 {
        guard context.count == 16 else {
          line.write(" (invalid length for the MD type)")
          return line.writeInvalid()
        }
        try writeContext(context, into: &line)
      } else if metadataType == 2 {
        guard try writeVariableContext(context, into: &line) else { return }
      }
    }
    line.write(verbosity > 0 ? "\n    " : ": ")
    let payload = bytes.from(words * 4)
    if let key = key(of: next), try line.hand(payload, length: length - words * 4, to: key) {
      return
    }
    line.write("ERROR: unknown-next-protocol")
  }

  /// The four words of metadata type 1.
  private static func writeContext(
    _ context: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    for index in 0..<4 {
      line.write("\n        Context[")
      line.write(decimal: index, digits: 2)
      line.write("]: 0x")
      line.write(hex: try context.uint32(at: index * 4), digits: 8)
    }
  }

  /// The class, type and value of metadata type 2; false where one is longer than its room.
  private static func writeVariableContext(
    _ context: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var offset = 0
    while offset < context.count {
      let size = try Int(context.uint8(at: offset + 3) & 0x7f)
      line.write("\n        TLV Class ")
      line.write(decimal: try context.uint16(at: offset))
      line.write(", Type ")
      line.write(decimal: try context.uint8(at: offset + 2))
      line.write(", Len ")
      line.write(decimal: size)
      offset += 4
      if size == 0 { continue }
      let padded = (size + 3) / 4 * 4
      guard padded <= context.count - offset else {
        line.write(" (length too big)")
        line.writeInvalid()
        return false
      }
      line.write("\n            Value: 0x")
      line.write(hexBytes: try context.slice(at: offset, count: size), separator: 0x3a)
      offset += padded
    }
    return true
  }
}
