import Dissection
import Dissectors
import Options

/// What the words behind `trawl dump` say: tcpdump's options, as tcpdump(1) has them.
struct DumpArguments: Sendable {
  // MARK: Where packets come from

  /// `-i`, once or several times.
  var interfaces: [String] = []
  /// `-r`.
  var readPath: String?
  /// `-V`: a file with a list of files.
  var listPath: String?
  var expression = ""
  /// `-F`: a file with the expression.
  var expressionPath: String?
  var optimizes = true
  var capture = CaptureArguments()

  // MARK: What is done with them

  var dump = DumpOptions()
  /// How often `-n` was given; 0 for names.
  var numericCount = 0
  /// `-f`: names for this network's hosts only.
  var foreignNumeric = false
  /// `-c`: 0 for all.
  var limit: UInt64 = 0
  /// `--skip`.
  var skip: UInt64 = 0
  /// `--count`.
  var onlyCounts = false
  /// `--print-sampling`: every so many packets one is printed.
  var samplingInterval: UInt64 = 1
  /// `-l`.
  var isLineBuffered = false
  /// `-U`.
  var isPacketBuffered = false
  var write = WriteArguments()
  /// What to do instead of capturing.
  var task = Task.packets

  enum Task: Sendable {
    case packets, help, version, listInterfaces, listLinkTypes, listTimestampTypes
    /// `-d`: once as text, twice as C, thrice as numbers.
    case listProgram(Int)
  }

  private var timeCount = 0

  init() {}
}

/// How `trawl dump` listens.
struct CaptureArguments: Sendable {
  enum Direction: Sendable { case both, incoming, outgoing }

  /// `-s`: bytes kept of each packet.
  var snaplen = 262_144
  var isPromiscuous = true
  var isMonitor = false
  var isImmediate = false
  /// `-B`, in KiB; nil for the default.
  var ringSize: Int?
  var direction = Direction.both
  /// `-y`, a link type's name.
  var linkType: String?
  /// `-j`.
  var timestampType: String?
  /// `--duration`, in seconds.
  var duration: Int?
  /// `-Z`.
  var user: String?
}

/// Where and how `trawl dump` writes packets.
struct WriteArguments: Sendable {
  /// `-w`.
  var path: String?
  /// `--print`, or what implies it.
  var alsoPrints = false
  /// `-C`, in bytes.
  var sizeLimit: Int?
  /// `-G`, in seconds.
  var period: Int?
  /// `-W`.
  var fileLimit: Int?
  /// `-z`.
  var command: String?
}

// MARK: Reading the words

extension DumpArguments {
  init(_ words: [String]) throws(UsageError) {
    let scanned = OptionWords(Self.table.map(\.option)).scan(["dump"] + words)
    if let failure = scanned.failure { throw UsageError(failure.description) }
    for found in scanned.found {
      try take(Self.table[found.option].name, found.argument ?? "")
    }
    expression = scanned.rest.joined(separator: " ")
    try check()
  }

  private mutating func take(_ name: Name, _ argument: String) throws(UsageError) {
    switch name {
    case .interface: interfaces.append(argument)
    case .read: readPath = argument
    case .list: listPath = argument
    case .expressionFile: expressionPath = argument
    case .noOptimizer: optimizes = false
    case .count: limit = try number(argument, of: "-c", from: 1)
    case .skip: skip = try number(argument, of: "--skip", from: 0)
    case .onlyCount: onlyCounts = true
    case .numeric: numericCount += 1
    case .foreign: foreignNumeric = true
    case .lineBuffered: isLineBuffered = true
    case .packetBuffered: isPacketBuffered = true
    case .help: task = .help
    case .version: task = .version
    case .interfaces: task = .listInterfaces
    case .linkTypes: task = .listLinkTypes
    case .timestampTypes: task = .listTimestampTypes
    case .program:
      if case .listProgram(let count) = task {
        task = .listProgram(count + 1)
      } else {
        task = .listProgram(1)
      }
    case .secrets: try takeSecrets(argument)
    case .digestSecret: dump.digestSecret = Array(argument.utf8)
    case .module:
      throw UsageError("option -m is not supported: trawl reads no SMI modules")
    default:
      if try takeCapture(name, argument) { return }
      if try takeWriting(name, argument) { return }
      try takePrinting(name, argument)
    }
  }

  private mutating func takeCapture(
    _ name: Name, _ argument: String
  ) throws(UsageError) -> Bool {
    switch name {
    case .snaplen:
      let length = try number(argument, of: "-s", from: 0, to: 262_144)
      capture.snaplen = length == 0 ? 262_144 : Int(length)
    case .notPromiscuous: capture.isPromiscuous = false
    case .monitor: capture.isMonitor = true
    case .immediate: capture.isImmediate = true
    case .ringSize:
      capture.ringSize = Int(try number(argument, of: "-B", from: 1, to: 2_097_151))
    case .linkType: capture.linkType = argument
    case .timestampType: capture.timestampType = argument
    case .user: capture.user = argument
    case .duration:
      capture.duration = Int(try number(argument, of: "--duration", from: 1, to: 1 << 31))
    case .direction:
      switch argument {
      case "in": capture.direction = .incoming
      case "out": capture.direction = .outgoing
      case "inout": capture.direction = .both
      default: throw UsageError("-Q takes in, out or inout, not '\(argument)'")
      }
    default: return false
    }
    return true
  }

