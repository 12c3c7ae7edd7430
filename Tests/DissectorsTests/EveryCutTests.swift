import Bytes
import CaptureFile
import Dissectors
import Frames
import Testing

/// Every packet of every golden capture, cut at every byte, as a snaplen cuts: nothing traps, and
/// each prints one packet's text.
@Suite struct EveryCutTests {
  @Test func goldenCapturesAreThere() {
    #expect(!GoldenCaptures.paths.isEmpty)
  }

  @Test(arguments: GoldenCaptures.paths)
  func printsPacketsCutAtEveryByte(path: String) throws {
    var plain = Dumper(options: DumpOptions())
    var options = DumpOptions()
    options.verbosity = 3
    options.showsLink = true
    var verbose = Dumper(options: options)

    var reader = try CaptureReader(path: path)
    var packets = 0
    while let frame = try reader.next() {
      packets += 1
      for count in 1...frame.bytes.count {
        let cut = Frame(
          frame.bytes.extracting(first: count), timestamp: frame.timestamp,
          originalLength: frame.originalLength, linkType: frame.linkType)
        plain.dump(cut, number: 1)
        verbose.dump(cut, number: 1)
        let endsLine = plain.line.text.endsWithNewline && verbose.line.text.endsWithNewline
        try #require(endsLine, "packet \(packets) cut at \(count)")
        plain.line.text.removeAll()
        verbose.line.text.removeAll()
      }
    }
    #expect(packets > 0)
  }
}

extension ByteWriter {
  /// Whether what was written is whole lines.
  fileprivate var endsWithNewline: Bool {
    let written = bytes
    return written.count > 0 && written[written.count - 1] == 0x0a
  }
}
