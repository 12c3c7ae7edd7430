import Frames
import LiveCapture

/// Counts what a capture loop tells, and ends the loop when enough came or too much time went by.
struct Watcher: CaptureVisitor {
  var wanted = Int.max
  /// Ticks until it gives up, so that no test waits for ever.
  var patience = 100
  var frames = 0
  var byInterface: [Int: Int] = [:]
  var linkTypes: Set<LinkType> = []
  var lengths: Set<Int> = []
  var signals: [Int32] = []
  var ticks = 0
  var pauses = 0
  var lost: [String] = []
  var lastTimestamp = Timestamp(seconds: 0, nanoseconds: 0)
  var lastTick = Timestamp(seconds: 0, nanoseconds: 0)
  var onFirstPause: () -> Void = {}
  var goesOnAfter: (Int32) -> Bool = { _ in false }

  init(wanted: Int = Int.max) { self.wanted = wanted }

  mutating func take(_ frame: borrowing Frame) -> Bool {
    frames += 1
    byInterface[frame.interface, default: 0] += 1
    linkTypes.insert(frame.linkType)
    lengths.insert(frame.bytes.count)
    lastTimestamp = frame.timestamp
    return frames < wanted
  }

  mutating func take(signal: Int32) -> Bool {
    signals.append(signal)
    return goesOnAfter(signal)
  }

  mutating func tick(_ now: Timestamp) -> Bool {
    ticks += 1
    lastTick = now
    return ticks < patience
  }

  mutating func pause() -> Bool {
    pauses += 1
    if pauses == 1 { onFirstPause() }
    return true
  }

  mutating func lose(_ capture: LiveCapture, _ failure: CaptureFailure) -> Bool {
    lost.append(capture.interface)
    return true
  }
}
