import Dissection

extension WLAN {
  /// The information elements of a management frame (IEEE 802.11 §9.4.2) that the text shows.
  ///
  ///     +---------------+---------------+------------------
  ///     |  Identifier   |    Length     |  Information ...
  ///     +---------------+---------------+------------------
  struct Elements {
    private(set) var networkName: Range<Int>?
    private(set) var rates: Range<Int>?
    private(set) var channel: UInt8?
    private(set) var meshName: Range<Int>?
    /// Whether they were read to the frame's end.
    private(set) var isComplete = false

    init(_ body: Span<UInt8>, at start: Int, length: Int) {
      var offset = start
      let end = start + length
      while offset < end {
        guard body.has(2, at: offset), end - offset >= 2 else { return }
        let size = Int(body[offset + 1])
        let content = offset + 2
        guard body.has(size, at: content), end - content >= size else { return }
        guard keep(body[offset], content..<(content + size), body) else { return }
        offset = content + size
      }
      isComplete = true
    }

    /// False where the element is longer than any of its kind.
    private mutating func keep(
      _ identifier: UInt8, _ range: Range<Int>, _ body: Span<UInt8>
    ) -> Bool {
      switch identifier {
      case 0:
        guard range.count <= 32 else { return false }
        networkName = networkName ?? range
      case 1:
        guard range.count <= 16 else { return false }
        if !range.isEmpty { rates = rates ?? range }
      case 3: if range.count == 1 { channel = channel ?? body[range.lowerBound] }
      case 16: return range.count <= 253
      case 114:
        guard range.count <= 32 else { return false }
        meshName = meshName ?? range
      default: break
      }
      return true
    }

    /// ` (name)`
    func writeNetworkName(_ body: Span<UInt8>, into line: inout DumpLine) {
      guard let networkName else { return }
      line.write(" (")
      line.write(untrustedCString: body.extracting(networkName))
      line.write(")")
    }

    /// ` (MESHID: name)`
    func writeMeshName(_ body: Span<UInt8>, into line: inout DumpLine) {
      guard let meshName else { return }
      line.write(" (MESHID: ")
      line.write(untrustedCString: body.extracting(meshName))
      line.write(")")
    }

    /// ` [1.0* 2.0* 5.5* 11.0 Mbit]`; an asterisk where every station must know the rate.
    func writeRates(_ body: Span<UInt8>, into line: inout DumpLine) {
      guard let rates else { return }
      for index in rates {
        line.write(index == rates.lowerBound ? " [" : " ")
        line.writeHalves(body[index] & 0x7f)
        if body[index] & 0x80 != 0 { line.write("*") }
      }
      line.write(" Mbit]")
    }
  }
}

extension DumpLine {
  /// A number of halves: `5.5`.
  mutating func writeHalves(_ value: UInt8) {
    write(decimal: value / 2)
    write(value % 2 == 0 ? ".0" : ".5")
  }
}
