import Addresses
public import Dissection

/// Packets of Juniper's first ATM cards.
public enum JuniperATM1: JuniperFrame {
  public static let dumpName = "juniper_atm1"
  public static let attachments = [Key.linkType(137)]
  static let card: Juniper.Card? = Juniper.Card(name: "ATM1", cookieLength: 4)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if header.cookie >> 56 == 0x80 {
      return try ATMCell.dump(bytes, length: length, checkLength: 0, into: &line)
    }
    if try JuniperATM2.dumpLogicalLink(bytes, length: length, into: &line) { return }
    if try bytes.uint8(at: 0) == 0x03 {
      _ = try line.hand(bytes.from(1), length: length - 1, to: .serviceAccessPoint(0xfe))
      return
    }
    _ = try Juniper.dumpIP(bytes, length: length, into: &line)
  }
}

/// Packets of Juniper's second ATM cards.
public enum JuniperATM2: JuniperFrame {
  public static let dumpName = "juniper_atm2"
  public static let attachments = [Key.linkType(135)]
  static let card: Juniper.Card? = Juniper.Card(name: "ATM2", cookieLength: 8, hasCells: true)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if header.cookie & 0x70 != 0 {
      return try ATMCell.dump(bytes, length: length, checkLength: 0, into: &line)
    }
    if try dumpLogicalLink(bytes, length: length, into: &line) { return }
    // Ethernet goes out without the header that tells the protocol.
    if !header.isInward, header.cookie >> 32 & 0x3fe != 0 {
      _ = try line.hand(bytes, length: length, to: .linkType(1))
      return
    }
    _ = try Juniper.dumpIP(bytes, length: length, into: &line)
  }

  /// A packet that begins with a header that tells its protocol (RFC 2684).
  static func dumpLogicalLink(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch try bytes.uint24(at: 0) {
    case 0xfefe03, 0xaaaa03: return try line.hand(bytes, length: length, to: .logicalLink)
    default: return false
    }
  }
}
