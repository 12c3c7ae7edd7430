import Bytes
import Dissection

/// Extension headers, RFC 8200 §4.
extension IPv6 {
  /// The chain of extension headers being walked.
  struct Walk {
    /// The number of the header at hand.
    var next: UInt8
    /// How many bytes of it and what follows there were on the wire.
    var rest: Int
    /// Whether the length has to come from a jumbo payload option (RFC 2675).
    var isJumbo: Bool
    /// The length of the whole packet on the wire, as the layer below has it.
    let length: Int
    /// How many headers were read.
    var count = 0

    init(next: UInt8, rest: Int, isJumbo: Bool, length: Int) {
      self.next = next
      self.rest = rest
      self.isJumbo = isJumbo
      self.length = length
    }

    /// Writes the headers, then the payload.
    mutating func dump(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
      var bytes = bytes
      while true {
        let size: Int?
        switch next {
        case 0:
          // Only the first header may be of this kind.
          guard count == 0 else {
            line.write("[The Hop-by-Hop Options header was already found] (invalid)")
            return
          }
          size = try dumpOptions("HBH ", bytes, into: &line)
        case 60: size = try dumpOptions("DSTOPT ", bytes, into: &line)
        case 43: size = try IPv6.dumpRouting(bytes, into: &line)
        case 44: size = try dumpFragment(bytes, into: &line)
        default:
          return try dumpPayload(bytes, into: &line)
        }
        guard let size else { return }
        count += 1
        next = try bytes.uint8(at: 0)
        guard rest >= size else { return line.writeTruncated() }
        rest -= size
        bytes = bytes.from(size)
      }
    }

    private func dumpPayload(
      _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      try IPPayload.dump(bytes, length: rest, next, into: &line)
    }

    // MARK: Fragments

    /// `frag (0xe5a3f7c1:0|1448) `; nil where nothing that can be read follows.
    private mutating func dumpFragment(
      _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) -> Int? {
      line.protocolName = "frag6"
      line.write("frag (")
      let identification = try bytes.uint32(at: 4)
      let offsetAndFlags = try bytes.uint16(at: 2)
      if line.options.isVerbose {
        line.write("0x")
        line.write(hex: identification, digits: 8)
        line.write(":")
      }
      line.write(decimal: offsetAndFlags & 0xfff8)
      line.write("|")
      guard rest >= 8 else {
        line.write("[length < 0] (invalid))")
        return nil
      }
      line.write(decimal: rest - 8)
      line.write(")")
      guard offsetAndFlags & 0xfff8 == 0 else { return nil }
      line.write(" ")
      line.network.isFragment = true
      return 8
    }

    // MARK: Options

    /// `HBH (rtalert: 0x0000) (padn) `; nil where what follows cannot be told.
    private mutating func dumpOptions(
      _ name: String, _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) -> Int? {
      line.protocolName = next == 0 ? "hbh" : "dstopt"
      line.write(name)
      let size = (Int(try bytes.uint8(at: 1)) + 1) * 8
      try bytes.require(size)
      let place: Options.JumboPlace =
        next == 60 ? .elsewhere : isJumbo ? .allowed : .hasPayloadLength
      var options = Options(place)
      try options.dump(bytes.upTo(size).from(2), into: &line)
      guard !options.isInvalid else {
        line.writeInvalid()
        return nil
      }
      if line.options.isVerbose { line.write(" ") }
      guard isJumbo, next == 0 else { return size }
      isJumbo = false
      guard let jumbo = options.jumboLength else {
        line.write("[No valid Jumbo Payload Hop-by-Hop option found] (invalid)")
        return nil
      }
      rest = jumbo
      if jumbo + IPv6.headerLength > length {
        IPv6.writeTooLong(jumbo + IPv6.headerLength, length, into: &line)
      }
      return size
    }
  }

  /// Options of the hop-by-hop and destination options headers, RFC 8200 §4.2.
  struct Options {
    /// Whether a jumbo payload option may stand here.
    enum JumboPlace { case allowed, hasPayloadLength, elsewhere }

