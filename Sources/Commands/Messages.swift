import Bytes
import CSystem

/// Lines for the user, on standard error.
enum Messages {
  static func write(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = csystem_write(2, bytes.span)
  }
}
