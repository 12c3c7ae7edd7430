import CaptureFile
import Frames
import Testing

struct PCAPFormatTests {
  struct Form: CustomTestStringConvertible {
    var magic: UInt32
    var isBig: Bool
    var unit: Int64
    var extra: Int
    var testDescription: String { "\(String(magic, radix: 16)) \(isBig ? "big" : "little")" }
  }

  static let forms = [false, true].flatMap { isBig in
    [
      Form(magic: 0xa1b2_c3d4, isBig: isBig, unit: 1000, extra: 0),
      Form(magic: 0xa1b2_3c4d, isBig: isBig, unit: 1, extra: 0),
      Form(magic: 0xa1b2_cd34, isBig: isBig, unit: 1000, extra: 8),
    ]
  }

  @Test(arguments: forms)
  func readsEachForm(_ form: Form) {
    var builder = Builder(big: form.isBig)
    builder.pcapHeader(magic: form.magic)
    builder.pcapRecord(
      [1, 2, 3], seconds: 0xffff_fff0, fraction: 7, original: 60, extra: form.extra)
    builder.pcapRecord([], seconds: 5, fraction: 8, extra: form.extra)
    let outcome = Outcome(builder.bytes)
    #expect(outcome.error == nil)
    #expect(
      outcome.packets == [
        Packet([1, 2, 3], seconds: 0xffff_fff0, nanoseconds: 7 * form.unit, originalLength: 60),
        Packet([], seconds: 5, nanoseconds: 8 * form.unit),
      ])
  }

  @Test func keepsAFractionOfMoreThanASecond() {
    var builder = Builder()
    builder.pcapHeader()
    builder.pcapRecord([1], fraction: 4_000_000_000)
    #expect(Outcome(builder.bytes).packets.first?.nanoseconds == 4_000_000_000_000)
  }

  @Test(arguments: [(2, 2), (2, 0), (543, 0)])
  func swapsTheLengthsOfOldVersions(_ major: UInt16, _ minor: UInt16) {
    var builder = Builder()
    builder.pcapHeader(major: major, minor: minor)
    builder.add(1 as UInt32)
    builder.add(2 as UInt32)
    builder.add(60 as UInt32)
    builder.add(2 as UInt32)
    builder.bytes += [8, 9]
    let outcome = Outcome(builder.bytes)
    #expect(outcome.packets.first?.bytes == [8, 9])
    #expect(outcome.packets.first?.originalLength == 60)
  }

  @Test func swapsTheLengthsOfVersion23WhereTheyAreTheWrongWayRound() {
    var builder = Builder()
    builder.pcapHeader(minor: 3)
    builder.pcapRecord([1, 2], original: 60)
    builder.add(1 as UInt32)
    builder.add(2 as UInt32)
    builder.add(60 as UInt32)
    builder.add(2 as UInt32)
    builder.bytes += [8, 9]
    let outcome = Outcome(builder.bytes)
    #expect(outcome.packets.map(\.bytes) == [[1, 2], [8, 9]])
    #expect(outcome.packets.map(\.originalLength) == [60, 60])
  }

  @Test func cutsAFrameToTheFilesSnaplen() {
    var builder = Builder()
    builder.pcapHeader(snaplen: 4)
    builder.pcapRecord([1, 2, 3, 4, 5, 6], original: 60)
    builder.pcapRecord([7])
    let outcome = Outcome(builder.bytes)
    #expect(outcome.packets.map(\.bytes) == [[1, 2, 3, 4], [7]])
    #expect(outcome.packets.first?.originalLength == 60)
  }

  @Test func readsTheCheckSequenceLengthBesideTheLinkType() throws {
    var builder = Builder()
    builder.pcapHeader(linkType: 0x2400_0001)
    let file = TestFile(builder.bytes)
    let reader = try CaptureReader(path: file.path)
    #expect(reader.linkType == .ethernet)
    #expect(reader.interfaces.first?.frameCheckSequenceLength == 4)
  }

  @Test func tellsWhatTheHeaderSays() throws {
    var builder = Builder(big: true)
    builder.pcapHeader(magic: 0xa1b2_3c4d, snaplen: 0, linkType: 231)
    let file = TestFile(builder.bytes)
    let reader = try CaptureReader(path: file.path)
    #expect(reader.formatName == "pcap")
    #expect(reader.version == (2, 4))
    #expect(reader.precision == .nanoseconds)
    #expect(reader.snaplen == 128 << 20)
    #expect(reader.linkTypes == [LinkType(rawValue: 231)])
    #expect(reader.sections.isEmpty)
  }

  @Test func rejectsAFrameLongerThanItsLinkTypeMayHave() {
    var builder = Builder()
    builder.pcapHeader(snaplen: 1 << 20)
    builder.pcapRecord([1])
    builder.add(UInt64(0))
    builder.add(262_145 as UInt32)
    builder.add(262_145 as UInt32)
    let outcome = Outcome(builder.bytes)
    #expect(outcome.packets.count == 1)
    #expect(
      outcome.error?.description
        == "invalid packet capture length 262145, bigger than maximum of 262144 (at byte 41)")
  }

  @Test(arguments: [(1, 0), (2, 5), (3, 0)])
  func rejectsVersionsThatNobodyWrote(_ major: UInt16, _ minor: UInt16) {
    var builder = Builder()
    builder.pcapHeader(major: major, minor: minor)
    let outcome = Outcome(builder.bytes)
    #expect(outcome.error?.offset == 4)
  }

  @Test func rejectsWhatIsNoCapture() {
    #expect(Outcome(Array("Hello, this is no capture file".utf8)).error == .unknownFormat)
    #expect(
      Outcome([]).error?.description
        == "truncated dump file; tried to read 24 file header bytes, only got 0")
  }
}
