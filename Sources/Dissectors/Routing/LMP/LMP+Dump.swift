import Addresses
public import Dissection

// MARK: Print

extension LMP {
  /// `LMPv1 Hello Message, length: 28`, or with `-v` its objects.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    let version = try bytes.read(version)
    guard version == 1 else {
      return line.write("LMP version ", version, " packet not supported")
    }
    let type = try bytes.read(type)
    guard line.options.isVerbose else {
      line.write("LMPv1 ", type, in: typeNames, unknown: .decimal("unknown (", suffix: ")"))
      return line.write(" Message, length: ", length)
    }
    let claimed = try Int(bytes.read(self.length))
    line.write("\n\tLMPv1, msg-type: ", type, in: typeNames, unknown: .decimal("unknown, type: "))
    line.write(", Flags: [")
    line.writeBits(try bytes.read(flags), in: flagNames)
    line.write("], length: ", claimed)
    guard claimed >= headerLength else { return line.write(" (too short)") }
    guard claimed <= length else { return line.write(" (too long)") }
    var offset = headerLength
    while offset < claimed {
      guard let size = try writeObject(bytes, at: offset, end: claimed, into: &line) else { return }
      offset += size
    }
  }

  /// One object; how long it is, or nil where nothing can follow it.
  private static func writeObject(
    _ bytes: Span<UInt8>, at offset: Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let word = try bytes.uint8(at: offset)
    let object = try bytes.uint8(at: offset + 1)
    let size = try Int(bytes.uint16(at: offset + 2))
    let type = word & 0x7f
    line.write("\n\t  ", object, in: objectNames, unknown: .text("Unknown"), " Object (")
    line.write("", object, "), Class-Type: ")
    line.write(className(object, type))
    line.write(" (", type, ") Flags: [")
    line.write(word & 0x80 != 0 ? "negotiable" : "non-negotiable")
    line.write("], length: ", size)
    guard size >= 4 else {
      line.write(" (too short)")
      return nil
    }
    guard size % 4 == 0 else {
      line.write(" (not a multiple of 4)")
      return nil
    }
    let value = try bytes.slice(at: offset, count: size).from(4)
    let isUnknown: Bool
    switch try LMPObject(object: object, type: type).write(value, into: &line) {
    case .known: isUnknown = false
    case .unknown: isUnknown = true
    case .wrongLength:
      line.write(" (not correct for object)")
      isUnknown = false
    }
    if isUnknown || line.options.verbosity > 1 {
      line.writeHex(value, indent: "\n\t    ")
    }
    guard size <= end - offset else {
      line.writeContradiction("remaining objects length", end - offset, "<", size)
      line.writeInvalid()
      return nil
    }
    return size
  }
}
