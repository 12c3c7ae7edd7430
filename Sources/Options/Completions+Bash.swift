extension Completions {
  /// A script for bash, to be sourced or put under `bash-completion/completions`.
  public var bash: String {
    var cases = ""
    for (word, command) in byWord {
      let options = command.options.filter { !$0.help.isEmpty }
      let names = options.flatMap(\.spellings) + (word == nil ? words : [])
      cases += "    \(word.map(Self.quoted) ?? "''"))\n"
      cases += "      words=\(Self.quoted(names.joined(separator: " ")))\n"
      cases += "      case $previous in\n"
      for option in options where option.argument == .required {
        cases +=
          "        \(option.spellings.joined(separator: "|"))) \(Self.reply(option.offer)) ;;\n"
      }
      cases += "      esac ;;\n"
    }
    return """
      \(function)() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command= words=\(Self.quoted(words.joined(separator: " ")))
        if ((COMP_CWORD > 1)); then
          case " $words " in
            *" ${COMP_WORDS[1]} "*) command=${COMP_WORDS[1]} ;;
          esac
        fi
        case $command in
      \(cases.dropLast())
        esac
        if [[ $current == -* ]] || { [[ -z $command ]] && ((COMP_CWORD == 1)); }; then
          COMPREPLY=($(compgen -W "$words" -- "$current"))
        else
          COMPREPLY=($(compgen -f -- "$current"))
        fi
      }
      complete -o filenames -F \(function) \(program)

      """
  }

  /// What answers for an option's argument.
  private static func reply(_ offer: CommandOption.Offer) -> String {
    switch offer {
    case .nothing: "COMPREPLY=(); return"
    case .files: "COMPREPLY=($(compgen -f -- \"$current\")); return"
    case .interfaces:
      "COMPREPLY=($(compgen -W \"any $(\(interfaces))\" -- \"$current\")); return"
    case .words(let words):
      "COMPREPLY=($(compgen -W \(quoted(words.joined(separator: " "))) -- \"$current\")); return"
    }
  }
}
