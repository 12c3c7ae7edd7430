import Bytes
import Dissectors
import Frames

/// The bytes that pairs of hexadecimal digits stand for; blanks and line ends are passed over.
func bytes(_ hex: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var high: UInt8?
  for digit in hex {
    guard let value = digit.hexDigitValue.map(UInt8.init) else { continue }
    if let first = high {
      bytes.append(first << 4 | value)
      high = nil
    } else {
      high = value
    }
  }
  return bytes
}

/// The line that `trawl dump` prints of one packet, without its time and its line end.
func dumped(
  _ packet: [UInt8], linkType: LinkType = .ethernet, length: Int? = nil,
  options: (inout DumpOptions) -> Void = { _ in }
) -> String {
  var chosen = DumpOptions()
  chosen.time = .none
  options(&chosen)
  var dumper = Dumper(options: chosen)
  let frame = Frame(
    packet.span, timestamp: Timestamp(seconds: 0, nanoseconds: 0),
    originalLength: length ?? packet.count, linkType: linkType)
  dumper.dump(frame, number: 1)
  var text: [UInt8] = []
  let written = dumper.line.text.bytes
  for index in written.indices { text.append(written[index]) }
  return String(decoding: text.dropLast(), as: UTF8.self)
}

/// Prints a packet cut at every byte, as a snaplen would: nothing may trap.
func dumpCutEverywhere(
  _ packet: [UInt8], linkType: LinkType = .ethernet, options: (inout DumpOptions) -> Void = { _ in }
) -> [String] {
  (1...packet.count).map { count in
    dumped(
      Array(packet[..<count]), linkType: linkType, length: packet.count, options: options)
  }
}
