import Dissectors
import Frames
import Testing

/// Frames of low-rate wireless networks.
struct WPANTests {
  private let frame = bytes("41a8 10 1112 1314 1516 1718 191a")

  @Test func showsAddressesOfADataFrame() {
    let text = dumped(frame, linkType: LinkType(rawValue: 195)) { $0.quietness = 1 }
    #expect(text == "IEEE 802.15.4 Data packet v2 1211:1413 < -:1615 ")
  }

  @Test func saysWhichAddressIsCut() {
    let text = dumped(Array(frame[..<5]), linkType: LinkType(rawValue: 195))
    #expect(
      text == "IEEE 802.15.4 Data packet v2 1211:[ERROR: Truncated before dst_addr]")
  }

  @Test func bearsACutAtEveryByte() {
    let type = LinkType(rawValue: 195)
    #expect(dumpCutEverywhere(frame, linkType: type).allSatisfy { !$0.isEmpty })
  }
}
