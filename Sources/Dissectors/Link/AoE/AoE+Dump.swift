public import Dissection

// MARK: Print

extension AoE {
  /// The version and flags; with `-v` the header and the command's arguments.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("AoE length ", length)
    guard length >= 1 else { return line.writeInvalid() }
    let version = try bytes.read(version)
    line.write(", Ver ", version)
    guard version == 1 else { return }
    guard length >= headerLength else { return line.writeInvalid() }
    let flags = try bytes.read(flags)
    line.write(", Flags: [")
    line.writeFlags(flags, in: flagNames)
    line.write("]")
    guard line.options.isVerbose else { return }
    if flags & 4 != 0 {
      let error = try bytes.read(error)
      line.write("\n\tError: ")
      line.write(error, in: errorNames, unknown: .decimal("Invalid (", suffix: ")"))
    }
    line.write("\n\tMajor: 0x", hex: try bytes.read(major), digits: 4)
    line.write(", Minor: 0x", hex: try bytes.read(minor), digits: 2)
    let command = try bytes.read(command)
    line.write(", Command: ")
    line.write(command, in: commandNames, unknown: .hex("Unknown (0x", digits: 2, suffix: ")"))
    line.write(", Tag: 0x", hex: try bytes.read(tag), digits: 8)
    let arguments = bytes.from(headerLength)
    let rest = length - headerLength
    switch command {
    case 0: try writeATA(arguments, rest, into: &line)
    case 1: try writeConfiguration(arguments, rest, into: &line)
    case 2: try writeMask(arguments, rest, into: &line)
    case 3: try writeReserve(arguments, rest, into: &line)
    default: break
    }
  }

  private static func writeATA(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 12 else { return try writeInvalid(bytes, length, into: &line) }
    let flags = try bytes.uint8(at: 0)
    line.write("\n\tAFlags: [")
    line.writeFlags(flags, in: ataFlagNames)
    line.write("]")
    line.write(", Err/Feature: ", try bytes.uint8(at: 1))
    line.write(", Sector Count: ", try bytes.uint8(at: 2))
    line.write(", Cmd/Status: ", try bytes.uint8(at: 3))
    for index in 0..<6 {
      let byte = try bytes.uint8(at: 4 + index)
      line.write(index == 0 ? "\n\tlba" : ", lba", index, ": ")
      line.write(decimal: byte)
    }
    try bytes.require(12)
    if length > 12 { line.write("\n\tData: ", length - 12, " bytes") }
  }

  private static func writeConfiguration(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 8 else { return try writeInvalid(bytes, length, into: &line) }
    line.write("\n\tBuffer Count: ", try bytes.uint16(at: 0))
    line.write(", Firmware Version: ", try bytes.uint16(at: 2))
    line.write(", Sector Count: ", try bytes.uint8(at: 4))
    let word = try bytes.uint8(at: 5)
    line.write(", AoE: ", word >> 4, ", CCmd: ")
    line.write(word & 15, in: configurationNames, unknown: .text("Unknown (0x02x)"))
    let size = Int(try bytes.uint16(at: 6))
    guard size <= 1024, size <= length - 8 else {
      return try writeInvalid(bytes, length, into: &line)
    }
    try bytes.require(8 + size)
    guard size > 0 else { return }
    line.write("\n\tConfig String (length ", size, "): ")
    line.write(untrusted: bytes.from(8).upTo(size))
  }

  private static func writeMask(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else { return try writeInvalid(bytes, length, into: &line) }
    let command = try bytes.uint8(at: 1)
    line.write("\n\tMCmd: ")
    line.write(command, in: maskCommandNames, unknown: .decimal("Unknown (", suffix: ")"))
    let error = try bytes.uint8(at: 2)
    line.write(", MError: ")
    line.write(error, in: maskErrorNames, unknown: .decimal("Unknown (", suffix: ")"))
    let count = Int(try bytes.uint8(at: 3))
    line.write(", Dir Count: ", count)
    guard 4 + count * 8 <= length else { return try writeInvalid(bytes, length, into: &line) }
    for index in 0..<count {
      let directive = try bytes.uint8(at: 5 + index * 8)
      line.write("\n\t DCmd: ")
      line.write(directive, in: directiveNames, unknown: .decimal("Unknown (", suffix: ")"))
      line.write(", Ethernet Address: ", try bytes.mac(at: 6 + index * 8))
    }
  }

  private static func writeReserve(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else { return try writeInvalid(bytes, length, into: &line) }
    let command = try bytes.uint8(at: 0)
    line.write("\n\tRCmd: ")
    line.write(command, in: reserveNames, unknown: .decimal("Unknown (", suffix: ")"))
    let count = Int(try bytes.uint8(at: 1))
    line.write(", NMacs: ", count)
    guard 2 + count * 6 <= length else { return try writeInvalid(bytes, length, into: &line) }
    for index in 0..<count {
      let address = try bytes.mac(at: 2 + index * 6)
      line.write("\n\tEthernet Address ", index, ": ")
      line.write(address)
    }
  }

  private static func writeInvalid(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.writeInvalid()
    try bytes.require(length)
  }
}
