import Bytes
import CaptureFile
import Dissectors
import Testing

/// The whole text of every golden capture, against what stands beside it.
///
/// `make golden` writes the expected texts anew.
@Suite struct GoldenTests {
  @Test(arguments: GoldenCaptures.paths)
  func printsWhatWasReviewed(path: String) throws {
    var plain = DumpOptions()
    plain.time = .epoch
    try compare(path, ".txt", plain)
    var verbose = plain
    verbose.verbosity = 3
    verbose.showsLink = true
    try compare(path, ".verbose.txt", verbose)
  }

  private func compare(_ path: String, _ suffix: String, _ options: DumpOptions) throws {
    let stem = path.prefix { $0 != "." }
    let printed = try lines(of: path, options)
    if GoldenCaptures.areWritten {
      #expect(GoldenCaptures.write(printed, to: stem + suffix))
      return
    }
    let expected = try #require(
      GoldenCaptures.lines(of: stem + suffix), "\(stem)\(suffix) is missing")
    #expect(printed.count == expected.count)
    for (number, pair) in zip(printed, expected).enumerated() where pair.0 != pair.1 {
      Issue.record("\(stem)\(suffix), line \(number + 1): printed \(pair.0), expected \(pair.1)")
      break
    }
  }

  private func lines(of path: String, _ options: DumpOptions) throws -> [String] {
    var dumper = Dumper(options: options)
    var reader = try CaptureReader(path: path)
    var number: UInt64 = 0
    while let frame = try reader.next() {
      number += 1
      dumper.dump(frame, number: number)
    }
    var text: [UInt8] = []
    let written = dumper.line.text.bytes
    for index in written.indices { text.append(written[index]) }
    return GoldenCaptures.lines(in: text)
  }
}
