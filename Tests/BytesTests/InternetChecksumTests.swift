import Bytes
import Testing

@Suite struct InternetChecksumTests {
  /// The example of RFC 1071 §3.
  let example: [UInt8] = [0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]

  @Test func agreesWithTheRFC() {
    var sum = InternetChecksum()
    sum.add(example.span)
    #expect(sum.value == ~0xddf2)
  }

  @Test func agreesWithAPlainSumOverEveryLength() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
      var plain: UInt32 = 0
      for index in stride(from: 0, to: length, by: 2) {
        plain += UInt32(bytes[index]) << 8 | UInt32(index + 1 < length ? bytes[index + 1] : 0)
      }
      while plain > 0xffff { plain = plain & 0xffff + plain >> 16 }
      var sum = InternetChecksum()
      sum.add(bytes.span)
      #expect(sum.value == ~UInt16(plain), "\(length) bytes")
    }
  }

  @Test func tellsWhatAWrongFieldShouldHold() {
    var header: [UInt8] = [
      0x45, 0x00, 0x00, 0x73, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11, 0x12, 0x34, 0xc0, 0xa8, 0x00,
      0x01, 0xc0, 0xa8, 0x00, 0xc7,
    ]
    var wrong = InternetChecksum()
    wrong.add(header.span)
    #expect(wrong.value != 0)
    let expected = InternetChecksum.expected(field: 0x1234, result: wrong.value)
    #expect(expected == 0xb861)
    (header[10], header[11]) = (0xb8, 0x61)
    var right = InternetChecksum()
    right.add(header.span)
    #expect(right.value == 0)
  }
}
