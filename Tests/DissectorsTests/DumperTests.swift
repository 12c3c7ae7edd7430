import Bytes
import Dissectors
import Frames
import Testing

@Suite struct DumperTests {
  let packet = bytes(
    "0011 2233 4466 0011 2233 4455 0800 4500 001c 0001 0000 40fd 0000 c000 0201 c633 6402 6162 6364 6566 6768"
  )

  private func line(
    at time: Timestamp, _ options: (inout DumpOptions) -> Void
  ) -> String {
    var chosen = DumpOptions()
    options(&chosen)
    var dumper = Dumper(options: chosen)
    dump(at: time, 7, with: &dumper)
    return text(of: dumper)
  }

  private func dump(at time: Timestamp, _ number: UInt64, with dumper: inout Dumper) {
    let frame = Frame(
      packet.span, timestamp: time, originalLength: packet.count, linkType: .ethernet)
    dumper.dump(frame, number: number)
  }

  private func text(of dumper: borrowing Dumper) -> String {
    var text: [UInt8] = []
    let written = dumper.line.text.bytes
    for index in written.indices { text.append(written[index]) }
    return String(decoding: text, as: UTF8.self)
  }

  let moment = Timestamp(seconds: 1_700_000_000, nanoseconds: 123_456_789)

  @Test func writesSecondsSince1970() {
    #expect(line(at: moment) { $0.time = .epoch }.hasPrefix("1700000000.123456 IP "))
    let fine = line(at: moment) {
      $0.time = .epoch
      $0.isNanoseconds = true
    }
    #expect(fine.hasPrefix("1700000000.123456789 IP "))
  }

  @Test func remarksAFractionOfMoreThanASecond() {
    let wrong = Timestamp(seconds: 5, nanoseconds: 1_000_000_000)
    #expect(line(at: wrong) { $0.time = .epoch }.hasPrefix("5.1000000 (invalid us) IP "))
  }

  @Test func writesDifferencesToTheLineBeforeAndToTheFirst() {
    for (style, second, third) in [
      (DumpOptions.TimeStyle.sincePrevious, " 00:00:01.500000", "-00:00:00.500000"),
      (.sinceFirst, " 00:00:01.500000", " 00:00:01.000000"),
    ] {
      var options = DumpOptions()
      options.time = style
      var dumper = Dumper(options: options)
      dump(at: Timestamp(seconds: 10, nanoseconds: 0), 1, with: &dumper)
      dump(at: Timestamp(seconds: 11, nanoseconds: 500_000_000), 2, with: &dumper)
      dump(at: Timestamp(seconds: 11, nanoseconds: 0), 3, with: &dumper)
      let lines = text(of: dumper).split(separator: "\n")
      #expect(lines[0].hasPrefix(" 00:00:00.000000 IP "))
      #expect(lines[1].hasPrefix(second))
      #expect(lines[2].hasPrefix(third))
    }
  }

  @Test func writesNumberAndLengths() {
    let text = line(at: moment) {
      $0.time = .none
      $0.showsNumber = true
      $0.showsLengths = true
    }
    #expect(text.hasPrefix("    7  caplen 42 len 42 IP 192.0.2.1 > 198.51.100.2: "))
  }

  @Test func showsBytesWithAndWithoutTheLinkHeader() {
    let without = line(at: moment) { $0.bytes = .init(.hex, withLink: false) }
    #expect(without.contains("\n\t0x0000:  4500 001c 0001 0000 40fd 0000 c000 0201\n"))
    let with = line(at: moment) { $0.bytes = .init(.hexAndText, withLink: true) }
    #expect(
      with.contains("\n\t0x0000:  0011 2233 4466 0011 2233 4455 0800 4500  ..\"3Df..\"3DU..E.\n"))
  }

  @Test func saysWhatIsWrongWithLengths() {
    #expect(dumped([], length: 0) == "[Invalid header: caplen==0, len==0]")
    #expect(dumped(packet, length: 3) == "[Invalid header: len(3) < caplen(42)]")
    #expect(dumped(packet, length: 300_000) == "[Invalid header: len(300000) > 262144]")
  }

  @Test func boundsTheDepthOfLayers() {
    // IPv4 in IPv4 in IPv4 …
    var nested = bytes("0011 2233 4466 0011 2233 4455 0800")
    let depth = 60
    for level in 0..<depth {
      let length = UInt16((depth - level) * 20)
      nested += bytes("4500") + [UInt8(length >> 8), UInt8(length & 255)]
      nested += bytes("0001 0000 4004 0000 c000 0201 c633 6402")
    }
    let line = dumped(nested)
    #expect(line.hasSuffix("[more than 32 layers] (invalid)"))
  }

  @Test func neverSendsATerminalWhatItWouldObey() {
    // An HTTP response whose text holds escape sequences.
    let payload = Array("HTTP/1.1 200 \u{1b}]0;owned\u{7}\u{1b}[2J\r\n\r\n".utf8)
    var packet = bytes("0011 2233 4466 0011 2233 4455 0800")
    let length = UInt16(40 + payload.count)
    packet += bytes("4500") + [UInt8(length >> 8), UInt8(length & 255)]
    packet += bytes("0001 0000 4006 0000 c000 0201 c633 6402")
    packet += bytes("0050 9c40 0000 0001 0000 0001 5018 0400 0000 0000") + payload
    for verbosity in 0...3 {
      let line = dumped(packet) { $0.verbosity = verbosity }
      #expect(!line.utf8.contains(0x1b))
      #expect(!line.utf8.contains(0x07))
    }
  }
}
