import Bytes
import Testing

/// What a writer holds, as text.
func text(_ fill: (inout ByteWriter) -> Void) -> String {
  var writer = ByteWriter(capacity: 4)
  fill(&writer)
  var bytes: [UInt8] = []
  let written = writer.bytes
  for index in written.indices { bytes.append(written[index]) }
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct ByteWriterTests {
  /// Short texts once came out as other bytes in optimised builds.
  @Test func writesConstantsOfEveryLength() {
    let written = text {
      $0.write("")
      $0.write(":")
      $0.write(": ")
      $0.write(" > ")
      $0.write("fifteen bytes..")
      $0.write("sixteen bytes...")
      $0.write("an arrow → is more than a byte")
    }
    #expect(written == ":" + ":  > fifteen bytes..sixteen bytes...an arrow → is more than a byte")
  }

  @Test func writesTextThatIsMadeAtRunTime() {
    for length in 0..<40 {
      let string = String(repeating: "x", count: length)
      #expect(text { $0.write(string) } == string)
    }
  }

  @Test(arguments: [0, 9, 10, 99, 100, 65_535, 99_999, 100_000, 4_294_967_295, UInt64.max])
  func writesDecimals(value: UInt64) {
    #expect(text { $0.write(decimal: value) } == "\(value)")
    #expect(text { $0.write(decimal: value, digits: 3) } == padded("\(value)", 3))
  }

  private func padded(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  @Test func writesNegativeNumbers() {
    #expect(text { $0.write(decimal: -42) } == "-42")
    #expect(text { $0.write(decimal: Int64.min) } == "\(Int64.min)")
  }

  @Test func writesDottedQuads() {
    for bits: UInt32 in [0, 0xffff_ffff, 0x0a00_0001, 0x6463_0909, 0xc000_0201] {
      let expected = [24, 16, 8, 0].map { "\(bits >> UInt32($0) & 255)" }.joined(separator: ".")
      #expect(text { $0.write(dottedQuad: bits) } == expected)
    }
  }

  @Test func writesHexadecimalWithAndWithoutSeparator() {
    let bytes: [UInt8] = [0xde, 0xad, 0x01]
    #expect(text { $0.write(hex: bytes.span) } == "dead01")
    #expect(text { $0.write(hex: bytes.span, separator: 0x3a) } == "de:ad:01")
    #expect(text { $0.write(hex: 0xabc, digits: 5) } == "00abc")
  }

  @Test func writesHexRowsWithTextBehindFortyColumns() {
    let row = Array("ABC d".utf8)
    #expect(
      text { $0.writeHexRow(row.span, offset: 16, withText: false) } == "0x0010:  4142 4320 64")
    #expect(
      text { $0.writeHexRow(row.span, offset: 0x12345, withText: true) }
        == "0x12345:  4142 4320 64" + String(repeating: " ", count: 29) + "ABC.d")
  }

  @Test func takesBackWhatWasWritten() {
    let rest = text {
      $0.write("kept, and more")
      $0.truncate(to: 4)
    }
    #expect(rest == "kept")
  }
}
