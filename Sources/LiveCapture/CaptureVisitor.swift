public import Frames

/// What a `CaptureLoop` tells of. Each answer is whether to go on.
public protocol CaptureVisitor: ~Copyable {
  /// A frame came; it is lent for the call.
  mutating func take(_ frame: borrowing Frame) -> Bool

  /// A signal came, not in a signal handler but between frames.
  mutating func take(signal: Int32) -> Bool

  /// Time went by: the loop's `tick` at the least, also when nothing comes.
  mutating func tick(_ now: Timestamp) -> Bool

  /// Nothing is waiting and the loop goes to sleep: the moment to show what was held back.
  mutating func pause() -> Bool

  /// An interface went down or away; the others go on. Without others the loop ends by itself.
  mutating func lose(_ capture: LiveCapture, _ failure: CaptureFailure) -> Bool
}

extension CaptureVisitor where Self: ~Copyable {
  public mutating func tick(_ now: Timestamp) -> Bool { true }
  public mutating func pause() -> Bool { true }
  public mutating func lose(_ capture: LiveCapture, _ failure: CaptureFailure) -> Bool { true }
}
