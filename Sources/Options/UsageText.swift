/// What a command prints for `--help`: how it is called, and its options by heading.
public struct UsageText: Sendable {
  private let command: CommandDescription
  private let width: Int

  /// `width` is where lines end, in characters.
  public init(_ command: CommandDescription, width: Int = 80) {
    (self.command, self.width) = (command, max(40, width))
  }

  public var text: String {
    var lines = command.synopsis.enumerated().map { index, way in
      (index == 0 ? "Usage: " : "       ") + "\(command.name) \(way)"
    }
    lines += ["", Self.sentence(command.summary)]
    for (heading, options) in command.groups {
      lines += ["", "\(heading.isEmpty ? "Options" : heading):"]
      for option in options { lines += describe(option) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The column in which meanings begin.
  private static let column = 28

  private func describe(_ option: CommandOption) -> [String] {
    let words = "  " + Self.signature(option)
    let meaning = Self.wrapped(option.help, width - Self.column)
    let indent = String(repeating: " ", count: Self.column)
    // A signature that reaches into the meanings' column has a line of its own.
    if words.count > Self.column - 2 { return [words] + meaning.map { indent + $0 } }
    return meaning.enumerated().map { index, line in
      index > 0
        ? indent + line
        : words + String(repeating: " ", count: Self.column - words.count) + line
    }
  }

  /// `-i, --interface <interface>`
  static func signature(_ option: CommandOption) -> String {
    var text = option.letter.map { "-\($0)" } ?? "   "
    if let name = option.name { text += (option.letter == nil ? " " : ", ") + "--\(name)" }
    switch option.argument {
    case .none: return text
    case .required: return text + " <\(option.placeholder)>"
    case .optional: return text + (option.name == nil ? "" : "=") + "[\(option.placeholder)]"
    }
  }

  /// The text as a sentence: a capital, unless it begins with a sign, and a full stop.
  static func sentence(_ text: String) -> String {
    guard let first = text.first else { return "" }
    return first.uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }

  /// Lines of at most `width` characters, broken at blanks; a longer word stands alone.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
