import Dissectors
import Testing

@Suite struct DHCPTests {
  /// A request with some options behind the names that are left out.
  var packet: [UInt8] {
    bytes(
      """
      0011 2233 4466 0011 2233 4455 0800
      4500 011a 0001 0000 4011 0000 c000 0201 c633 6402
      0044 0043 0106 0000
      0101 0600 0000 1234 0000 8000 0000 0000 0000 0000 0000 0000 0000 0000
      0001 0203 0405 0000 0000 0000 0000 0000
      """) + [UInt8](repeating: 0, count: 192)
      + bytes("63825363 350101 370301030f 0c026162 3501")
  }

  @Test func printsWhoAsks() {
    #expect(
      dumped(packet)
        == "IP 192.0.2.1.68 > 198.51.100.2.67: "
        + "BOOTP/DHCP, Request from 00:01:02:03:04:05, length 254")
  }

  @Test func printsOptionsAndSaysWhereTheyEnd() {
    let line = dumped(packet) { $0.verbosity = 1 }
    #expect(line.contains("xid 0x1234, Flags [Broadcast]"))
    #expect(line.contains("\n\t    DHCP-Message (53), length 1: Discover"))
    #expect(line.contains("\n\t      Subnet-Mask (1), Default-Gateway (3), Domain-Name (15)"))
    #expect(
      line.hasSuffix(
        "Hostname (12), length 2: \"ab\"\n\t    DHCP-Message (53), length 1:  [|bootp]"))
  }

  @Test func survivesEveryCut() {
    for line in dumpCutEverywhere(packet, options: { $0.verbosity = 3 }) {
      #expect(!line.isEmpty)
    }
  }
}
