import Dissectors
import Testing

@Suite struct IPv6ExtensionsTests {
  /// A hop-by-hop option that claims more than its header has.
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 86dd
    6000 0000 0008 0040 2001 0db8 0000 0000 0000 0000 0000 0001
    2001 0db8 0000 0000 0000 0000 0000 0002
    3b00 0108 0000 0000
    """)

  @Test func rejectsAnOptionLongerThanItsHeader() {
    #expect(
      dumped(packet)
        == "IP6 2001:db8::1 > 2001:db8::2: HBH  [remaining length 6 < 10] (invalid)")
  }

  @Test func saysThatNothingFollows() {
    var padded = packet
    padded[57] = 4
    #expect(dumped(padded) == "IP6 2001:db8::1 > 2001:db8::2: HBH no next header")
  }
}
