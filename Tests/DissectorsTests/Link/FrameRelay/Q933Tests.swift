import Dissectors
import Frames
import Testing

/// The call reference of Q.933 says its length in four bits.
@Suite struct Q933Tests {
  @Test func spareBitsOfTheCallReferenceAreNotItsLength() {
    let packet = bytes(
      """
      23083030303030303030303030303030303030303030303030303030303030303030303030303030
      3030303030303030
      """)
    let text = dumped(packet, linkType: LinkType(rawValue: 9), length: 262144) { $0.verbosity = 1 }
    #expect(
      text
        == "Q.933, CCITT, codeset 0, unknown message (0x30), length 262142\n"
        + "\tunknown IE (0x30), length 48:  [|q.933]"
    )
    #expect(dumpCutEverywhere(packet, linkType: LinkType(rawValue: 9)).count == packet.count)
  }
}
