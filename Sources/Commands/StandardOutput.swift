import Bytes
import CSystem

/// What goes to standard output, in large writes.
enum StandardOutput {
  /// Writes all that has gathered; false where nobody reads any more.
  static func write(_ bytes: Span<UInt8>) -> Bool {
    var done = 0
    while done < bytes.count {
      let rest = bytes.extracting(done..<bytes.count)
      let count = csystem_write(1, rest)
      if count < 0 {
        if csystem_interrupted() != 0 { continue }
        return false
      }
      done += count
    }
    return true
  }
}
