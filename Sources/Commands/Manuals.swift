import Options

/// Manual pages and completions, made from the definitions of the options.
enum Manuals {
  /// `trawl manual dump`: the page as troff.
  static func run(_ words: [String]) -> Int32 {
    guard let page = page(of: words.first ?? "") else {
      Messages(program: "trawl manual").warn("name a command: \(names)")
      return 2
    }
    return Commands.say(page)
  }

  /// `trawl completions bash`
  static func completions(_ words: [String]) -> Int32 {
    guard let text = completions(for: words.first ?? "") else {
      Messages(program: "trawl completions").warn("name a shell: bash, zsh or fish")
      return 2
    }
    return Commands.say(text)
  }

  /// The manual page of a command, named without `trawl`.
  static func page(of command: String) -> String? {
    let named = Commands.descriptions.first { $0.name == "trawl \(command)" }
    return named.map { ManualPage($0, version: Version.number, date: Version.date).text }
  }

  static func completions(for shell: String) -> String? {
    let completions = Completions(program: "trawl", commands: Commands.descriptions)
    switch shell {
    case "bash": return completions.bash
    case "zsh": return completions.zsh
    case "fish": return completions.fish
    default: return nil
    }
  }

  private static var names: String {
    Commands.descriptions.map { String($0.name.dropFirst("trawl ".count)) }.joined(separator: ", ")
  }
}
