import CSystem

/// Lines for the user, on standard error.
struct Messages: Sendable {
  /// What comes first: `trawl dump`, or `tcpdump` where it was called so.
  let program: String

  /// `trawl dump: no such file`
  func warn(_ sentence: String) { Self.write("\(program): \(sentence)") }

  /// A line as it is. What a packet or a file says goes through here too, so nothing in it is obeyed
  /// by a terminal.
  static func write(_ line: String) {
    var bytes: [UInt8] = []
    for byte in line.utf8 {
      let isPlain = byte >= 0x20 && byte != 0x7f || byte == 0x0a || byte == 0x09
      bytes.append(isPlain ? byte : 0x3f)
    }
    bytes.append(0x0a)
    _ = csystem_write(2, bytes.span)
  }
}
