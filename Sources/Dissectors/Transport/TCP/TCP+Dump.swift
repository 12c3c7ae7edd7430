import Addresses
import Bytes
public import Dissection

// MARK: Print

extension TCP {
  /// `Flags [P.], seq 1:518, ack 1, win 4140, options […], length 517`, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.has(4) else {
      line.writeNetworkAddresses()
      line.write(":")
      return line.writeTruncated()
    }
    line.transport = try TransportContext(
      kind: .tcp, sourcePort: bytes.read(sourcePort), destinationPort: bytes.read(destinationPort))
    line.transport.length = length
    line.writeEndpoints()
    let tcp = try TCP(bytes)
    guard tcp.length >= headerLength else {
      return tcp.writeBadHeader("short, < ", headerLength, after: " tcp ", length, into: &line)
    }
    if line.options.isQuiet {
      line.write("tcp ")
      line.write(decimal: UInt32(truncatingIfNeeded: length - tcp.length))
      guard tcp.length > length else { return }
      return tcp.writeBadHeader("long, > ", length, after: "", 0, into: &line)
    }
    try tcp.writeSegment(length: length, into: &line)
  }

  private func writeSegment(length: Int, into line: inout DumpLine) throws(Flaw) {
    let first = firstNumbers(&line)
    line.write("Flags [")
    writeFlagLetters(into: &line)
    line.write("]")
    guard self.length <= length else {
      return writeBadHeader("long, > ", length, after: "", 0, into: &line)
    }
    if line.options.isVerbose { writeChecksum(length: length, into: &line) }
    let rest = length - self.length
    writeNumbers(rest, first, into: &line)
    if self.length > Self.headerLength {
      guard try writeOptions(first.selective, into: &line) else { return }
    }
    line.write(", length ")
    line.write(decimal: rest)
    guard rest > 0 else { return }
    let payload = bytes.from(self.length)
    if isRST { return try Self.writeReset(payload, rest, into: &line) }
    try Self.dumpPayload(payload, length: rest, into: &line)
  }

  /// `, seq 1:518, ack 1, win 4140, urg 2`
  private func writeNumbers(_ rest: Int, _ first: Bases, into line: inout DumpLine) {
    let isDetailed = line.options.verbosity > 1
    if isDetailed || rest > 0 || flags & 0x07 != 0 {
      line.write(", seq ")
      let relative = sequence &- first.sequence
      line.write(decimal: relative)
      if rest > 0 {
        line.write(":")
        line.write(decimal: relative &+ UInt32(truncatingIfNeeded: rest))
      }
    }
    if isACK {
      line.write(", ack ")
      line.write(decimal: acknowledgment &- first.acknowledgment)
    } else if isDetailed, acknowledgment != 0 {
      line.write(", [ack ")
      line.write(decimal: acknowledgment)
      line.write(" != 0 while ACK flag not set]")
    }
    line.write(", win ")
    line.write(decimal: window)
    if isURG {
      line.write(", urg ")
      line.write(decimal: urgentPointer)
    } else if isDetailed, urgentPointer != 0 {
      line.write(", [urg ")
      line.write(decimal: urgentPointer)
      line.write(" != 0 while URG flag not set]")
    }
  }

  /// The payload goes to whom the user names, or to who listens on one of the ports.
  private static func dumpPayload(
    _ payload: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if let type = line.options.payloadType {
      if try line.hand(payload, length: length, to: .payloadType(type)) { return }
    }
    let (source, destination) = (line.transport.sourcePort, line.transport.destinationPort)
    let (lower, upper) = (min(source, destination), max(source, destination))
    if try line.hand(payload, length: length, to: .tcpPort(lower)) { return }
    guard upper != lower else { return }
    _ = try line.hand(payload, length: length, to: .tcpPort(upper))
  }

  /// ` [bad hdr length 8 - too short, < 20]`
  private func writeBadHeader(
    _ problem: String, _ limit: Int, after start: String, _ length: Int, into line: inout DumpLine
  ) {
    if !start.isEmpty {
      line.write(start)
      line.write(decimal: UInt32(truncatingIfNeeded: length - self.length))
    }
    line.write(" [bad hdr length ")
    line.write(decimal: self.length)
    line.write(" - too ")
    line.write(problem)
    line.write(decimal: limit)
    line.write("]")
  }

  private func writeFlagLetters(into line: inout DumpLine) {
    guard flags & 0x1ff != 0 else { return line.write("none") }
    // FIN, SYN, RST, PSH, ACK, URG, ECE, CWR, AE
    let letters: [9 of UInt8] = [0x46, 0x53, 0x52, 0x50, 0x2e, 0x55, 0x45, 0x57, 0x65]
    for bit in 0..<9 where flags >> UInt16(bit) & 1 != 0 { line.write(byte: letters[bit]) }
  }

  /// `, cksum 0x0c41 (correct)`, where the whole segment was captured.
  private func writeChecksum(length: Int, into line: inout DumpLine) {
    guard line.options.verifiesChecksums, !line.network.isFragment, bytes.count >= length else {
      return
    }
    let result = line.pseudoHeaderChecksum(of: bytes, length: length, 6)
    line.write(", cksum 0x")
    line.write(hex: checksum, digits: 4)
    guard result != 0 else { return line.write(" (correct)") }
    line.write(" (incorrect -> 0x")
    line.write(hex: InternetChecksum.expected(field: checksum, result: result), digits: 4)
    line.write(")")
  }
}

// MARK: Sequence numbers

extension TCP {
  /// The first numbers of each direction, as they were in the first segment that acknowledges
  /// something.
  struct FirstNumbers {
    var forward: UInt32
    var backward: UInt32
    var isNew = true
  }

  /// What to subtract from a segment's numbers, and from the edges of its SACK blocks.
  struct Bases {
    var sequence: UInt32 = 0
    var acknowledgment: UInt32 = 0
    var selective: UInt32 = 0
  }

  private func firstNumbers(_ line: inout DumpLine) -> Bases {
    guard isACK, !line.options.absoluteSequence else { return Bases() }
    let key = ConversationKey(
      line.network.source, sourcePort, line.network.destination, destinationPort)
    let (own, other) = (sequence, acknowledgment &- 1)
    let fresh =
      key.isReversed
      ? FirstNumbers(forward: other, backward: own)
      : FirstNumbers(forward: own, backward: other)
    let place = line.session.tcp.place(of: key, new: fresh)
    if isSYN || line.session.tcp[place].isNew {
      line.session.tcp[place] = fresh
      line.session.tcp[place].isNew = false
      return Bases(selective: other)
    }
    let known = line.session.tcp[place]
    return key.isReversed
      ? Bases(sequence: known.backward, acknowledgment: known.forward, selective: known.forward)
      : Bases(sequence: known.forward, acknowledgment: known.backward, selective: known.backward)
  }
}
