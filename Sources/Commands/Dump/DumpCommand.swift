import Bytes
import CaptureFile
import CaptureFilter
import Dissection
import Dissectors
import Frames
import Options

/// `trawl dump`: packets as tcpdump prints them.
enum DumpCommand {
  static func run(_ words: [String]) -> Int32 {
    var arguments = DumpArguments()
    let scanned = OptionWords(DumpArguments.table.map(\.option)).scan(["tcpdump"] + words)
    do throws(UsageError) {
      if let failure = scanned.failure { throw UsageError(failure) }
      for found in scanned.found {
        try arguments.take(DumpArguments.table[found.option].name, found.argument)
      }
    } catch {
      Messages.write("trawl dump: \(error.description)")
      return 1
    }
    arguments.expression = scanned.rest.joined(separator: " ")
    guard let path = arguments.readPath else {
      Messages.write("trawl dump: name a capture file with -r")
      return 1
    }
    var loop = ReadLoop(arguments)
    do throws(CaptureFileError) {
      try loop.read(path)
      return loop.finish() ? 0 : 1
    } catch {
      _ = loop.finish()
      Messages.write("trawl dump: \(path): \(error)")
      return 1
    }
  }
}

/// Why words on the command line cannot be understood, in one sentence.
struct UsageError: Error {
  let description: String
  init(_ description: String) { self.description = description }
  init(_ failure: OptionWords.Failure) {
    description = failure.description
  }
}

/// Packets out of files, filtered, counted and printed.
struct ReadLoop: ~Copyable {
  private let arguments: DumpArguments
  private var dumper: Dumper
  private var seen: UInt64 = 0
  private var number: UInt64 = 0

  init(_ arguments: DumpArguments) {
    self.arguments = arguments
    dumper = Dumper(options: arguments.dump)
  }

  mutating func read(_ path: String) throws(CaptureFileError) {
    var reader = try CaptureReader(path: path)
    var filter: FilterProgram?
    if !arguments.expression.isEmpty {
      let linkType = reader.linkType ?? .ethernet
      filter = try? FilterProgram.compile(
        arguments.expression, linkType: linkType, optimize: true)
    }
    while let frame = try reader.next() {
      if let filter, filter.run(frame.bytes, originalLength: frame.originalLength) == 0 { continue }
      seen += 1
      if seen <= arguments.skip { continue }
      number += 1
      dumper.dump(frame, number: arguments.skip + number)
      if dumper.line.text.count > 1 << 16, !finish() { return }
      if number == arguments.limit { return }
    }
  }

  /// Writes what is left; false where nobody reads it.
  mutating func finish() -> Bool {
    let isDone = StandardOutput.write(dumper.line.text.bytes)
    dumper.line.text.removeAll()
    return isDone
  }
}
