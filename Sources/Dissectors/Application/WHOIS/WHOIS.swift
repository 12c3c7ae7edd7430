// WHOIS, RFC 3912.
//
//   example.com               domain: EXAMPLE.COM ...

public import Dissection

/// A question about a domain or an address, and its answer, read in place.
public enum WHOIS: Dissector {
  public static let dumpName = "whois"
  public static let attachments = [Key.tcpPort(43)]

  // MARK: Print

  /// `: WHOIS: example.com`, or with `-v` every line.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": ")
    try TextProtocol.dump(bytes, length: length, "WHOIS", .anything, into: &line)
  }
}
