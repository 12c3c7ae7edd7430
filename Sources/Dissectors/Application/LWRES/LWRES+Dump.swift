public import Dissection

// MARK: Print

extension LWRES {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let version = try bytes.read(version)
    line.write(" lwres")
    if line.options.isVerbose || version != 0 { line.write(" v", version) }
    let claimed = Int(try bytes.read(Self.length))
    guard version == 0 else {
      try bytes.require(claimed)
      return writeMismatch(claimed, length, into: &line)
    }
    try bytes.require(headerLength)
    let flags = try bytes.read(flags)
    let isResponse = flags & 1 != 0
    let operation = try bytes.read(operation)
    line.write(" ")
    line.write(operation, in: operationNames, unknown: .hex("#0x"))
    if !isResponse { line.write("?") }
    if flags & ~1 != 0 { line.write("[0x", hex: flags, "]") }
    if line.options.verbosity > 1 {
      line.write(" (serial:0x", hex: try bytes.read(serial))
      line.write(" result:0x", hex: try bytes.read(result))
      line.write(" recvlen:", try bytes.read(receiveLength))
      line.write(" authtype:0x", hex: try bytes.read(authenticationType))
      line.write(" authlen:", try bytes.read(authenticationLength), ")")
    }
    var end: Int? = headerLength
    switch operation {
    case Operation.noop: break
    case Operation.addressesByName:
      end = try writeAddressesByName(bytes, isResponse, into: &line)
    case Operation.nameByAddress:
      end = try writeNameByAddress(bytes, isResponse, into: &line)
    case Operation.recordsByName:
      end = try writeRecordsByName(bytes, isResponse, into: &line)
    default: end = nil
    }
    writeMismatch(claimed, length, into: &line)
    if let end, end < claimed { line.write("[extra]") }
  }

  private static func writeMismatch(_ claimed: Int, _ length: Int, into line: inout DumpLine) {
    guard claimed != length else { return }
    line.write(" [len: ", claimed, " != ")
    line.write("", length, "]")
  }

  private static func writeFlags(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.verbosity > 2 else { return }
    line.write(" flags:0x", hex: try bytes.uint32(at: headerLength))
  }

  private static func writeAddressesByName(
    _ bytes: Span<UInt8>, _ isResponse: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    try bytes.require(headerLength + 8)
    try writeFlags(bytes, into: &line)
    guard isResponse else {
      let families = try bytes.uint32(at: headerLength + 4)
      switch families & 3 {
      case 1: line.write(" IPv4")
      case 2: line.write(" IPv6")
      case 3: line.write(" IPv4/6")
      default: break
      }
      if families & ~3 != 0 { line.write("[0x", hex: families, "]") }
      return try writeName(bytes, at: headerLength + 8, into: &line)
    }
    let aliases = try bytes.uint16(at: headerLength + 4)
    let addresses = try bytes.uint16(at: headerLength + 6)
    line.write(" ", aliases, "/")
    line.write(decimal: addresses)
    var at = try writeName(bytes, at: headerLength + 8, into: &line)
    for _ in 0..<aliases { at = try writeName(bytes, at: at, into: &line) }
    for _ in 0..<addresses { at = try writeAddress(bytes, at: at, into: &line) }
    return at
  }

  private static func writeNameByAddress(
    _ bytes: Span<UInt8>, _ isResponse: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    try bytes.require(headerLength + 6)
    try writeFlags(bytes, into: &line)
    guard isResponse else {
      return try writeAddress(bytes, at: headerLength + 4, into: &line)
    }
    let aliases = try bytes.uint16(at: headerLength + 4)
    line.write(" ", aliases)
    var at = try writeName(bytes, at: headerLength + 6, into: &line)
    for _ in 0..<aliases { at = try writeName(bytes, at: at, into: &line) }
    return at
  }

  private static func writeRecordsByName(
    _ bytes: Span<UInt8>, _ isResponse: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    try bytes.require(headerLength + (isResponse ? 16 : 8))
    try writeFlags(bytes, into: &line)
    let type = try bytes.uint16(at: headerLength + 6)
    let group = try bytes.uint16(at: headerLength + 4)
    line.write(" ")
    line.write(type, in: DNS.types, unknown: .decimal("Type"))
    if group != 1 {
      line.write(" ")
      line.write(group, in: DNS.classes, unknown: .decimal("Class"))
    }
    guard isResponse else { return try writeName(bytes, at: headerLength + 8, into: &line) }
    line.write(" TTL ")
    line.write(duration: try bytes.uint32(at: headerLength + 8))
    let records = try bytes.uint16(at: headerLength + 12)
    let signatures = try bytes.uint16(at: headerLength + 14)
    line.write(" ", records, "/")
    line.write(decimal: signatures)
    var at = try writeName(bytes, at: headerLength + 16, into: &line)
    for _ in 0..<(Int(records) + Int(signatures)) {
      let size = Int(try bytes.uint16(at: at))
      line.write(hexBytes: try bytes.slice(at: at + 2, count: size))
      at += 2 + size
    }
    return at
  }

  /// A name behind its length, with a zero byte at its end; where it ends.
  private static func writeName(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let size = Int(try bytes.uint16(at: start))
    line.write(" ")
    line.write(untrusted: try bytes.slice(at: start + 2, count: size))
    let last = try bytes.uint8(at: start + 2 + size)
    if last != 0 { line.write(" (not NUL-terminated!)") }
    return start + 3 + size
  }

  private static func writeAddress(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let family = try bytes.uint32(at: start)
    let size = Int(try bytes.uint16(at: start + 4))
    line.write(" ")
    switch family {
    case 1:
      guard size >= 4 else { return start + 6 + size }
      line.write(try bytes.ipv4(at: start + 6))
    case 2:
      guard size >= 16 else { return start + 6 + size }
      line.write(try bytes.ipv6(at: start + 6))
    default:
      line.write("", family, "/")
      line.write(hexBytes: try bytes.slice(at: start + 6, count: size))
    }
    return start + 6 + size
  }
}
