import Bytes
import Dissection
import Dissectors
import Frames

/// Prints a packet as `trawl dump` does.
///
/// Of the input, six bytes choose how (see `Choice`); the packet is the rest. The text has to stay
/// within bounds, and no byte of it may be one that a terminal obeys.
@c(LLVMFuzzerTestOneInput)
public func fuzzDumpText(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: count))
  guard input.count > Choice.size else { return 0 }
  let choice = Choice(input.prefix(Choice.size))
  let packet = Array(input.dropFirst(Choice.size))
  let length = packet.count + choice.missing
  let frame = Frame(
    packet.span, timestamp: Timestamp(seconds: Int64(count), nanoseconds: 1),
    originalLength: length, linkType: choice.linkType)
  if choice.remembers {
    unsafe Memory.shared.dump(frame)
  } else {
    var dumper = Dumper(options: choice.options)
    dumper.dump(frame, number: 1)
    check(dumper.line.text.bytes, of: packet.count)
  }
  return 0
}

/// Stops where a text is too long, or has a byte that a terminal obeys.
private func check(_ text: Span<UInt8>, of count: Int) {
  precondition(text.count <= 1 << 22, "\(text.count) bytes of text from \(count)")
  for index in text.indices {
    let byte = text[index]
    let isPlain = byte >= 0x20 && byte < 0x7f || byte == 0x0a || byte == 0x09
    precondition(isPlain, "byte \(byte) in the text")
  }
}

/// How a packet is to be printed.
struct Choice {
  /// Link type (2), options (2), bytes that the snaplen cut off (2).
  static let size = 6

  let linkType: LinkType
  let missing: Int
  /// Whether the packet is one of many that share a session.
  let remembers: Bool
  var options = DumpOptions()

  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    let number = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    let isKnown = Self.linkTypes.contains(number)
    let known = Self.linkTypes[Int(number) % Self.linkTypes.count]
    linkType = LinkType(rawValue: isKnown ? number : known)
    missing = Int(bytes[4]) << 8 | Int(bytes[5])
    let (first, second) = (bytes[2], bytes[3])
    remembers = first & 0x20 != 0
    options.verbosity = Int(first & 3)
    options.showsLink = first & 4 != 0
    options.quietness = first & 8 != 0 ? 1 : 0
    options.absoluteSequence = first & 0x10 != 0
    if first & 0x40 != 0 { options.bytes = .init(.hexAndText, withLink: second & 0x40 != 0) }
    if first & 0x80 != 0 {
      let types = PayloadType.allCases
      options.payloadType = types[Int(second) % types.count]
    } else {
      options.verifiesChecksums = second & 1 == 0
      options.isOneLine = second & 2 != 0
      options.asDot = second & 4 != 0
      options.rawHandles = second & 8 != 0
      options.meshHeaders = second & 0x10 != 0
      if second & 0x20 != 0 { options.bytes = .init(.text, withLink: true) }
    }
  }

  /// What somebody reads, in the order of their numbers.
  static let linkTypes: [UInt16] = {
    let keys = allDissectors.flatMap { $0.attachments }.filter { $0.space == .linkType }
    return Set(keys.map { UInt16(truncatingIfNeeded: $0.number) }).sorted()
  }()
}

/// Printers that keep their session from input to input, one for each verbosity.
private final class Memory {
  // libFuzzer calls from one thread only.
  nonisolated(unsafe) static let shared = Memory()

  private var plain = Memory.dumper(verbosity: 0)
  private var verbose = Memory.dumper(verbosity: 2)
  private var inputs = 0

  func dump(_ frame: borrowing Frame) {
    inputs += 1
    if inputs % 20_000 == 0 {
      plain = Memory.dumper(verbosity: 0)
      verbose = Memory.dumper(verbosity: 2)
    }
    plain.dump(frame, number: 1)
    check(plain.line.text.bytes, of: frame.bytes.count)
    plain.line.text.removeAll()
    verbose.dump(frame, number: 1)
    check(verbose.line.text.bytes, of: frame.bytes.count)
    verbose.line.text.removeAll()
  }

  private static func dumper(verbosity: Int) -> Dumper {
    var options = DumpOptions()
    options.verbosity = verbosity
    return Dumper(options: options)
  }
}
