/// The words and signs of a filter expression with their places, to find the one at fault.
struct FilterWords {
  struct Word: Equatable {
    let text: String
    let place: Range<Int>
  }

  let words: [Word]
  private let end: Int

  /// More words than this are not searched.
  private static let limit = 512

  init(_ expression: String) {
    let bytes = Array(expression.utf8)
    var words: [Word] = []
    var brackets = 0
    var index = 0
    while index < bytes.count {
      let start = index
      if bytes[index].isBlank {
        index += 1
        continue
      }
      while index < bytes.count, bytes[index].isInWord(colon: brackets == 0) { index += 1 }
      if index == start {
        index += 1
        if bytes[start] == UInt8(ascii: "[") { brackets += 1 }
        if bytes[start] == UInt8(ascii: "]") { brackets = max(0, brackets - 1) }
        let pair = bytes[start..<min(start + 2, bytes.count)]
        if Self.pairs.contains(Array(pair)) { index += 1 }
      }
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      words.append(Word(text: text, place: start..<index))
    }
    self.words = words
    end = bytes.count
  }

  private static let pairs = Set(
    ["<<", ">>", "<=", ">=", "!=", "==", "&&", "||"].map { Array($0.utf8) })

  /// The first word that no continuation could make right; the empty place at the end if every word
  /// may stand where it does and more was expected.
  ///
  /// What may follow is tried from a short list, so a place may be named too early in rare grammar.
  func firstThatCannotFollow(isRefused: (String) -> Bool) -> Range<Int>? {
    guard words.count <= Self.limit else { return nil }
    // What cannot be continued stays so with more words after it: halve.
    var (good, bad) = (0, words.count + 1)
    while bad - good > 1 {
      let middle = (good + bad) / 2
      let possible = continuations(of: middle).contains { !isRefused($0) }
      if possible { good = middle } else { bad = middle }
    }
    if bad > words.count { return end..<end }
    return words[bad - 1].place
  }

  /// The word with which the expression so far first fails in the way given.
  func firstAfterWhich(fails: (String) -> Bool) -> Range<Int>? {
    guard words.count <= Self.limit else { return nil }
    for count in words.indices.map({ $0 + 1 }) {
      let text = beginning(count)
      if fails(text) || fails(text + closing(count)) || fails(text + closing(count) + " = 0") {
        return words[count - 1].place
      }
    }
    return nil
  }

  /// The word that a reason names in quotation marks: `unknown host 'x'`, `unknown port "x"`.
  func quoted(in reason: String) -> Range<Int>? {
    for mark in ["'", "\""] as [Character] {
      let parts = reason.split(separator: mark, omittingEmptySubsequences: false)
      for index in stride(from: 1, to: parts.count - 1, by: 2) {
        if let word = words.first(where: { $0.text == parts[index] }) { return word.place }
      }
    }
    return nil
  }

  /// The first words with something behind them that might complete the sentence.
  private func continuations(of count: Int) -> [String] {
    let text = beginning(count)
    let close = closing(count)
    var fills = ["", "0", "tcp", "= 0", "host 1", "1.2.3.4", "0 = 0", "255.255.255.0", ": 1"]
    switch count == 0 ? "" : words[count - 1].text {
    case "on", "ifname", "rset", "ruleset": fills.append("a")
    case "type": fills += ["mgt", "ctl", "data"]
    case "subtype": fills += ["beacon", "rts"]
    case "dir": fills.append("nods")
    case "reason": fills.append("match")
    case "action": fills.append("pass")
    default: break
    }
    return fills.flatMap { fill in
      ["\(text) \(fill) \(close)", "\(text) \(fill) \(close) = 0"]
    }
  }

  /// The signs that close what the first words opened, innermost first.
  private func closing(_ count: Int) -> String {
    var open: [Character] = []
    for word in words.prefix(count) {
      switch word.text {
      case "(": open.append(")")
      case "[": open.append("]")
      case ")", "]": _ = open.popLast()
      default: break
      }
    }
    let signs = String(open.reversed())
    // A byte of a header is compared, before the parentheses around the comparison close.
    return signs.hasPrefix("]") ? "] = 0" + signs.dropFirst() : signs
  }

  /// The first words; names of hosts replaced, so that no name server is asked again and again.
  private func beginning(_ count: Int) -> String {
    var text = ""
    for (index, word) in words.prefix(count).enumerated() {
      if index > 0, words[index - 1].place.upperBound < word.place.lowerBound { text += " " }
      text += isHostName(index) ? "192.0.2.1" : word.text
    }
    return text
  }

  private func isHostName(_ index: Int) -> Bool {
    guard index > 0, words[index].text.contains(where: \.isLetter) else { return false }
    return ["host", "src", "dst", "net", "gateway"].contains(words[index - 1].text)
      && words[index].text.contains(where: { $0 == "." || $0.isLetter && !$0.isHexDigit })
      && !Self.afterDirection.contains(words[index].text)
  }

  /// Words that may stand after `src` and `dst` without being a name.
  private static let afterDirection: Set<String> = [
    "host", "net", "port", "portrange", "and", "or", "not",
  ]
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0d).contains(self) }

  /// Whether the byte belongs to a name, number or address.
  fileprivate func isInWord(colon: Bool) -> Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "\\"), UInt8(ascii: "$"), 0x80...0xff:
      true
    case UInt8(ascii: ":"): colon
    default: false
    }
  }
}
