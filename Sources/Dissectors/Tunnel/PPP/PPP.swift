// Point-to-point protocol, RFC 1661; in HDLC-like framing, RFC 1662; multilink, RFC 1990.
//
//   +---------------+---------------+-------------------------------+
//   | Address 0xff  | Control 0x03  |    Protocol (8 or 16 bits)    |
//   +---------------+---------------+-------------------------------+
//
//   address and control may be left out; 0 or 1 in place of the address says the direction.

public import Dissection

/// A frame of the point-to-point protocol.
public enum PPP: Dissector {
  public static let dumpName = "ppp"
  public static let attachments = [
    Key.linkType(9), .linkType(166), .linkType(204), .etherType(0x880b),
  ]

  // MARK: Fields

  static let address = Field<UInt8>("ppp.address", "Address", at: 0, .hexadecimal)
  static let control = Field<UInt8>("ppp.control", "Control", at: 1, .hexadecimal)
  static let type = Field<UInt16>("ppp.protocol", "Protocol", at: 2, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.isLinkLayer, bytes.count < 4 { return line.writeTruncated() }
    // Straight behind an Ethernet type it is set off from what was written before.
    let isInEthernet = !line.isLinkLayer && line.network.version == .none
    if isInEthernet {
      guard length > 0 else { return }
      line.write(": ")
    }
    try dumpFrame(bytes, length: length, into: &line)
  }

  /// A frame behind another header, as PPPoE or L2TP have it.
  static func dumpFrame(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = dumpName
    guard length >= 2 else { return line.writeTruncated() }
    var offset = 0
    switch try bytes.uint16(at: 0) {
    case 0x0003:
      if line.options.showsLink { line.write("In  ") }
      offset = 2
    case 0x0103:
      if line.options.showsLink { line.write("Out ") }
      offset = 2
    case 0xff03: offset = 2
    default: break
    }
    guard length >= offset + 2 else { return line.writeTruncated() }
    var type = UInt16(try bytes.uint8(at: offset))
    if type & 1 == 1 {
      offset += 1
    } else {
      type = try bytes.uint16(at: offset)
      offset += 2
    }
    line.addLinkHeader(offset)
    if line.options.showsLink {
      line.write(type, in: protocolNames, unknown: .text("unknown"))
      line.write(" (0x", hex: type, digits: 4, "), length ")
      line.write(decimal: length)
      if protocolNames[type] == nil { return }
      line.write(": ")
    }
    try dump(bytes, at: offset, length: length - offset, type: type, into: &line)
  }

  /// What a protocol number names; it begins at `offset`, and the header before it is there to be
  /// shown.
  static func dump(
    _ bytes: Span<UInt8>, at offset: Int, length: Int, type: UInt16, into line: inout DumpLine
  ) throws(Flaw) {
    // An escaped frame, whose flag was taken for half of a protocol number.
    if type & 0xff00 == 0x7e00 {
      return try dumpEscaped(bytes.from(offset - 1), length: length + 1, into: &line)
    }
    let payload = bytes.from(offset)
    switch type {
    case 0xc021, 0x8021, 0x8023, 0x8281, 0x8057, 0x80fd, 0xc02b:
      try PPPControl.dump(bytes, at: offset, length: length, type: type, into: &line)
    case 0x003d: writeMultilink(payload, length: length, into: &line)
    case 0xc223: try PPPAuthentication.dumpCHAP(payload, length: length, into: &line)
    case 0xc023: try PPPAuthentication.dumpPAP(payload, length: length, into: &line)
    case 0xc02d: break
    case 0x00fd: line.write("compressed PPP data")
    default:
      if let key = key(type), try line.hand(payload, length: length, to: key) { return }
      line.write(
        type, in: protocolNames,
        unknown: .hex("unknown PPP protocol (0x", digits: 4, suffix: ")"))
      line.write(" ")
      line.writeUnknownData(payload.upTo(length))
    }
  }

  private static func key(_ type: UInt16) -> Key? {
    switch type {
    case 0x0021, 0x002f, 0x0800: .etherType(0x0800)
    case 0x0057, 0x86dd: .etherType(0x86dd)
    case 0x002b, 0x8137: .serviceAccessPoint(0xe0)
    case 0x0023: .serviceAccessPoint(0xfe)
    case 0x0281, 0x0283: .etherType(0x8847)
    default: .ppp(type)
    }
  }

  /// `MLPPP, seq 0x001, Flags [begin], length 5`
  private static func writeMultilink(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) {
    if !line.options.showsLink { line.write("MLPPP, ") }
    guard length >= 2, bytes.count >= 2 else { return line.write("[|mlppp]") }
    let word = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    line.write("seq 0x", hex: word & 0x0fff, digits: 3, ", Flags [")
    switch word >> 14 {
    case 0: line.write("none")
    case 1: line.write("end")
    case 2: line.write("begin")
    default: line.write("end, begin")
    }
    line.write("], length ", length)
  }

  // MARK: Escaped frames

  /// A frame in HDLC-like framing, whose escapes are undone first (RFC 1662 §4.2).
  static func dumpEscaped(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length > 0 else { return }
    var plain: [UInt8] = []
    var index = 0
    let end = min(length, bytes.count)
    while index < end {
      if bytes[index] == 0x7d {
        index += 1
        guard index < end else { break }
        plain.append(bytes[index] ^ 0x20)
      } else {
        plain.append(bytes[index])
      }
      index += 1
    }
    let frame = plain.span
    switch try frame.uint8(at: 0) {
    case 0x21: _ = try line.hand(frame.from(1), length: frame.count - 1, to: .etherType(0x0800))
    case 0x57: _ = try line.hand(frame.from(1), length: frame.count - 1, to: .etherType(0x86dd))
    default:
      let hasAddress = try frame.uint16(at: 0) == 0xff03
      let start = hasAddress ? 2 : 0
      let type = try frame.uint16(at: start)
      if type & 0xff00 == 0x7e00 {
        line.write("(protocol 0x", hex: type, digits: 4, " invalid)")
      } else {
        try dump(frame, at: start + 2, length: frame.count - start - 2, type: type, into: &line)
      }
    }
  }

  static let protocolNames: ValueNames = [
    0x0021: "IP", 0x0023: "OSI", 0x0025: "NS", 0x0027: "DECNET", 0x0029: "APPLE", 0x002b: "IPX",
    0x002d: "VJC IP", 0x002f: "VJNC IP", 0x0031: "BRPDU", 0x0033: "STII", 0x0035: "VINES",
    0x003d: "MLPPP", 0x0057: "IP6", 0x00fd: "Compressed", 0x0201: "HELLO", 0x0231: "LUXCOM",
    0x0233: "SNS", 0x0281: "MPLS", 0x0283: "MPLS", 0x8021: "IPCP", 0x8023: "OSICP",
    0x8025: "NSCP", 0x8027: "DECNETCP", 0x8029: "APPLECP", 0x802b: "IPXCP", 0x8033: "STIICP",
    0x8035: "VINESCP", 0x8057: "IP6CP", 0x80fd: "CCP", 0x8281: "MPLSCP", 0xc021: "LCP",
    0xc023: "PAP", 0xc025: "LQM", 0xc027: "SPAP", 0xc02b: "BACP", 0xc02d: "BAP",
    0xc03d: "MLPPP-CP", 0xc223: "CHAP", 0xc227: "EAP",
  ]
}
