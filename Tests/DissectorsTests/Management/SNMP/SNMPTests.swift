import Dissectors
import Testing

@Suite struct SNMPTests {
  /// A response to community `private`, with the system's description.
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 004a 0001 0000 4011 0000 c000 0201 c633 6402
    00a1 d431 0036 0000
    302c 0201 01 0407 7072 6976 6174 65
    a21e 0202 3039 0201 00 0201 00
    3012 3010 0608 2b06 0102 0101 0100 0404 7465 7874
    """)

  @Test func printsNamesAndValues() {
    #expect(
      dumped(packet)
        == "IP 192.0.2.1.161 > 198.51.100.2.54321:  C=\"private\" GetResponse(30) "
        + " .1.3.6.1.2.1.1.1.0=\"text\"")
  }

  @Test func printsTheVersionWhereAskedFor() {
    let line = dumped(packet) { $0.verbosity = 1 }
    #expect(
      line.hasSuffix(
        " { SNMPv2c C=\"private\" { GetResponse(30) R=12345  .1.3.6.1.2.1.1.1.0=\"text\" } } "))
  }

  @Test func complainsOfWhatIsNoPacket() {
    var broken = packet
    broken[42] = 0x04
    #expect(dumped(broken).contains("[!init SEQ]"))
    broken = packet
    broken[43] = 0x7f
    #expect(dumped(broken).hasSuffix(" [len44<asnlen127]"))
  }

  @Test func survivesEveryCut() {
    for line in dumpCutEverywhere(packet, options: { $0.verbosity = 1 }).dropLast() {
      #expect(line.hasSuffix("]") || line.hasSuffix(": "))
    }
  }
}
