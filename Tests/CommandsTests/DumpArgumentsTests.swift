import Dissectors
import Options
import Testing

@testable import Commands

@Suite struct DumpArgumentsTests {
  @Test func readsClustersAsGetoptDoes() throws {
    let arguments = try DumpArguments(["-nnvvei", "eth0", "-s0", "-c5", "tcp", "port", "80"])
    #expect(arguments.numericCount == 2)
    #expect(arguments.dump.verbosity == 2)
    #expect(arguments.dump.showsLink)
    #expect(arguments.interfaces == ["eth0"])
    #expect(arguments.capture.snaplen == 262_144)
    #expect(arguments.limit == 5)
    #expect(arguments.expression == "tcp port 80")
  }

  @Test(arguments: [("10", 10_000_000), ("1k", 1024), ("2M", 2 << 20), ("1g", 1 << 30)])
  func readsSizes(text: String, bytes: Int) throws {
    #expect(try DumpArguments(["-w", "a", "-C", text]).write.sizeLimit == bytes)
  }

  @Test func doublesShowTheLinkHeader() throws {
    let once = try DumpArguments(["-x"]).dump.bytes
    let twice = try DumpArguments(["-XX"]).dump.bytes
    #expect(once?.form == .hex)
    #expect(once?.withLink == false)
    #expect(twice?.form == .hexAndText)
    #expect(twice?.withLink == true)
  }

  @Test func countsTheTimes() throws {
    #expect(try DumpArguments([]).dump.time == .clock)
    #expect(try DumpArguments(["-ttt"]).dump.time == .sincePrevious)
    #expect(try DumpArguments(["-t", "-tttt"]).dump.time == .sinceFirst)
  }

  @Test(
    arguments: [
      (["-c", "0"], "-c takes a number from 1 on, not '0'"),
      (["-s", "300000"], "-s takes a number from 0 to 262144, not '300000'"),
      (["-tttttt"], "only one to five -t are understood"),
      (["-A", "-x"], "-A, -x and -X exclude each other"),
      (["-Q", "up"], "-Q takes in, out or inout, not 'up'"),
      (["-C", "1t"], "-C takes a size such as 10 (million bytes), 512k, 20m or 1g, not '1t'"),
      (["-C", "5"], "-C needs a file to write, named with -w"),
      (["--count"], "--count works with -r and -V only"),
      (["-r", "a", "-i", "lo"], "-i and -r exclude each other"),
      (["-k"], "unknown option -k"),
    ])
  func saysWhatIsWrong(words: [String], sentence: String) {
    do {
      _ = try DumpArguments(words)
      Issue.record("\(words) were taken")
    } catch {
      #expect(error.description == sentence)
    }
  }

  /// The manual, the usage text and the completions are made from the same rows.
  @Test func everyOptionThatIsToldAboutHasAHeading() {
    for row in DumpArguments.table where !row.option.help.isEmpty {
      #expect(!row.option.group.isEmpty, "\(row.option.spelling)")
    }
    let letters = DumpArguments.table.compactMap(\.option.letter)
    #expect(Set(letters).count == letters.count)
  }
}
