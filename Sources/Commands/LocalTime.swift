import CSystem

/// Moments as text in local time.
enum LocalTime {
  /// A pattern of strftime(3), filled in; the pattern itself where the result would be too long.
  static func fill(_ pattern: String, _ seconds: Int64) -> String {
    let format = Array(pattern.utf8) + [0]
    var text = format + [UInt8](repeating: 0, count: 4096)
    var room = text.mutableSpan
    let count = csystem_fill_time(&room, seconds)
    return count > 0 ? String(decoding: text.prefix(count), as: UTF8.self) : pattern
  }
}
