// Multilink frame relay between two interfaces, FRF.16.
//
//   +-+-+-+-------+-+---------------+
//   |B|E|C|Seq.hi |0|  Sequence low |  a fragment; with C set and the sequence 0, control:
//   +-+-+-+-------+-+---------------+
//   +---------------+  information elements: type, length with this header, value
//   | Message type  |
//   +---------------+

public import Dissection

/// A frame of a bundle of frame relay links.
public enum MultilinkFrameRelay: Dissector {
  public static let dumpName = "mfr"
  public static let attachments = [Key.linkType(182)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else {
      line.writeContradiction("length", length, "<", 4, after: "[")
      return line.writeInvalid()
    }
    try bytes.require(4)
    let flags = bytes[0] & 0xe0
    if flags == 0xe0, bytes[1] == 0 {
      return try writeControl(bytes, length: length, into: &line)
    }
    let sequence = UInt16(bytes[0] & 0x1e) << 7 | UInt16(bytes[1])
    line.write("FRF.16 Frag, seq ", sequence, ", Flags [")
    Self.writeFlags(flags, into: &line)
    line.write("]")
    // Only what begins a packet can be read.
    if flags == 0xc0 || flags == 0x80 {
      line.write(", ")
      line.addLinkHeader(2)
      line.protocolName = FrameRelay.dumpName
      return try FrameRelay.dumpFrame(bytes.from(2), length: length - 2, into: &line)
    }
    line.writeUnknownData(bytes.upTo(length))
  }

  static func writeFlags(_ flags: UInt8, into line: inout DumpLine) {
    var isFirst = true
    for (bit, name) in flagNames where flags & bit != 0 {
      if !isFirst { line.write(", ") }
      line.write(name)
      isFirst = false
    }
    if isFirst { line.write("none") }
  }

  private static func writeControl(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("FRF.16 Control, Flags [Begin, End, Control], ")
    line.write(
      bytes[2], in: messageNames, unknown: .hex("Unknown Message (0x", digits: 2, suffix: ")"))
    line.write(", length ", length)
    guard line.options.isVerbose else { return }
    var offset = 3
    while offset < length {
      let type = try bytes.uint8(at: offset)
      let size = Int(try bytes.uint8(at: offset + 1))
      line.write("\n\tIE ", type, in: elementNames, unknown: .text("Unknown"))
      line.write(" (", type, "), length ")
      line.write("", size, ": ")
      guard type != 0, size > 2 else { return }
      guard size <= length - offset else { return line.writeTruncated() }
      try writeElement(bytes.slice(at: offset + 2, count: size - 2), type, into: &line)
      offset += size
    }
  }

  private static func writeElement(
    _ value: Span<UInt8>, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    var showsBytes = line.options.verbosity > 1
    switch type {
    case 1, 2: line.write(untrustedCString: value.upTo(50))
    case 3:
      guard value.count == 4 else {
        line.writeContradiction("IE data length", value.count, "!=", 4, after: "[")
        line.writeInvalid()
        throw .truncated(need: 4, have: value.count)
      }
      line.write("0x", hex: try value.uint32(at: 0), digits: 8)
    case 5 where value.count == 8:
      line.write("", try value.uint32(at: 0), ".")
      line.write(decimal: try value.uint32(at: 4), digits: 6)
    default: showsBytes = true
    }
    if showsBytes { line.writeUnknownData(value, indent: "\n\t  ") }
  }

  static let flagNames: [(UInt8, String)] = [
    (0x80, "Begin"), (0x40, "End"), (0x20, "Control"),
  ]
  static let messageNames: ValueNames = [
    1: "Add Link", 2: "Add Link ACK", 3: "Add Link Reject", 4: "Hello", 5: "Hello ACK",
    6: "Remove Link", 7: "Remove Link ACK",
  ]
  static let elementNames: ValueNames = [
    1: "Bundle ID", 2: "Link ID", 3: "Magic Number", 5: "Timestamp", 6: "Vendor Extension",
    4: "Cause",
  ]
}
