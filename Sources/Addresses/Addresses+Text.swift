extension IPv4Address {
  /// Reads `192.0.2.1`; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard let byte = UInt8(part), part.first != "+" else { return nil }
      bits = bits << 8 | UInt32(byte)
    }
    self.init(bits: bits)
  }
}

extension IPv6Address {
  /// Reads the forms of RFC 4291 §2.2: `2001:db8::1`, `::ffff:192.0.2.1`; nil for anything else.
  public init?(text: String) {
    let halves = Self.halves(of: text)
    guard let halves, let head = Self.groups(halves.0), let tail = Self.groups(halves.1 ?? "")
    else { return nil }
    let missing = 8 - head.count - tail.count
    guard halves.1 == nil ? missing == 0 : missing >= 1 else { return nil }
    let groups = head + Array(repeating: 0, count: missing) + tail
    self.init(
      high: groups[..<4].reduce(0) { $0 << 16 | UInt64($1) },
      low: groups[4...].reduce(0) { $0 << 16 | UInt64($1) })
  }

  /// What stands before and behind `::`, which may be there once.
  private static func halves(of text: String) -> (String, String?)? {
    var parts: [String] = [""]
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == ":", rest.first == ":" {
        rest.removeFirst()
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.count > 2 ? nil : (parts[0], parts.count == 2 ? parts[1] : nil)
  }

  /// Groups of up to four digits, or an IPv4 address as the last two; nil where one is neither.
  private static func groups(_ text: String) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let words = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, word) in words.enumerated() {
      if index == words.count - 1, let address = IPv4Address(text: String(word)) {
        groups.append(UInt16(truncatingIfNeeded: address.bits >> 16))
        groups.append(UInt16(truncatingIfNeeded: address.bits))
      } else {
        guard (1...4).contains(word.count), let group = UInt16(word, radix: 16),
          word.first != "+"
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }
}
