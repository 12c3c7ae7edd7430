// Telnet, RFC 854: commands between the bytes of a terminal; options, RFC 855.
//
//   IAC DO option      IAC WILL option      IAC SB option parameters IAC SE      IAC command

public import Dissection

/// The commands at the beginning of a Telnet payload.
public enum Telnet: Dissector {
  public static let dumpName = "telnet"
  public static let attachments = [Key.tcpPort(23)]
  /// The byte that begins a command, and the one that ends a subnegotiation.
  private static let interpret: UInt8 = 255
  private static let end: UInt8 = 240

  // MARK: Print

  /// ` [telnet DO ECHO, WILL NAWS]`, or nothing where the payload begins with what was typed.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      guard let size = try commandLength(bytes, at: offset, length: length) else { break }
      line.write(offset == 0 ? " [telnet " : ", ")
      try writeCommand(bytes, at: offset, count: size, into: &line)
      offset += size
    }
    guard offset <= length else { throw .truncated(need: offset, have: length) }
    if offset > 0 { line.write("]") }
  }

  /// How many bytes a command takes, or nil where there is none, or not all of it.
  private static func commandLength(
    _ bytes: Span<UInt8>, at offset: Int, length: Int
  ) throws(Flaw) -> Int? {
    guard try bytes.uint8(at: offset) == interpret, offset + 1 < length else { return nil }
    let command = try bytes.uint8(at: offset + 1)
    guard command >= 236 else { return nil }
    guard command >= 250, command != interpret else { return 2 }
    guard offset + 2 < length else { return nil }
    _ = try bytes.uint8(at: offset + 2)
    guard command == 250 else { return 3 }
    var place = offset + 3
    while place + 1 < length {
      if try bytes.uint16(at: place) == UInt16(interpret) << 8 | UInt16(end) { break }
      place += 1
    }
    guard try bytes.uint8(at: place) == interpret else { return nil }
    return place + 2 - offset
  }

  private static func writeCommand(
    _ bytes: Span<UInt8>, at offset: Int, count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let command = try bytes.uint8(at: offset + 1)
    guard command != interpret else { return line.write("IAC IAC") }
    line.write(command, in: commandNames)
    guard count > 2 else { return }
    let option = try bytes.uint8(at: offset + 2)
    line.write(" ")
    write(option, in: optionNames, into: &line)
    guard command == 250 else { return }
    var place = offset + 3
    let last = offset + count - 2
    for names in parameterNames(of: option) where place < last {
      line.write(" ")
      write(try bytes.uint8(at: place), in: names, into: &line)
      place += 1
    }
    while place < last {
      line.write(" ")
      write(try bytes.uint8(at: place), in: [:], into: &line)
      place += 1
    }
    line.write(" SE")
  }

  /// A name, or the number: `0x28`, but `0`.
  private static func write(
    _ value: UInt8, in names: ValueNames, into line: inout DumpLine
  ) {
    line.write(value, in: names, unknown: value == 0 ? .decimal("") : .hex("0x"))
  }
}
