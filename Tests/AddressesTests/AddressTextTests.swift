import Addresses
import Testing

@Suite struct AddressTextTests {
  @Test func readsIPv4() {
    #expect(IPv4Address(text: "192.0.2.1") == IPv4Address(bits: 0xc000_0201))
    for wrong in ["", "1.2.3", "1.2.3.256", "1.2.3.4.5", "1.2..4", "+1.2.3.4", "a.b.c.d"] {
      #expect(IPv4Address(text: wrong) == nil, "\(wrong)")
    }
  }

  @Test func readsIPv6() {
    #expect(IPv6Address(text: "::") == IPv6Address(high: 0, low: 0))
    #expect(IPv6Address(text: "::1") == IPv6Address(high: 0, low: 1))
    #expect(IPv6Address(text: "2001:db8::") == IPv6Address(high: 0x2001_0db8_0000_0000, low: 0))
    #expect(
      IPv6Address(text: "1:2:3:4:5:6:7:8")
        == IPv6Address(high: 0x0001_0002_0003_0004, low: 0x0005_0006_0007_0008))
    #expect(
      IPv6Address(text: "::ffff:192.0.2.1")
        == IPv6Address(mapping: IPv4Address(bits: 0xc000_0201)))
    for wrong in [
      "", ":", "1::2::3", "1:2:3:4:5:6:7", "12345::", "1:2:3:4:5:6:7:8:9", "::g", "1:::2",
    ] {
      #expect(IPv6Address(text: wrong) == nil, "\(wrong)")
    }
  }
}