    let jumboPlace: JumboPlace
    /// What a jumbo payload option said, if there was one that may be believed.
    var jumboLength: Int?
    /// Whether the options contradict their lengths.
    var isInvalid = false
    private var sawJumbo = false

    init(_ jumboPlace: JumboPlace) { self.jumboPlace = jumboPlace }

    static let names: ValueNames = [5: "rtalert", 0xc2: "jumbo", 0xc9: "homeaddr"]

    mutating func dump(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
      var offset = 0
      while offset < bytes.count, !isInvalid {
        let kind = try bytes.uint8(at: offset)
        guard kind != 0 else {
          if line.options.isVerbose { line.write("(pad1)") }
          offset += 1
          continue
        }
        let left = bytes.count - offset
        guard left >= 2 else { return rejectRest(left, 2, into: &line) }
        let count = Int(try bytes.uint8(at: offset + 1))
        guard left >= count + 2 else { return rejectRest(left, count + 2, into: &line) }
        try dump(kind, bytes.slice(at: offset + 2, count: count), into: &line)
        offset += 2 + count
      }
    }

    /// ` [remaining length 6 < 50]`
    private mutating func rejectRest(_ left: Int, _ need: Int, into line: inout DumpLine) {
      line.writeContradiction("remaining length", left, "<", need)
      isInvalid = true
    }

    private mutating func dump(
      _ kind: UInt8, _ value: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      switch (kind, value.count) {
      case (0xc2, 4): return writeJumbo(try value.uint32(at: 0), into: &line)
      case (5, 2), (0xc9, 16...): break
      case (5, _), (0xc2, _), (0xc9, _):
        line.write("(")
        line.write(kind, in: Self.names)
        line.write(": invalid len ")
        line.write(decimal: value.count)
        line.write(")")
        isInvalid = true
        return
      default: break
      }
      guard line.options.isVerbose else { return }
      switch kind {
      case 1: line.write("(padn)")
      case 5:
        line.write("(rtalert: 0x")
        line.write(hex: try value.uint16(at: 0), digits: 4)
        line.write(") ")
      case 0xc9:
        line.write("(homeaddr: ")
        line.write(try value.ipv6(at: 0))
        try writeSubOptions(value.from(16), into: &line)
        line.write(")")
      default:
        line.write("(unknown opt-type 0x")
        line.write(hex: kind, digits: 2)
        line.write(" len=")
        line.write(decimal: value.count)
        line.write(")")
      }
    }

    /// `(jumbo: 131072) ` (RFC 2675 §2), or why it does not count.
    private mutating func writeJumbo(_ length: UInt32, into line: inout DumpLine) {
      let flaw: String
      if sawJumbo {
        flaw = " - already seen"
      } else {
        switch jumboPlace {
        case .elsewhere: flaw = " - not a hop-by-hop option"
        case .hasPayloadLength: flaw = " - payload len != 0"
        case .allowed where length < 65_536: flaw = " - < 65536"
        case .allowed:
          flaw = ""
          jumboLength = Int(length)
        }
      }
      sawJumbo = true
      guard line.options.isVerbose else { return }
      line.write("(jumbo: ")
      line.write(decimal: length)
      line.write(flaw)
      line.write(") ")
    }

    /// `, padn`: what may follow a home address.
    private func writeSubOptions(
      _ bytes: Span<UInt8>, into line: inout DumpLine
    ) throws(Flaw) {
      var offset = 0
      while offset < bytes.count {
        let kind = try bytes.uint8(at: offset)
        guard kind != 0 else {
          line.write(", pad1")
          offset += 1
          continue
        }
        let count = Int(try bytes.uint8(at: offset + 1))
        if kind == 1 {
          line.write(", padn")
        } else {
          line.write(", type ")
          line.write(decimal: kind)
          line.write(": len ")
          line.write(decimal: count)
        }
        offset += 2 + count
      }
    }
  }
}
