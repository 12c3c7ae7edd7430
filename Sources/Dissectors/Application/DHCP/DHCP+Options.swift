import Addresses
import Dissection

// MARK: Options, RFC 2132

extension DHCP {
  /// Tag, length and value, one option after the other.
  static func writeOptions(_ area: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let showsAll = line.options.verbosity > 2
    var place = 0
    while place < area.count {
      let tag = area[place]
      if !showsAll, tag == 0 {
        place += 1
        continue
      }
      if !showsAll, tag == 255 { return }
      let isAlone = tag == 0 || tag == 255
      let size = isAlone ? 0 : Int(try area.uint8(at: place + 1))
      let option = options[Int(tag)]
      line.write("\n\t    ")
      line.write(option?.name ?? "Unknown")
      line.write(" (")
      line.write(decimal: tag)
      line.write("), length ")
      line.write(decimal: size)
      if size > 0 { line.write(": ") }
      place += isAlone ? 1 : 2
      if tag == 0 { writePadding(area, &place, into: &line) }
      guard !isAlone else { continue }
      let value = try area.slice(at: place, count: size)
      try writeValue(tag, option?.form ?? form(ofUnknown: size), value, into: &line)
      place += size
    }
  }

  /// `, occurs 3`
  private static func writePadding(
    _ area: Span<UInt8>, _ place: inout Int, into line: inout DumpLine
  ) {
    var count = 1
    while place < area.count, area[place] == 0 {
      count += 1
      place += 1
    }
    guard count > 1 else { return }
    line.write(", occurs ")
    line.write(decimal: count)
  }

  /// What nobody has described is taken for numbers that fit its length.
  private static func form(ofUnknown size: Int) -> Form {
    if size & 1 != 0 { return .bytes }
    return size & 2 != 0 ? .shorts : .longs
  }

  /// A value in its form, and what of it is left over.
  private static func writeValue(
    _ tag: UInt8, _ form: Form, _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    var rest = value.count
    switch form {
    case .parameters: writeParameters(value, &rest, into: &line)
    case .text:
      line.write("\"")
      line.write(untrusted: value)
      line.write("\"")
      rest = 0
    case .addresses:
      while rest >= 4 {
        writeComma(value.count - rest, into: &line)
        line.text.write(try value.ipv4(at: value.count - rest))
        rest -= 4
      }
    case .addressPairs: try writePairs(value, &rest, into: &line)
    case .longs, .signedLongs:
      while rest >= 4 {
        writeComma(value.count - rest, into: &line)
        let number = try value.uint32(at: value.count - rest)
        if form == .longs {
          line.write(decimal: number)
        } else {
          line.write(decimal: Int32(bitPattern: number))
        }
        rest -= 4
      }
    case .shorts:
      while rest >= 2 {
        writeComma(value.count - rest, into: &line)
        line.write(decimal: try value.uint16(at: value.count - rest))
        rest -= 2
      }
    case .booleans: writeBooleans(value, &rest, into: &line)
    case .bytes: writeBytes(value, &rest, into: &line)
    case .special: try writeSpecial(tag, value, &rest, into: &line)
    }
    guard rest > 0 else { return }
    line.write("\n\t  trailing data length ")
    line.write(decimal: rest)
  }

  private static func writeComma(_ place: Int, into line: inout DumpLine) {
    if place > 0 { line.write(",") }
  }

  /// What a client wants to know, four to a row.
  private static func writeParameters(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    for index in value.indices {
      line.write(index % 4 == 0 ? "\n\t      " : ", ")
      line.write(options[Int(value[index])]?.name ?? "Unknown")
      line.write(" (")
      line.write(decimal: value[index])
      line.write(")")
    }
    rest = 0
  }

  /// `(10.0.0.1:10.0.0.2)`
  private static func writePairs(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count > 0, value.count % 8 == 0 else {
      line.write(value.isEmpty ? " [length != N x 8 bytes]" : "[length != N x 8 bytes]")
      rest = 0
      return
    }
    while rest >= 8 {
      let place = value.count - rest
      writeComma(place, into: &line)
      line.write("(")
      line.text.write(try value.ipv4(at: place))
      line.write(":")
      line.text.write(try value.ipv4(at: place + 4))
      line.write(")")
      rest -= 8
    }
  }

  private static func writeBooleans(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    for index in value.indices {
      writeComma(index, into: &line)
      switch value[index] {
      case 0: line.write("N")
      case 1: line.write("Y")
      default:
        line.write(decimal: value[index])
        line.write("?")
      }
    }
    rest = 0
  }

  static func writeBytes(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    for index in value.indices {
      if index > 0 { line.write(".") }
      line.write(decimal: value[index])
    }
    rest = 0
  }
}
