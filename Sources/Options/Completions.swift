/// What shells need to complete the commands' options and their arguments.
public struct Completions: Sendable {
  let program: String
  let commands: [CommandDescription]

  /// `program` is the word typed first; each command's name is that word and its own: `trawl dump`.
  /// A description named like the program alone gives the options before any command.
  public init(program: String, commands: [CommandDescription]) {
    (self.program, self.commands) = (program, commands)
  }

  /// The commands with the word that calls them, nil for the program itself.
  var byWord: [(word: String?, command: CommandDescription)] {
    commands.map { command in
      let words = command.name.split(separator: " ").dropFirst()
      return (words.isEmpty ? nil : words.joined(separator: " "), command)
    }
  }

  var words: [String] { byWord.compactMap(\.word) }

  /// A shell's word that lists the interfaces' names.
  static let interfaces = "ls /sys/class/net 2>/dev/null || ifconfig -l"

  /// `'text'` for a POSIX shell.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// The name of a function in a shell.
  var function: String {
    "_" + program.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }
}

extension CommandOption {
  /// Both ways to write it.
  var spellings: [String] { (letter.map { ["-\($0)"] } ?? []) + (name.map { ["--\($0)"] } ?? []) }
}
