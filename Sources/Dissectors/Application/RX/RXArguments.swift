import Dissection

/// Writes the arguments of a call or a reply by a format: words as they are, and behind `@` a
/// letter for each argument.
///
/// `u` and `d` are numbers, `s` is a string, `n` and `p` are strings of 65, 64 or (`v`) 32 words,
/// `F` is a file, `S` what a file shall be, `D` a date, `N`, `I` and `B` lists of strings, numbers
/// and files, `E` and `M` entries of the volume database, `V` the type of a volume, `_` a word that is left out.
struct RXArguments {
  private var at: Int
  /// Whether all arguments were there.
  private(set) var isComplete = true

  init(at start: Int) { at = start }

  mutating func write(
    _ bytes: Span<UInt8>, as format: String, into line: inout DumpLine
  ) throws(Flaw) {
    var isCode = false
    for character in format.unicodeScalars {
      guard isComplete else { return }
      if isCode {
        try writeArgument(bytes, character, into: &line)
        isCode = false
      } else if character == "@" {
        isCode = true
      } else {
        line.write(byte: UInt8(truncatingIfNeeded: character.value))
      }
    }
  }

  private mutating func next(_ bytes: Span<UInt8>) throws(Flaw) -> UInt32 {
    let value = try bytes.uint32(at: at)
    at += 4
    return value
  }

  private mutating func writeArgument(
    _ bytes: Span<UInt8>, _ code: Unicode.Scalar, into line: inout DumpLine
  ) throws(Flaw) {
    switch code {
    case "u": line.write(" ", try next(bytes))
    case "d": line.write(" ", Int32(bitPattern: try next(bytes)))
    case "s": try writeString(bytes, into: &line)
    case "n": writeVector(bytes, count: 65, into: &line)
    case "p": writeVector(bytes, count: 64, into: &line)
    case "v": writeVector(bytes, count: 32, into: &line)
    case "F": try writeFile(bytes, into: &line)
    case "S": try writeStatus(bytes, into: &line)
    case "D":
      line.write(" ")
      line.writeMoment(Int64(try next(bytes)), separator: " ", zone: "")
    case "N", "I", "B": try writeList(bytes, code, into: &line)
    case "E": try writeEntry(bytes, servers: 8, into: &line)
    case "M": try writeEntry(bytes, servers: 13, into: &line)
    case "V":
      let type = try next(bytes)
      guard type != UInt32.max else { return }
      line.write(" type ")
      line.write(
        type, in: volumeKinds, unknown: .decimal(""))
    case "_": at += 4
    default: break
    }
  }

  private mutating func writeString(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let size = Int(try next(bytes))
    guard size <= 1024 else {
      isComplete = false
      return
    }
    line.write(" \"")
    guard line.write(untrusted: bytes.from(at), count: size) else {
      isComplete = false
      return
    }
    line.write("\"")
    at += (size + 3) & ~3
  }

  /// A string of which each character takes a word.
  private mutating func writeVector(
    _ bytes: Span<UInt8>, count: Int, into line: inout DumpLine
  ) {
    guard bytes.has(count * 4, at: at) else {
      isComplete = false
      return
    }
    line.write(" \"")
    for index in 0..<count {
      let byte = bytes[at + index * 4 + 3]
      if byte == 0 { break }
      line.write(untrusted: byte)
    }
    line.write("\"")
    at += count * 4
  }

  private mutating func writeFile(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let volume = try next(bytes)
    let vnode = try next(bytes)
    let unique = try next(bytes)
    line.write(" fid ", volume, "/")
    line.write("", vnode, "/")
    line.write(decimal: unique)
  }

  /// The mask says which of the words that follow are meant.
  private mutating func writeStatus(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.has(24, at: at) else {
      isComplete = false
      return
    }
    let mask = try next(bytes)
    if mask != 0 { line.write(" StoreStatus") }
    let date = try next(bytes)
    if mask & 1 != 0 {
      line.write(" date ")
      line.writeMoment(Int64(date), separator: " ", zone: "")
    }
    let owner = try next(bytes)
    if mask & 2 != 0 { line.write(" owner ", owner) }
    let group = try next(bytes)
    if mask & 4 != 0 { line.write(" group ", group) }
    let mode = try next(bytes)
    if mask & 8 != 0 {
      line.write(" mode ")
      line.write(String(mode, radix: 8))
    }
    let segment = try next(bytes)
    if mask & 16 != 0 { line.write(" segsize ", segment) }
    if mask & 0x400 != 0 { line.write(" fsync") }
  }

  private mutating func writeList(
    _ bytes: Span<UInt8>, _ code: Unicode.Scalar, into line: inout DumpLine
  ) throws(Flaw) {
    let count = try next(bytes)
    if count == 0 { return line.write(" <none!>") }
    for _ in 0..<count {
      guard isComplete else { return }
      switch code {
      case "N": writeVector(bytes, count: 64, into: &line)
      case "I": line.write(" ", Int32(bitPattern: try next(bytes)))
      default: try writeFile(bytes, into: &line)
      }
    }
  }

  /// Where a volume is.
  private mutating func writeEntry(
    _ bytes: Span<UInt8>, servers: Int, into line: inout DumpLine
  ) throws(Flaw) {
    writeVector(bytes, count: 65, into: &line)
    guard isComplete else { return }
    if servers == 8 { at += 4 }
    let count = try next(bytes)
    line.write(" numservers ", count, " servers")
    for index in 0..<servers {
      if index < count { line.write(" ", try bytes.ipv4(at: at)) }
      at += 4
    }
    line.write(" partitions")
    for index in 0..<servers {
      let partition = try next(bytes)
      guard index < count else { continue }
      if partition <= 26 {
        line.write(" ")
        line.write(byte: 0x61 + UInt8(partition))
      } else {
        line.write(" ", partition)
      }
    }
    at += servers * 4
    line.write(" rwvol ", try next(bytes))
    line.write(" rovol ", try next(bytes))
    line.write(" backup ", try next(bytes))
  }
}

private let volumeKinds: ValueNames = [0: "read-write", 1: "read-only", 2: "backup"]
