import CaptureFile
import Frames
import Testing

struct PCAPNGReadingTests {
  @Test(arguments: [false, true])
  func readsPacketsOfEitherByteOrder(_ isBig: Bool) {
    var builder = Builder(big: isBig)
    builder.section()
    builder.interface(linkType: 113)
    builder.enhanced([1, 2, 3, 4, 5], ticks: 0x0005_1234_5678_9abc, original: 99)
    let outcome = Outcome(builder.bytes)
    #expect(outcome.error == nil)
    let ticks: Int64 = 0x0005_1234_5678_9abc
    let expected = Packet(
      [1, 2, 3, 4, 5], seconds: ticks / 1_000_000, nanoseconds: ticks % 1_000_000 * 1000,
      originalLength: 99, linkType: .linuxSLL)
    #expect(outcome.packets == [expected])
  }

  @Test func numbersInterfacesOverSectionsOfBothByteOrders() throws {
    var builder = Builder()
    builder.section()
    builder.interface(linkType: 1)
    builder.interface(linkType: 101, snaplen: 96)
    builder.enhanced([1], interface: 1)
    builder.enhanced([2], interface: 0)
    builder.isBig = true
    builder.section()
    builder.interface(linkType: 276)
    builder.enhanced([3], interface: 0)
    let file = TestFile(builder.bytes)
    let outcome = Outcome(path: file.path)
    #expect(outcome.error == nil)
    #expect(outcome.packets.map(\.bytes) == [[1], [2], [3]])
    #expect(outcome.packets.map(\.interface) == [1, 0, 2])
    #expect(outcome.packets.map(\.linkType) == [.raw, .ethernet, .linuxSLL2])

    var reader = try CaptureReader(path: file.path)
    // Both interfaces are known before the first packet.
    #expect(reader.linkTypes == [.ethernet, .raw])
    while try reader.advance() {}
    #expect(reader.linkTypes == [.ethernet, .raw, .linuxSLL2])
    #expect(reader.sections.map(\.firstInterface) == [0, 2])
    #expect(reader.interfaces[1].snaplen == 96)
    #expect(reader.formatName == "pcapng")
    #expect(reader.version == (1, 0))
  }

