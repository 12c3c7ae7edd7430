import CaptureFile
import Compression
import Frames
import Testing

struct RoundTripTests {
  static let suffixes = ["", ".gz", ".zst", ".lz4"]

  /// Frames of all sizes, some cut, with times that only one of the precisions keeps.
  static let packets = (0..<500).map { number in
    Packet(
      (0..<(number * 7 % 1500)).map { UInt8(truncatingIfNeeded: $0 * number) },
      seconds: 1_700_000_000 + Int64(number), nanoseconds: Int64(number) * 1_234_567,
      originalLength: number * 7 % 1500 + (number % 3) * 100)
  }

  @Test(arguments: suffixes, [".pcap", ".pcapng"])
  func givesBackWhatWasWritten(_ suffix: String, _ format: String) throws {
    for precision in [CapturePrecision.microseconds, .nanoseconds] {
      let file = TestFile(suffix: format + suffix)
      var options = CaptureWriter.Options(path: file.path)
      options.precision = precision
      options.describe(linkType: .ethernet, snaplen: 262_144)
      var writer = try CaptureWriter(path: file.path, options: options)
      for packet in Self.packets { try packet.write(to: &writer) }
      try writer.finish()
      #expect(writer.packets == 500)
      #expect(writer.packetsWritten == 500)
      #expect(writer.packetsLost == 0)

      let outcome = Outcome(path: file.path)
      #expect(outcome.error == nil)
      let expected = Self.packets.map { packet in
        var packet = packet
        if precision == .microseconds { packet.nanoseconds -= packet.nanoseconds % 1000 }
        return packet
      }
      #expect(outcome.packets == expected)
      let reader = try CaptureReader(path: file.path)
      #expect(reader.compression?.suffix ?? "" == suffix)
      #expect(reader.formatName == String(format.dropFirst()))
      #expect(reader.precision == precision)
      #expect(reader.snaplen == 262_144)
      if suffix.isEmpty { #expect(writer.size == file.contents().count) }
    }
  }
}
