import Testing

@testable import LiveCapture

struct StatisticsTests {
  @Test func goesOnWhereTheKernelsCountersGoRound() {
    var counters = Counters()
    _ = counters.update(received: 4_294_967_290, dropped: 7, droppedByInterface: 0)
    let total = counters.update(received: 5, dropped: 7, droppedByInterface: 1)
    #expect(total.received == 4_294_967_301)
    #expect(total.dropped == 7)
    #expect(total.droppedByInterface == 1)
  }
}
