import Addresses
import Dissection
import Testing

@Suite struct CheckedReadsTests {
  let four: [UInt8] = [0x01, 0x02, 0x03, 0x04]

  @Test func readsBothByteOrders() throws {
    let bytes = four.span
    #expect(try bytes.uint16(at: 0) == 0x0102)
    #expect(try bytes.uint24(at: 1) == 0x020304)
    #expect(try bytes.uint32(at: 0) == 0x0102_0304)
    #expect(try bytes.littleUInt16(at: 0) == 0x0201)
    #expect(try bytes.littleUInt32(at: 0) == 0x0403_0201)
    #expect(try bytes.ipv4(at: 0) == IPv4Address(bits: 0x0102_0304))
  }

  @Test func saysHowMuchIsMissing() {
    #expect(throws: Flaw.truncated(need: 5, have: 4)) { try four.span.uint32(at: 1) }
    #expect(throws: Flaw.truncated(need: 5, have: 4)) { try four.span.uint8(at: 4) }
    #expect(throws: Flaw.truncated(need: 9, have: 4)) { _ = try four.span.slice(at: 4, count: 5) }
  }

  @Test(arguments: [-1, Int.min, Int.max, Int.max - 2])
  func neverTrapsOnAnOffset(offset: Int) {
    #expect(throws: Flaw.self) { try four.span.uint8(at: offset) }
    #expect(throws: Flaw.self) { try four.span.uint32(at: offset) }
    #expect(throws: Flaw.self) { try four.span.uint48(at: offset) }
    #expect(throws: Flaw.self) { try four.span.ipv6(at: offset) }
    #expect(throws: Flaw.self) { _ = try four.span.slice(at: offset, count: 1) }
    #expect(throws: Flaw.self) { _ = try four.span.slice(at: 0, count: offset) }
    let from = four.span.from(offset).count
    let upTo = four.span.upTo(offset).count
    #expect(from == (offset < 0 ? 4 : 0))
    #expect(upTo == (offset < 0 ? 0 : 4))
  }

  @Test func readsAFieldWhereItsDeclarationSays() throws {
    let masked = Field<UInt16>("test.masked", "Masked", at: 2, mask: 0x0fff)
    #expect(try four.span.read(masked) == 0x0304)
    #expect(throws: Flaw.truncated(need: 5, have: 4)) { try four.span.read(masked, at: 1) }
  }
}
