import Options
import Testing

struct OptionWordsTests {
  private static let options = [
    CommandOption("n"),
    CommandOption("v", "verbose"),
    CommandOption("i", "interface", .required),
    CommandOption("s", "snapshot-length", .required),
    CommandOption("h", "help", .optional),
    CommandOption(nil, "time-stamp-precision", .required),
    CommandOption(nil, "time-stamp-type", .required),
    CommandOption(nil, "print"),
    CommandOption(nil, "print-sampling", .required),
    CommandOption("D", "list-interfaces"),
    CommandOption("D", "list-devices"),
    CommandOption("é", "été"),
  ]

  private func scan(_ line: String) -> (found: [String], rest: [String], failure: String?) {
    let words = ["program"] + line.split(separator: " ").map(String.init)
    let (found, rest, failure) = OptionWords(Self.options).scan(words)
    let spelled = found.map { one in
      Self.options[one.option].spelling + (one.argument.map { "=\($0)" } ?? "")
    }
    return (spelled, rest, failure?.description)
  }

  @Test(arguments: [
    ("-n -v", ["-n", "-v"], []),
    ("-nv", ["-n", "-v"], []),
    ("-nni eth0", ["-n", "-n", "-i=eth0"], []),
    ("-nieth0", ["-n", "-i=eth0"], []),
    ("-s0", ["-s=0"], []),
    ("-s 0 tcp", ["-s=0"], ["tcp"]),
    ("-i -n", ["-i=-n"], []),
    ("--interface eth0", ["-i=eth0"], []),
    ("--interface=eth0", ["-i=eth0"], []),
    ("--interface=", ["-i="], []),
    ("--interface=a=b", ["-i=a=b"], []),
    ("--inter eth0", ["-i=eth0"], []),
    ("--v", ["-v"], []),
    ("--print", ["--print"], []),
    ("--print-s 3", ["--print-sampling=3"], []),
    ("--list", ["-D"], []),
    ("tcp -n port -v 80", ["-n", "-v"], ["tcp", "port", "80"]),
    ("-n -- -v", ["-n"], ["-v"]),
    ("-i -- tcp", ["-i=--"], ["tcp"]),
    ("-", [], ["-"]),
    ("-n - tcp", ["-n"], ["-", "tcp"]),
    ("-h", ["-h"], []),
    ("-hv", ["-h=v"], []),
    ("-h v", ["-h"], ["v"]),
    ("--help=v", ["-h=v"], []),
    ("-né", ["-n", "-é"], []),
    ("", [], []),
  ])
  func reads(_ line: String, _ found: [String], _ rest: [String]) {
    let answer = scan(line)
    #expect(answer.found == found)
    #expect(answer.rest == rest)
    #expect(answer.failure == nil)
  }

  @Test(arguments: [
    ("-k", "unknown option -k"),
    ("-nkv", "unknown option -k"),
    ("--nosuch", "unknown option --nosuch"),
    ("--nosuch=3", "unknown option --nosuch"),
    ("-i", "option -i needs an argument"),
    ("-nni", "option -i needs an argument"),
    ("--interface", "option --interface needs an argument"),
    ("--inter", "option --interface needs an argument"),
    ("--verbose=3", "option --verbose takes no argument"),
    (
      "--time-stamp x",
      "option --time-stamp is ambiguous: --time-stamp-precision, --time-stamp-type"
    ),
  ])
  func saysWhatIsWrong(_ line: String, _ sentence: String) {
    #expect(scan(line).failure == sentence)
    #expect(scan(line).rest.isEmpty)
  }

  @Test func keepsTheOptionsBeforeAWrongOne() {
    #expect(scan("-n -v -k tcp").found == ["-n", "-v"])
  }

  @Test func readsACommandLineWithoutAnyWord() {
    #expect(OptionWords(Self.options).scan([]).found.isEmpty)
  }
}
