import Dissectors
import Testing

@Suite struct SyslogTests {
  let packet = bytes(
    """
    0011 2233 4466 0011 2233 4455 0800
    4500 0025 0001 0000 4011 0000 c000 0201 c633 6402
    d431 0202 0011 0000
    3c33 343e 6865 6c6c 6f
    """)

  @Test func printsFacilityAndSeverity() {
    #expect(
      dumped(packet) == "IP 192.0.2.1.54321 > 198.51.100.2.514: SYSLOG auth.critical, length: 9")
  }

  @Test func printsTheMessageWhereAskedFor() {
    let line = dumped(packet) { $0.verbosity = 1 }
    #expect(
      line.hasSuffix(
        "SYSLOG, length: 9\n\tFacility auth (4), Severity critical (2)\n\tMsg: hello"))
  }

  @Test func refusesWhatHasNoPriority() {
    var bare = packet
    bare[42] = 0x34
    #expect(dumped(bare).hasSuffix(".514:  (invalid)"))
  }
}
