import Bytes
public import Dissection

// MARK: Print

extension BGP {
  /// `: BGP`, and with `-v` all messages that begin in the segment.
  ///
  /// A segment may begin in the middle of a message: everything up to the next marker is passed
  /// over.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": BGP")
    guard line.options.isVerbose else { return }
    let end = min(length, bytes.count)
    var start = 0
    var offset = 0
    while offset < end {
      guard bytes[offset] == 0xff else {
        offset += 1
        continue
      }
      guard bytes.has(markerLength, at: offset) else { return }
      guard isMarker(bytes, at: offset) else {
        offset += 1
        continue
      }
      guard bytes.has(headerLength, at: offset) else { return line.writeTruncated() }
      if start != offset { line.writeTruncated() }
      let message = bytes.from(offset)
      let messageLength = try Int(message.read(Self.length))
      guard messageLength >= headerLength else {
        line.write("\nmessage length ")
        line.write(decimal: messageLength)
        line.write(" < ")
        line.write(decimal: headerLength)
        return line.writeInvalid()
      }
      guard message.count >= messageLength else {
        line.write("\n[|BGP ")
        try line.write(
          message.read(type), in: messageNames, unknown: .text("Unknown Message Type"))
        return line.write("]")
      }
      try writeMessage(message, messageLength, into: &line)
      offset += messageLength
      start = offset
    }
  }

  private static func isMarker(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    for index in offset..<(offset + markerLength) where bytes[index] != 0xff { return false }
    return true
  }

  private static func writeMessage(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.read(type)
    line.write("\n\t")
    line.write(type, in: messageNames, unknown: .text("Unknown"))
    line.write(" Message (")
    line.write(decimal: type)
    line.write("), length: ")
    line.write(decimal: length)
    switch type {
    case 1: try writeOpen(bytes, length, into: &line)
    case 2: if try !writeUpdate(bytes, length, into: &line) { line.writeTruncated() }
    case 3: try writeNotification(bytes, length, into: &line)
    case 4: break
    case 5: try writeRefresh(bytes, length, into: &line)
    default:
      line.write("\n\t  no Message ")
      line.write(decimal: type)
      line.write(" decoder")
      line.writeHex(bytes.upTo(length), indent: "\n\t  ")
    }
  }

  // MARK: Open

  private static func writeOpen(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 29 else {
      return line.writeTruncated()
    }
    line.write("\n\t  Version ")
    try line.write(decimal: bytes.read(version))
    line.write(", my AS ")
    try line.write(decimal: bytes.read(autonomousSystem))
    line.write(", Holdtime ")
    try line.write(decimal: bytes.read(holdTime))
    line.write("s, ID ")
    try line.write(bytes.ipv4(at: identifier.declaration.offset))
    var optionalLength = try Int(bytes.read(Self.optionalLength))
    var base = 29
    var isExtended = false
    // RFC 9072: both octets are 255, and the real length follows.
    if optionalLength == 255, try bytes.uint8(at: 29) == 255 {
      isExtended = true
      optionalLength = try Int(bytes.uint16(at: 30))
      base = 32
    }
    line.write("\n\t  Optional parameters")
    if isExtended { line.write(" (Extended)") }
    line.write(", length: ")
    line.write(decimal: optionalLength)
    guard optionalLength > 0 else { return }
    var offset = 0
    let headLength = isExtended ? 3 : 2
    while offset < optionalLength {
      let place = base + offset
      let type = try bytes.uint8(at: place)
      let size =
        try isExtended ? Int(bytes.uint16(at: place + 1)) : Int(bytes.uint8(at: place + 1))
      guard size <= optionalLength - offset - headLength else {
        line.write("\n\t     Option ")
        line.write(decimal: type)
        line.write(", length: ")
        line.write(decimal: size)
        return line.write(", goes past the end of the options")
      }
      line.write("\n\t    Option ")
      line.write(type, in: optionNames, unknown: .text("Unknown"))
      line.write(" (")
      line.write(decimal: type)
      line.write("), length: ")
      line.write(decimal: size)
      if type == 2 {
        try writeCapabilities(bytes.from(place + headLength), size, into: &line)
      } else {
        line.write("\n\t      no decoder for option ")
        line.write(decimal: type)
      }
      offset += headLength + size
    }
  }

  // MARK: Notification

  private static func writeNotification(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 21 else {
      return line.writeTruncated()
    }
    let major = try bytes.read(errorCode)
    let minor = try bytes.read(errorSubcode)
    try writeError(major, minor, bytes.from(21), length - 21, into: &line)
  }

  /// `, Cease (6), subcode Hard Reset (9)`, and what follows the codes.
  private static func writeError(
    _ major: UInt8, _ minor: UInt8, _ rest: Span<UInt8>, _ length: Int, isInner: Bool = false,
    into line: inout DumpLine
  ) throws(Flaw) {
    line.write(", ")
    line.write(major, in: errorNames, unknown: .text("Unknown Error"))
    line.write(" (")
    line.write(decimal: major)
    line.write(")")
    guard let names = subcodeNames(of: major) else { return }
    line.write(", subcode ")
    line.write(minor, in: names, unknown: .text("Unknown"))
    line.write(" (")
    line.write(decimal: minor)
    line.write(")")
    guard major == 6 else { return }
    switch minor {
    // Maximum number of prefixes (RFC 4486): family and bound may follow.
    case 1 where length >= 7:
      let family = try rest.uint16(at: 0)
      let subsequent = try rest.uint8(at: 2)
      line.write(", AFI ")
      line.write(family, in: familyNames, unknown: .text("Unknown"))
      line.write(" (")
      line.write(decimal: family)
      line.write("), SAFI ")
      line.write(subsequent, in: subsequentNames, unknown: .text("Unknown"))
      line.write(" (")
      line.write(decimal: subsequent)
      line.write("), Max Prefixes: ")
      try line.write(decimal: rest.uint32(at: 3))
    // A hard reset (RFC 8538) holds the codes of another notification.
    case 9 where length >= 2 && !isInner:
      try writeError(
        rest.uint8(at: 0), rest.uint8(at: 1), rest.from(2), length - 2, isInner: true, into: &line)
    case 2 where length >= 1, 4 where length >= 1:
      try writeCommunication(rest, length, into: &line)
    default: break
    }
  }

  /// The text of a shutdown communication (RFC 9003).
  private static func writeCommunication(
    _ rest: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let size = try Int(rest.uint8(at: 0))
    var used = 1
    if size == 0 {
      line.write(", empty Shutdown Communication")
    } else if size > length - 1 {
      line.write(", invalid Shutdown Communication length")
      used = 0
    } else {
      line.write(", Shutdown Communication (length: ")
      line.write(decimal: size)
      line.write("): \"")
      try line.write(untrusted: rest.slice(at: 1, count: size))
      line.write("\"")
      used = 1 + size
    }
    guard length > used else { return }
    line.write(", Data: (length: ")
    line.write(decimal: length - used)
    line.write(")")
    line.writeHex(rest.upTo(length).from(used), indent: "\n\t\t")
  }

  // MARK: Route refresh

  /// RFC 2918, RFC 7313.
  private static func writeRefresh(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 23 else {
      return line.writeTruncated()
    }
    let family = try bytes.read(refreshFamily)
    let subsequent = try bytes.read(refreshSubsequent)
    let subtype = try bytes.read(refreshSubtype)
    line.write("\n\t  AFI ")
    line.write(family, in: familyNames, unknown: .text("Unknown"))
    line.write(" (")
    line.write(decimal: family)
    line.write("), SAFI ")
    line.write(subsequent, in: subsequentNames, unknown: .text("Unknown"))
    line.write(" (")
    line.write(decimal: subsequent)
    line.write(")")
    if subtype != 0 {
      line.write(", Subtype ")
      line.writeNamed(subtype, in: refreshNames, unknown: "Unknown")
    }
    if line.options.verbosity > 1 { line.writeHex(bytes.upTo(length), indent: "\n\t  ") }
  }
}
