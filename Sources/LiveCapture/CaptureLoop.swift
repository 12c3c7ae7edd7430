internal import CSystem
internal import Frames

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Waits for frames of several interfaces, for signals and for the clock, all on one thread.
///
///     var loop = try CaptureLoop([LiveCapture("eth0"), LiveCapture("lo")])
///     try loop.run(&visitor)
@safe public struct CaptureLoop: ~Copyable {
  public let captures: [LiveCapture]
  private let signals: SignalSource
  private let tick: Duration
  private var isLost: [Bool]
  /// How often in a row a descriptor told of trouble of which libpcap knew nothing.
  private var troubles: [Int]

  /// Frames of one interface before the others, the signals and the clock have their turn.
  private static let turn = 2048

  /// Often enough for counters of 32 bits at any rate.
  private static let countInterval = Duration.seconds(20)

  /// The signals that end a program, those that ask it something, and that of a pipe nobody reads.
  public static let usualSignals: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGUSR1, SIGUSR2]

  /// From here on the signals are held back and told to the visitor; they are as before once the
  /// loop is gone. `SIGHUP` is left alone where it was ignored, as `nohup` asks.
  ///
  /// `tick` is how often the visitor hears of the time, which it may need to end a file or itself.
  public init(
    _ captures: [LiveCapture], signals: [Int32] = usualSignals, tick: Duration = .seconds(1)
  ) throws(CaptureFailure) {
    guard let source = SignalSource(signals) else {
      throw CaptureFailure(.other, "", "signals cannot be waited for")
    }
    self.captures = captures
    self.signals = source
    self.tick = tick
    isLost = captures.map { _ in false }
    troubles = captures.map { _ in 0 }
  }

  /// Runs until the visitor has enough; throws when the last interface is lost.
  public mutating func run<Visitor: CaptureVisitor & ~Copyable>(
    _ visitor: inout Visitor
  ) throws(CaptureFailure) {
    var nextTick = ContinuousClock.now + tick
    var nextCount = ContinuousClock.now + Self.countInterval
    while true {
      var isBusy = false
      for place in captures.indices where !isLost[place] {
        var goesOn = true
        do throws(CaptureFailure) {
          let count = try captures[place].drain(limit: Self.turn) { frame in
            goesOn = visitor.take(frame)
            return goesOn
          }
          if count > 0 { troubles[place] = 0 }
          isBusy = isBusy || count == Self.turn
        } catch {
          try lose(place, error, &visitor, &goesOn)
        }
        if !goesOn { return }
      }
      while let signal = signals.next() {
        if !visitor.take(signal: signal) { return }
      }
      let now = ContinuousClock.now
      if now >= nextTick {
        nextTick = now + tick
        if !visitor.tick(Timestamp(sinceEpoch: csystem_wall_nanoseconds())) { return }
      }
      if now >= nextCount {
        nextCount = now + Self.countInterval
        // The kernel's counters go round; a failure shows when the visitor asks for them.
        for place in captures.indices where !isLost[place] { _ = try? captures[place].statistics() }
      }
      if isBusy { continue }
      if !visitor.pause() { return }
      for place in sleep(until: nextTick) {
        troubles[place] += 1
        if troubles[place] < 100 { continue }
        let failure = CaptureFailure(
          .lost, captures[place].interface, "the interface is no longer there")
        var goesOn = true
        try lose(place, failure, &visitor, &goesOn)
        if !goesOn { return }
      }
    }
  }

  private mutating func lose<Visitor: CaptureVisitor & ~Copyable>(
    _ place: Int, _ failure: CaptureFailure, _ visitor: inout Visitor, _ goesOn: inout Bool
  ) throws(CaptureFailure) {
    isLost[place] = true
    goesOn = visitor.lose(captures[place], failure)
    if goesOn, isLost.allSatisfy({ $0 }) { throw failure }
  }

  /// Sleeps until something is to be done; the captures whose descriptors tell of trouble.
  private func sleep(until moment: ContinuousClock.Instant) -> [Int] {
    var limit = max(0, Int((moment - ContinuousClock.now) / .milliseconds(1)) + 1)
    var polled = [pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)]
    for place in captures.indices {
      let capture = captures[place]
      let descriptor = isLost[place] ? -1 : capture.descriptor
      polled.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
      if isLost[place] { continue }
      if let longest = capture.longestSleep { limit = min(limit, longest) }
      if descriptor < 0 { limit = min(limit, 10) }
    }
    let count = unsafe poll(&polled, nfds_t(polled.count), Int32(min(limit, 60_000)))
    if count <= 0 { return [] }
    let trouble = Int16(POLLERR | POLLHUP | POLLNVAL)
    return captures.indices.filter { polled[$0 + 1].revents & trouble != 0 }
  }
}
