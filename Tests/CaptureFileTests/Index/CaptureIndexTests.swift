import CaptureFile
import Frames
import Testing

struct CaptureIndexTests {
  @Test(arguments: [".pcap", ".pcapng"])
  func givesTheSamePacketsAsReadingInOrder(_ suffix: String) throws {
    let file = TestFile(suffix: suffix)
    var writer = try CaptureWriter(path: file.path)
    for packet in RoundTripTests.packets { try packet.write(to: &writer) }
    try writer.finish()
    let packets = Outcome(path: file.path).packets

    var index = try CaptureIndex(path: file.path)
    #expect(try index.extend(atMost: 100) == 100)
    #expect(try index.extend() == 400)
    #expect(try index.extend() == 0)
    #expect(index.end == file.contents().count)
    for place in (0..<500).reversed() {
      let packet = try index.packet(at: place)
      #expect(packet == packets[place])
      let timestamp = index.timestamp(at: place)
      #expect(timestamp?.seconds == packets[place].seconds)
      #expect(timestamp?.nanoseconds == packets[place].nanoseconds)
    }
    let hasMore = try index.frame(at: 500) != nil
    #expect(!hasMore)
    #expect(index.offset(at: -1) == nil)
  }

  @Test func knowsTheSectionOfEachPacket() throws {
    let file = TestFile(DamageTests.pcapng)
    let packets = Outcome(path: file.path).packets
    var index = try CaptureIndex(path: file.path)
    try index.extend()
    for place in [2, 0, 1] {
      let packet = try index.packet(at: place)
      #expect(packet == packets[place])
    }
  }

  @Test func goesOnWhereTheLastWholeRecordEnded() throws {
    let file = TestFile(Array(DamageTests.pcap[..<50]))
    var index = try CaptureIndex(path: file.path)
    #expect(try index.extend() == 1)
    #expect(index.end == 43)
    file.append(Array(DamageTests.pcap[50...]))
    #expect(try index.extend() == 2)
    #expect(index.offset(at: 2) == 59)
    let length = try index.frame(at: 2)?.bytes.count
    #expect(length == 20)
  }

  @Test func keepsWhatStandsBeforeDamage() throws {
    var bytes = DamageTests.pcap
    bytes[43 + 11] = 0xff
    let file = TestFile(bytes)
    var index = try CaptureIndex(path: file.path)
    #expect(throws: CaptureFileError.self) { try index.extend() }
    #expect(index.count == 1)
    #expect(try index.extend() == 0)
  }

  @Test func noticesThatTheFileHasChanged() throws {
    let file = TestFile(DamageTests.pcap)
    var index = try CaptureIndex(path: file.path)
    try index.extend()
    file.write(Array(DamageTests.pcap[..<60]))
    #expect(throws: CaptureFileError.self) {
      if try index.frame(at: 2) != nil { Issue.record("a frame of a cut file") }
    }
  }

  @Test func refusesACompressedFile() throws {
    let file = TestFile(suffix: ".pcap.gz")
    var writer = try CaptureWriter(path: file.path)
    try writer.finish()
    #expect(throws: CaptureFileError.notSeekable(file: file.path)) {
      _ = try CaptureIndex(path: file.path)
    }
  }
}

extension CaptureIndex {
  /// A copy of a frame.
  fileprivate mutating func packet(at place: Int) throws -> Packet? {
    guard let frame = try frame(at: place) else { return nil }
    return Packet(frame)
  }
}
