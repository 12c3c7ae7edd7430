import Dissectors
import Testing

@Suite struct NTPTests {
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 004c 0001 0000 4011 0000 c000 0201 c633 6402
    007b 007b 0038 0000
    2402 06e8 0000 0015 0000 0952 84c7 07c9
    dd47 975a 5676 5d3a dd47 9c14 edb0 cd0c
    dd47 9c14 ee0f 47b2 dd47 9c14 ee11 1a3f
    """)

  @Test func printsModeAndLength() {
    #expect(
      dumped(packet) == "IP 192.0.2.1.123 > 198.51.100.2.123: NTPv4, Server, length 48")
  }

  @Test func printsTimesWhereAskedFor() {
    let line = dumped(packet) { $0.verbosity = 1 }
    #expect(line.contains("Stratum 2 (secondary reference), poll 6 (64s), precision -24"))
    #expect(line.contains("Root Delay: 0.000320, Root dispersion: 0.036407"))
    #expect(line.contains("Origin Timestamp:     3712457748.928479"))
    #expect(line.contains("Originator - Receive Timestamp:  +0.001441"))
  }

  @Test func survivesEveryCut() {
    let lines = dumpCutEverywhere(packet) { $0.verbosity = 1 }
    #expect(lines[60].hasSuffix("Reference-ID: 0x84c707c9 [|ntp]"))
  }
}
