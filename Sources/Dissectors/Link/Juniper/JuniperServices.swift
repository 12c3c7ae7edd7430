import Addresses
public import Dissection

/// A packet on its way into or out of a tunnel, with its security association.
public enum JuniperES: JuniperFrame {
  public static let dumpName = "juniper_es"
  public static let attachments = [Key.linkType(132)]
  static let card: Juniper.Card? = Juniper.Card(name: "ES", cookieLength: 0)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let index = try bytes.uint16(at: 0)
    let timeToLive = try bytes.uint8(at: 2)
    let type = try bytes.uint8(at: 3)
    try bytes.require(16)
    guard let name = typeNames[type] else {
      line.write("ES Invalid type ", type)
      return line.write(", length ", length)
    }
    // The packet lies behind the tunnel's addresses, or in their place.
    let skipped = type >= 3 ? 16 : 0
    if line.options.showsLink {
      line.write("ES SA, index ", index)
      line.write(", ttl ", timeToLive, " type ")
      line.write(name)
      line.write(" (", type, ")")
      if skipped > 0 {
        line.write(", spi ", try bytes.uint32(at: 4))
        line.write(", Tunnel ", try bytes.ipv4(at: 8))
        line.write(" > ", try bytes.ipv4(at: 12))
      }
      line.write(", length ", length - skipped, "\n")
    }
    _ = try line.hand(bytes.from(skipped), length: length - skipped, to: .etherType(0x0800))
  }

  static let typeNames: ValueNames = [
    1: "ESP ENCR-AUTH", 2: "ESP ENCR-AH AUTH", 3: "ESP AUTH", 4: "AH AUTH", 5: "ESP ENCR",
  ]
}

/// A packet of a gateway of a mobile network.
public enum JuniperGGSN: JuniperFrame {
  public static let dumpName = "juniper_ggsn"
  public static let attachments = [Key.linkType(133)]
  static let card: Juniper.Card? = Juniper.Card(name: "GGSN", cookieLength: 8)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = UInt8(truncatingIfNeeded: header.cookie >> 40)
    if line.options.showsLink {
      line.write("proto ", type, in: typeNames, unknown: .text("Unknown"))
      line.write(" (", type)
      line.write("), vlan ", UInt16(truncatingIfNeeded: header.cookie >> 16), ": ")
    }
    switch type {
    case 2: _ = try line.hand(bytes, length: length, to: .etherType(0x0800))
    case 6: _ = try line.hand(bytes, length: length, to: .etherType(0x86dd))
    default: if !line.options.showsLink { line.write("unknown GGSN proto (", type, ")") }
    }
  }

  static let typeNames: ValueNames = [1: "Null", 2: "IPv4", 6: "IPv6"]
}

/// A packet that was copied for monitoring.
public enum JuniperMonitor: JuniperFrame {
  public static let dumpName = "juniper_monitor"
  public static let attachments = [Key.linkType(164)]
  static let card: Juniper.Card? = Juniper.Card(name: "MONITOR", cookieLength: 8)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink {
      line.write("service-id ", try bytes.uint32(at: 4))
      line.write(", iif ", try bytes.uint16(at: 2))
      line.write(", pkt-type ", try bytes.uint8(at: 0), ": ")
    }
    try bytes.require(8)
    _ = try Juniper.dumpIP(bytes.from(8), length: length - 8, into: &line)
  }
}

/// A packet on its way through the card for services.
public enum JuniperServices: JuniperFrame {
  public static let dumpName = "juniper_services"
  public static let attachments = [Key.linkType(136)]
  static let card: Juniper.Card? = Juniper.Card(name: "AS", cookieLength: 8)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink {
      line.write("service-id ", try bytes.uint8(at: 0))
      line.write(" flags 0x", hex: try bytes.uint8(at: 1), digits: 2)
      line.write(" service-set-id 0x", hex: try bytes.uint16(at: 2), digits: 4)
      line.write(" iif ", try bytes.uint24(at: 5), ": ")
    }
    try bytes.require(8)
    _ = try Juniper.dumpIP(bytes.from(8), length: length - 8, into: &line)
  }
}
