import Dissection
import Dissectors
import Options

/// What the words behind `trawl dump` say.
struct DumpArguments {
  var dump = DumpOptions()
  var readPath: String?
  var expression = ""
  /// `-c`: 0 for all.
  var limit: UInt64 = 0
  /// `--skip`.
  var skip: UInt64 = 0
  var samplingInterval: UInt64 = 0
  private var timeCount = 0

  enum Name {
    case read, count, skip, verbose, quiet, link, number, lengths, time, numeric, hex, hexText, text
    case nano, micro, precision, absolute, oneLine, asDot, payloadType, sampling, mesh, handles
    case noChecksums, secrets, noDomains
  }

  static let table: [(name: Name, option: CommandOption)] = [
    (.read, CommandOption("r", "read-file", .required)),
    (.count, CommandOption("c", nil, .required)),
    (.skip, CommandOption(nil, "skip", .required)),
    (.verbose, CommandOption("v", "verbose")),
    (.quiet, CommandOption("q", "quiet")),
    (.link, CommandOption("e")),
    (.number, CommandOption("#", "number")),
    (.lengths, CommandOption(nil, "lengths")),
    (.time, CommandOption("t")),
    (.numeric, CommandOption("n")),
    (.noDomains, CommandOption("N")),
    (.hex, CommandOption("x")),
    (.hexText, CommandOption("X")),
    (.text, CommandOption("A")),
    (.nano, CommandOption(nil, "nano")),
    (.micro, CommandOption(nil, "micro")),
    (.precision, CommandOption(nil, "time-stamp-precision", .required)),
    (.absolute, CommandOption("S", "absolute-tcp-sequence-numbers")),
    (.oneLine, CommandOption("g", "ip-oneline")),
    (.asDot, CommandOption("b")),
    (.payloadType, CommandOption("T", nil, .required)),
    (.sampling, CommandOption(nil, "print-sampling", .required)),
    (.mesh, CommandOption("H")),
    (.handles, CommandOption("u")),
    (.noChecksums, CommandOption("K", "dont-verify-checksums")),
    (.secrets, CommandOption("E", nil, .required)),
  ]

  mutating func take(_ name: Name, _ argument: String?) throws(UsageError) {
    let argument = argument ?? ""
    switch name {
    case .read: readPath = argument
    case .count: limit = try number(argument, of: "-c")
    case .skip: skip = try number(argument, of: "--skip")
    case .verbose: dump.verbosity += 1
    case .quiet: dump.quietness += 1
    case .link: dump.showsLink = true
    case .number: dump.showsNumber = true
    case .lengths: dump.showsLengths = true
    case .time: try takeTime()
    case .numeric, .noDomains, .micro, .secrets: break
    case .hex: takeBytes(.hex)
    case .hexText: takeBytes(.hexAndText)
    case .text: takeBytes(.text)
    case .nano: dump.isNanoseconds = true
    case .precision: dump.isNanoseconds = argument == "nano"
    case .absolute: dump.absoluteSequence = true
    case .oneLine: dump.isOneLine = true
    case .asDot: dump.asDot = true
    case .payloadType:
      dump.payloadType = PayloadType.allCases.first { "\($0)" == argument.lowercased() }
      if dump.payloadType == nil { throw UsageError("unknown packet type '\(argument)' (-T)") }
    case .sampling:
      samplingInterval = try number(argument, of: "--print-sampling")
      dump.absoluteSequence = true
    case .mesh: dump.meshHeaders = true
    case .handles: dump.rawHandles = true
    case .noChecksums: dump.verifiesChecksums = false
    }
  }

  private mutating func takeTime() throws(UsageError) {
    let styles: [DumpOptions.TimeStyle] = [
      .clock, .none, .epoch, .sincePrevious, .dateAndClock, .sinceFirst,
    ]
    timeCount += 1
    guard timeCount < styles.count else { throw UsageError("at most five -t are understood") }
    dump.time = styles[timeCount]
  }

  private mutating func takeBytes(_ form: DumpOptions.BytesText.Form) {
    let isDoubled = dump.bytes?.form == form
    dump.bytes = DumpOptions.BytesText(form, withLink: isDoubled)
  }

  private func number(_ text: String, of option: String) throws(UsageError) -> UInt64 {
    guard let number = UInt64(text) else {
      throw UsageError("\(option) takes a number, not '\(text)'")
    }
    return number
  }
}
