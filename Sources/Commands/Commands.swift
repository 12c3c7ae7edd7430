import CSystem

/// The commands of trawl, by name.
public enum Commands {
  /// Runs the command that the words name, and ends the process with its exit status.
  public static func run(_ arguments: [String]) {
    let program = arguments.first.map(lastComponent(of:)) ?? "trawl"
    // Called through a symbolic link of that name, trawl is that program.
    if program == "tcpdump" { csystem_exit(DumpCommand.run(Array(arguments.dropFirst()))) }
    let words = Array(arguments.dropFirst())
    switch words.first {
    case "dump": csystem_exit(DumpCommand.run(Array(words.dropFirst())))
    default:
      Messages.write("usage: trawl dump [OPTIONS] [EXPRESSION]")
      csystem_exit(2)
    }
  }

  private static func lastComponent(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
