import Addresses
public import Dissection

/// A link type of Juniper's: its card, if it has cookies, and what is behind the header.
protocol JuniperFrame: Dissector {
  static var card: Juniper.Card? { get }
  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw)
}

extension JuniperFrame {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard let header = try Juniper(bytes, length: length, card: card, into: &line) else { return }
    try dump(header, bytes.from(header.length), length: length - header.length, into: &line)
  }
}

/// An Ethernet frame.
public enum JuniperEthernet: JuniperFrame {
  public static let dumpName = "juniper_ether"
  public static let attachments = [Key.linkType(178)]
  static let card: Juniper.Card? = nil

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    _ = try line.hand(bytes, length: length, to: .linkType(1))
  }
}

/// A frame of PPP.
public enum JuniperPPP: JuniperFrame {
  public static let dumpName = "juniper_ppp"
  public static let attachments = [Key.linkType(179)]
  static let card: Juniper.Card? = nil

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try PPP.dumpFrame(bytes, length: length, into: &line)
  }
}

/// A frame relay frame.
public enum JuniperFrameRelay: JuniperFrame {
  public static let dumpName = "juniper_frelay"
  public static let attachments = [Key.linkType(180)]
  static let card: Juniper.Card? = nil

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    _ = try line.hand(bytes, length: length, to: .linkType(107))
  }
}

/// A frame of Cisco's HDLC.
public enum JuniperHDLC: JuniperFrame {
  public static let dumpName = "juniper_chdlc"
  public static let attachments = [Key.linkType(181)]
  static let card: Juniper.Card? = nil

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    _ = try line.hand(bytes, length: length, to: .linkType(104))
  }
}

/// An Ethernet frame of a PPPoE session.
public enum JuniperPPPoE: JuniperFrame {
  public static let dumpName = "juniper_pppoe"
  public static let attachments = [Key.linkType(167)]
  static let card: Juniper.Card? = Juniper.Card(name: "PPPoE", cookieLength: 0)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    _ = try line.hand(bytes, length: length, to: .linkType(1))
  }
}

/// An Ethernet type and its payload, of a PPPoE session over ATM.
public enum JuniperPPPoEOverATM: JuniperFrame {
  public static let dumpName = "juniper_pppoe_atm"
  public static let attachments = [Key.linkType(168)]
  static let card: Juniper.Card? = Juniper.Card(name: "PPPoE ATM", cookieLength: 0)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.uint16(at: 0)
    if try line.hand(bytes.from(2), length: length - 2, to: .etherType(type)) { return }
    line.write("unknown ethertype 0x", hex: type, digits: 4)
  }
}
