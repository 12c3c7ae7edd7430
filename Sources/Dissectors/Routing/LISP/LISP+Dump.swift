public import Dissection

// MARK: Print

extension LISP {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    let type = try bytes.read(type)
    let flags = try bytes.read(flags)
    line.write(type, in: typeNames, unknown: .decimal("unknown-type-"))
    line.write(",")
    guard type == 3 || type == 4 else { return }
    let hasIdentifier = flags & (type == 3 ? 2 : 8) != 0
    let isVerbose = line.options.isVerbose
    if isVerbose {
      line.write(" flags [")
      if type == 3 {
        let word = UInt32(flags) << 8 | UInt32(try bytes.read(secondFlags))
        line.writeFlags(word, in: registerFlagNames)
      } else {
        line.writeFlags(flags, in: notifyFlagNames)
      }
      line.write("],")
    }
    let count = Int(try bytes.read(recordCount))
    let size = Int(try bytes.read(authenticationLength))
    line.write(isVerbose ? "\n    " : " ", count, " record(s),")
    if isVerbose {
      line.write(" Authentication ")
      line.write(
        try bytes.read(keyIdentifier), in: authenticationNames, unknown: .text("unknown-type"))
      line.write(",")
    }
    guard size <= length - headerLength else {
      line.writeContradiction("authentication data length", size, ">", length - headerLength)
      return line.writeInvalid()
    }
    if isVerbose, size > 0 {
      line.writeHex(bytes.from(headerLength).upTo(size), indent: "\n    Authentication-Data: ")
    }
    var at = headerLength + size
    try bytes.require(at)
    // With -v the nonce is not counted among what records may fill.
    let end = isVerbose ? length - 8 : length
    var records = 0
    while at < end, records < count {
      records += 1
      guard let next = try writeRecord(bytes, at: at, into: &line) else { return }
      at = next
    }
    if hasIdentifier {
      let identifier = try bytes.slice(at: at, count: 24)
      line.writeHex(identifier.upTo(16), indent: "\n    xTR-ID: ")
      line.write("\n    SITE-ID: ", try identifier.uint64(at: 16))
    } else if at < bytes.count {
      line.writeHex(bytes.from(at), indent: "\n    Data: ")
    }
  }

  /// One mapping, and where the next one begins; nil where its address cannot be read.
  private static func writeRecord(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let isVerbose = line.options.isVerbose
    let record = try bytes.slice(at: start, count: 12)
    line.write("\n")
    let count = try record.uint8(at: 4)
    if isVerbose {
      line.write("      Record TTL ", try record.uint32(at: 0), ",")
      let flags = try record.uint8(at: 6)
      line.write(flags & 0x10 != 0 ? " Authoritative," : " Non-Authoritative,")
      line.write(" ")
      line.write(flags >> 5, in: actionNames, unknown: .text("unknown"))
      line.write(", Map Version: ", try record.uint16(at: 8) & 0xfff, ",")
    }
    var at = start + 12
    let family = try record.uint16(at: 10)
    switch family {
    case 1:
      line.write(" EID ", try bytes.ipv4(at: at), "/")
      at += 4
    case 2:
      line.write(" EID ", try bytes.ipv6(at: at), "/")
      at += 16
    default:
      line.write(" [unsupported address family identifier ", family, "]")
      return nil
    }
    line.write(decimal: try record.uint8(at: 5))
    line.write(", ", count, " locator(s)")
    for _ in 0..<count { at = try writeLocator(bytes, at: at, into: &line) }
    return at
  }

  private static func writeLocator(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let isVerbose = line.options.isVerbose
    let locator = try bytes.slice(at: start, count: 8)
    var end = start + 8
    if isVerbose { line.write("\n       ") }
    switch try locator.uint16(at: 6) {
    case 1:
      line.write(" LOC ", try bytes.ipv4(at: end))
      end += 4
    case 2:
      line.write(" LOC ", try bytes.ipv6(at: end))
      end += 16
    default: break
    }
    guard isVerbose else { return end }
    line.write("\n          Priority/Weight ", try locator.uint8(at: 0), "/")
    line.write(decimal: try locator.uint8(at: 1))
    line.write(", Multicast Priority/Weight ", try locator.uint8(at: 2), "/")
    line.write(decimal: try locator.uint8(at: 3))
    line.write(", flags [")
    line.writeFlags(try locator.uint16(at: 4), in: locatorFlagNames)
    line.write("],")
    return end
  }
}
