import Frames
import Testing

@testable import LiveCapture

struct InterfaceChoicesTests {
  @Test func listsLinkTypes() {
    let choices = InterfaceChoices(
      interface: "wlan0", isMonitor: true,
      linkTypes: [.ethernet, LinkType(rawValue: 127), LinkType(rawValue: 65000)],
      timestampTypes: [])
    #expect(
      choices.linkTypeListing { $0 == .ethernet } == """
        Data link types for wlan0 when in monitor mode (use option -y to set):
          EN10MB (Ethernet)
          IEEE802_11_RADIO (802.11 plus radiotap header) (printing not supported)
          DLT 65000 (printing not supported)

        """)
  }

  @Test(needsRoot) func asRootAsksAnInterface() throws {
    let choices = try InterfaceChoices(of: "any")
    #expect(
      choices.linkTypeListing { _ in true } == """
        Data link types for any (use option -y to set):
          LINUX_SLL (Linux cooked v1)
          LINUX_SLL2 (Linux cooked v2)

        """)
    #expect(throws: CaptureFailure.self) { try InterfaceChoices(of: "lo", monitor: true) }
  }

  @Test func listsTimestampTypes() throws {
    let types = try ["host", "adapter_unsynced"].map { try #require(TimestampType(name: $0)) }
    #expect(
      InterfaceChoices.timestampTypeListing(types, of: "eth0") == """
        Time stamp types for eth0 (use option -j to set):
          host (Host)
          adapter_unsynced (Adapter, not synced with system time)

        """)
    #expect(
      InterfaceChoices.timestampTypeListing([], of: "x")
        == "Time stamp type cannot be set for x\n")
    #expect(TimestampType(name: "nosuch") == nil)
  }
}
