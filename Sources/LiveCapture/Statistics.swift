/// How many frames passed the filter and how many of them were lost.
public struct Statistics: Equatable, Sendable {
  /// Passed the filter, lost or not.
  public var received: UInt64 = 0
  /// Lost because the ring was full.
  public var dropped: UInt64 = 0
  /// Lost in the interface or its driver.
  public var droppedByInterface: UInt64 = 0

  public init() {}
}

/// Makes counters that go round after 2³² go on.
struct Counters {
  private var total = Statistics()
  private var last: (received: UInt32, dropped: UInt32, droppedByInterface: UInt32) = (0, 0, 0)

  mutating func update(
    received: UInt32, dropped: UInt32, droppedByInterface: UInt32
  ) -> Statistics {
    total.received &+= UInt64(received &- last.received)
    total.dropped &+= UInt64(dropped &- last.dropped)
    total.droppedByInterface &+= UInt64(droppedByInterface &- last.droppedByInterface)
    last = (received, dropped, droppedByInterface)
    return total
  }
}
