/// A manual page, as troff text with the `man` macros.
public struct ManualPage: Sendable {
  private let command: CommandDescription
  private let version: String
  private let date: String

  /// `date` is when the text was last changed, `2026-11-21`.
  public init(_ command: CommandDescription, version: String, date: String) {
    (self.command, self.version, self.date) = (command, version, date)
  }

  /// The name of the file it belongs in, `trawl-dump.1`.
  public var fileName: String { "\(title).1" }

  private var title: String { command.name.split(separator: " ").joined(separator: "-") }

  public var text: String {
    let head = Self.quoted(title.uppercased())
    var lines = [".TH \(head) \"1\" \"\(date)\" \"trawl \(version)\" \"Trawl\"", ".SH NAME"]
    lines.append(Self.escaped("\(title) - \(command.summary)", dash: true))
    lines.append(".SH SYNOPSIS")
    for (index, way) in command.synopsis.enumerated() {
      if index > 0 { lines.append(".br") }
      lines += [".B \(Self.escaped(command.name))", Self.escaped(way)]
    }
    if !command.description.isEmpty {
      lines.append(".SH DESCRIPTION")
      for (index, paragraph) in command.description.enumerated() {
        if index > 0 { lines.append(".PP") }
        lines.append(Self.escaped(paragraph))
      }
    }
    lines += options + exitStatus
    if !command.seeAlso.isEmpty {
      lines += [".SH SEE ALSO", command.seeAlso.map(Self.reference).joined(separator: ",\n")]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var options: [String] {
    let groups = command.groups
    if groups.isEmpty { return [] }
    var lines = [".SH OPTIONS"]
    for (heading, options) in groups {
      if !heading.isEmpty { lines.append(".SS \(Self.quoted(heading))") }
      for option in options {
        lines += [".TP", Self.signature(option), Self.escaped(UsageText.sentence(option.help))]
      }
    }
    return lines
  }

  private var exitStatus: [String] {
    if command.exitStatus.isEmpty { return [] }
    return [".SH EXIT STATUS"]
      + command.exitStatus.flatMap {
        [".TP", ".B \(Self.escaped($0.status))", Self.escaped($0.meaning)]
      }
  }

  /// `\fB\-i\fR \fIinterface\fR, \fB\-\-interface\fR=\fIinterface\fR`
  private static func signature(_ option: CommandOption) -> String {
    let place = "\\fI\(escaped(option.placeholder))\\fR"
    var forms: [String] = []
    if let letter = option.letter {
      let argument = [.none: "", .required: " \(place)", .optional: "[\(place)]"][option.argument]
      forms.append("\\fB\(escaped("-\(letter)"))\\fR" + (argument ?? ""))
    }
    if let name = option.name {
      let argument = [.none: "", .required: "=\(place)", .optional: "[=\(place)]"][option.argument]
      forms.append("\\fB\(escaped("--\(name)"))\\fR" + (argument ?? ""))
    }
    return forms.joined(separator: ", ")
  }

  /// `pcap-filter(7)` with its name in bold.
  private static func reference(_ text: String) -> String {
    let parts = text.split(separator: "(", maxSplits: 1)
    guard parts.count == 2 else { return escaped(text) }
    return "\\fB\(escaped(String(parts[0])))\\fR(\(parts[1])"
  }

  /// Text that troff prints as it is. `dash` leaves the dash of the NAME line, which `whatis` reads.
  private static func escaped(_ text: String, dash: Bool = false) -> String {
    var result = ""
    var atLineStart = true
    for character in text {
      if atLineStart, character == "." || character == "'" { result += "\\&" }
      atLineStart = character == "\n"
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default: result.append(character)
      }
    }
    return result
  }

  /// An argument of a macro.
  private static func quoted(_ text: String) -> String {
    "\"\(escaped(text).split(separator: "\"").joined(separator: "\"\""))\""
  }
}
