// The first byte of an OSI network layer, ISO/IEC TR 9577: who reads the rest.

public import Dissection

/// The network layer protocols of OSI behind IEEE 802.2, PPP, GRE and others.
public enum OSI: Dissector {
  public static let dumpName = "isoclns"
  public static let attachments = [
    Key.serviceAccessPoint(0xfe), .etherType(0x00fe),
  ]

  static let names: ValueNames = [
    0x00: "NULL", 0x08: "Q.933", 0x09: "LMI", 0x80: "SNAP", 0x81: "CLNP", 0x82: "ES-IS",
    0x83: "IS-IS", 0x84: "CONS", 0x85: "IDRP", 0x8a: "X25 ES-IS", 0x8e: "IPv6", 0xb1: "FRF.15",
    0xc1: "ISIS_SPB", 0xcc: "IPv4", 0xcf: "PPP",
  ]

  // MARK: Print

  /// With `-e` `OSI NLPID IS-IS (0x83): `, and what the first byte announces.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let identifier = try bytes.uint8(at: 0)
    let showsLink = line.options.showsLink
    if showsLink { writeIdentifier(identifier, into: &line) }
    let rest = max(0, length - 1)
    switch identifier {
    case 0x81, 0x82, 0x83:
      if try line.hand(bytes, length: length, to: .networkLayerProtocol(identifier)) { return }
    case 0xcc:
      if try line.hand(bytes.from(1), length: rest, to: .etherType(0x0800)) { return }
    case 0x8e:
      if try line.hand(bytes.from(1), length: rest, to: .etherType(0x86dd)) { return }
    case 0xcf:
      return try PPP.dumpFrame(bytes.from(1), length: rest, into: &line)
    case 0x08:
      if try line.hand(bytes.from(1), length: rest, to: .networkLayerProtocol(identifier)) {
        return
      }
    case 0x00:
      return line.write(showsLink ? "length: " : ", length: ", length)
    default: break
    }
    if !showsLink { writeIdentifier(identifier, into: &line) }
    line.write(showsLink ? "length: " : ", length: ", length)
    if length > 1 { line.writeHex(bytes.upTo(length)) }
  }

  private static func writeIdentifier(_ identifier: UInt8, into line: inout DumpLine) {
    line.write("OSI NLPID ", identifier, in: names, unknown: .text("Unknown"), " (0x")
    line.write(hex: identifier, digits: 2)
    line.write("): ")
  }
}

/// The same behind an Ethernet type, where a byte of its own stands first.
public enum EthernetOSI: Dissector {
  public static let dumpName = "isoclns"
  public static let attachments = [Key.etherType(0xfefe)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    _ = try line.hand(bytes.from(1), length: max(0, length - 1), to: .serviceAccessPoint(0xfe))
  }
}
