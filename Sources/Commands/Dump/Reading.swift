import CaptureFile
import CaptureFilter
import Dissectors
import Frames

/// Capture files being read, one after the other, into one sink.
struct Reading: ~Copyable {
  private let arguments: DumpArguments
  private let messages: Messages
  private var source: FileSource
  private var sink: PacketSink
  private var firstReader: CaptureReader?

  /// Opens the first file, and the one to write, whose link type it decides.
  init(
    _ arguments: DumpArguments, firstPath: String, _ messages: Messages
  ) throws(CaptureFileError) {
    self.arguments = arguments
    self.messages = messages
    source = FileSource(arguments)
    let reader = try CaptureReader(path: firstPath)
    sink = PacketSink(
      arguments, names: Names.source(for: arguments, isLive: false),
      files: try Self.files(arguments, like: reader, messages))
    firstReader = consume reader
  }

  private static func files(
    _ arguments: DumpArguments, like reader: borrowing CaptureReader, _ messages: Messages
  ) throws(CaptureFileError) -> SavedFiles? {
    guard let path = arguments.write.path else { return nil }
    var options = CaptureWriter.Options(path: path)
    options.precision = arguments.dump.isNanoseconds ? .nanoseconds : .microseconds
    options.application = Version.name
    if options.format == .pcap {
      options.describe(linkType: reader.linkType ?? .ethernet, snaplen: reader.snaplen)
    } else {
      options.interfaces = reader.interfaces
      options.precision = reader.precision
    }
    return try SavedFiles(arguments.write, path: path, options, messages) {
      (path, options) throws(CaptureFileError) in try CaptureWriter(path: path, options: options)
    }
  }

  /// Reads all files; whether all went well. What is wrong was said.
  consuming func readAll(_ paths: [String]) -> Bool {
    var isWell = true
    for path in paths {
      guard let verdict = read(path) else {
        isWell = false
        break
      }
      if verdict != .goOn { break }
    }
    return finish(afterFailure: !isWell)
  }

  /// Reads one file; nil where something is wrong, and was said.
  private mutating func read(_ path: String) -> PacketSink.Verdict? {
    do throws(CaptureFileError) {
      var opened: CaptureReader?
      swap(&opened, &firstReader)
      var reader = if let first = opened.take() { first } else { try CaptureReader(path: path) }
      announce(path, reader)
      do throws(FileSource.Failure) {
        return try source.read(&reader, into: &sink)
      } catch {
        switch error {
        case .filter(let error): messages.warn(error)
        case .file(let error): fail(error, path)
        }
        return nil
      }
    } catch {
      fail(error, path)
      return nil
    }
  }

  /// `reading from file a.pcap, link-type EN10MB (Ethernet), snapshot length 262144`
  private func announce(_ path: String, _ reader: borrowing CaptureReader) {
    let linkType = reader.linkType ?? .ethernet
    var sentence = "reading from file \(path), link-type \(linkType.name ?? "\(linkType.rawValue)")"
    if let meaning = linkType.meaning { sentence += " (\(meaning))" }
    if linkType == .linuxSLL2 { messages.warn("interface names might be incorrect") }
    Messages.write("\(sentence), snapshot length \(reader.snaplen)")
  }

  /// Says what happened, behind the text of all packets that came before it.
  private mutating func fail(_ error: CaptureFileError, _ path: String) {
    _ = sink.flushText()
    messages.warn(error, reading: path)
  }

  private consuming func finish(afterFailure hasFailed: Bool) -> Bool {
    var isWell = sink.flushText() && !hasFailed
    do throws(CaptureFileError) {
      try sink.finishFiles()
    } catch {
      // What kept a packet from being written was said when it happened.
      if isWell { fail(error, arguments.write.path ?? "-") }
      isWell = false
    }
    if let losses = sink.losses, losses.lost > 0 {
      messages.warn("\(losses.written) packets were written, \(losses.lost) were not")
    }
    if arguments.onlyCounts {
      let line = Array("\(sink.count) packet\(sink.count == 1 ? "" : "s")\n".utf8)
      isWell = StandardOutput.write(line.span) && isWell
    }
    return isWell
  }
}

extension Messages {
  /// What is wrong with a file, after its name where the sentence has none.
  func warn(_ error: CaptureFileError, reading path: String) {
    switch error {
    case .system, .notSeekable, .linkTypesDiffer, .unsuitableFormat: warn(error.description)
    default: warn("\(path): \(error.description)")
    }
  }
}
