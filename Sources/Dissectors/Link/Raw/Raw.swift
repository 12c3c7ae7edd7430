// IP without a link layer: LINKTYPE_RAW, and the numbers that some systems gave it.

public import Dissection

/// A frame that begins with an IP header of either version.
public enum Raw: Dissector {
  public static let dumpName = "raw"
  public static let attachments = [Key.linkType(101), .linkType(12), .linkType(14)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink { try writeName(bytes, into: &line) }
    try dumpEitherVersion(bytes, length: length, into: &line)
  }

  /// With `-e` the network layer leaves out its name, and no link layer says it.
  private static func writeName(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard bytes.count > 0 else { return }
    switch bytes[0] >> 4 {
    case 4: line.write("IP ")
    case 6: line.write("IP6 ")
    default: break
    }
  }

  /// IPv4 or IPv6, as the first bits say.
  static func dumpEitherVersion(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = "ipn"
    guard length > 0 else { return line.write("truncated-ip ", length) }
    let version = try bytes.uint8(at: 0) >> 4
    switch version {
    case 4: _ = try line.hand(bytes, length: length, to: .etherType(0x0800))
    case 6: _ = try line.hand(bytes, length: length, to: .etherType(0x86dd))
    default:
      line.write("IP")
      line.write(decimal: version)
      line.writeInvalid()
    }
  }
}

/// A frame that begins with an IPv4 header: LINKTYPE_IPV4.
public enum RawIPv4: Dissector {
  public static let dumpName = "ip"
  public static let attachments = [Key.linkType(228)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink { line.write("IP ") }
    _ = try line.hand(bytes, length: length, to: .etherType(0x0800))
  }
}

/// A frame that begins with an IPv6 header: LINKTYPE_IPV6.
public enum RawIPv6: Dissector {
  public static let dumpName = "ip6"
  public static let attachments = [Key.linkType(229)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink { line.write("IP6 ") }
    _ = try line.hand(bytes, length: length, to: .etherType(0x86dd))
  }
}
