import Dissectors
import Testing

@Suite struct TCPOptionsTests {
  /// A SYN with a maximum segment size and an MPTCP option of version 1 (RFC 8684).
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 0030 0001 0000 4006 0000 c000 0201 c633 6402
    0457 08ae 0000 03e8 0000 0000 7002 0200 0000 0000
    0204 05b4 1e04 0101
    """)

  @Test func printsMultipathOptions() {
    let line = dumped(packet)
    #expect(line.hasSuffix("options [mss 1460,mptcp 4 capable v1 flags [H]], length 0"))
  }

  @Test func saysThatAnOptionIsTooLong() {
    var bad = packet
    bad[59] = 9
    #expect(dumped(bad).hasSuffix("options [mss 1460,[bad opt]]"))
  }

  @Test func saysWhatResetsTellWithMoreDetail() {
    var reset = packet
    reset[46] = 0x50
    reset[47] = 0x04
    reset.replaceSubrange(54..., with: [0x33, 0xaa, 0, 1, 0, 0, 0, 0])
    #expect(dumped(reset).hasSuffix("win 512, length 8"))
    #expect(dumped(reset) { $0.verbosity = 1 }.hasSuffix("length 8 [RST: code 1, pen 0]"))
    #expect(dumped(reset) { $0.verbosity = 2 }.hasSuffix("length 8 [RST: Illegal option length]"))
  }

  @Test func printsWhatIsThereOfACutPacket() {
    let lines = dumpCutEverywhere(packet) { $0.verbosity = 2 }
    for line in lines.dropFirst(14) {
      #expect(line.hasPrefix("IP"))
    }
  }
}
