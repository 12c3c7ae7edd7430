import CaptureFile
import Compression
import Frames
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct CaptureWriterTests {
  @Test func choosesByTheName() {
    func chosen(_ path: String) -> String {
      let options = CaptureWriter.Options(path: path)
      return "\(options.format) \(options.compression?.name ?? "plain")"
    }
    #expect(chosen("a.pcapng") == "pcapng plain")
    #expect(chosen("a.pcapng.zst") == "pcapng zstd")
    #expect(chosen("a.pcap.gz") == "pcap gzip")
    #expect(chosen("a.lz4") == "pcap lz4")
    #expect(chosen("-") == "pcap plain")
    #expect(chosen("pcapng") == "pcap plain")
  }

  @Test func writesAPCAPFileToTheByte() throws {
    let file = TestFile()
    var options = CaptureWriter.Options()
    options.describe(linkType: .linuxSLL, snaplen: 96)
    var writer = try CaptureWriter(path: file.path, options: options)
    try Packet(
      [9, 8, 7], seconds: 0x0102_0304, nanoseconds: 5_000, originalLength: 60, linkType: .linuxSLL
    ).write(to: &writer)
    try writer.finish()
    var builder = Builder()
    builder.pcapHeader(snaplen: 96, linkType: 113)
    builder.pcapRecord([9, 8, 7], seconds: 0x0102_0304, fraction: 5, original: 60)
    #expect(file.contents() == builder.bytes)
    #expect(writer.size == builder.bytes.count)
  }

  @Test func keepsTheCheckSequenceLengthBesideTheLinkType() throws {
    let file = TestFile()
    var options = CaptureWriter.Options()
    var interface = CaptureInterface(linkType: .ethernet)
    interface.frameCheckSequenceLength = 4
    options.interfaces = [interface]
    var writer = try CaptureWriter(path: file.path, options: options)
    try writer.finish()
    #expect(file.contents()[20...] == [1, 0, 0, 0x24])
  }

  @Test func keepsAFractionOfMoreThanASecondInItsOwnUnit() throws {
    let file = TestFile()
    var writer = try CaptureWriter(path: file.path)
    try Packet([1], seconds: 7, nanoseconds: 4_000_000_000_000).write(to: &writer)
    try writer.finish()
    #expect(Outcome(path: file.path).packets.first?.nanoseconds == 4_000_000_000_000)
  }

  @Test func writesTheHeaderOfAnEmptyFile() throws {
    for suffix in [".pcap", ".pcapng"] {
      let file = TestFile(suffix: suffix)
      var writer = try CaptureWriter(path: file.path)
      try writer.finish()
      let outcome = Outcome(path: file.path)
      #expect(outcome.error == nil)
      #expect(outcome.packets.isEmpty)
    }
  }

  @Test func refusesASecondLinkTypeInAPCAPFile() throws {
    let file = TestFile()
    var writer = try CaptureWriter(path: file.path)
    try Packet([1]).write(to: &writer)
    #expect(throws: CaptureFileError.linkTypesDiffer(file: .ethernet, frame: .raw)) {
      try Packet([2], linkType: .raw).write(to: &writer)
    }
    try writer.finish()
    #expect(writer.packetsWritten == 1)
    #expect(writer.packetsLost == 1)
    #expect(Outcome(path: file.path).packets.map(\.bytes) == [[1]])
  }

  @Test func writesInterfacesWithAllTheyHave() throws {
    let file = TestFile(suffix: ".pcapng")
    var options = CaptureWriter.Options(path: file.path)
    options.precision = .nanoseconds
    options.hardware = "a machine"
    options.operatingSystem = "a system"
    options.application = "a program"
    options.comments = ["a comment"]
    var first = CaptureInterface(linkType: .ethernet, snaplen: 96, name: "eth0")
    first.description = "the first"
    first.filter = "port 53"
    first.operatingSystem = "Linux"
    first.hardware = "a card"
    first.comments = ["one", "two"]
    first.speed = 1_000_000_000
    first.hardwareAddress = [2, 0, 0, 0, 0, 1]
    first.ipv4Addresses = [[10, 0, 0, 1, 255, 0, 0, 0]]
    first.resolution = .nanoseconds
    var second = CaptureInterface(linkType: .linuxSLL2, name: "any")
    second.resolution = .nanoseconds
    options.interfaces = [first, second]
    var writer = try CaptureWriter(path: file.path, options: options)
    try writer.add(DecryptionSecrets(kind: DecryptionSecrets.tlsKeyLog, bytes: [1, 2, 3]))
    try Packet([1], nanoseconds: 3).write(to: &writer, comments: ["look", "here"], flags: 1)
    try Packet([2], linkType: .linuxSLL2, interface: 1).write(to: &writer)
    // One that was not described.
    try Packet([3], linkType: .raw, interface: 0).write(to: &writer)
    try Packet([4], linkType: .raw, interface: 0).write(to: &writer)
    var statistics = InterfaceStatistics(interface: 0)
    statistics.timestamp = Timestamp(seconds: 8, nanoseconds: 9)
    statistics.start = Timestamp(seconds: 1, nanoseconds: 2)
    statistics.end = Timestamp(seconds: 8, nanoseconds: 9)
    statistics.received = 4
    statistics.droppedByOperatingSystem = 1
    try writer.finish(statistics: [statistics])
    #expect(writer.size == file.contents().count)

    var reader = try CaptureReader(path: file.path)
    var comments: [[String]] = []
    var directions: [PacketDirection?] = []
    var packets: [Packet] = []
    while try reader.advance() {
      comments.append(reader.packetOptions?.comments ?? [])
      directions.append(reader.packetOptions?.direction)
      if let frame = reader.frame { packets.append(Packet(frame)) }
    }
    #expect(comments == [["look", "here"], [], [], []])
    #expect(directions == [.inbound, nil, nil, nil])
    #expect(packets.map(\.interface) == [0, 1, 2, 2])
    #expect(packets.first?.nanoseconds == 3)
    #expect(reader.secrets.map(\.bytes) == [[1, 2, 3]])
    first.statistics = statistics
    #expect(Array(reader.interfaces.prefix(2)) == [first, second])
    #expect(reader.interfaces.last?.linkType == .raw)
    #expect(reader.sections.first?.hardware == "a machine")
    #expect(reader.sections.first?.operatingSystem == "a system")
    #expect(reader.sections.first?.application == "a program")
    #expect(reader.sections.first?.comments == ["a comment"])
  }

  @Test func writesToADescriptorThatStaysOpen() throws {
    let file = TestFile()
    let descriptor = unsafe open(file.path, O_WRONLY)
    var writer = try CaptureWriter(descriptor: descriptor, options: .init())
    try Packet([1]).write(to: &writer)
    try writer.finish(synchronize: true)
    #expect(close(descriptor) == 0)
    #expect(Outcome(path: file.path).packets.count == 1)
  }

  @Test(arguments: ["", ".gz", ".zst", ".lz4"])
  func canBeReadAfterAFlush(_ suffix: String) throws {
    let file = TestFile(suffix: ".pcap" + suffix)
    var writer = try CaptureWriter(path: file.path)
    try Packet([1]).write(to: &writer)
    try Packet([2]).write(to: &writer)
    #expect(writer.packetsWritten == 0)
    try writer.flush()
    #expect(writer.packetsWritten == 2)
    try Packet([3]).write(to: &writer)
    #expect(Outcome(path: file.path).packets.map(\.bytes) == [[1], [2]])
    try writer.finish()
    #expect(Outcome(path: file.path).packets.map(\.bytes) == [[1], [2], [3]])
    #expect(Outcome(path: file.path).error == nil)
  }

  @Test func writesAFrameThatIsLargerThanItsBuffer() throws {
    let file = TestFile()
    var options = CaptureWriter.Options()
    options.bufferSize = 256
    var writer = try CaptureWriter(path: file.path, options: options)
    for packet in RoundTripTests.packets { try packet.write(to: &writer) }
    try writer.finish()
    #expect(Outcome(path: file.path).packets.map(\.bytes) == RoundTripTests.packets.map(\.bytes))
  }

  @Test func namesTheFileThatItCannotCreate() {
    do throws(CaptureFileError) {
      _ = try CaptureWriter(path: "/nonexistent/a.pcap")
      Issue.record("it could")
    } catch {
      #expect(error.description == "/nonexistent/a.pcap: No such file or directory")
    }
  }
}

