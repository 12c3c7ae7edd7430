// File Transfer Protocol, RFC 959.
//
//   USER anonymous            331 Please specify the password.

public import Dissection

/// The control connection of FTP, read in place.
public enum FTP: Dissector {
  public static let dumpName = "ftp"
  public static let attachments = [Key.tcpPort(21)]

  // MARK: Print

  /// `: FTP: USER anonymous`, or with `-v` every line.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": ")
    try TextProtocol.dump(bytes, length: length, "FTP", .anything, into: &line)
  }
}
