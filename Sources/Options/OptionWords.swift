/// An option a program takes, as tcpdump and tshark have them.
public struct CommandOption: Sendable {
  public enum Argument: Sendable { case none, required, optional }

  public let letter: Character?
  public let name: String?
  public let argument: Argument

  public init(_ letter: Character?, _ name: String? = nil, _ argument: Argument = .none) {
    (self.letter, self.name, self.argument) = (letter, name, argument)
  }
}

/// `getopt_long` in Swift: clusters (`-nni eth0`), joined arguments (`-s0`), long names shortened as
/// far as they stay unique, options after operands, `--`. No C strings, no global place.
public struct OptionWords {
  public struct Found: Equatable, Sendable {
    /// Index into the declared options.
    public let option: Int
    public let argument: String?
  }

  public enum Failure: Error, Equatable {
    case unknown(String)
    case missingArgument(String)
  }

  private let options: [CommandOption]
  public init(_ options: [CommandOption]) { self.options = options }

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
          found += try cluster(word, &words)
        } else {
          rest.append(word)
        }
      }
    } catch { return (found, [], error) }
    return (found, rest, nil)
  }

  private func cluster(
    _ word: String, _ words: inout ArraySlice<String>
  ) throws(Failure) -> [Found] {
    var found: [Found] = []
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let index = options.firstIndex(where: { $0.letter == letter }) else {
        throw .unknown(word)
      }
      if options[index].argument == .none {
        found.append(.init(option: index, argument: nil))
        continue
      }
      var argument = letters.isEmpty ? nil : String(letters)
      if argument == nil, options[index].argument == .required {
        argument = words.popFirst()
        if argument == nil { throw .missingArgument(word) }
      }
      found.append(.init(option: index, argument: argument))
      break
    }
    return found
  }

  private func long(
    _ word: String, _ words: inout ArraySlice<String>
  ) throws(Failure) -> Found {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0]
    let candidates = options.indices.filter { options[$0].name?.hasPrefix(name) == true }
    let exact = candidates.first { options[$0].name == String(name) }
    guard let index = exact ?? (candidates.count == 1 ? candidates[0] : nil) else {
      throw .unknown(word)
    }
    var argument = parts.count > 1 ? String(parts[1]) : nil
    if options[index].argument == .none, argument != nil { throw .unknown(word) }
    if options[index].argument == .required, argument == nil {
      argument = words.popFirst()
      if argument == nil { throw .missingArgument(word) }
    }
    return .init(option: index, argument: argument)
  }
}
