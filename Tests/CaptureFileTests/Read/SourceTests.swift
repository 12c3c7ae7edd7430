import CaptureFile
import Compression
import Frames
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where captures come from.
struct SourceTests {
  @Test func followsAFileThatGrowsByteByByte() throws {
    for bytes in [DamageTests.pcap, DamageTests.pcapng] {
      let file = TestFile()
      var reader = try CaptureReader(path: file.path, follows: true)
      #expect(reader.formatName == "")
      var packets: [Packet] = []
      for byte in bytes {
        file.append([byte])
        while let frame = try reader.next() { packets.append(Packet(frame)) }
      }
      #expect(packets == Outcome(bytes).packets)
      #expect(reader.offset == bytes.count)
    }
  }

  @Test func followsPastABlockItDoesNotKnow() throws {
    var builder = Builder()
    builder.section()
    builder.interface()
    builder.enhanced([1])
    builder.block(0x4242) { $0.bytes += [UInt8](repeating: 9, count: 1_000) }
    let file = TestFile(Array(builder.bytes.dropLast(600)))
    var reader = try CaptureReader(path: file.path, follows: true)
    #expect(try reader.advance())
    #expect(try !reader.advance())
    #expect(try !reader.advance())
    file.append(builder.bytes.suffix(600).map { $0 })
    #expect(try !reader.advance())
    let before = builder.bytes.count
    builder.enhanced([2])
    file.append(Array(builder.bytes[before...]))
    #expect(try reader.advance())
    #expect(reader.packetOffset == before)
    let second = reader.frame?.bytes[0]
    #expect(second == 2)
  }

  @Test func doesNotFollowUnlessAsked() throws {
    let file = TestFile(DamageTests.pcap)
    var reader = try CaptureReader(path: file.path)
    while try reader.advance() {}
    var more = Builder()
    more.pcapRecord([1])
    file.append(more.bytes)
    #expect(try !reader.advance())
  }

  @Test func readsADescriptorFromWhereItStands() throws {
    let file = TestFile([1, 2, 3] + DamageTests.pcap)
    let descriptor = unsafe open(file.path, O_RDONLY)
    defer { close(descriptor) }
    lseek(descriptor, 3, SEEK_SET)
    var reader = try CaptureReader(descriptor: descriptor)
    var count = 0
    while try reader.advance() { count += 1 }
    #expect(count == 3)
  }

  @Test func readsAPipe() throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let bytes = DamageTests.pcapng
    #expect(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    defer { close(ends[0]) }
    var reader = try CaptureReader(descriptor: ends[0])
    var count = 0
    while try reader.advance() { count += 1 }
    #expect(count == 3)
  }

  @Test func readsGzipMembersOneAfterTheOther() throws {
    let bytes = DamageTests.pcap
    var all: [UInt8] = []
    for part in [bytes[..<10], bytes[10..<30], bytes[30...]] {
      var compressor = try Compressor(.gzip)
      var space = [UInt8](repeating: 0, count: 1000)
      var target = space.mutableSpan
      let part = Array(part)
      let step = try compressor.process(part.span, into: &target, .finish)
      all += space[..<step.produced]
    }
    let outcome = Outcome(all)
    #expect(outcome.error == nil)
    #expect(outcome.packets == Outcome(bytes).packets)
  }

  @Test func namesTheFileThatItCannotOpen() {
    #expect(
      Outcome(path: "/nonexistent/a.pcap").error?.description
        == "/nonexistent/a.pcap: No such file or directory")
    #expect(Outcome(path: "/tmp").error?.description == "/tmp: read failed: Is a directory")
  }
}
