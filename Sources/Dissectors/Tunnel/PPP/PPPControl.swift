// The control protocols of PPP: LCP, RFC 1661 §5; IPCP, RFC 1332; IPV6CP, RFC 5072; CCP, RFC 1962;
// BACP, RFC 2125.
//
//   +---------------+---------------+-------------------------------+
//   |     Code      |  Identifier   |            Length             |
//   +---------------+---------------+-------------------------------+
//   |  Options: type, length, value; or what the code says ...      |
//   +---------------------------------------------------------------+

import Dissection

/// A packet that opens, configures or closes a link or a protocol on it.
enum PPPControl {
  // MARK: Fields

  static let code = Field<UInt8>("ppp.code", "Code", at: 0)
  static let identifier = Field<UInt8>("ppp.identifier", "Identifier", at: 1)
  static let length = Field<UInt16>("ppp.length", "Length", at: 2)

  // MARK: Print

  /// The packet at `offset`; the protocol's number stands before it.
  static func dump(
    _ bytes: Span<UInt8>, at offset: Int, length: Int, type: UInt16, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("", type, in: PPP.protocolNames, unknown: .text("unknown ctrl-proto"), ", ")
    let packet = Packet(type: type, available: length)
    try packet.dump(bytes, at: offset, into: &line)
  }

  private struct Packet {
    let type: UInt16
    /// How long the packet may be.
    let available: Int

    func dump(
      _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
    ) throws(Flaw) {
      let packet = bytes.from(offset)
      guard available >= 4, packet.has(2) else { return writeTruncated(into: &line) }
      let code = try packet.read(code)
      line.write("", code, in: codeNames, unknown: .text("Unknown Opcode"))
      line.write(" (0x", hex: code, digits: 2, "), id ")
      line.write("", try packet.read(identifier), ", length ")
      line.write(decimal: available + 2)
      guard line.options.isVerbose else { return }
      let claimed = Int(try packet.read(length))
      line.write("\n\tencoded length ", claimed)
      if claimed < 4 { return line.write(" (< 4)") }
      if claimed > available { return line.write(" (> packet length ", available, ")") }
      line.write(" (=Option(s) length ", claimed - 4, ")")
      guard claimed > 4 else { return }
      let whole = bytes.from(offset - 2)
      if line.options.verbosity > 1 { line.writeUnknownData(whole.upTo(6)) }
      try writeBody(packet.from(4), code, whole, length: claimed - 4, into: &line)
    }

    /// `[|LCP]`
    private func writeTruncated(into line: inout DumpLine) {
      line.write("[|", type, in: PPP.protocolNames, unknown: .text("ppp"), "]")
    }

    private func writeBody(
      _ body: Span<UInt8>, _ code: UInt8, _ whole: Span<UInt8>, length: Int,
      into line: inout DumpLine
    ) throws(Flaw) {
      switch code {
      case 0:
        guard length >= 7 else { return }
        line.write("\n\t  Magic-Num 0x", hex: try body.uint32(at: 0), digits: 8)
        let vendor = try body.uint24(at: 4)
        line.write(
          " Vendor: ", vendor, in: SNAP.organizationNames, unknown: .text("Unknown"))
        line.write(" (", vendor, ")")
      case 1...4: try writeOptions(body, length: length, into: &line)
      case 5, 6, 7: break
      case 8:
        guard length >= 2 else { return }
        let rejected = try body.uint16(at: 0)
        line.write(
          "\n\t  Rejected ", rejected, in: PPP.protocolNames, unknown: .text("unknown"))
        line.write(" Protocol (0x", hex: rejected, digits: 4, ")")
        guard length > 2 else { return }
        line.write("\n\t  Rejected Packet")
        line.writeUnknownData(body.from(2).upTo(length - 2), indent: "\n\t    ")
      case 9, 10, 11:
        guard length >= 4 else { return }
        line.write("\n\t  Magic-Num 0x", hex: try body.uint32(at: 0), digits: 8)
        guard length > 4 else { return }
        line.write("\n\t  -----trailing data-----")
        guard body.has(length) else { return writeTruncated(into: &line) }
        line.writeUnknownData(body.from(4).upTo(length - 4), indent: "\n\t  ")
      case 12:
        guard length >= 4 else { return }
        line.write("\n\t  Magic-Num 0x", hex: try body.uint32(at: 0), digits: 8)
        guard length > 4 else { return }
        line.write("\n\t  Message\n\t    ")
        // The text is taken to be as long as text and magic number together.
        if !line.write(untrusted: body.from(4), count: length) { writeTruncated(into: &line) }
      case 13:
        guard length >= 8 else { return }
        line.write("\n\t  Magic-Num 0x", hex: try body.uint32(at: 0), digits: 8)
        line.write(", Seconds-Remaining ", try body.uint32(at: 4), "s")
      default:
        if line.options.verbosity <= 1 {
          line.writeUnknownData(whole.upTo(available + 2), indent: "\n\t  ")
        }
      }
    }

    private func writeOptions(
      _ options: Span<UInt8>, length: Int, into line: inout DumpLine
    ) throws(Flaw) {
      var offset = 0
      while offset < length {
        let left = length - offset
        let taken = try PPPOption(type: type).write(
          options.from(offset), available: left, into: &line)
        guard taken > 0 else { return }
        guard taken <= left else {
          line.writeContradiction("remaining options length", left, "<", taken)
          return line.writeInvalid()
        }
        offset += taken
      }
    }
  }

  static let codeNames: ValueNames = [
    0: "Vendor-Extension", 1: "Conf-Request", 2: "Conf-Ack", 3: "Conf-Nack", 4: "Conf-Reject",
    5: "Term-Request", 6: "Term-Ack", 7: "Code-Reject", 8: "Prot-Reject", 9: "Echo-Request",
    10: "Echo-Reply", 11: "Disc-Req", 12: "Ident", 13: "Time-Rem", 14: "Reset-Req",
    15: "Reset-Ack",
  ]
}
