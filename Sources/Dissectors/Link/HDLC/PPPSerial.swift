// PPP in HDLC-like framing, RFC 1662, or Cisco's framing: LINKTYPE_PPP_HDLC. BSD/OS's PPP.

public import Dissection

/// A serial line whose framing shows in its first byte.
public enum PPPSerial: Dissector {
  public static let dumpName = "ppp_hdlc"
  public static let attachments = [Key.linkType(50)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 2 else { return line.writeTruncated() }
    let address = bytes[0]
    if address == 0x0f || address == 0x8f {
      return try CiscoHDLC.dump(bytes, length: length, into: &line)
    }
    guard bytes.count >= 4 else { return line.writeTruncated() }
    if line.options.showsLink {
      line.write(hex: address, digits: 2)
      line.write(" ", hex: bytes[1], digits: 2, " ")
      line.write(decimal: length)
      line.write(" ")
    }
    guard address == 0xff else {
      line.addLinkHeader(2)
      line.write("unknown addr ", hex: bytes[2], digits: 2)
      return line.write("; ctrl ", hex: bytes[3], digits: 2)
    }
    line.addLinkHeader(4)
    let type = try bytes.uint16(at: 2)
    line.write(
      type, in: PPP.protocolNames, unknown: .hex("unknown PPP protocol (0x", digits: 4, suffix: ")")
    )
    line.write(": ")
    try PPP.dump(bytes, at: 4, length: length - 4, type: type, into: &line)
  }
}

/// PPP as BSD/OS captured it.
public enum PPPOfBSD: Dissector {
  public static let dumpName = "ppp_bsdos"
  public static let attachments = [Key.linkType(103)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 24, length >= 24 else { return line.writeTruncated() }
    // 24 bytes of the system's own: direction, link header length; the frame is behind them.
    let headerLength = Int(bytes[5])
    line.addLinkHeader(24)
    let start = 24
    let frame = bytes.from(start)
    guard frame.count > headerLength, headerLength >= 2 else {
      return try PPP.dumpFrame(frame, length: length - start, into: &line)
    }
    try PPP.dumpFrame(frame, length: length - start, into: &line)
  }
}
