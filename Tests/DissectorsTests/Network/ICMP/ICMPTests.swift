import Dissectors
import Testing

@Suite struct ICMPTests {
  /// A port that is unreachable, with the datagram that was sent to it.
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 003c 0001 0000 4001 0000 c633 6402 c000 0201
    0303 0000 0000 0000
    4500 0020 0001 0000 4011 0000 c000 0201 c633 6402
    1388 270f 000c 0000 6162 6364
    """)

  @Test func namesThePortThatIsUnreachable() {
    let line = dumped(packet)
    #expect(
      line == "IP 198.51.100.2 > 192.0.2.1: ICMP 198.51.100.2 udp port 9999 unreachable, length 40")
  }

  @Test func printsTheQuotedPacketWithMoreDetail() {
    let line = dumped(packet) { $0.verbosity = 1 }
    #expect(line.contains("\n\tIP (tos 0x0, ttl 64, id 1, offset 0, flags [none], proto UDP (17)"))
    #expect(line.hasSuffix("192.0.2.1.5000 > 198.51.100.2.9999: UDP, length 4"))
  }

  @Test func printsWhatIsThereOfACutPacket() {
    let lines = dumpCutEverywhere(packet) { $0.verbosity = 2 }
    for line in lines.dropFirst(14) {
      #expect(line.hasPrefix("IP"))
    }
  }
}
