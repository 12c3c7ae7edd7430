import Dissectors
import Testing

@Suite struct DCCPTests {
  let packet = bytes(
    """
    0014 2259 5551 0007 e9bd 5d1f 0800
    4500 0034 ff20 4000 4021 818b 8b85 d1b0 8b85 d141
    99fc 1389 0800 aaf3 0100 0008 f4ae 867e 0000 0000
    2004 0502 2204 0102 2004 0102
    """)

  @Test func printsARequestWithItsOptions() {
    #expect(
      dumped(packet) { $0.verbosity = 2 }
        == "IP (tos 0x0, ttl 64, id 65312, offset 0, flags [DF], proto DCCP (33), length 52)\n"
        + "    139.133.209.176.39420 > 139.133.209.65.5001: DCCP (CCVal 0, CsCov 0, "
        + "cksum 0xaaf3 (correct)) DCCP-Request (service=0) seq 38464816766 "
        + "<change_l ack_ratio 2, change_r ccid 2, change_l ccid 2>")
  }

  @Test func survivesEveryCut() {
    // Without -vv the options are not read, so that cuts in them do not show.
    for line in dumpCutEverywhere(packet) {
      #expect(line.hasSuffix("]") || line.hasSuffix("(service=0) "))
    }
  }
}
