import Bytes
import Dissection

/// What HTTP, FTP, SIP and their kin have in common: lines of text that a person can read.
///
/// Without `-v` the first line is shown, with it every line up to the first that is not text.
enum TextProtocol {
  /// How to tell a message's beginning from what continues an earlier one.
  struct Grammar: Sendable {
    /// What requests begin with, in capitals; nil where every payload is shown.
    var requests: [String]?

    static let anything = Grammar(requests: nil)
  }

  /// Writes `HTTP: GET / HTTP/1.1`, or `HTTP, length: 31` and the lines.
  static func dump(
    _ bytes: Span<UInt8>, length: Int, _ name: String, _ grammar: Grammar,
    into line: inout DumpLine
  ) throws(Flaw) {
    line.write(name)
    if let requests = grammar.requests, !isMessage(bytes, length: length, requests) { return }
    guard line.options.isVerbose else {
      _ = try writeLine(bytes, at: 0, length: length, after: ": ", into: &line)
      return
    }
    line.write(", length: ")
    line.write(decimal: length)
    var offset = 0
    while offset < length {
      let next = try writeLine(bytes, at: offset, length: length, after: "\n\t", into: &line)
      guard let next else { return }
      offset = next
    }
  }

  /// Whether the first word is a request's, or the second a response's three digits.
  private static func isMessage(
    _ bytes: Span<UInt8>, length: Int, _ requests: [String]
  ) -> Bool {
    let text = bytes.upTo(length)
    guard let first = word(text, at: 0) else { return false }
    for request in requests where isEqual(text.upTo(first.end), request) { return true }
    guard let second = word(text, at: first.next) else { return false }
    guard second.end - first.next == 3 else { return false }
    for index in first.next..<second.end where text[index] < 0x30 || text[index] > 0x39 {
      return false
    }
    return true
  }

  /// Where a word ends, and where the next on its line begins.
  private static func word(_ text: Span<UInt8>, at start: Int) -> (end: Int, next: Int)? {
    var end = start
    while end < text.count, text[end] > 0x20, text[end] < 0x7f { end += 1 }
    guard end > start else { return nil }
    var next = end
    while next < text.count, text[next] == 0x20 || text[next] == 0x09 { next += 1 }
    return (end, next)
  }

  /// Whether a word is another, which is written in capitals; how it is written itself is all one.
  private static func isEqual(_ word: Span<UInt8>, _ capitals: String) -> Bool {
    let other = capitals.utf8
    guard word.count == other.count else { return false }
    var index = 0
    for letter in other {
      let own = word[index]
      guard own == letter || own == letter | 0x20 && own >= 0x61 else { return false }
      index += 1
    }
    return true
  }

  /// Writes one line; where the next begins, or nil where there is none.
  private static func writeLine(
    _ bytes: Span<UInt8>, at start: Int, length: Int, after prefix: String,
    into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    var end = start
    while end < length {
      let byte = try bytes.uint8(at: end)
      if byte == 0x0a || byte == 0x0d { break }
      guard byte >= 0x20 && byte < 0x7f || byte == 0x09 else { return nil }
      end += 1
    }
    var next = end + 1
    if end < length, bytes[end] == 0x0d {
      guard end + 1 < length, try bytes.uint8(at: end + 1) == 0x0a else { return nil }
      next = end + 2
    }
    line.write(prefix)
    line.text.write(try bytes.slice(at: start, count: end - start))
    return end < length ? next : nil
  }
}
