import CaptureFile
import Dissectors
import Frames
import LiveCapture

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a capture does with each frame, signal and second.
struct DumpVisitor: CaptureVisitor, ~Copyable {
  private let arguments: DumpArguments
  private let captures: [LiveCapture]
  private let messages: Messages
  private var sink: PacketSink
  private var hasFailed = false
  private var wasInterrupted = false
  private var deadline: ContinuousClock.Instant?
  private var lastProgress: UInt64?

  init(
    _ arguments: DumpArguments, _ captures: [LiveCapture], _ messages: Messages,
    sink: consuming PacketSink
  ) {
    self.arguments = arguments
    self.captures = captures
    self.messages = messages
    self.sink = sink
  }

  /// The clock of `--duration` starts.
  mutating func begin() {
    if let seconds = arguments.capture.duration { deadline = .now + .seconds(seconds) }
  }

  // MARK: CaptureVisitor

  mutating func take(_ frame: borrowing Frame) -> Bool {
    do throws(CaptureFileError) {
      return try sink.take(frame) == .goOn
    } catch {
      fail(error.description)
      return false
    }
  }

  mutating func take(signal: Int32) -> Bool {
    switch signal {
    case SIGUSR1: writeStatistics()
    case SIGUSR2: return flush()
    default:
      wasInterrupted = true
      return false
    }
    return true
  }

  mutating func tick(_ now: Timestamp) -> Bool {
    if let deadline, ContinuousClock.now >= deadline { return false }
    do throws(CaptureFileError) {
      guard try sink.tick() else { return false }
    } catch {
      fail(error.description)
      return false
    }
    writeProgress()
    // A file is never further behind than a second.
    return flush()
  }

  mutating func pause() -> Bool { sink.flushText() }

  mutating func lose(_ capture: LiveCapture, _ failure: CaptureFailure) -> Bool {
    fail("\(failure)")
    return true
  }

  // MARK: The end

  /// Says what went wrong; the exit status will tell.
  mutating func fail(_ sentence: String) {
    _ = sink.flushText()
    if !hasFailed { messages.warn(sentence) }
    hasFailed = true
  }

  /// Completes the files and says how many packets there were; whether all went well.
  consuming func finish() -> Bool {
    _ = sink.flushText()
    do throws(CaptureFileError) {
      try sink.finishFiles(interfaceStatistics())
    } catch {
      fail(error.description)
    }
    if let losses = sink.losses, losses.lost > 0 {
      messages.warn("\(losses.written) packets were written, \(losses.lost) were not")
    }
    if wasInterrupted, StandardOutput.isTerminal { _ = Commands.say("\n") }
    writeStatistics()
    return !hasFailed
  }

  private mutating func flush() -> Bool {
    do throws(CaptureFileError) {
      try sink.flushFiles()
      return true
    } catch {
      fail(error.description)
      return false
    }
  }

  // MARK: Counts

  /// `-v -w`: how many there are so far, once a second.
  private mutating func writeProgress() {
    guard arguments.dump.isVerbose, arguments.write.path != nil, !arguments.write.alsoPrints,
      lastProgress != sink.count
    else { return }
    lastProgress = sink.count
    Messages.write("Got \(sink.count)")
  }

  private func statistics() -> [Statistics] {
    captures.map { (try? $0.statistics()) ?? Statistics() }
  }

  private func writeStatistics() {
    let all = statistics()
    Messages.write(Self.count(sink.count, "captured"))
    Messages.write(Self.count(all.reduce(0) { $0 &+ $1.received }, "received by filter"))
    Messages.write(Self.count(all.reduce(0) { $0 &+ $1.dropped }, "dropped by kernel"))
    let lost = all.reduce(0) { $0 &+ $1.droppedByInterface }
    if lost > 0 { Messages.write(Self.count(lost, "dropped by interface")) }
  }

  private static func count(_ number: UInt64, _ what: String) -> String {
    "\(number) packet\(number == 1 ? "" : "s") \(what)"
  }

  /// The counters that close a pcapng file.
  private func interfaceStatistics() -> [InterfaceStatistics] {
    zip(captures, statistics()).map { capture, counted in
      var one = InterfaceStatistics(interface: capture.index)
      one.received = counted.received
      one.droppedByOperatingSystem = counted.dropped
      one.droppedByInterface = counted.droppedByInterface
      return one
    }
  }
}
