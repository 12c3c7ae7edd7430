public import Dissection

// MARK: Print

extension GeoNet {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("GeoNet ")
    if let source = line.link.source { line.write("src:", source, "; ") }
    guard length >= headerLength else {
      line.write(" (common header length ", length, " < 36)")
      return line.writeInvalid()
    }
    try bytes.require(8)
    line.write("v:", try bytes.read(version), " ")
    let next = try bytes.read(nextHeader)
    line.write("NH:", next, "-")
    line.write(next, in: nextHeaderNames, unknown: .text("Unknown"))
    let (type, subtype) = (try bytes.read(type), try bytes.read(subtype))
    line.write(" HT:", type, "-")
    line.write(decimal: subtype)
    line.write("-")
    if type < 3 {
      line.write(type, in: plainTypeNames)
    } else {
      line.write(type << 4 | subtype, in: typeNames, unknown: .text("Unknown"))
    }
    line.write(" HopLim:", try bytes.read(hopLimit), " ")
    line.write("Payload:", try bytes.read(payloadLength), " ")
    let address = try bytes.slice(at: 8, count: 8)
    line.write("GN_ADDR:")
    line.write(hexBytes: address, separator: 0x3a)
    line.write(" lat:", try bytes.read(latitude), " ")
    line.write("lon:", try bytes.read(longitude))
    let isMultipleHop = type == 5 && subtype == 1
    let hasKnownSize = type < 2 || type == 5 && subtype < 2
    var start = headerLength
    if hasKnownSize {
      let size = isMultipleHop ? 32 : 0
      guard length - start >= size else {
        line.write(" (header size ", size, " > ")
        line.write("", length - start, ")")
        return line.writeInvalid()
      }
      start += size
      if next == 1 || next == 2 {
        guard length - start >= 4 else {
          line.write(" (BTP length ", length - start, " < 4)")
          return line.writeInvalid()
        }
        try writeTransport(bytes, at: start, length: length, into: &line)
        start += 4
      }
    }
    guard line.options.isVerbose else { return }
    line.writeUnknown(bytes.from(start).upTo(length - start))
    try bytes.require(length)
  }

  /// The ports and, if there is one, the header of the message.
  private static func writeTransport(
    _ bytes: Span<UInt8>, at start: Int, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("; BTP Dst:", try bytes.uint16(at: start))
    let source = try bytes.uint16(at: start + 2)
    line.write(" Src:", source)
    guard length - start - 4 >= 2 else { return }
    line.write("; ItsPduHeader v:", try bytes.uint8(at: start + 4))
    let type = try bytes.uint8(at: start + 5)
    line.write(" t:", type, "-")
    line.write(type, in: messageNames, unknown: .decimal("unknown (", suffix: ")"))
  }
}