  @Test func readsSimpleAndObsoletePacketBlocks() {
    var builder = Builder(big: true)
    builder.section()
    builder.interface(snaplen: 4)
    builder.block(3) {
      $0.add(60 as UInt32)
      $0.bytes += [1, 2, 3, 4]
    }
    builder.block(3) {
      $0.add(3 as UInt32)
      $0.bytes += [5, 6, 7]
    }
    builder.block(2) {
      $0.add(0 as UInt16)
      $0.add(17 as UInt16)
      $0.add(0 as UInt32)
      $0.add(2_000_003 as UInt32)
      $0.add(1 as UInt32)
      $0.add(70 as UInt32)
      $0.bytes += [9]
    }
    let outcome = Outcome(builder.bytes)
    #expect(outcome.error == nil)
    #expect(
      outcome.packets == [
        Packet([1, 2, 3, 4], originalLength: 60), Packet([5, 6, 7]),
        Packet([9], seconds: 2, nanoseconds: 3000, originalLength: 70),
      ])
  }

  struct Clock: CustomTestStringConvertible {
    var resolution: UInt8
    var ticks: UInt64
    var seconds: Int64
    var nanoseconds: Int64
    var offset: Int64 = 0
    var testDescription: String { "resolution \(resolution), offset \(offset)" }
  }

  @Test(arguments: [
    Clock(resolution: 0, ticks: 77, seconds: 77, nanoseconds: 0),
    Clock(resolution: 3, ticks: 1_234, seconds: 1, nanoseconds: 234_000_000),
    Clock(resolution: 6, ticks: 5_000_007, seconds: 5, nanoseconds: 7_000),
    Clock(resolution: 9, ticks: 5_000_000_007, seconds: 5, nanoseconds: 7),
    Clock(resolution: 12, ticks: 5_000_000_007_999, seconds: 5, nanoseconds: 7),
    Clock(resolution: 19, ticks: .max, seconds: 1, nanoseconds: 844_674_407),
    Clock(resolution: 20, ticks: .max, seconds: 0, nanoseconds: 184_467_440),
    Clock(resolution: 28, ticks: .max, seconds: 0, nanoseconds: 1),
    Clock(resolution: 127, ticks: .max, seconds: 0, nanoseconds: 0),
    Clock(resolution: 0x80, ticks: 77, seconds: 77, nanoseconds: 0),
    Clock(resolution: 0x81, ticks: 5, seconds: 2, nanoseconds: 500_000_000),
    Clock(resolution: 0x94, ticks: 3 << 19, seconds: 1, nanoseconds: 500_000_000),
    Clock(resolution: 0xbf, ticks: .max, seconds: 1, nanoseconds: 999_999_999),
    Clock(resolution: 0xc0, ticks: 1 << 63, seconds: 0, nanoseconds: 500_000_000),
    Clock(resolution: 0xff, ticks: .max, seconds: 0, nanoseconds: 0),
    Clock(resolution: 6, ticks: 5_000_007, seconds: 105, nanoseconds: 7_000, offset: 100),
    Clock(resolution: 9, ticks: 7, seconds: -1, nanoseconds: 7, offset: -1),
    Clock(resolution: 0, ticks: 0, seconds: .min, nanoseconds: 0, offset: .min),
  ])
  func appliesResolutionAndOffsetExactly(_ clock: Clock) {
    for isBig in [false, true] {
      var builder = Builder(big: isBig)
      builder.section()
      builder.interface {
        $0.option(9, [clock.resolution])
        var offset = Builder(big: isBig)
        offset.add(clock.offset)
        $0.option(14, offset.bytes)
        $0.option(0, [])
      }
      builder.enhanced([1], ticks: clock.ticks)
      let packet = Outcome(builder.bytes).packets.first
      #expect(packet?.seconds == clock.seconds)
      #expect(packet?.nanoseconds == clock.nanoseconds)
    }
  }

  @Test func keepsAFrameThatIsLongerThanItsInterfacesSnaplen() {
    var builder = Builder()
    builder.section()
    builder.interface(snaplen: 2)
    builder.enhanced([1, 2, 3])
    #expect(Outcome(builder.bytes).packets == [Packet([1, 2, 3], seconds: 1, nanoseconds: 2000)])
  }

  @Test func passesOverBlocksItDoesNotKnow() {
    var builder = Builder()
    builder.section()
    builder.block(0x0000_4242) { $0.bytes += [UInt8](repeating: 7, count: 1_000_000) }
    builder.interface()
    builder.block(0x8000_0001) { _ in }
    builder.enhanced([1])
    builder.block(0x0000_4242) { $0.bytes += [UInt8](repeating: 7, count: 1_000_000) }
    builder.enhanced([2])
    let outcome = Outcome(builder.bytes)
    #expect(outcome.error == nil)
    #expect(outcome.packets.map(\.bytes) == [[1], [2]])
    // Cut inside the one that nobody looks at.
    let cut = Outcome(Array(builder.bytes.dropLast(500_000)))
    #expect(cut.packets.map(\.bytes) == [[1]])
    let block = 28 + 1_000_012 + 20 + 12 + 36
    #expect(
      cut.error?.description == "truncated pcapng dump file; tried to read 1000004 bytes, only got"
        + " 500040 (in the block at byte \(block))")
  }

  @Test func opensAFileWithDamageBehindItsInterfaces() throws {
    var builder = Builder()
    builder.section()
    builder.interface()
    builder.block(1) { _ in }
    let file = TestFile(builder.bytes)
    var reader = try CaptureReader(path: file.path)
    #expect(reader.linkType == .ethernet)
    #expect(throws: CaptureFileError.self) { try reader.advance() }
    #expect(try !reader.advance())
  }

  @Test func rejectsContradictions() {
    var start = Builder()
    start.section()
    start.interface()
    start.enhanced([1])
    let place = start.bytes.count

    func error(_ build: (inout Builder) -> Void) -> String? {
      var builder = start
      build(&builder)
      let outcome = Outcome(builder.bytes)
      #expect(outcome.packets.count == 1)
      return outcome.error?.description
    }
    #expect(
      error { $0.enhanced([2], interface: 1) }
        == "a packet arrived on interface 1, but the section describes only 1 (at byte \(place))")
    #expect(
      error {
        $0.section()
        $0.enhanced([2])
      } == "a packet arrived on interface 0, but the section describes only 0"
        + " (at byte \(place + 28))")
    #expect(
      error {
        $0.add(6 as UInt32)
        $0.add(8 as UInt32)
        $0.add(8 as UInt32)
      } == "block in pcapng dump file has a length of 8 < 12 (at byte \(place))")
    #expect(
      error {
        $0.add(6 as UInt32)
        $0.add(34 as UInt32)
        $0.add(8 as UInt32)
      } == "block in pcapng dump file has a length of 34 that is not a multiple of 4"
        + " (at byte \(place))")
    #expect(
      error {
        $0.enhanced([2])
        $0.bytes[$0.bytes.count - 4] = 40
      } == "block total length in header doesn't match block total length in trailer (36 and 40)"
        + " (at byte \(place))")
    #expect(
      error {
        $0.enhanced([2])
        $0.bytes[place + 20] = 5
      } == "captured length 5 in a packet block of 36 bytes (at byte \(place))")
    #expect(
      error {
        $0.add(6 as UInt32)
        $0.add(0x7fff_fff0 as UInt32)
        $0.add(0 as UInt32)
      } == "pcapng block size 2147483632 > maximum 16777216 (at byte \(place))")
    #expect(
      error {
        $0.section()
        $0.bytes[place + 8] = 0
      } == "unknown byte-order magic 1a2b3c00 in a section header (at byte \(place + 8))")
    #expect(
      error {
        $0.section()
        $0.bytes[place + 12] = 2
      } == "unsupported pcapng savefile version 2.0 (at byte \(place + 12))")
    for type: UInt32 in [1, 2, 3, 6] {
      #expect(error { $0.block(type) { _ in } }?.contains("12 bytes") == true)
    }
  }
}
