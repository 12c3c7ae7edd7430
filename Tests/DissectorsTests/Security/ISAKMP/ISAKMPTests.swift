import Dissectors
import Testing

@Suite struct ISAKMPTests {
  /// The first message of an exchange, with a vendor's identifier.
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 0040 0001 0000 4011 0000 c000 0201 c633 6402
    01f4 01f4 002c 0000
    4142 4344 4546 4748 0000 0000 0000 0000 0d10 0200 0000 0000 0000 0024
    0000 0008 6162 6364
    """)

  @Test func printsWhoSpeaksAndWhatFor() {
    let line = dumped(packet)
    #expect(line == "IP 192.0.2.1.500 > 198.51.100.2.500: isakmp: phase 1 I ident")
  }

  @Test func printsPayloadsWithMoreDetail() {
    let line = dumped(packet) { $0.verbosity = 1 }
    #expect(line.hasSuffix("isakmp 1.0 msgid 00000000: phase 1 I ident:\n    (vid: len=4)"))
  }

  @Test func printsWhatIsThereOfACutPacket() {
    let lines = dumpCutEverywhere(packet) { $0.verbosity = 4 }
    for line in lines.dropFirst(14) {
      #expect(line.hasPrefix("IP"))
    }
  }
}