  private mutating func takeWriting(
    _ name: Name, _ argument: String
  ) throws(UsageError) -> Bool {
    switch name {
    case .write: write.path = argument
    case .alsoPrint: write.alsoPrints = true
    case .rotationSize: write.sizeLimit = try size(argument)
    case .rotationPeriod:
      write.period = Int(try number(argument, of: "-G", from: 1, to: 1 << 31))
    case .fileCount:
      write.fileLimit = Int(try number(argument, of: "-W", from: 1, to: 1 << 31))
    case .command: write.command = argument
    default: return false
    }
    return true
  }

  private mutating func takePrinting(_ name: Name, _ argument: String) throws(UsageError) {
    switch name {
    case .verbose: dump.verbosity += 1
    case .quiet: dump.quietness += 1
    case .link: dump.showsLink = true
    case .number: dump.showsNumber = true
    case .lengths: dump.showsLengths = true
    case .time: try takeTime()
    case .shortNames: dump.shortNames = true
    case .hex: try takeBytes(.hex)
    case .hexText: try takeBytes(.hexAndText)
    case .text: try takeBytes(.text)
    case .nano: dump.isNanoseconds = true
    case .micro: dump.isNanoseconds = false
    case .precision:
      guard argument == "nano" || argument == "micro" else {
        throw UsageError("--time-stamp-precision takes micro or nano, not '\(argument)'")
      }
      dump.isNanoseconds = argument == "nano"
    case .absolute: dump.absoluteSequence = true
    case .oneLine: dump.isOneLine = true
    case .asDot: dump.asDot = true
    case .payloadType:
      dump.payloadType = PayloadType.allCases.first { "\($0)" == argument.lowercased() }
      guard dump.payloadType != nil else {
        let known = PayloadType.allCases.map { "\($0)" }.joined(separator: ", ")
        throw UsageError("-T knows no packet type '\(argument)'; it knows \(known)")
      }
    case .sampling:
      samplingInterval = try number(argument, of: "--print-sampling", from: 1)
      dump.absoluteSequence = true
      write.alsoPrints = true
    case .mesh: dump.meshHeaders = true
    case .handles: dump.rawHandles = true
    case .noChecksums: dump.verifiesChecksums = false
    default: break
    }
  }

  private mutating func takeTime() throws(UsageError) {
    let styles: [DumpOptions.TimeStyle] = [
      .clock, .none, .epoch, .sincePrevious, .dateAndClock, .sinceFirst,
    ]
    timeCount += 1
    guard timeCount < styles.count else { throw UsageError("only one to five -t are understood") }
    dump.time = styles[timeCount]
  }

  private mutating func takeBytes(
    _ form: DumpOptions.BytesText.Form
  ) throws(UsageError) {
    if let other = dump.bytes, other.form != form {
      throw UsageError("-A, -x and -X exclude each other")
    }
    dump.bytes = DumpOptions.BytesText(form, withLink: dump.bytes != nil)
  }

  /// `-E`: secrets parted by commas, or a file with one on each line.
  private mutating func takeSecrets(_ argument: String) throws(UsageError) {
    var lines = argument.split(separator: ",").map { String($0) }
    if argument.hasPrefix("file ") {
      let path = String(argument.dropFirst("file ".count))
      guard let read = TextFile.lines(of: path) else {
        throw UsageError("-E: \(path): cannot be read")
      }
      lines = read
    }
    for line in lines {
      do throws(SecuritySecrets.Failure) {
        try dump.secrets.add(line: line)
      } catch {
        throw UsageError("-E: \(error.description)")
      }
    }
  }

  // MARK: Values

  private func number(
    _ text: String, of option: String, from least: UInt64, to most: UInt64 = .max
  ) throws(UsageError) -> UInt64 {
    guard let number = UInt64(text), (least...most).contains(number) else {
      let range = most == .max ? "from \(least) on" : "from \(least) to \(most)"
      throw UsageError("\(option) takes a number \(range), not '\(text)'")
    }
    return number
  }

  /// `10` are ten million bytes, `10k` ten KiB; `m` and `g` likewise.
  private func size(_ text: String) throws(UsageError) -> Int {
    let units: [Character: Int] = ["k": 1 << 10, "m": 1 << 20, "g": 1 << 30]
    let unit = text.last.flatMap { units[Character($0.lowercased())] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard let count = Int(digits), count > 0,
      case let (size, false) = count.multipliedReportingOverflow(by: unit ?? 1_000_000)
    else {
      throw UsageError("-C takes a size such as 10 (million bytes), 512k, 20m or 1g, not '\(text)'")
    }
    return size
  }

  // MARK: What excludes what

  private func check() throws(UsageError) {
    if readPath != nil, listPath != nil { throw UsageError("-r and -V exclude each other") }
    let readsFiles = readPath != nil || listPath != nil
    if readsFiles, !interfaces.isEmpty { throw UsageError("-i and -r exclude each other") }
    if listPath != nil, write.path != nil { throw UsageError("-V and -w exclude each other") }
    if onlyCounts, !readsFiles { throw UsageError("--count works with -r and -V only") }
    if readsFiles, foreignNumeric { throw UsageError("-f cannot be used with -r or -V") }
    if write.path == nil {
      if write.sizeLimit != nil { throw UsageError("-C needs a file to write, named with -w") }
      if write.period != nil { throw UsageError("-G needs a file to write, named with -w") }
      if write.command != nil { throw UsageError("-z needs a file to write, named with -w") }
    }
  }
}

/// Why words on the command line cannot be understood, in one sentence.
struct UsageError: Error {
  let description: String
  init(_ description: String) { self.description = description }
}
