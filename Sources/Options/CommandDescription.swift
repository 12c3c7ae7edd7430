/// All that people are told about a command: the one source of its usage text, manual and
/// completions.
public struct CommandDescription: Sendable {
  /// As it is called: `trawl dump`, or `trawl` alone.
  public let name: String
  /// One line, without a full stop.
  public let summary: String
  /// What may follow the name, one way of use each: `[options] [expression]`.
  public let synopsis: [String]
  /// Paragraphs.
  public let description: [String]
  public let options: [CommandOption]
  public let exitStatus: [(status: String, meaning: String)]
  /// Other manuals, `pcap-filter(7)`.
  public let seeAlso: [String]

  public init(
    name: String, summary: String, synopsis: [String] = ["[options]"], description: [String] = [],
    options: [CommandOption], exitStatus: [(status: String, meaning: String)] = [],
    seeAlso: [String] = []
  ) {
    (self.name, self.summary, self.synopsis) = (name, summary, synopsis)
    (self.description, self.options) = (description, options)
    (self.exitStatus, self.seeAlso) = (exitStatus, seeAlso)
  }

  /// The options people are told about, by heading, headings in the order of their first option.
  public var groups: [(heading: String, options: [CommandOption])] {
    var groups: [(heading: String, options: [CommandOption])] = []
    for option in options where !option.help.isEmpty {
      if let index = groups.firstIndex(where: { $0.heading == option.group }) {
        groups[index].options.append(option)
      } else {
        groups.append((option.group, [option]))
      }
    }
    return groups
  }
}
