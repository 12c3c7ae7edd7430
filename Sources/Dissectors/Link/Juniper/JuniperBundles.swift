import Addresses
public import Dissection

extension Juniper {
  /// What the cookie of the card for services says is behind it; false where it says nothing.
  static func dumpNetworkLayer(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch header.type {
    case 0x00: return try line.hand(bytes, length: length, to: .etherType(0x0800))
    case 0x10: return try line.hand(bytes, length: length, to: .etherType(0x86dd))
    case 0x20: return try line.hand(bytes, length: length, to: .etherType(0x8847))
    case 0x30: return try line.hand(bytes, length: length, to: .serviceAccessPoint(0xfe))
    default: return false
    }
  }

  /// Network layer identifiers in a frame relay header: `0x03` and the identifier.
  static func isIdentifier(_ type: UInt16) -> Bool {
    type == 0x0308 || type == 0x03cc || type == 0x038e
  }
}

/// A frame of a bundle of PPP links.
public enum JuniperMultilinkPPP: JuniperFrame {
  public static let dumpName = "juniper_mlppp"
  public static let attachments = [Key.linkType(130)]
  static let card: Juniper.Card? = Juniper.Card(name: "MLPPP", cookieLength: 2, isBundle: true)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let start = header.cookie(first: 2)
    if line.options.showsLink, start != 0x0023, start != 0xff03 {
      line.write("Bundle-ID ", header.bundle, ": ")
    }
    if header.type == 0, header.cookie >> 24 & 0xff == 0x60 {
      return try PPP.dumpFrame(bytes, length: length, into: &line)
    }
    if try Juniper.dumpNetworkLayer(header, bytes, length: length, into: &line) { return }
    try PPP.dumpFrame(bytes, length: length, into: &line)
  }
}

/// A frame of a bundle of frame relay links (FRF.15).
public enum JuniperMultilinkFrameRelay: JuniperFrame {
  public static let dumpName = "juniper_mlfr"
  public static let attachments = [Key.linkType(131)]
  static let card: Juniper.Card? = Juniper.Card(
    name: "MLFR", cookieLength: 2, isBundle: true, hasProtocol: true)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink, header.cookie(first: 4) != 1 {
      line.write("Bundle-ID ", header.bundle, ", ")
    }
    switch header.type {
    case 0x0003, 0x0300:
      _ = try line.hand(bytes, length: length, to: .serviceAccessPoint(0xfe))
    default:
      line.write("unknown protocol 0x", hex: header.type, digits: 4)
      line.write(", length ", length)
    }
  }
}

/// A frame of a bundle of frame relay links (FRF.16).
public enum JuniperMFR: JuniperFrame {
  public static let dumpName = "juniper_mfr"
  public static let attachments = [Key.linkType(134)]
  static let card: Juniper.Card? = Juniper.Card(name: "MFR", cookieLength: 4, isBundle: true)

  static func dump(
    _ header: Juniper, _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if header.isOfServices {
      _ = try Juniper.dumpNetworkLayer(header, bytes, length: length, into: &line)
      return
    }
    if line.options.showsLink, header.cookie(first: 4) != 1 {
      line.write("Bundle-ID ", header.bundle, ", ")
    }
    switch header.type {
    case 0xfefe:
      _ = try line.hand(bytes.from(1), length: length - 1, to: .serviceAccessPoint(0xfe))
    case _ where Juniper.isIdentifier(header.type):
      _ = try line.hand(bytes.from(1), length: length - 1, to: .serviceAccessPoint(0xfe))
    default:
      line.write("unknown protocol 0x", hex: header.type, digits: 4)
      line.write(", length ", length)
    }
  }
}
