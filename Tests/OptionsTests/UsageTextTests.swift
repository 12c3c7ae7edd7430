import Options
import Testing

struct UsageTextTests {
  @Test func tellsHowACommandIsCalled() {
    #expect(
      UsageText(Example.dump).text == """
        Usage: trawl dump [options] [expression]
               trawl dump -r file [options] [expression]

        Print packets, one line each.

        Capture:
          -i, --interface <interface>
                                    listen to this interface
          -r <file>                 read packets from a file

        Output:
          -v                        say more; it's fine [twice]: -vv
              --time-stamp-precision <precision>
                                    how finely times are captured and printed, which may
                                    be to the microsecond or finer

        """)
  }

  @Test func staysWithinTheWidth() {
    for width in [40, 60, 100] {
      let lines = UsageText(Example.dump, width: width).text.split(separator: "\n")
      let meanings = lines.filter { $0.hasPrefix(String(repeating: " ", count: 28)) }
      #expect(meanings.allSatisfy { $0.count <= width || !$0.dropFirst(28).contains(" ") })
    }
  }
}
