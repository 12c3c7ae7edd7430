import Dissectors
import Testing

@Suite struct UDPTests {
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 0020 0001 0000 4011 0000 c000 0201 c633 6402
    1388 270f 000c 0000 6162 6364
    """)

  @Test func printsEndpointsAndLength() {
    #expect(dumped(packet) == "IP 192.0.2.1.5000 > 198.51.100.2.9999: UDP, length 4")
  }

  @Test func saysWhereTheBytesEnd() {
    let lines = dumpCutEverywhere(packet)
    #expect(lines[13] == "IP  [|ip]")
    #expect(lines[37] == "IP 192.0.2.1.5000 > 198.51.100.2.9999:  [|udp]")
    #expect(lines[45] == lines[44])
  }

  @Test func reportsALengthShorterThanTheHeader() {
    var short = packet
    short[39] = 7
    #expect(dumped(short) == "IP 192.0.2.1.5000 > 198.51.100.2.9999:  [length 7 < 8] (invalid)")
  }

  @Test func tellsThatThereIsNoChecksum() {
    let line = dumped(packet) { $0.verbosity = 2 }
    #expect(line.hasSuffix("198.51.100.2.9999: [no cksum] UDP, length 4"))
  }
}
