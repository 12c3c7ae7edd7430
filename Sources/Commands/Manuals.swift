import Options

/// Manual pages and completions, made from the definitions of the options.
enum Manuals {
  /// `trawl manual dump`: the page as troff.
  static func run(_ words: [String]) -> Int32 {
    let named = Commands.descriptions.first { $0.name == "trawl \(words.first ?? "")" }
    guard let named else {
      Messages(program: "trawl manual").warn("name a command: \(names)")
      return 2
    }
    return Commands.say(ManualPage(named, version: Version.number, date: Version.date).text)
  }

  /// `trawl completions bash`
  static func completions(_ words: [String]) -> Int32 {
    let completions = Completions(program: "trawl", commands: Commands.descriptions)
    switch words.first {
    case "bash": return Commands.say(completions.bash)
    case "zsh": return Commands.say(completions.zsh)
    case "fish": return Commands.say(completions.fish)
    default:
      Messages(program: "trawl completions").warn("name a shell: bash, zsh or fish")
      return 2
    }
  }

  private static var names: String {
    Commands.descriptions.map(\.name).joined(separator: ", ")
  }
}
