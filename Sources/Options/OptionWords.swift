/// `getopt_long` in Swift: clusters (`-nni eth0`), joined arguments (`-s0`), long names shortened as
/// far as they stay unique, options after operands, `--`. No C strings, no global place.
public struct OptionWords: Sendable {
  public struct Found: Equatable, Sendable {
    /// Index into the declared options.
    public let option: Int
    public let argument: String?

    public init(option: Int, argument: String?) {
      (self.option, self.argument) = (option, argument)
    }
  }

  /// Why words are no options; each names the option as the user would write it alone.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case unknown(String)
    case ambiguous(String, between: [String])
    case missingArgument(String)
    case unwantedArgument(String)

    public var description: String {
      switch self {
      case .unknown(let option): "unknown option \(option)"
      case .ambiguous(let option, let names):
        "option \(option) is ambiguous: \(names.joined(separator: ", "))"
      case .missingArgument(let option): "option \(option) needs an argument"
      case .unwantedArgument(let option): "option \(option) takes no argument"
      }
    }
  }

  private let options: [CommandOption]
  public init(_ options: [CommandOption]) { self.options = options }

  /// Reads a command line whose first word is the program's name.
  ///
  /// After a failure `found` holds the options before it and `rest` is empty.
  public func scan(
    _ arguments: [String]
  ) -> (found: [Found], rest: [String], failure: Failure?) {
    var found: [Found] = []
    var rest: [String] = []
    var words = arguments.dropFirst()
    do throws(Failure) {
      while let word = words.popFirst() {
        if word == "--" {
          rest += words
          break
        } else if word.hasPrefix("--") {
          found.append(try long(word, &words))
        } else if word.hasPrefix("-"), word.count > 1 {
          try cluster(word, &words, &found)
        } else {
          rest.append(word)
        }
      }
    } catch { return (found, [], error) }
    return (found, rest, nil)
  }

  private func cluster(
    _ word: String, _ words: inout ArraySlice<String>, _ found: inout [Found]
  ) throws(Failure) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let index = options.firstIndex(where: { $0.letter == letter }) else {
        throw .unknown("-\(letter)")
      }
      if options[index].argument == .none {
        found.append(.init(option: index, argument: nil))
        continue
      }
      var argument = letters.isEmpty ? nil : String(letters)
      if argument == nil, options[index].argument == .required {
        argument = words.popFirst()
        if argument == nil { throw .missingArgument("-\(letter)") }
      }
      found.append(.init(option: index, argument: argument))
      break
    }
  }

  private func long(
    _ word: String, _ words: inout ArraySlice<String>
  ) throws(Failure) -> Found {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let index = try option(named: String(parts[0]))
    let spelling = "--\(options[index].name ?? "")"
    var argument = parts.count > 1 ? String(parts[1]) : nil
    if options[index].argument == .none, argument != nil { throw .unwantedArgument(spelling) }
    if options[index].argument == .required, argument == nil {
      argument = words.popFirst()
      if argument == nil { throw .missingArgument(spelling) }
    }
    return .init(option: index, argument: argument)
  }

  private func option(named name: String) throws(Failure) -> Int {
    let candidates = options.indices.filter { options[$0].name?.hasPrefix(name) == true }
    if let exact = candidates.first(where: { options[$0].name == name }) { return exact }
    guard let first = candidates.first else { throw .unknown("--\(name)") }
    // Two names for one letter mean the same.
    let letter = options[first].letter
    let same = letter != nil && candidates.allSatisfy { options[$0].letter == letter }
    if candidates.count == 1 || same { return first }
    throw .ambiguous(
      "--\(name)", between: candidates.compactMap { options[$0].name.map { "--\($0)" } })
  }
}
