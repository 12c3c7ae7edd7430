import CaptureFile
import Frames
import Testing

/// What pcapng says beside the packets.
struct PCAPNGNotesTests {
  static func number<Value: FixedWidthInteger>(_ value: Value, _ isBig: Bool) -> [UInt8] {
    var builder = Builder(big: isBig)
    builder.add(value)
    return builder.bytes
  }

  @Test(arguments: [false, true])
  func readsTheSectionsOptions(_ isBig: Bool) throws {
    var builder = Builder(big: isBig)
    builder.section {
      $0.option(1, Array("one".utf8))
      $0.option(2, Array("a machine".utf8))
      $0.option(3, Array("a system".utf8))
      $0.option(4, Array("a program\0".utf8))
      $0.option(1, Array("two".utf8))
      $0.option(0, [])
      $0.option(1, Array("behind the end".utf8))
    }
    builder.interface()
    let file = TestFile(builder.bytes)
    let reader = try CaptureReader(path: file.path)
    var expected = CaptureSection(majorVersion: 1, minorVersion: 0)
    expected.hardware = "a machine"
    expected.operatingSystem = "a system"
    expected.application = "a program"
    expected.comments = ["one", "two"]
    #expect(reader.sections == [expected])
  }

  @Test(arguments: [false, true])
  func readsTheInterfacesOptions(_ isBig: Bool) throws {
    var builder = Builder(big: isBig)
    builder.section()
    builder.interface(linkType: 1, snaplen: 128) {
      $0.option(1, Array("a comment".utf8))
      $0.option(2, Array("eth0".utf8))
      $0.option(3, Array("the first".utf8))
      $0.option(4, [10, 0, 0, 1, 255, 0, 0, 0])
      $0.option(6, [2, 0, 0, 0, 0, 1])
      $0.option(8, Self.number(10_000_000_000 as UInt64, isBig))
      $0.option(9, [9])
      $0.option(11, [0] + Array("tcp port 80".utf8))
      $0.option(12, Array("Linux".utf8))
      $0.option(13, [4])
      $0.option(14, Self.number(3600 as Int64, isBig))
      $0.option(15, Array("a card".utf8))
    }
    let file = TestFile(builder.bytes)
    let reader = try CaptureReader(path: file.path)
    var expected = CaptureInterface(linkType: .ethernet, snaplen: 128, name: "eth0")
    expected.comments = ["a comment"]
    expected.description = "the first"
    expected.ipv4Addresses = [[10, 0, 0, 1, 255, 0, 0, 0]]
    expected.hardwareAddress = [2, 0, 0, 0, 0, 1]
    expected.speed = 10_000_000_000
    expected.resolution = .nanoseconds
    expected.filter = "tcp port 80"
    expected.operatingSystem = "Linux"
    expected.frameCheckSequenceLength = 4
    expected.timestampOffset = 3600
    expected.hardware = "a card"
    #expect(reader.interfaces == [expected])
    #expect(reader.precision == .nanoseconds)
    #expect(reader.snaplen == 128)
  }

  @Test(arguments: [false, true])
  func readsThePacketsOptions(_ isBig: Bool) throws {
    var builder = Builder(big: isBig)
    builder.section()
    builder.interface()
    builder.enhanced([1, 2, 3]) {
      $0.option(1, Array("look here".utf8))
      $0.option(2, Self.number(0x0000_0002 as UInt32, isBig))
      $0.option(4, Self.number(17 as UInt64, isBig))
      $0.option(5, Self.number(99 as UInt64, isBig))
      $0.option(6, Self.number(3 as UInt32, isBig))
      $0.option(1, Array("and here".utf8))
      $0.option(0, [])
    }
    builder.enhanced([4])
    let file = TestFile(builder.bytes)
    var reader = try CaptureReader(path: file.path)
    #expect(try reader.advance())
    if let options = reader.packetOptions, let frame = reader.frame {
      #expect(options.comments == ["look here", "and here"])
      #expect(options.flags == 2)
      #expect(options.direction == .outbound)
      #expect(options.dropCount == 17)
      #expect(options.packetID == 99)
      #expect(options.queue == 3)
      #expect(options.hash == nil)
      #expect(frame.bytes.count == 3)
    } else {
      Issue.record("no options")
    }
    #expect(try reader.advance())
    let hasOptions = reader.packetOptions != nil
    #expect(!hasOptions)
    #expect(try !reader.advance())
  }

  @Test(arguments: [false, true])
  func readsCountersNamesSecretsAndCustomBlocks(_ isBig: Bool) throws {
    var builder = Builder(big: isBig)
    builder.section()
    builder.interface()
    builder.block(10) {
      $0.add(0x544c_534b as UInt32)
      $0.add(5 as UInt32)
      $0.bytes += Array("KEYS\n".utf8)
    }
    builder.block(4) {
      $0.option(1, [10, 0, 0, 1] + Array("a.example\0b.example\0".utf8))
      $0.option(2, [UInt8](repeating: 1, count: 16) + Array("six\0".utf8))
      $0.option(0, [])
    }
    builder.block(0x0bad) {
      $0.add(32473 as UInt32)
      $0.bytes += [1, 2, 3, 4]
    }
    builder.block(5) {
      $0.add(0 as UInt32)
      $0.add(0 as UInt32)
      $0.add(9_000_001 as UInt32)
      $0.option(4, Self.number(1000 as UInt64, isBig))
      $0.option(5, Self.number(7 as UInt64, isBig))
      $0.option(0, [])
    }
    builder.block(5) {
      $0.add(9 as UInt32)
      $0.add(0 as UInt64)
    }
    builder.enhanced([1])
    let file = TestFile(builder.bytes)
    var reader = try CaptureReader(path: file.path)
    #expect(try reader.advance())
    let keys = DecryptionSecrets(kind: DecryptionSecrets.tlsKeyLog, bytes: Array("KEYS\n".utf8))
    #expect(reader.secrets == [keys])
    #expect(reader.resolvedNames.map(\.names) == [["a.example", "b.example"], ["six"]])
    #expect(reader.resolvedNames.first?.address == [10, 0, 0, 1])
    #expect(reader.customBlocks == [CustomBlock(enterprise: 32473, bytes: [1, 2, 3, 4])])
    let statistics = reader.interfaces.first?.statistics
    #expect(statistics?.received == 1000)
    #expect(statistics?.droppedByInterface == 7)
    #expect(statistics?.delivered == nil)
    #expect(statistics?.timestamp == Timestamp(seconds: 9, nanoseconds: 1000))
    #expect(reader.forgottenNotes == 0)
  }

  @Test func forgetsNotesRatherThanFillTheMemory() throws {
    var builder = Builder()
    builder.section()
    builder.interface()
    for _ in 0..<20 {
      builder.block(10) {
        $0.add(1 as UInt32)
        $0.add(1_000_000 as UInt32)
        $0.bytes += [UInt8](repeating: 7, count: 1_000_000)
      }
    }
    builder.enhanced([1])
    let file = TestFile(builder.bytes)
    var reader = try CaptureReader(path: file.path)
    #expect(try reader.advance())
    #expect(reader.secrets.count == 16)
    #expect(reader.forgottenNotes == 4)
  }

  @Test func stopsAtAnOptionThatIsLongerThanItsBlock() throws {
    var builder = Builder()
    builder.section()
    builder.interface {
      $0.option(2, Array("eth0".utf8))
      $0.add(3 as UInt16)
      $0.add(0xffff as UInt16)
    }
    builder.enhanced([1])
    let outcome = Outcome(builder.bytes)
    #expect(outcome.error == nil)
    #expect(outcome.packets.count == 1)
  }
}
