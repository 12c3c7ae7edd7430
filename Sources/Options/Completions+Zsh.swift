extension Completions {
  /// A script for zsh, to be put in a file named `_program` on `fpath`.
  public var zsh: String {
    var commandLines = ""
    var cases = ""
    for (word, command) in byWord {
      if let word {
        commandLines += "    \(Self.quoted("\(word):\(command.summary)"))\n"
      }
      cases += "    \(word.map(Self.quoted) ?? "''"))\n      _arguments -s"
      for option in command.options where !option.help.isEmpty {
        cases += " \\\n        " + Self.specification(option)
      }
      if word == nil { cases += " \\\n        '1:command:->commands'" }
      cases += " \\\n        '*:file:_files' ;;\n"
    }
    return """
      #compdef \(program)
      local -a commands
      commands=(
      \(commandLines.dropLast())
      )
      local command=
      if ((CURRENT > 2)) && [[ -n ${commands[(r)${words[2]}:*]} ]]; then
        command=${words[2]}
        shift words
        ((CURRENT--))
      elif ((CURRENT == 2)) && [[ ${words[2]} != -* ]]; then
        _describe command commands
        return
      fi
      case $command in
      \(cases.dropLast())
      esac

      """
  }

  /// `'*'{-i+,--interface=}'[what it does]:interface:_files'`; the star allows it again.
  private static func specification(_ option: CommandOption) -> String {
    let sign = option.argument == .none ? ("", "") : ("+", "=")
    let forms =
      (option.letter.map { ["-\($0)\(sign.0)"] } ?? [])
      + (option.name.map { ["--\($0)\(sign.1)"] } ?? [])
    let spelled = forms.count > 1 ? "'*'{\(forms.joined(separator: ","))}" : quoted("*\(forms[0])")
    var meaning = "[\(escaped(option.help))]"
    if option.argument != .none {
      let colon = option.argument == .optional ? "::" : ":"
      meaning += "\(colon)\(escaped(option.placeholder)):\(action(option.offer))"
    }
    return spelled + quoted(meaning)
  }

  private static func action(_ offer: CommandOption.Offer) -> String {
    switch offer {
    case .nothing: " "
    case .files: "_files"
    case .interfaces: "_net_interfaces"
    case .words(let words): "(\(words.joined(separator: " ")))"
    }
  }

  /// Text inside a specification, where brackets and colons have meaning.
  private static func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
