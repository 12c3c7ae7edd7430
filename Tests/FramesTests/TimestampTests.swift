import Frames
import Testing

@Suite struct TimestampTests {
  @Test func keepsTheFractionPositiveBeforeTheEpoch() {
    let before = Timestamp(sinceEpoch: -1)
    #expect(before.seconds == -1)
    #expect(before.nanoseconds == 999_999_999)
    #expect(before.sinceEpoch == -1)
  }

  @Test func comparesSecondsFirst() {
    let early = Timestamp(seconds: 1, nanoseconds: 999_999_999)
    let late = Timestamp(seconds: 2, nanoseconds: 0)
    #expect(early < late)
    #expect(Timestamp(seconds: 1, nanoseconds: 0) < early)
  }
}
