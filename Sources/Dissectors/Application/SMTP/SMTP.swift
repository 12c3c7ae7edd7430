// Simple Mail Transfer Protocol, RFC 5321.
//
//   EHLO example.org          250-mail.example.org

public import Dissection

/// Mail on its way between servers, read in place.
public enum SMTP: Dissector {
  public static let dumpName = "smtp"
  public static let attachments = [Key.tcpPort(25)]

  // MARK: Print

  /// `: SMTP: EHLO example.org`, or with `-v` every line.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": ")
    try TextProtocol.dump(bytes, length: length, "SMTP", .anything, into: &line)
  }
}
