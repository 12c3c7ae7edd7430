import Addresses
import Bytes
import Testing

@Suite struct IPv6AddressTests {
  private func written(_ high: UInt64, _ low: UInt64) -> String {
    var writer = ByteWriter()
    writer.write(IPv6Address(high: high, low: low))
    var bytes: [UInt8] = []
    let text = writer.bytes
    for index in text.indices { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// RFC 5952 §4.
  @Test func leavesOutTheLongestRunOfZeros() {
    #expect(written(0, 0) == "::")
    #expect(written(0, 1) == "::1")
    #expect(written(0x2001_0db8_0000_0000, 0x0000_0000_0002_0001) == "2001:db8::2:1")
    #expect(written(0x2001_0db8_0000_0001, 0x0001_0001_0001_0001) == "2001:db8:0:1:1:1:1:1")
    #expect(written(0x2001_0000_0000_0001, 0x0000_0000_0000_0001) == "2001:0:0:1::1")
    #expect(written(0x2001_0db8_0000_0000, 0x0001_0000_0000_0001) == "2001:db8::1:0:0:1")
    #expect(written(0xfe80_0000_0000_0000, 0) == "fe80::")
    #expect(
      written(0x2001_0db8_aaaa_bbbb, 0xcccc_dddd_eeee_0001) == "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1"
    )
  }
}
