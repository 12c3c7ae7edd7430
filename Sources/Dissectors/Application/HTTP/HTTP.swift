// Hypertext Transfer Protocol 1.1, RFC 9112; WebDAV, RFC 4918; versioning, RFC 3253.
//
//   GET /index.html HTTP/1.1        HTTP/1.1 200 OK
//   Host: example.org               Content-Length: 5
//
//                                   Hello

public import Dissection

/// A request or response of HTTP/1, read in place.
public enum HTTP: Dissector {
  public static let dumpName = "http"
  public static let attachments = [Key.tcpPort(80), .tcpPort(8080)]

  static let grammar = TextProtocol.Grammar(requests: [
    "GET", "PUT", "COPY", "HEAD", "LOCK", "MOVE", "POLL", "POST", "BCOPY", "BMOVE", "MKCOL",
    "TRACE", "LABEL", "MERGE", "DELETE", "SEARCH", "UNLOCK", "REPORT", "UPDATE", "NOTIFY",
    "BDELETE", "CONNECT", "OPTIONS", "CHECKIN", "PROPFIND", "CHECKOUT", "CCM_POST", "SUBSCRIBE",
    "PROPPATCH", "BPROPFIND", "BPROPPATCH", "UNCHECKOUT", "MKACTIVITY", "MKWORKSPACE",
    "UNSUBSCRIBE", "RPC_CONNECT", "VERSION-CONTROL", "BASELINE-CONTROL",
  ])

  // MARK: Print

  /// `: HTTP: GET / HTTP/1.1`, or with `-v` every line of the header.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": ")
    try TextProtocol.dump(bytes, length: length, "HTTP", grammar, into: &line)
  }
}
