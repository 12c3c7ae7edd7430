// Cisco's framing of serial lines: LINKTYPE_C_HDLC.
//
//   +---------------+---------------+-------------------------------+
//   |    Address    |    Control    |         Protocol type         |
//   +---------------+---------------+-------------------------------+
//
//   SLARP, its own protocol:
//   +---------------------------------------------------------------+
//   |  Code: 0 request, 1 reply, 2 keepalive                        |
//   +---------------------------------------------------------------+
//   |  Address             | My sequence number                     |
//   +----------------------+----------------------------------------+
//   |  Mask                | Your sequence number                   |
//   +----------------------+----------------------------------------+
//   |  -                   | Reliability (16 bits), then uptime     |
//   +----------------------+----------------------------------------+

import Addresses
public import Dissection

/// A frame of a serial line in Cisco's framing.
public enum CiscoHDLC: Dissector {
  public static let dumpName = "chdlc"
  public static let attachments = [Key.linkType(104)]
  static let headerLength = 4

  // MARK: Fields

  static let address = Field<UInt8>("chdlc.address", "Address", at: 0, .hexadecimal)
  static let type = Field<UInt16>("chdlc.protocol", "Protocol", at: 2, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = dumpName
    guard length >= headerLength, bytes.has(headerLength) else { return line.writeTruncated() }
    line.addLinkHeader(headerLength)
    let type = try bytes.read(type)
    if line.options.showsLink {
      switch try bytes.read(address) {
      case 0x0f: line.write("unicast")
      case 0x8f: line.write("bcast")
      case let other: line.write("0x", hex: other, digits: 2)
      }
      line.write(", ethertype ")
      Ethernet.writeType(type, into: &line)
      line.write(", length ", length, ": ")
    }
    let payload = bytes.from(headerLength)
    let rest = length - headerLength
    switch type {
    case 0x8035: return try writeSLARP(payload, length: rest, into: &line)
    case 0xfefe:
      // A byte of padding may come before the OSI header.
      guard rest >= 2 else { return line.writeTruncated() }
      switch try payload.uint8(at: 1) {
      case 0x81, 0x82, 0x83:
        if try line.hand(payload.from(1), length: rest - 1, to: .serviceAccessPoint(0xfe)) {
          return
        }
      default:
        if try line.hand(payload, length: rest, to: .serviceAccessPoint(0xfe)) { return }
      }
    case 0x0800, 0x86dd, 0x8847, 0x8848:
      if try line.hand(payload, length: rest, to: .etherType(type)) { return }
    default: break
    }
    if !line.options.showsLink {
      line.write("unknown CHDLC protocol (0x", hex: type, digits: 4, ")")
    }
  }

  /// `SLARP (length: 20), keepalive: mineseen=0x00000005, yourseen=0x00000002, …`
  private static func writeSLARP(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = "slarp"
    guard length >= 14 else { return line.writeTruncated() }
    line.write("SLARP (length: ", length, "), ")
    let code = try bytes.uint32(at: 0)
    switch code {
    case 0: line.write("request")
    case 1:
      line.write("reply ", try bytes.ipv4(at: 4))
      line.write("/", try bytes.ipv4(at: 8))
    case 2:
      line.write("keepalive: mineseen=0x", hex: try bytes.uint32(at: 4), digits: 8)
      line.write(", yourseen=0x", hex: try bytes.uint32(at: 8), digits: 8)
      line.write(", reliability=0x", hex: try bytes.uint16(at: 12), digits: 4)
      if length >= 18 {
        let seconds = try bytes.uint32(at: 14) / 1000
        line.write(", link uptime=", seconds / 86_400, "d")
        line.write("", seconds / 3600 % 24, "h")
        line.write("", seconds / 60 % 60, "m")
        line.write("", seconds % 60, "s")
      }
    default:
      line.write("0x", hex: code, digits: 2, " unknown")
      if line.options.verbosity <= 1 { line.writeUnknownData(bytes.from(4).upTo(length - 4)) }
    }
    if length > 18, line.options.isVerbose {
      line.write(", (trailing junk: ", length - 18, " bytes)")
    }
    if line.options.verbosity > 1 { line.writeUnknownData(bytes.from(18).upTo(length - 18)) }
  }
}
