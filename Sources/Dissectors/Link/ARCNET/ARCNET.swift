// ARCNET, RFC 1201 and RFC 1051, as BSD (LINKTYPE_ARCNET_BSD) and Linux (LINKTYPE_ARCNET_LINUX)
// capture it.
//
//   BSD:    source, destination, type [, split flag, sequence (16 bits)]
//   Linux:  source, destination, offset (16 bits), type [, split flag, sequence (16 bits)]

public import Dissection

/// A frame of an ARCNET as BSD shows it.
public enum ARCNET: Dissector {
  public static let dumpName = "arcnet"
  public static let attachments = [Key.linkType(7)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 3, length >= 3 else { return line.writeTruncated() }
    let type = bytes[2]
    var headerLength = 3
    var fragment: (flag: UInt8, sequence: UInt16)?
    if type != 0xf0, type != 0xf1, type != 0x80 {
      guard bytes.count >= 6, length >= 6 else {
        writeHeader(bytes, nil, length, into: &line)
        return line.writeTruncated("phds")
      }
      headerLength = 6
      if bytes[3] == 0xff {
        guard bytes.count >= 9, length >= 9 else {
          writeHeader(bytes, nil, length, into: &line)
          return line.writeTruncated("phds extended")
        }
        headerLength = 9
      }
      fragment = (bytes[headerLength - 3], try bytes.uint16(at: headerLength - 2))
    }
    if line.options.showsLink { writeHeader(bytes, fragment, length, into: &line) }
    line.addLinkHeader(headerLength)
    // The middle of a packet.
    if let flag = fragment?.flag, flag != 0, flag & 1 == 0 { return }
    try dumpPayload(bytes.from(headerLength), length: length - headerLength, type, into: &line)
  }

  /// `be 50 ip 89: `
  static func writeHeader(
    _ bytes: Span<UInt8>, _ fragment: (flag: UInt8, sequence: UInt16)?, _ length: Int,
    into line: inout DumpLine
  ) {
    line.write(hex: bytes[0], digits: 2)
    line.write(" ", hex: bytes[1], digits: 2, " ")
    line.write(bytes[2], in: typeNames, unknown: .hex("", digits: 2))
    line.write(" ")
    if let (flag, sequence) = fragment {
      line.write("seqid ", hex: sequence, digits: 4, " ")
      if flag & 1 != 0 {
        line.write("(first of ", (Int(flag) + 3) / 2, " fragments) ")
      } else if flag != 0 {
        line.write("(fragment ", Int(flag) / 2 + 1, ") ")
      }
    }
    line.write("", length, ": ")
  }

  static func dumpPayload(
    _ payload: Span<UInt8>, length: Int, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    let key: Key
    switch type {
    case 0xd4, 0xf0: key = .etherType(0x0800)
    case 0xc4: key = .etherType(0x86dd)
    case 0xd5, 0xf1: key = .etherType(0x0806)
    case 0xd6: key = .etherType(0x8035)
    case 0xdd: key = .etherType(0x809b)
    default: return line.writeUnknown(payload)
    }
    if try !line.hand(payload, length: length, to: key) { line.writeUnknown(payload) }
  }

  static let typeNames: ValueNames = [
    0xc4: "ipv6", 0xd4: "ip", 0xd5: "arp", 0xd6: "rarp", 0xdd: "atalk", 0xf0: "oldip",
    0xf1: "oldarp", 0xf7: "banyan", 0xfa: "novell", 0x80: "diag",
  ]
}

/// A frame of an ARCNET as Linux shows it.
public enum ARCNETOfLinux: Dissector {
  public static let dumpName = "arcnet_linux"
  public static let attachments = [Key.linkType(129)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 5, length >= 5 else { return line.writeTruncated() }
    let type = bytes[4]
    let headerLength = type == 0xf0 || type == 0xf1 ? 5 : 8
    guard bytes.count >= headerLength, length >= headerLength else {
      ARCNET.writeHeader(bytes, nil, length, into: &line)
      return line.writeTruncated()
    }
    if line.options.showsLink { ARCNET.writeHeader(bytes, nil, length, into: &line) }
    line.addLinkHeader(headerLength)
    try ARCNET.dumpPayload(
      bytes.from(headerLength), length: length - headerLength, type, into: &line)
  }
}
