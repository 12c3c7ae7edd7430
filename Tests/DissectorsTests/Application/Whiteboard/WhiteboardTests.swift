import Dissectors
import Frames
import Testing

/// A whiteboard goes by the port it is sent to.
@Suite struct WhiteboardTests {
  @Test func repairRequestNamesItsPage() {
    let packet = bytes(
      """
      45454545454545454545454508004500004000010000401166aa0a0000010a00000203e811d7002c
      00000a0000010000000700000380000000010000000200000003000000040000000500000006
      """)
    let text = dumped(packet)
    #expect(text == "IP 10.0.0.1.1000 > 10.0.0.2.4567: * wb-rrep: for 0.0.0.1 0.0.0.2:3<4:5>")
    #expect(dumpCutEverywhere(packet).count == packet.count)
  }
}