#if os(Linux)
  /// A disk that is full.
  struct FullDiskTests {
    @Test(arguments: ["", ".gz"])
    func countsWhatIsLost(_ suffix: String) throws {
      let link = TestFile(suffix: ".pcap" + suffix)
      unsafe unlink(link.path)
      #expect(unsafe symlink("/dev/full", link.path) == 0)
      var writer = try CaptureWriter(path: link.path)
      try Packet([1]).write(to: &writer)
      try Packet([2]).write(to: &writer)
      let error = #expect(throws: CaptureFileError.self) { try writer.flush() }
      #expect(
        error?.description == "\(link.path): write failed: No space left on device")
      #expect(writer.packetsWritten == 0)
      #expect(writer.packetsLost == 2)
      #expect(throws: CaptureFileError.self) { try Packet([3]).write(to: &writer) }
      #expect(throws: CaptureFileError.self) { try writer.finish() }
      #expect(writer.packetsLost == 3)
    }

    /// A file may not grow beyond a limit: the same as a disk that fills up, but for the number.
    @Test(arguments: [".pcap", ".pcapng", ".pcap.gz", ".pcap.zst", ".pcapng.lz4"])
    func cutsTheFileBackToTheLastWholeRecord(_ suffix: String) async {
      await #expect(processExitsWith: .success) { [suffix] in
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: 30_000, rlim_max: 30_000)
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else {
          exit(2)
        }
        let file = TestFile(suffix: suffix)
        var options = CaptureWriter.Options(path: file.path)
        options.bufferSize = 20_000
        var writer = try CaptureWriter(path: file.path, options: options)
        do throws(CaptureFileError) {
          for _ in 0..<100 {
            for packet in RoundTripTests.packets { try packet.write(to: &writer) }
          }
          try writer.finish()
          exit(3)
        } catch {
          let outcome = Outcome(path: file.path)
          let size = file.contents().count
          guard outcome.packets.count == writer.packetsWritten, !outcome.packets.isEmpty else {
            exit(4)
          }
          guard writer.packetsLost > 0, size <= 30_000 else { exit(5) }
          if options.compression == nil {
            guard outcome.error == nil, size > 28_000 else { exit(6) }
          }
        }
      }
    }
  }
#endif
