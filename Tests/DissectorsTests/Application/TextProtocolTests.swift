import Dissectors
import Testing

/// A TCP segment with text, behind Ethernet and IPv4.
private func segment(_ text: String, port: UInt16) -> [UInt8] {
  let payload = Array(text.utf8)
  let total = UInt8(40 + payload.count)
  var packet = bytes("020000000001 020000000002 0800")
  packet += bytes("4500 00") + [total] + bytes("0001 4000 40 06 0000 c0000201 c0000202")
  packet += bytes("9c40") + [UInt8(port >> 8), UInt8(port & 0xff)]
  return packet + bytes("000003e8 000007d0 5018 01f4 0000 0000") + payload
}

private let start = "IP 192.0.2.1.40000 > 192.0.2.2."

@Suite struct TextProtocolTests {
  @Test func showsTheFirstLineOfARequest() {
    let line = dumped(segment("GET / HTTP/1.1\r\nHost: a\r\n\r\n", port: 80))
    #expect(line.hasPrefix(start + "80: Flags [P.]"))
    #expect(line.hasSuffix("length 27: HTTP: GET / HTTP/1.1"))
  }

  @Test func showsEveryLineWhenVerbose() {
    let line = dumped(segment("HTTP/1.1 200 OK\r\na: b\n\nrest", port: 8080)) { $0.verbosity = 1 }
    #expect(line.hasSuffix("length 27: HTTP, length: 27\n\tHTTP/1.1 200 OK\n\ta: b\n\t\n\trest"))
  }

  @Test func showsNothingOfWhatContinuesAMessage() {
    #expect(dumped(segment("continued text\r\n", port: 80)).hasSuffix("length 16: HTTP"))
    #expect(dumped(segment("PLAY a\r\n", port: 554)).hasSuffix("length 8: RTSP: PLAY a"))
    #expect(dumped(segment("anything\r\n", port: 25)).hasSuffix("length 10: SMTP: anything"))
  }

  @Test func showsTheVersionOfSSHAndNothingElse() {
    #expect(dumped(segment("SSH-2.0-a\r\n", port: 22)).hasSuffix("length 11: SSH: SSH-2.0-a"))
    #expect(dumped(segment("SSH-2.0-a", port: 22)).hasSuffix("length 9"))
  }

  @Test func readsItemsOfRedis() {
    let items = "*2\r\n$3\r\nGET\r\n:1\r\n$-1\r\n$-2\r\n*0\r\nPING\r\n"
    let text = #"RESP "GET" "1" null length negative and not -1 empty "PING""#
    #expect(dumped(segment(items, port: 6379)).hasSuffix(text))
    #expect(dumped(segment("*2\r\n:1\r\n", port: 6379)).hasSuffix(#"RESP "1" [|resp]"#))
  }

  @Test func cutPacketsDoNotTrap() {
    for (text, port) in [
      ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 80), ("*2\r\n$3\r\nGET\r\n:1\r\n", 6379),
      ("SSH-2.0-a\r\n", 22), ("\u{1}\u{2}", 23),
    ] as [(String, UInt16)] {
      let lines = dumpCutEverywhere(segment(text, port: port)) { $0.verbosity = 1 }
      #expect(!lines.isEmpty)
    }
  }
}
