import Options

/// A program with two commands, to write about.
enum Example {
  static let dump = CommandDescription(
    name: "trawl dump", summary: "print packets, one line each",
    synopsis: ["[options] [expression]", "-r file [options] [expression]"],
    description: [
      "Prints what goes over an interface.", ".hidden\\file isn't a macro - here.",
    ],
    options: [
      CommandOption(
        "i", "interface", .required, placeholder: "interface", group: "Capture",
        help: "listen to this interface", offer: .interfaces),
      CommandOption(
        "r", nil, .required, placeholder: "file", group: "Capture",
        help: "read packets from a file", offer: .files),
      CommandOption("v", group: "Output", help: "say more; it's fine [twice]: -vv"),
      CommandOption(
        nil, "time-stamp-precision", .required, placeholder: "precision", group: "Output",
        help: "how finely times are captured and printed, which may be to the microsecond or finer",
        offer: .words(["micro", "nano"])),
      CommandOption("a", "secret"),
    ],
    exitStatus: [("0", "All went well."), ("1", "Something did not.")],
    seeAlso: ["pcap-filter(7)", "trawl(1)"])

  static let shark = CommandDescription(
    name: "trawl shark", summary: "print fields",
    options: [CommandOption("V", help: "show all")])

  static let program = CommandDescription(
    name: "trawl", summary: "look at the network", synopsis: ["command [options]"],
    options: [CommandOption(nil, "version", help: "print the version")])

  static let completions = Completions(program: "trawl", commands: [program, dump, shark])
}
