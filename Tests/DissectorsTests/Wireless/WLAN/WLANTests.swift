import Frames
import Testing

/// Frames of wireless networks.
struct WLANTests {
  private let beacon = bytes(
    """
    8000 0000 ffffffffffff 00005e005301 00005e005302 1000
    0000000000000000 6400 1100 0004686f6d65 010282840c 030106
    """)

  @Test func showsNameRatesAndChannelOfABeacon() {
    let packet = bytes(
      """
      8000 0000 ffffffffffff 00005e005301 00005e005302 1000
      0000000000000000 6400 1100 0004686f6d65 01028284 030106
      """)
    let expected = "Beacon (home) [1.0* 2.0* Mbit] ESS CH: 6, PRIVACY"
    #expect(dumped(packet, linkType: LinkType(rawValue: 105)) == expected)
  }

  @Test func saysWhereAnElementIsLongerThanItsFrame() {
    let text = dumped(beacon, linkType: LinkType(rawValue: 105))
    #expect(text == "Beacon (home) [1.0* 2.0* Mbit] ESS, PRIVACY [|802.11]")
  }

  @Test func readsRadiotapFieldsOnTheirAlignment() {
    let packet = bytes("0000 0e00 0c000000 02 00 6c09 a000 d4000000 00005e005301")
    let text = dumped(packet, linkType: LinkType(rawValue: 127))
    #expect(text == "1.0 Mb/s 2412 MHz 11b Acknowledgment RA:00:00:5e:00:53:01 ")
  }

  @Test func bearsACutAtEveryByte() {
    let type = LinkType(rawValue: 105)
    #expect(dumpCutEverywhere(beacon, linkType: type).allSatisfy { !$0.isEmpty })
  }
}
