import Dissectors
import Testing

@Suite struct DNSTests {
  /// A response: one question, one answer whose name points to the question's, an OPT record.
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 0054 0001 0000 4011 0000 c000 0201 c633 6402
    0035 d431 0040 0000
    46a5 8580 0001 0001 0000 0001
    0765 7861 6d70 6c65 0363 6f6d 0000 0100 01
    c00c 0001 0001 0001 5180 0004 5db8 d822
    00 0029 1000 0000 8000 0000
    """)

  @Test func printsAResponse() {
    #expect(
      dumped(packet)
        == "IP 192.0.2.1.53 > 198.51.100.2.54321: 18085* 1/0/1 A 93.184.216.34 (56)")
  }

  @Test func printsAllSectionsWhereAskedFor() {
    let line = dumped(packet) { $0.verbosity = 3 }
    #expect(
      line.hasSuffix(
        "[no cksum] 18085* q: A? example.com. 1/0/1 example.com. [1d] A 93.184.216.34"
          + " ar: . OPT UDPsize=4096 DO (56)"))
  }

  @Test func refusesPointersThatDoNotLeadBack() {
    var looping = packet
    looping[72] = 0x1d
    let line = dumped(looping) { $0.verbosity = 1 }
    #expect(line.hasSuffix("18085* 1/0/1 <BAD PTR> [|domain]"))
  }

  @Test func reportsAMessageShorterThanItsHeader() {
    var short = packet
    short[39] = 12
    #expect(dumped(short).hasSuffix("54321: domain [length 4 < 12] (invalid)"))
  }

  @Test func survivesEveryCut() {
    for line in dumpCutEverywhere(packet, options: { $0.verbosity = 3 }).dropLast(11) {
      #expect(line.hasSuffix("]"))
    }
  }
}
