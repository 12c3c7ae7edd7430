import CSystem
import Options

/// The commands of trawl, by name.
public enum Commands {
  static let descriptions: [CommandDescription] = [DumpArguments.description]

  /// Runs the command that the words name, and ends the process with its exit status.
  public static func run(_ arguments: [String]) {
    let path = arguments.first ?? "trawl"
    let program = lastComponent(of: path)
    let words = Array(arguments.dropFirst())
    // Called through a symbolic link of that name, trawl is that program.
    if program == "tcpdump" {
      csystem_exit(DumpCommand(messages: Messages(program: program), program: path).run(words))
    }
    csystem_exit(run(words, path))
  }

  private static func run(_ words: [String], _ path: String) -> Int32 {
    let rest = Array(words.dropFirst())
    switch words.first {
    case "dump":
      return DumpCommand(messages: Messages(program: "trawl dump"), program: path).run(rest)
    case "manual": return Manuals.run(rest)
    case "completions": return Manuals.completions(rest)
    case "--version", "version": return say(Version.text)
    case "--help", "-h", "help", nil: return say(overview)
    case let word?:
      Messages(program: "trawl").warn("there is no command '\(word)'; trawl help lists them")
      return 2
    }
  }

  static func say(_ text: String) -> Int32 {
    let bytes = Array(text.utf8)
    return StandardOutput.write(bytes.span) ? 0 : 1
  }

  private static var overview: String {
    var text = "trawl shows what a network does, and why it does not.\n\n"
    text += "usage: trawl COMMAND [OPTIONS]\n\ncommands:\n"
    for command in descriptions {
      text += "  \(command.name)\(String(repeating: " ", count: max(1, 14 - command.name.count)))"
      text += "\(command.summary)\n"
    }
    text += "\n"
    text += "  manual        print a command's manual page: trawl manual dump | man -l -\n"
    text += "  completions   print completions for bash, zsh or fish\n"
    text += "\ntrawl COMMAND --help lists the options of a command.\n"
    return text
  }

  private static func lastComponent(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
