import Dissectors
import Frames
import Testing

/// IGRP prints its routes and tells when there are too many.
@Suite struct IGRPTests {
  @Test func surplusRoutesAreInvalid() {
    let packet = bytes(
      """
      45454545454545454545454508004500003c00010000400966b60a0000010a0000021301006d0001
      0000000012340a010200006400271005dcff01030a010200006400271005dcff0103
      """)
    let text = dumped(packet)
    #expect(
      text
        == "IP 10.0.0.1 > 10.0.0.2: igrp: op-#3 V1 edit=1 AS=109 (1/0/0) *.10.1.2 d=1000 b=1000 r=255 l=1 M=10100 mtu=1500 in 3 hops [extra bytes 14] (invalid)"
    )
    #expect(dumpCutEverywhere(packet).count == packet.count)
  }
}
