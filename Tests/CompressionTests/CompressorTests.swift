import Compression
import Testing

struct CompressorTests {
  /// Bytes that compress somewhat, the same every time.
  static let data: [UInt8] = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) }

  /// All that comes out, through pieces of the given sizes.
  static func compress(
    _ data: [UInt8], _ format: CompressionFormat, piece: Int = 10_000, room: Int = 5_000,
    flushes: Bool = false
  ) throws -> [UInt8] {
    var compressor = try Compressor(format)
    var output: [UInt8] = []
    var start = 0
    while true {
      let end = min(start + piece, data.count)
      let ending: Ending = end == data.count ? .finish : flushes ? .flush : .more
      while true {
        var space = [UInt8](repeating: 0, count: room)
        var target = space.mutableSpan
        let step = try compressor.process(data.span.extracting(start..<end), into: &target, ending)
        start += step.consumed
        output += space[..<step.produced]
        if start == end, ending == .more || step.isDone { break }
      }
      if ending == .finish { return output }
    }
  }

  static func decompress(
    _ data: [UInt8], _ format: CompressionFormat, piece: Int = 3_000, room: Int = 7_000
  ) throws -> (bytes: [UInt8], isAtEnd: Bool) {
    var decompressor = try Decompressor(format)
    var output: [UInt8] = []
    var start = 0
    while true {
      let end = min(start + piece, data.count)
      var space = [UInt8](repeating: 0, count: room)
      var target = space.mutableSpan
      let step = try decompressor.process(data.span.extracting(start..<end), into: &target)
      start += step.consumed
      output += space[..<step.produced]
      if start == data.count, step.produced == 0 { return (output, decompressor.isAtEnd) }
    }
  }

  @Test(arguments: CompressionFormat.allCases)
  func givesBackWhatWentIn(_ format: CompressionFormat) throws {
    let compressed = try Self.compress(Self.data, format)
    #expect(compressed.count < Self.data.count)
    #expect(CompressionFormat(firstBytes: compressed.span) == format)
    let result = try Self.decompress(compressed, format)
    #expect(result.bytes == Self.data)
    #expect(result.isAtEnd)
  }

  @Test(arguments: CompressionFormat.allCases)
  func worksByteByByte(_ format: CompressionFormat) throws {
    let data = Array(Self.data[..<2_000])
    let compressed = try Self.compress(data, format, piece: 1, room: 1)
    let result = try Self.decompress(compressed, format, piece: 1, room: 1)
    #expect(result.bytes == data)
  }

  @Test(arguments: CompressionFormat.allCases)
  func readsStreamsOneAfterTheOther(_ format: CompressionFormat) throws {
    let one = try Self.compress(Array(Self.data[..<50_000]), format)
    let two = try Self.compress(Array(Self.data[50_000...]), format)
    let result = try Self.decompress(one + two, format)
    #expect(result.bytes == Self.data)
    #expect(result.isAtEnd)
  }

  @Test(arguments: CompressionFormat.allCases)
  func canBeReadUpToAFlush(_ format: CompressionFormat) throws {
    var compressor = try Compressor(format)
    var space = [UInt8](repeating: 0, count: 1 << 17)
    let data = Array(Self.data[..<10_000])
    var target = space.mutableSpan
    let step = try compressor.process(data.span, into: &target, .flush)
    #expect(step.consumed == 10_000)
    #expect(step.isDone)
    let result = try Self.decompress(Array(space[..<step.produced]), format)
    #expect(result.bytes == data)
    #expect(!result.isAtEnd)
  }

  @Test(arguments: CompressionFormat.allCases)
  func compressesNothingToAStreamOfNothing(_ format: CompressionFormat) throws {
    let compressed = try Self.compress([], format)
    let result = try Self.decompress(compressed, format)
    #expect(result.bytes == [])
    #expect(result.isAtEnd)
  }

  @Test func ignoresZerosBehindAGzipMember() throws {
    let compressed = try Self.compress(Self.data, .gzip) + [0, 0, 0, 0]
    let result = try Self.decompress(compressed, .gzip)
    #expect(result.bytes == Self.data)
    #expect(result.isAtEnd)
  }

  @Test(arguments: CompressionFormat.allCases)
  func saysWhatIsDamaged(_ format: CompressionFormat) throws {
    var compressed = try Self.compress(Self.data, format)
    for place in 5..<12 { compressed[place] = 0xff }
    let error = #expect(throws: CompressionError.self) {
      _ = try Self.decompress(compressed, format)
    }
    #expect(error?.description.contains(format.name) == true)
  }

  @Test(arguments: CompressionFormat.allCases)
  func knowsThatAStreamIsCut(_ format: CompressionFormat) throws {
    let compressed = try Self.compress(Self.data, format)
    let result = try Self.decompress(compressed.dropLast(5).map { $0 }, format)
    #expect(!result.isAtEnd)
  }

  @Test func knowsFormatsByTheEndOfAName() {
    #expect(CompressionFormat(fileName: "a.pcap.gz") == .gzip)
    #expect(CompressionFormat(fileName: "a.zst") == .zstandard)
    #expect(CompressionFormat(fileName: "a.lz4") == .lz4)
    #expect(CompressionFormat(fileName: "gz") == nil)
  }
}
