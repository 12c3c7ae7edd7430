// Multiprotocol label switching, RFC 3032; traffic class, RFC 5462; over UDP, RFC 7510.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------+-----+-+---------------+
//   |                 Label                 | TC  |S| Time to live  |
//   +---------------------------------------+-----+-+---------------+

public import Dissection

/// A stack of labels, and the packet under it.
public enum MPLS: Dissector {
  public static let dumpName = "mpls"
  public static let attachments = [
    Key.etherType(0x8847), .etherType(0x8848), .ipProtocol(137), .udpPort(6635), .ppp(0x0281),
    .ppp(0x0283),
  ]

  // MARK: Fields

  static let label = Field<UInt32>("mpls.label", "MPLS Label", at: 0, mask: 0xffff_f000)
  static let trafficClass = Field<UInt32>("mpls.exp", "Traffic Class", at: 0, mask: 0x0e00)
  static let isBottom = Field<UInt32>("mpls.bottom", "Bottom of Stack", at: 0, mask: 0x0100)
  static let timeToLive = Field<UInt8>("mpls.ttl", "MPLS TTL", at: 3)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("MPLS")
    var offset = 0
    var label: UInt32 = 0
    while true {
      guard bytes.has(4, at: offset), length >= offset + 4 else { return line.writeTruncated() }
      label = try bytes.read(Self.label, at: offset)
      line.write(offset > 0 && line.options.isVerbose ? "\n\t" : " ")
      line.write("(label ", label)
      if line.options.isVerbose, label < 16 { line.write(" (", label, in: labelNames, ")") }
      line.write(", tc ", try bytes.read(trafficClass, at: offset))
      let isBottom = try bytes.read(isBottom, at: offset) == 1
      if isBottom { line.write(", [S]") }
      line.write(", ttl ", try bytes.read(timeToLive, at: offset), ")")
      offset += 4
      if isBottom { break }
    }
    let payload = bytes.from(offset)
    let rest = length - offset
    let key: Key
    switch label {
    case 0, 3: key = .etherType(0x0800)
    case 2: key = .etherType(0x86dd)
    default:
      // Nothing says what a label carries; the first byte has to.
      guard rest > 0 else { return }
      switch try payload.uint8(at: 0) {
      case 0x45...0x4f: key = .etherType(0x0800)
      case 0x60...0x6f: key = .etherType(0x86dd)
      case 0x81...0x83: key = .serviceAccessPoint(0xfe)
      default: return line.writeUnknown(payload)
      }
    }
    line.write(line.options.isVerbose ? "\n\t" : " ")
    if try !line.hand(payload, length: rest, to: key) { line.writeUnknown(payload) }
  }

  static let labelNames: ValueNames = [
    0: "IPv4 explicit NULL", 1: "router alert", 2: "IPv6 explicit NULL", 3: "implicit NULL",
    4: "rsvd", 5: "rsvd", 6: "rsvd", 7: "rsvd", 8: "rsvd", 9: "rsvd", 10: "rsvd", 11: "rsvd",
    12: "rsvd", 13: "rsvd", 14: "rsvd", 15: "rsvd",
  ]
}
