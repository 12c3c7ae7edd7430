import CaptureFilter
import Frames
import Glibc
import LiveCapture
import Testing

let needsRoot: ConditionTrait = .enabled(if: geteuid() == 0, "only root may capture")
let needsInterfaces: ConditionTrait = .enabled("the kernel makes no interfaces") {
  geteuid() == 0 && Traffic.makesInterfaces
}

/// Captures of what the tests themselves send over `lo`.
@Suite(.serialized)
struct LiveCaptureTests {
  private static let tick = Duration.milliseconds(100)

  private func watch(
    _ captures: [LiveCapture], _ watcher: inout Watcher, signals: [Int32] = []
  ) throws {
    var loop = try CaptureLoop(captures, signals: signals, tick: Self.tick)
    try loop.run(&watcher)
  }

  private func capture(
    _ interface: String = "lo", index: Int = 0, port: UInt16,
    _ change: (inout LiveCapture.Options) -> Void = { _ in }
  ) throws -> LiveCapture {
    var options = LiveCapture.Options()
    change(&options)
    let capture = try LiveCapture(interface, index: index, options: options)
    try capture.setFilter(try capture.compile("udp dst port \(port)"))
    return capture
  }

  @Test(needsRoot) func asRootCapturesEveryDatagram() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture(port: to.port)
    #expect(capture.linkType == .ethernet)
    #expect(capture.precision == .nanoseconds)
    #expect(capture.warning == nil)
    try from.send(20_000, to: to.port)
    var watcher = Watcher(wanted: 20_000)
    try watch([capture], &watcher)
    #expect(watcher.frames == 20_000)
    #expect(watcher.lengths == [142])
    #expect(watcher.linkTypes == [.ethernet])
    let statistics = try capture.statistics()
    #expect(statistics.dropped == 0)
    #expect(statistics.received >= 20_000)
    // Nothing but what was sent.
    watcher = Watcher()
    watcher.patience = 2
    try watch([capture], &watcher)
    #expect(watcher.frames == 0)
  }

  @Test(needsRoot) func asRootCapturesWhileTheSenderGoesOn() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture(port: to.port)
    let port = to.port
    var watcher = Watcher(wanted: 200)
    var failure: (any Error)?
    watcher.onFirstPause = {
      do { try from.send(200, size: 1000, to: port) } catch { failure = error }
    }
    try watch([capture], &watcher)
    #expect(failure == nil)
    #expect(watcher.frames == 200)
  }

  @Test(needsRoot) func asRootPutsTheFilterIntoTheKernel() throws {
    let (from, to, other) = (try Traffic.Socket(), try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture(port: to.port)
    let before = try capture.statistics().received
    try from.send(500, to: other.port)
    try from.send(5, to: to.port)
    try from.send(500, to: other.port)
    var watcher = Watcher(wanted: 5)
    try watch([capture], &watcher)
    #expect(watcher.frames == 5)
    // What did not match was never handed to us: `lo` counts a frame at most twice.
    #expect(try capture.statistics().received - before <= 10)
  }

  @Test(needsRoot) func asRootCutsToTheSnaplen() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture(port: to.port) { $0.snaplen = 60 }
    #expect(capture.snaplen == 60)
    try from.send(3, size: 900, to: to.port)
    var watcher = Watcher(wanted: 3)
    try watch([capture], &watcher)
    #expect(watcher.lengths == [60])
  }

  @Test(needsRoot) func asRootCapturesOnSeveralInterfaces() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let captures = [
      try capture("lo", index: 0, port: to.port), try capture("any", index: 1, port: to.port),
    ]
    #expect(captures[1].linkType == .linuxSLL2)
    try from.send(100, to: to.port)
    var watcher = Watcher(wanted: 200)
    try watch(captures, &watcher)
    #expect(watcher.byInterface == [0: 100, 1: 100])
    #expect(watcher.linkTypes == [.ethernet, .linuxSLL2])
  }

  @Test(needsRoot) func asRootChoosesTheDirection() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture("any", port: to.port) { $0.direction = .incoming }
    try from.send(50, to: to.port)
    var watcher = Watcher()
    watcher.patience = 5
    try watch([capture], &watcher)
    #expect(watcher.frames == 50)
  }

  @Test(needsRoot) func asRootHandsOverAtOnceWhereAsked() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture(port: to.port) {
      $0.isImmediate = true
      $0.isPromiscuous = false
      $0.timestampType = TimestampType(name: "host")
    }
    try from.send(20, to: to.port)
    var watcher = Watcher(wanted: 20)
    try watch([capture], &watcher)
    #expect(watcher.frames == 20)
  }

  @Test(needsRoot) func asRootChoosesTheLinkType() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture("any", port: to.port) { $0.linkType = .linuxSLL }
    #expect(capture.linkType == .linuxSLL)
    try from.send(1, to: to.port)
    var watcher = Watcher(wanted: 1)
    try watch([capture], &watcher)
    #expect(watcher.linkTypes == [.linuxSLL])
    #expect {
      try self.capture(port: 1) { $0.linkType = .raw }
    } throws: { error in
      "\(error)" == "lo: there is no link type RAW there"
    }
  }

  @Test(needsRoot) func asRootStampsWithTheTimeOfDay() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    for precision in [LiveCapture.Options.Precision.nanoseconds, .microseconds] {
      let capture = try capture(port: to.port) { $0.precision = precision }
      #expect(capture.precision == precision)
      try from.send(1, to: to.port)
      var watcher = Watcher()
      watcher.patience = 4
      try watch([capture], &watcher)
      #expect(watcher.frames == 1)
      let distance = watcher.lastTick.seconds - watcher.lastTimestamp.seconds
      #expect((0...60).contains(distance))
      #expect((0..<1_000_000_000).contains(watcher.lastTimestamp.nanoseconds))
      if precision == .microseconds { #expect(watcher.lastTimestamp.nanoseconds % 1000 == 0) }
    }
  }

  @Test(needsRoot) func asRootOpensByNumber() throws {
    // Other programs may add interfaces, which come and go in the list.
    for _ in 0..<10 {
      let all = try CaptureInterface.all()
      let number = try #require(all.firstIndex { $0.name == "lo" }) + 1
      let name = try LiveCapture("\(number)").interface
      if try CaptureInterface.all() != all { continue }
      #expect(name == "lo")
      break
    }
    for wrong in ["0", "10000", "-3"] {
      #expect(throws: CaptureFailure.self) { try LiveCapture(wrong) }
    }
  }

  @Test(needsRoot) func asRootSaysThatAnInterfaceIsNot() {
    #expect {
      try LiveCapture("no-such-if")
    } throws: { error in
      (error as? CaptureFailure)?.kind == .noSuchInterface
        && "\(error)" == "no-such-if: No such device exists"
    }
  }

  @Test(needsRoot) func asRootMarksTheWordAtFaultInAFilter() throws {
    let capture = try LiveCapture("lo")
    #expect {
      try capture.compile("udp prt 3")
    } throws: { error in
      (error as? FilterProgram.SyntaxError)?.marked == "udp prt 3\n    ^^^"
    }
    #expect(throws: Never.self) { try capture.compile("inbound and not vlan") }
  }

  @Test(needsRoot) func asRootDoesNotChangeWhileAFrameIsLent() throws {
    let (from, to) = (try Traffic.Socket(), try Traffic.Socket())
    let capture = try capture(port: to.port)
    struct Meddler: CaptureVisitor {
      let capture: LiveCapture
      var isRefused = false
      mutating func take(_ frame: borrowing Frame) -> Bool {
        do { try capture.setFilter(try capture.compile("tcp")) } catch { isRefused = true }
        return false
      }
      mutating func take(signal: Int32) -> Bool { false }
    }
    try from.send(1, to: to.port)
    var meddler = Meddler(capture: capture)
    var loop = try CaptureLoop([capture], signals: [])
    try loop.run(&meddler)
    #expect(meddler.isRefused)
  }

  @Test(needsRoot) func asRootEndsOnASignal() async {
    await #expect(processExitsWith: .success) {
      let capture = try LiveCapture("lo")
      try capture.setFilter(try capture.compile("udp port 1"))
      for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] {
        var watcher = Watcher()
        watcher.onFirstPause = {
          raise(SIGUSR1)
          raise(SIGUSR2)
        }
        watcher.goesOnAfter = { came in
          if came == SIGUSR2 { raise(signal) }
          return came != signal
        }
        var loop = try CaptureLoop([capture], tick: .milliseconds(100))
        try loop.run(&watcher)
        #expect(watcher.signals == [SIGUSR1, SIGUSR2, signal])
        #expect(watcher.ticks < 100)
      }
    }
  }

  @Test(needsRoot) func asRootLeavesSignalsOfTheHangupAloneUnderNohup() async {
    await #expect(processExitsWith: .success) {
      _ = signal(SIGHUP, SIG_IGN)
      let capture = try LiveCapture("lo")
      var watcher = Watcher()
      watcher.patience = 3
      watcher.onFirstPause = { raise(SIGHUP) }
      var loop = try CaptureLoop([capture], tick: .milliseconds(50))
      try loop.run(&watcher)
      #expect(watcher.signals.isEmpty)
      #expect(watcher.ticks == 3)
    }
  }

  @Test(needsInterfaces) func asRootKnowsWhenAnInterfaceGoesAway() async throws {
    let name = "trawl\(getpid() % 100000)"
    try #require(Traffic.makeInterface(name))
    defer { _ = Traffic.run(["ip", "link", "del", name]) }
    for end in [name, "\(name)p"] { try #require(Traffic.run(["ip", "link", "set", end, "up"])) }
    // One that is down may come up again.
    for (words, lost) in [(["set", name, "down"], []), (["del", name], [name])] {
      try #require(Traffic.run(["ip", "link", "set", name, "up"]))
      let captures = [try LiveCapture(name), try LiveCapture("lo", index: 1)]
      try captures[1].setFilter(try captures[1].compile("udp port 1"))
      var watcher = Watcher()
      watcher.patience = 5
      watcher.onFirstPause = { _ = Traffic.run(["ip", "link"] + words) }
      try watch(captures, &watcher)
      #expect(watcher.lost == lost)
      // It slept meanwhile.
      #expect(watcher.pauses < 200)
    }
  }

  @Test(needsInterfaces) func asRootEndsWhenTheLastInterfaceGoesAway() throws {
    let name = "trawl\(getpid() % 100000)x"
    try #require(Traffic.makeInterface(name))
    _ = Traffic.run(["ip", "link", "set", name, "up"])
    let capture = try LiveCapture(name)
    var watcher = Watcher()
    watcher.onFirstPause = { _ = Traffic.run(["ip", "link", "del", name]) }
    #expect {
      try watch([capture], &watcher)
    } throws: { error in
      (error as? CaptureFailure)?.kind == .lost
    }
  }

  @Test(needsRoot) func withoutRootSaysWhatIsMissing() async {
    await #expect(processExitsWith: .success) {
      #expect(setuid(65534) == 0)
      #expect {
        try LiveCapture("lo")
      } throws: { error in
        let failure = error as? CaptureFailure
        let advice = failure?.advice(program: "/usr/bin/trawl", missing: ["CAP_NET_RAW"])
        return failure?.isPermission == true
          && advice?.hasPrefix("capturing needs CAP_NET_RAW: run as root, or allow it with") == true
          && advice?.contains("setcap cap_net_raw,cap_net_admin=eip /usr/bin/trawl") == true
      }
    }
  }
}
