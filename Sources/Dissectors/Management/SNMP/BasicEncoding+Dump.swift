import Bytes
import Dissection

// MARK: Print

extension BasicEncoding {
  /// Writes what the element holds.
  func write(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    switch kind {
    case .integer: return line.write(decimal: try integer(bytes))
    case .unsigned: return line.write(decimal: UInt32(truncatingIfNeeded: try unsigned(bytes)))
    case .unsigned64: return line.write(decimal: try unsigned(bytes))
    default: break
    }
    let contents = try bytes.slice(at: start, count: length)
    switch kind {
    case .integer, .unsigned, .unsigned64, .null: return
    case .octets: Self.writeOctets(contents, into: &line)
    case .objectIdentifier: writeIdentifier(contents, into: &line)
    case .string: writeString(contents, into: &line)
    case .sequence:
      line.write("Seq(")
      line.write(decimal: length)
      line.write(")")
    case .address:
      if length != 4 { line.write("[inetaddr len!=4]") }
      for index in contents.indices {
        if index > 0 { line.write(byte: 0x2e) }
        line.write(decimal: contents[index])
      }
    case .message:
      line.write(Self.messageNames[tag])
      line.write("(")
      line.write(decimal: length)
      line.write(")")
    case .noSuchObject: line.write("[noSuchObject]")
    case .noSuchInstance: line.write("[noSuchInstance]")
    case .endOfView: line.write("[endOfMibView]")
    case .unknown: line.write("[BE_ANY!?]")
    }
  }

  /// `_80_65_6e`
  static func writeOctets(_ contents: Span<UInt8>, into line: inout DumpLine) {
    for index in contents.indices {
      line.write(byte: 0x5f)
      line.write(hex: contents[index], digits: 2)
    }
  }

  /// In quotes where all of it can be printed.
  private func writeString(_ contents: Span<UInt8>, into line: inout DumpLine) {
    var isPrintable = true
    for index in contents.indices where !(0x20..<0x7f).contains(contents[index]) {
      isPrintable = false
    }
    guard isPrintable else { return line.write(hexBytes: contents, separator: 0x5f) }
    line.write("\"")
    line.text.write(contents)
    line.write("\"")
  }

  /// `.1.3.6.1.2.1.1.1.0`, or names where names are wanted.
  private func writeIdentifier(_ contents: Span<UInt8>, into line: inout DumpLine) {
    var path = Path(isNamed: line.names != nil)
    var place = 0
    if path.isNamed, length > 2 { place = path.abbreviate(contents, into: &line) }
    var number: UInt32 = 0
    while place < contents.count {
      let byte = contents[place]
      number = number << 7 | UInt32(byte & 0x7f)
      place += 1
      if byte & 0x80 != 0 { continue }
      // The first number holds two: X.690 §8.19.4.
      if path.isFirst {
        let top = min(number / 40, 2)
        path.step(top, into: &line)
        number -= 40 * top
      }
      path.step(number, into: &line)
      number = 0
    }
  }

  /// The way through the tree of names.
  private struct Path {
    let isNamed: Bool
    var node: Int?
    var isFirst = true
    /// Whether the next number stands behind a word that parts it from what was before.
    var omitsDot = false

    init(isNamed: Bool) {
      self.isNamed = isNamed
      node = isNamed ? 0 : nil
    }

    /// The beginnings that are left out or written as a letter: their encoding, their numbers,
    /// and what stands for them.
    static let abbreviations: [(encoded: [UInt8], numbers: [UInt32], text: String)] = [
      ([43, 6, 1, 2, 1], [1, 3, 6, 1, 2, 1], ""),
      ([43, 6, 1, 4, 1], [1, 3, 6, 1, 4, 1], "E:"),
      ([43, 6, 1, 3], [1, 3, 6, 1, 3], "X:"),
      ([43, 6, 1, 6, 3], [1, 3, 6, 1, 6, 3], "S:"),
    ]

    mutating func abbreviate(_ contents: Span<UInt8>, into line: inout DumpLine) -> Int {
      for (encoded, numbers, text) in Self.abbreviations where contents.count >= encoded.count {
        var isSame = true
        for index in encoded.indices where encoded[index] != contents[index] { isSame = false }
        guard isSame else { continue }
        line.write(text)
        for number in numbers { move(to: number) }
        isFirst = false
        omitsDot = true
        return encoded.count
      }
      return 0
    }

    private mutating func move(to number: UInt32) {
      node = node.flatMap { ObjectNames.known.branch(number, of: $0) }
    }

    mutating func step(_ number: UInt32, into line: inout DumpLine) {
      isFirst = false
      move(to: number)
      if !omitsDot { line.write(byte: 0x2e) }
      omitsDot = false
      if let node {
        line.write(ObjectNames.known.nodes[node].name)
      } else {
        line.write(decimal: number)
      }
    }
  }
}
