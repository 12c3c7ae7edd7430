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
  unsafe Printer.shared.dump(frame, choice)
  return 0
}

/// Stops where a text is too long, or has a byte that a terminal obeys.
private func check(_ written: borrowing ByteWriter, of count: Int) {
  let text = written.bytes
  precondition(text.count <= 1 << 22, "\(text.count) bytes of text from \(count)")
  // No comparisons here: libFuzzer would watch each.
  var isStrange: UInt8 = 0
  for index in text.indices { isStrange |= strange[Int(text[index])] }
  guard isStrange != 0 else { return }
  for index in text.indices where strange[Int(text[index])] != 0 {
    fatalError("byte \(text[index]) in the text, at \(index)")
  }
}

/// 1 for each byte that is neither visible nor a blank, a tab or a line's end.
private let strange: [UInt8] = (0...255).map { byte in
  byte >= 0x20 && byte < 0x7f || byte == 0x0a || byte == 0x09 ? 0 : 1
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
      if second & 0x80 != 0 {
        options.secrets = Self.secrets
        options.digestSecret = Array("secret".utf8)
      }
    }
  }

  /// Keys for every ESP packet, and for key exchanges whose both identifiers are 0.
  static let secrets: SecuritySecrets = {
    var secrets = SecuritySecrets()
    try? secrets.add(line: "aes128-hmac96:0123456789abcdef")
    try? secrets.add(line: "ikev2 I 0 0 sha1:0x00 aes128:0123456789abcdef")
    try? secrets.add(line: "ikev2 R 0 0 sha1:0x00 3des:0123456789abcdef01234567")
    precondition(secrets.associations.count == 1 && secrets.exchanges.count == 2)
    return secrets
  }()

  /// What somebody reads, in the order of their numbers.
  static let linkTypes: [UInt16] = {
    let keys = allDissectors.flatMap { $0.attachments }.filter { $0.space == .linkType }
    return Set(keys.map { UInt16(truncatingIfNeeded: $0.number) }).sorted()
  }()
}

/// The printer of all inputs: to make a new one for each would take longer than to print.
private final class Printer {
  // libFuzzer calls from one thread only.
  nonisolated(unsafe) static let shared = Printer()

  private var dumper = Dumper(options: DumpOptions())
  private var inputs = 0

  func dump(_ frame: borrowing Frame, _ choice: Choice) {
    inputs += 1
    // What one input leaves in the session is gone for the next, unless that wants it.
    if !choice.remembers || inputs % 20_000 == 0 { dumper.line.session = DumpSession() }
    dumper.line.options = choice.options
    dumper.line.text.removeAll()
    dumper.dump(frame, number: 1)
    check(dumper.line.text, of: frame.bytes.count)
  }
}
