import Addresses
public import Dissection

// MARK: Print

extension ISAKMP {
  /// `isakmp: phase 1 I ident`; with `-v` the payloads, indented.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let captured = bytes.upTo(length)
    let isVerbose = line.options.isVerbose
    try captured.require(headerLength)
    let (major, minor) = try (captured.read(major), captured.read(minor))
    if isVerbose {
      line.write("isakmp ", major)
      line.write(".", minor)
      line.write(" msgid ", hex: try captured.read(message), digits: 8)
      if line.options.verbosity > 1 {
        line.write(" cookie ", hex: try captured.read(initiator), digits: 16)
        line.write("->", hex: try captured.read(responder), digits: 16)
      }
    } else {
      line.write("isakmp")
    }
    line.write(":")
    switch major {
    case 1: try writeVersion1(captured, into: &line)
    case 2: try writeVersion2(captured, into: &line)
    default: break
    }
    guard isVerbose else { return }
    let claimed = try captured.read(Self.length)
    guard Int(claimed) != length else { return }
    line.write(" (len mismatch: isakmp ", claimed)
    line.write("/ip ", length, ")")
  }

  private static func writeVersion1(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let isFirst = try bytes.read(message) == 0
    line.write(isFirst ? " phase 1" : " phase 2/others")
    let (cookie, answer) = try (bytes.read(initiator), bytes.read(responder))
    if let known = line.session.isakmp[cookie] {
      let (source, destination) = (line.network.source, line.network.destination)
      if source == known.initiator, destination == known.responder {
        line.write(" I")
      } else if source == known.responder, destination == known.initiator {
        line.write(" R")
      } else {
        line.write(" ?")
      }
    } else if cookie != 0, answer == 0 {
      line.write(" I")
      line.session.isakmp.remember(
        Initiators.Entry(
          cookie: cookie, initiator: line.network.source, responder: line.network.destination))
    } else {
      line.write(" ?")
    }
    line.write(" ")
    line.write(try bytes.read(exchange), orNumber: exchangeNames)
    let flags = try bytes.read(flags)
    if flags != 0 {
      line.write("[")
      if flags & 1 != 0 { line.write("E") }
      if flags & 2 != 0 { line.write("C") }
      line.write("]")
    }
    guard line.options.isVerbose else { return }
    try writePayloads(bytes, isEncrypted: flags & 1 != 0, phase: isFirst ? 1 : 2, 1, into: &line)
  }

  private static func writeVersion2(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let isFirst = try bytes.read(message) == 0
    line.write(isFirst ? " parent_sa " : " child_sa  ")
    line.write(try bytes.read(exchange), orNumber: exchangeNames)
    let flags = try bytes.read(flags)
    if flags != 0 {
      line.write("[")
      if flags & 0x08 != 0 { line.write("I") }
      if flags & 0x10 != 0 { line.write("V") }
      if flags & 0x20 != 0 { line.write("R") }
      line.write("]")
    }
    guard line.options.isVerbose else { return }
    try writePayloads(bytes, isEncrypted: flags & 1 != 0, phase: isFirst ? 1 : 2, 2, into: &line)
  }

  private static func writePayloads(
    _ bytes: Span<UInt8>, isEncrypted: Bool, phase: Int, _ version: Int,
    into line: inout DumpLine
  ) throws(Flaw) {
    let next = try bytes.read(next)
    if isEncrypted {
      line.write(": [encrypted ")
      line.writePayloadName(next)
      return line.write("]")
    }
    line.write(":")
    let walk = Walk(bytes, phase: phase, version: version)
    _ = try walk.dumpPayloads(next, from: headerLength, depth: 0, 0, 0, into: &line)
  }

  /// The payloads of a message, which stand in each other.
  ///
  /// Functions give the place behind what they wrote, or nil where the bytes ended and they said so.
  struct Walk: ~Escapable {
    let bytes: Span<UInt8>
    let phase: Int
    let version: Int

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, phase: Int, version: Int) {
      self.bytes = bytes
      self.phase = phase
      self.version = version
    }

    func dumpPayloads(
      _ first: UInt8, from start: Int, depth: Int, _ domain: UInt32, _ carried: UInt8,
      into line: inout DumpLine
    ) throws(Flaw) -> Int? {
      var next = first
      var offset = start
      while next != 0 {
        guard bytes.has(4, at: offset) else { return writeCut(next, into: &line) }
        let size = Int(try bytes.uint16(at: offset + 2))
        guard bytes.has(size, at: offset) else { return writeCut(next, into: &line) }
        Self.writeIndent(depth + 1, into: &line)
        line.write("(")
        let end = try dumpPayload(next, offset, size, depth + 1, domain, carried, into: &line)
        line.write(")")
        guard let end, end > offset else { return nil }
        next = try bytes.uint8(at: offset)
        offset = end
      }
      return offset
    }

    static func writeIndent(_ depth: Int, into line: inout DumpLine) {
      line.write("\n")
      for _ in 0..<depth { line.write("    ") }
    }

    /// ` [|sa]`
    func writeCut(_ payload: UInt8, into line: inout DumpLine) -> Int? {
      line.write(" [|")
      line.writePayloadName(payload)
      line.write("]")
      return nil
    }

    private func dumpPayload(
      _ kind: UInt8, _ offset: Int, _ size: Int, _ depth: Int, _ domain: UInt32, _ carried: UInt8,
      into line: inout DumpLine
    ) throws(Flaw) -> Int? {
      guard kind < 14 || (33...48).contains(kind) || size <= 4 else {
        line.writePayloadName(kind)
        return offset + size
      }
      // A payload has more than its header.
      guard size > 4 else { return nil }
      return kind > 13
        ? try dumpVersion2(kind, offset, size, depth, into: &line)
        : try dumpVersion1(kind, offset, size, depth, domain, carried, into: &line)
    }

    /// Bytes with `-vvv`.
    func writeRaw(_ offset: Int, _ size: Int, into line: inout DumpLine) throws(Flaw) {
      guard line.options.verbosity > 2, size > 0 else { return }
      line.write(" ")
      line.write(hexBytes: try bytes.slice(at: offset, count: size))
    }

    /// ` data=(6128ebd023a864e94a7f...ba041b5d)`: the first bytes, and the packet's last.
    func writeSomeData(_ offset: Int, into line: inout DumpLine) {
      let data = bytes.from(offset)
      line.write(" data=(")
      line.write(hexBytes: data.upTo(10))
      line.write("...")
      line.write(hexBytes: data.from(max(10, data.count - 20)))
      line.write(")")
    }
  }
}
