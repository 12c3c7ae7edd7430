import CSystem

/// What goes to standard output, in large writes.
enum StandardOutput {
  static var isTerminal: Bool { csystem_is_terminal(1) != 0 }

  /// Writes all that has gathered; false where nobody reads any more.
  static func write(_ bytes: Span<UInt8>) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = csystem_write(1, bytes.extracting(done..<bytes.count))
      if count < 0 {
        if csystem_interrupted() != 0 { continue }
        return false
      }
      done += count
    }
    return true
  }
}
