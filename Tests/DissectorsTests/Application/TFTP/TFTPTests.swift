import Dissectors
import Testing

@Suite struct TFTPTests {
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 0033 0001 0000 4011 0000 c000 0201 c633 6402
    d431 0045 001f 0000
    0001 6669 6c65 00 6f63 7465 7400 626c 6b73 697a 6500 3800
    """)

  @Test func printsARequestWithItsOptions() {
    #expect(
      dumped(packet)
        == "IP 192.0.2.1.54321 > 198.51.100.2.69: TFTP, length 23, "
        + "RRQ \"file\" octet blksize 8")
  }

  @Test func survivesEveryCut() {
    for line in dumpCutEverywhere(packet).dropLast() { #expect(line.hasSuffix("]")) }
  }
}
