public import Dissection

// MARK: Print

extension ESIS {
  /// `ES-IS, ESH, length 18`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if !line.options.showsLink { line.write("ES-IS") }
    try bytes.require(headerLength)
    guard try line.checkOSIHeader(bytes, length: length, versionLabel: " version ") else { return }
    let headerSize = try Int(bytes.read(headerSize))
    let type = try bytes.read(type)
    if !line.options.showsLink { line.write(", ") }
    guard line.options.isVerbose else {
      line.write(type, in: typeNames, unknown: .decimal("unknown type (", suffix: ")"))
      return line.write(", length ", length)
    }
    line.write("length ", length, "\n\t")
    line.write(type, in: typeNames, unknown: .decimal("unknown type: "))
    line.write(" (", type, "), v: ")
    line.write(decimal: try bytes.read(version))
    let checksum = try bytes.read(checksum)
    line.write(", checksum: 0x", hex: checksum, digits: 4)
    line.writeOSIChecksum(checksum, at: 7, of: bytes, length: headerSize)
    line.write(", holding time: ", try bytes.read(holdingTime), "s, length indicator: ")
    line.write(decimal: headerSize)
    if line.options.verbosity > 1 { line.writeHex(bytes.upTo(headerLength)) }
    var offset = headerLength
    switch type {
    case 2:
      guard try writeSources(bytes, at: &offset, end: headerSize, into: &line) else { return }
    case 4:
      guard try writeEntity(bytes, at: &offset, end: headerSize, into: &line) else { return }
    case 6:
      guard let end = try writeRedirect(bytes, at: &offset, end: headerSize, into: &line) else {
        return
      }
      return try writeOptions(bytes, at: offset, end: end, into: &line)
    default:
      if line.options.verbosity <= 1 {
        let rest = bytes.from(offset).upTo(headerSize - offset)
        line.writeHex(rest, indent: "\n\t  ")
      }
      return
    }
    try writeOptions(bytes, at: offset, end: headerSize, into: &line)
  }

  // MARK: Addresses

  private static func writeSources(
    _ bytes: Span<UInt8>, at offset: inout Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let count = try bytes.uint8(at: offset)
    offset += 1
    line.write("\n\t  Number of Source Addresses: ", count)
    for _ in 0..<count {
      guard try writeEntity(bytes, at: &offset, end: end, into: &line) else { return false }
    }
    return true
  }

  /// `NET (length: 7): 49.0001.0203.0405`; false where the header ends in its midst.
  private static func writeEntity(
    _ bytes: Span<UInt8>, at offset: inout Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let size = try Int(bytes.uint8(at: offset))
    guard offset < end else {
      line.write(", bad esh/li")
      return false
    }
    offset += 1
    let address = try bytes.slice(at: offset, count: size)
    guard size <= end - offset else {
      line.write(", bad esh/li")
      return false
    }
    line.write("\n\t  NET (length: ", size, "): ")
    line.writeServicePoint(address)
    offset += size
    return true
  }

  /// Where traffic should rather go; the end of the options, or nil where the header ends before.
  private static func writeRedirect(
    _ bytes: Span<UInt8>, at offset: inout Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let destination = try readAddress(bytes, at: &offset)
    guard offset <= end else {
      line.write(", bad redirect/li")
      return nil
    }
    line.write("\n\t  ")
    line.writeServicePoint(destination)
    let subnetwork = try readAddress(bytes, at: &offset)
    guard offset <= end else {
      line.write(", bad redirect/li")
      return nil
    }
    let router = try readAddress(bytes, at: &offset)
    line.write("\n\t  SNPA (length: ", subnetwork.count, "): ")
    if subnetwork.isEmpty {
      line.write("<empty>")
    } else {
      line.write(hexBytes: subnetwork, separator: 0x3a)
    }
    if !router.isEmpty {
      line.write("\n\t  NET (length: ", router.count, ") ")
      line.writeServicePoint(router)
    }
    // The router's length byte is not counted: options seem to end a byte late.
    return end + 1
  }

  @_lifetime(copy bytes)
  private static func readAddress(
    _ bytes: Span<UInt8>, at offset: inout Int
  ) throws(Flaw) -> Span<UInt8> {
    let address = try bytes.slice(at: offset + 1, count: Int(bytes.uint8(at: offset)))
    offset += 1 + address.count
    return address
  }

  // MARK: Options

  private static func writeOptions(
    _ bytes: Span<UInt8>, at start: Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = start
    while offset < end {
      guard offset + 2 <= end else { return line.write(", bad opts/li") }
      let option = try bytes.uint8(at: offset)
      let size = try Int(bytes.uint8(at: offset + 1))
      offset += 2
      guard size <= end - offset else { return line.write(", opt (", option, ") too long") }
      line.write("\n\t  ", option, in: optionNames, unknown: .text("Unknown"), " Option #")
      line.write(decimal: option)
      line.write(", length ", size, ", value: ")
      switch option {
      case 0xc6 where size == 2: line.write("", try bytes.uint16(at: offset), "s")
      case 0xc6: line.write("(bad length)")
      case 0x81:
        for index in 0..<size {
          let identifier = try bytes.uint8(at: offset + index)
          line.write(identifier, in: OSI.names, unknown: .text("unknown"))
          line.write(" (0x", hex: identifier, digits: 2, ")")
          if index + 1 < size { line.write(", ") }
        }
      default: line.writeHex(bytes.from(offset).upTo(size), indent: "\n\t  ")
      }
      if line.options.verbosity > 1, option != 0x81 {
        line.writeHex(bytes.from(offset).upTo(size), indent: "\n\t  ")
      }
      offset += size
    }
  }
}
