// Real Time Streaming Protocol, RFC 2326, RFC 7826.
//
//   PLAY rtsp://example.org/a RTSP/1.0       RTSP/1.0 200 OK

public import Dissection

/// A request or response that steers a media stream, read in place.
public enum RTSP: Dissector {
  public static let dumpName = "rtsp"
  public static let attachments = [Key.tcpPort(554), .tcpPort(8554)]

  static let grammar = TextProtocol.Grammar(requests: [
    "ANNOUNCE", "DESCRIBE", "GET_PARAMETER", "OPTIONS", "PAUSE", "PLAY", "RECORD", "REDIRECT",
    "SET_PARAMETER", "SETUP", "TEARDOWN",
  ])

  // MARK: Print

  /// `: RTSP: PLAY rtsp://example.org RTSP/1.0`, or with `-v` every line.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": ")
    try TextProtocol.dump(bytes, length: length, "RTSP", grammar, into: &line)
  }
}
