import Testing

@testable import LiveCapture

struct InterfacesTests {
  @Test(arguments: [
    (0x16 as UInt32, "x [Up, Running, Connected]"),
    (0x37, "x [Up, Running, Loopback]"),
    (0x36, "x [Up, Running]"),
    (0x30, "x [none]"),
    (0x38, "x [Wireless]"),
    (0x08, "x [Wireless, Association status unknown]"),
    (0x1e, "x [Up, Running, Wireless, Associated]"),
    (0x2a, "x [Up, Wireless, Not associated]"),
    (0x22, "x [Up, Disconnected]"),
    (0x02, "x [Up, Connection status unknown]"),
    (0x00, "x"),
  ])
  func writesFlags(_ flags: UInt32, _ line: String) {
    #expect(CaptureInterface(name: "x", flags: flags).line == line)
  }

  @Test func listsWithNumbers() {
    let interfaces = [
      CaptureInterface(name: "eth0", flags: 0x16),
      CaptureInterface(name: "any", description: "Pseudo-device", flags: 0x36),
    ]
    #expect(
      CaptureInterface.listing(interfaces) == """
        1.eth0 [Up, Running, Connected]
        2.any (Pseudo-device) [Up, Running]

        """)
  }

  @Test func knowsTheMaskOfTheLoopbackNetwork() {
    #expect(CaptureInterface.netmask(of: "lo") == 0xff00_0000)
    #expect(CaptureInterface.netmask(of: "no-such-if") == nil)
  }

  @Test func findsTheLoopbackInterface() throws {
    let all = try CaptureInterface.all()
    let loopback = try #require(all.first { $0.name == "lo" })
    #expect(loopback.isLoopback && loopback.isUp)
  }
}
