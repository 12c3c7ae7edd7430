import Addresses
public import Dissection

// MARK: Print

extension LDP {
  /// `LDP, Label-Space-ID: 192.0.2.1:0, pdu-length: 38`, and with `-v` every message.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while length - offset > headerLength + messageHeaderLength {
      let size = try writeUnit(bytes.from(offset), length: length - offset, into: &line)
      guard let size else { return }
      offset += size
    }
  }

  /// One protocol data unit; how long it is, or nil where no other is shown.
  private static func writeUnit(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    try bytes.require(headerLength)
    let isVerbose = line.options.isVerbose
    let version = try bytes.read(version)
    guard version == 1 else {
      if isVerbose { line.write("\n\t") }
      line.write("LDP version ", version, " packet not supported")
      return nil
    }
    let claimed = try Int(bytes.read(self.length))
    let size = claimed + 4
    if isVerbose { line.write("\n\t") }
    guard size >= headerLength else {
      line.write("LDP, pdu-length: ", claimed, " (too short, < 6)")
      return nil
    }
    line.write("LDP, Label-Space-ID: ", try bytes.ipv4(at: 4), ":")
    line.write("", try bytes.read(labelSpace), ", pdu-length: ")
    line.write(decimal: claimed)
    guard isVerbose else { return nil }
    let unit = bytes.upTo(size)
    var offset = headerLength
    while offset < size {
      offset = try writeMessage(unit, at: offset, end: size, into: &line)
    }
    return size
  }

  /// One message; where the next begins.
  private static func writeMessage(
    _ bytes: Span<UInt8>, at start: Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    try bytes.require(start + messageHeaderLength)
    let word = try bytes.uint16(at: start)
    let claimed = try Int(bytes.uint16(at: start + 2))
    let type = word & 0x7fff
    line.write("\n\t  ", type, in: messageNames, unknown: .text("Unknown"), " Message (0x")
    line.write("", hex: type, digits: 4, "), length: ")
    line.write(decimal: claimed)
    guard claimed >= 4 else {
      line.write(" (too short, < 4)")
      return end
    }
    line.write(", Message ID: 0x")
    line.write("", hex: try bytes.uint32(at: start + 4), digits: 8, ", Flags: [")
    line.write(word & 0x8000 != 0 ? "continue processing" : "ignore")
    line.write(" if unknown]")
    let stop = start + 4 + claimed
    if stop > end { try bytes.require(stop) }
    var offset = start + messageHeaderLength
    if messageNames[type] != nil {
      while offset < stop {
        guard let next = try writeObject(bytes, at: offset, end: stop, into: &line) else { break }
        offset = next
      }
    } else if line.options.verbosity <= 1 {
      line.writeHex(bytes.upTo(stop).from(offset), indent: "\n\t  ")
    }
    if line.options.verbosity > 1 {
      line.writeHex(bytes.upTo(stop).from(start + messageHeaderLength), indent: "\n\t  ")
    }
    try bytes.require(stop)
    return stop
  }

  /// One TLV; where the next begins, or nil where none can.
  private static func writeObject(
    _ bytes: Span<UInt8>, at start: Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard end - start >= 4 else { return nil }
    let word = try bytes.uint16(at: start)
    let size = try Int(bytes.uint16(at: start + 2))
    guard size <= end - start - 4 else {
      line.write("\n\t\t TLV contents go past end of message")
      return nil
    }
    let type = word & 0x3fff
    line.write("\n\t    ", type, in: objectNames, unknown: .text("Unknown"), " TLV (0x")
    line.write("", hex: type, digits: 4, "), length: ")
    line.write("", size, ", Flags: [")
    line.write(word & 0x8000 != 0 ? "continue processing" : "ignore")
    line.write(" and ")
    line.write(word & 0x4000 != 0 ? "do" : "don't")
    line.write(" forward if unknown]")
    let object = LDPObject(type: type, size: size)
    if size < object.leastSize {
      line.writeContradiction("tlv length", size, "<", object.leastSize)
      line.writeInvalid()
    } else if try !object.write(bytes.from(start + 4).upTo(size), into: &line),
      line.options.verbosity <= 1
    {
      line.writeHex(bytes.from(start + 4).upTo(size), indent: "\n\t      ")
    }
    return start + 4 + size
  }
}
