import CaptureFile
import Frames
import Testing

struct DamageTests {
  static let pcap: [UInt8] = {
    var builder = Builder()
    builder.pcapHeader()
    for length in [3, 0, 20] { builder.pcapRecord([UInt8](repeating: 5, count: length)) }
    return builder.bytes
  }()

  static let pcapng: [UInt8] = {
    var builder = Builder()
    builder.section { $0.option(4, Array("a program".utf8)) }
    builder.interface { $0.option(2, Array("eth0".utf8)) }
    builder.enhanced([5, 5, 5]) { $0.option(1, Array("a comment".utf8)) }
    builder.block(5) {
      $0.add(0 as UInt32)
      $0.add(0 as UInt64)
      $0.option(4, [1, 0, 0, 0, 0, 0, 0, 0])
    }
    builder.block(10) {
      $0.add(1 as UInt32)
      $0.add(4 as UInt32)
      $0.bytes += [1, 2, 3, 4]
    }
    builder.block(3) {
      $0.add(2 as UInt32)
      $0.bytes += [5, 5]
    }
    builder.isBig = true
    builder.section()
    builder.interface()
    builder.block(4) { $0.option(1, [1, 2, 3, 4, 0x61, 0]) }
    builder.enhanced([5])
    return builder.bytes
  }()

  /// Where each packet of a file ends.
  static func ends(_ bytes: [UInt8]) throws -> [Int] {
    let file = TestFile(bytes)
    var reader = try CaptureReader(path: file.path)
    var ends: [Int] = []
    while try reader.advance() { ends.append(reader.offset) }
    return ends
  }

  @Test(arguments: [pcap, pcapng])
  func givesThePacketsBeforeACutAtEveryByte(_ bytes: [UInt8]) throws {
    let ends = try Self.ends(bytes)
    #expect(ends.count == 3)
    for length in 0..<bytes.count {
      let outcome = Outcome(Array(bytes[..<length]))
      #expect(outcome.packets.count == ends.filter { $0 <= length }.count, "cut at \(length)")
      if let error = outcome.error {
        #expect(error.offset != nil, "\(error)")
        #expect((error.offset ?? 0) <= length)
        #expect(!error.description.contains("\n"))
      }
    }
  }

  @Test func saysWhatWasMissing() {
    var builder = Builder()
    builder.pcapHeader()
    builder.pcapRecord([1, 2, 3])
    builder.bytes += [1, 2, 3, 4, 5]
    #expect(
      Outcome(builder.bytes).error?.description
        == "truncated dump file; tried to read 16 header bytes, only got 5"
        + " (in the record at byte 43)")
    builder.bytes.removeLast(5)
    builder.pcapRecord([UInt8](repeating: 0, count: 100))
    builder.bytes.removeLast(60)
    #expect(
      Outcome(builder.bytes).error?.description
        == "truncated dump file; tried to read 100 captured bytes, only got 40"
        + " (in the record at byte 43)")
    #expect(
      Outcome(Array(Self.pcapng.dropLast(2))).error?.description.hasPrefix(
        "truncated pcapng dump file; tried to read 28 bytes, only got 26") == true)
  }

  @Test func givesNothingMoreAfterAnError() throws {
    let file = TestFile(Array(Self.pcap.dropLast(1)))
    var reader = try CaptureReader(path: file.path)
    #expect(try reader.advance())
    #expect(try reader.advance())
    #expect(throws: CaptureFileError.self) { try reader.advance() }
    #expect(try !reader.advance())
    let frame = reader.frame
    let isOver = frame == nil
    #expect(isOver)
  }

  @Test(arguments: [pcap, pcapng])
  func survivesAnyChange(_ bytes: [UInt8]) {
    var random = SplitMix(state: 42)
    for _ in 0..<2_000 {
      var changed = bytes
      for _ in 0...Int(random.next() % 4) {
        let place = Int(random.next() % UInt64(changed.count))
        switch random.next() % 4 {
        case 0: changed[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: changed[place] = 0xff
        case 2: changed.remove(at: place)
        default: changed.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        }
      }
      let outcome = Outcome(changed)
      let size = outcome.packets.reduce(0) { $0 + $1.bytes.count }
      #expect(size <= changed.count)
    }
  }

  @Test(arguments: [".gz", ".zst", ".lz4"])
  func givesThePacketsBeforeACutOfACompressedFile(_ suffix: String) throws {
    let file = TestFile(suffix: ".pcap" + suffix)
    var writer = try CaptureWriter(path: file.path)
    for packet in RoundTripTests.packets { try packet.write(to: &writer) }
    try writer.finish()
    let whole = file.contents()
    for part in 1..<8 {
      let cut = TestFile(Array(whole[..<(whole.count * part / 8)]), suffix: suffix)
      let outcome = Outcome(path: cut.path)
      #expect(outcome.error?.description.contains("end too early") == true)
      #expect(
        outcome.packets.map(\.bytes).elementsEqual(
          RoundTripTests.packets.prefix(outcome.packets.count).map(\.bytes)))
    }
    var changed = whole
    for place in whole.count / 2..<(whole.count / 2 + 64) { changed[place] ^= 0x55 }
    let damaged = TestFile(changed, suffix: suffix)
    #expect(Outcome(path: damaged.path).packets.count < 500)
    #expect(Outcome(path: damaged.path).error != nil)
  }
}

/// Numbers that look random and are the same each time.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
