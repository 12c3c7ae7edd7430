import Dissectors
import Testing

@Suite struct VQPTests {
  let packet = bytes(
    """
    0200 0000 0002 0200 0000 0001 0800
    4500 002e 0001 0000 4011 66bc 0a00 0001 0a00 0002
    0635 0635 001a 0000
    0103 0001 0102 0304 0000 0c01 0004 0a00 0009
    """)

  @Test func printsARequestWithItsObject() {
    #expect(
      dumped(packet) { $0.verbosity = 1 }
        == "IP (tos 0x0, ttl 64, id 1, offset 0, flags [none], proto UDP (17), length 46)\n"
        + "    10.0.0.1.1589 > 10.0.0.2.1589: \n"
        + "\tVQPv1, Request, Reconfirm Message, error-code No error (0), seq 0x01020304, items 1, "
        + "length 18\n"
        + "\t  Client IP Address Object (0x00000c01), length 4, value: 10.0.0.9 (0x0a000009)")
  }

  @Test func survivesEveryCut() {
    #expect(!dumpCutEverywhere(packet).isEmpty)
  }
}
