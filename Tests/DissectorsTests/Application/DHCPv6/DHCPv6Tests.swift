import Dissectors
import Testing

@Suite struct DHCPv6Tests {
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 86dd
    6000 0000 002e 1101 fe80 0000 0000 0000 0000 0000 0000 0001
    ff02 0000 0000 0000 0000 0000 0001 0002
    0222 0223 002e 0000
    01d8 1eb8
    0001 000a 0003 0001 0001 0203 0405
    0006 0004 0017 0040 0008 0002 0000
    0019 0004 0000
    """)

  @Test func printsTheMessage() {
    #expect(dumped(packet) == "IP6 fe80::1.546 > ff02::1:2.547: dhcp6 solicit")
  }

  @Test func printsOptionsAndSaysWhereTheyEnd() {
    let line = dumped(packet) { $0.verbosity = 1 }
    #expect(
      line.hasSuffix(
        "dhcp6 solicit (xid=d81eb8 (client-ID hwaddr type 1 000102030405)"
          + " (option-request DNS-server AFTR-Name) (elapsed-time 0) [|dhcp6])"))
  }

  @Test func survivesEveryCut() {
    for line in dumpCutEverywhere(packet, options: { $0.verbosity = 2 }) {
      #expect(!line.isEmpty)
    }
  }
}
