// The Syslog Protocol, RFC 5424, and before it RFC 3164: `<34>` and a message, where the number is
// 8 × facility + severity.

public import Dissection

/// A line of somebody's log.
public enum Syslog: Dissector {
  public static let dumpName = "syslog"
  public static let attachments = [Key.udpPort(514)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard let (priority, start) = try readPriority(bytes, length: length) else {
      return line.writeInvalid()
    }
    let (facility, severity) = (priority >> 3, priority & 7)
    guard line.options.isVerbose else {
      line.write("SYSLOG ")
      line.write(facility, in: facilities, unknown: .decimal("unknown (", suffix: ")"))
      line.write(".")
      line.write(severity, in: severities)
      line.write(", length: ")
      return line.write(decimal: length)
    }
    line.write("SYSLOG, length: ")
    line.write(decimal: length)
    line.write("\n\tFacility ")
    line.write(facility, in: facilities, unknown: .decimal("unknown (", suffix: ")"))
    line.write(" (")
    line.write(decimal: facility)
    line.write("), Severity ")
    line.write(severity, in: severities)
    line.write(" (")
    line.write(decimal: severity)
    line.write(")\n\tMsg: ")
    let message = bytes.upTo(length).from(start)
    line.write(untrusted: message)
    if start + message.count < length { throw .truncated(need: length, have: bytes.count) }
    if line.options.verbosity > 1 { line.writeHex(bytes.upTo(length)) }
  }

  /// The number between angle brackets, and where the message begins.
  private static func readPriority(
    _ bytes: Span<UInt8>, length: Int
  ) throws(Flaw) -> (UInt16, Int)? {
    var priority: UInt16 = 0
    var place = 0
    guard try bytes.uint8(at: 0) == 0x3c else { return nil }
    place = 1
    while place < 5 {
      let byte = try bytes.uint8(at: place)
      place += 1
      if byte == 0x3e { return (priority, place) }
      guard (0x30...0x39).contains(byte) else { return nil }
      priority = priority * 10 + UInt16(byte - 0x30)
    }
    return nil
  }

  // MARK: Values

  static let severities: ValueNames = [
    0: "emergency", 1: "alert", 2: "critical", 3: "error", 4: "warning", 5: "notice", 6: "info",
    7: "debug",
  ]

  static let facilities: ValueNames = [
    0: "kernel", 1: "user", 2: "mail", 3: "daemon", 4: "auth", 5: "syslog", 6: "lpr", 7: "news",
    8: "uucp", 9: "cron", 10: "authpriv", 11: "ftp", 12: "ntp", 13: "security", 14: "console",
    15: "cron", 16: "local0", 17: "local1", 18: "local2", 19: "local3", 20: "local4",
    21: "local5", 22: "local6", 23: "local7",
  ]
}
