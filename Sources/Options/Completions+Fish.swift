extension Completions {
  /// A script for fish, to be put under `fish/vendor_completions.d`.
  public var fish: String {
    var lines: [String] = []
    let name = Self.fish(program)
    let all = words.joined(separator: " ")
    for (word, command) in byWord {
      let condition: String
      if let word {
        lines.append(
          "complete -c \(name) -n __fish_use_subcommand -f -a \(Self.fish(word))"
            + " -d \(Self.fish(command.summary))")
        condition = "__fish_seen_subcommand_from \(word)"
      } else {
        condition = words.isEmpty ? "true" : "not __fish_seen_subcommand_from \(all)"
      }
      for option in command.options where !option.help.isEmpty {
        lines.append(
          "complete -c \(name) -n \(Self.fish(condition))\(Self.specification(option))"
            + " -d \(Self.fish(option.help))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func specification(_ option: CommandOption) -> String {
    var text = option.letter.map { " -s \(fish(String($0)))" } ?? ""
    if let name = option.name { text += " -l \(fish(name))" }
    guard option.argument == .required else { return text }
    switch option.offer {
    case .nothing: return text + " -x"
    case .files: return text + " -r -F"
    case .interfaces: return text + " -x -a \(fish("any (\(interfaces))"))"
    case .words(let words): return text + " -x -a \(fish(words.joined(separator: " ")))"
    }
  }

  /// `'text'` for fish, where a backslash escapes inside quotes; bare where nothing needs it.
  private static func fish(_ text: String) -> String {
    let plain = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    if plain, !text.isEmpty { return text }
    return "'" + text.map { "'\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
