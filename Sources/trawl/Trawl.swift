import Commands

@main
struct Trawl {
  static func main() { Commands.run(CommandLine.arguments) }
}
