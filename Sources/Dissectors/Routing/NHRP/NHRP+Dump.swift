public import Dissection

// MARK: Print

extension NHRP {
  /// `NHRP: reg request, id 21, hopcnt 255, src nbma 192.0.2.1, 10.0.0.3 -> 10.0.0.1 (…)`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("NHRP: ")
    guard length >= headerLength else {
      line.writeContradiction("packet length", length, "<", headerLength, after: "[")
      return line.writeInvalid()
    }
    try bytes.require(headerLength)
    let operation = try bytes.read(operation)
    line.write(
      operation, in: operationNames, unknown: .hex("unknown-op-type-", digits: 4))
    // The mandatory part ends where the extensions begin.
    let extensions = try Int(bytes.read(extensions))
    let end = extensions == 0 ? length : min(extensions, length)
    guard end >= headerLength else {
      line.writeContradiction("extensions offset", end, "<", headerLength)
      return line.writeInvalid()
    }
    try writeMandatory(operation, bytes, end, into: &line)
  }

  private static func writeMandatory(
    _ operation: UInt8, _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = headerLength
    guard end - offset >= 8 else { return writeShort(end - offset, 8, into: &line) }
    let sourceLength = try Int(bytes.uint8(at: offset))
    let destinationLength = try Int(bytes.uint8(at: offset + 1))
    switch operation {
    case 1...6: try line.write(", id ", bytes.uint32(at: offset + 4))
    case 7, 8:
      let code = try bytes.uint16(at: offset + 4)
      line.write(", code <")
      line.write(
        code, in: operation == 7 ? errorNames : trafficNames,
        unknown: .hex("unknown-code-", digits: 4))
      line.write(">")
    default: return
    }
    offset += 8
    let isVerbose = line.options.isVerbose
    let family = try bytes.read(family)
    let nbmaLength = try Int(bytes.read(addressLength) & 0x3f)
    let subLength = try Int(bytes.read(subaddressLength) & 0x3f)
    if isVerbose { try line.write(", hopcnt ", bytes.read(hops)) }
    guard end - offset >= nbmaLength + subLength else {
      return writeShort(end - offset, nbmaLength + subLength, into: &line)
    }
    if nbmaLength > 0 {
      let address = try bytes.slice(at: offset, count: nbmaLength)
      if isVerbose { try writeCarrier(", src nbma ", family, address, into: &line) }
    }
    offset += nbmaLength + subLength
    let kind = try bytes.read(protocolType)
    guard end - offset >= sourceLength + destinationLength else {
      return writeShort(end - offset, sourceLength + destinationLength, into: &line)
    }
    let source = try bytes.slice(at: offset, count: sourceLength)
    offset += sourceLength
    let destination = try bytes.slice(at: offset, count: destinationLength)
    offset += destinationLength
    line.write(", ")
    if kind != 0x0800 { line.write("proto type ", hex: kind, digits: 4, " ") }
    try writeAddress(kind, source, into: &line)
    line.write(" -> ")
    try writeAddress(kind, destination, into: &line)
    guard operation <= 6, isVerbose else { return }
    while offset < end {
      guard
        let size = try writeEntry(bytes.from(offset), end - offset, family, kind, into: &line)
      else { return }
      offset += size
    }
  }

  private static func writeShort(_ room: Int, _ need: Int, into line: inout DumpLine) {
    line.writeContradiction("remaining mandatory part length", room, "<", need)
    line.writeInvalid()
  }

  /// A client information entry (RFC 2332 §5.2.0.1); its size.
  private static func writeEntry(
    _ bytes: Span<UInt8>, _ room: Int, _ family: UInt16, _ kind: UInt16, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard room >= 12 else {
      writeShort(room, 12, into: &line)
      return nil
    }
    try line.write(" (code ", bytes.uint8(at: 0))
    try line.write(", pl ", bytes.uint8(at: 1))
    try line.write(", mtu ", bytes.uint16(at: 4))
    try line.write(", htime ", bytes.uint16(at: 6))
    try line.write(", pref ", bytes.uint8(at: 11))
    let nbmaLength = try Int(bytes.uint8(at: 8) & 0x3f)
    let subLength = try Int(bytes.uint8(at: 9) & 0x3f)
    let protocolLength = try Int(bytes.uint8(at: 10))
    var offset = 12
    guard room - offset >= nbmaLength + subLength + protocolLength else {
      writeShort(room - offset, nbmaLength + subLength + protocolLength, into: &line)
      return nil
    }
    if nbmaLength > 0 {
      try writeCarrier(", nbma ", family, bytes.slice(at: offset, count: nbmaLength), into: &line)
    }
    offset += nbmaLength + subLength
    if protocolLength > 0 {
      line.write(", proto ")
      try writeAddress(kind, bytes.slice(at: offset, count: protocolLength), into: &line)
    }
    line.write(")")
    return offset + protocolLength
  }

  private static func writeCarrier(
    _ label: String, _ family: UInt16, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    if family == 1, bytes.count == 4 { return try line.write(label, bytes.ipv4(at: 0)) }
    if family == 2, bytes.count == 16 { return try line.write(label, bytes.ipv6(at: 0)) }
    line.write(", unknown-nbma-addr-family-", hex: family, digits: 4, " (")
    line.write(hexBytes: bytes)
    line.write(")")
  }

  private static func writeAddress(
    _ kind: UInt16, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    if kind == 0x0800, bytes.count == 4 { return try line.write(bytes.ipv4(at: 0)) }
    if kind == 0x86dd, bytes.count == 16 { return try line.write(bytes.ipv6(at: 0)) }
    line.write(hexBytes: bytes)
  }

  // MARK: Names

  private static let operationNames: ValueNames = [
    1: "res request", 2: "res reply", 3: "reg request", 4: "reg reply", 5: "purge request",
    6: "purge reply", 7: "error indication", 8: "traffic indication",
  ]

  private static let errorNames: ValueNames = [
    1: "unrecognized extension", 3: "NHRP loop detected", 6: "protocol address unreachable",
    7: "protocol error", 8: "NHRP SDU size exceeded", 9: "invalid extension",
    10: "invalid NHRP resolution reply received", 11: "authentication failure",
    15: "hop count exceeded",
  ]

  private static let trafficNames: ValueNames = [0: "NHRP traffic redirect/indirection"]
}
