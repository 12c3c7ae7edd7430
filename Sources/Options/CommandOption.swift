/// An option a program takes, as tcpdump and tshark have them, and what people are told about it.
///
/// Usage text, manual and completions are made from these definitions, so that none is forgotten.
public struct CommandOption: Sendable {
  public enum Argument: Sendable { case none, required, optional }

  /// What a shell offers as the argument.
  public enum Offer: Equatable, Sendable {
    case nothing, files, interfaces
    case words([String])
  }

  public let letter: Character?
  public let name: String?
  public let argument: Argument
  /// What the argument is called, `interface`.
  public let placeholder: String
  /// The heading it stands under, `Capture`; empty for none.
  public let group: String
  /// What it does, in one line without a full stop; empty for an option that is not told about.
  public let help: String
  public let offer: Offer

  public init(
    _ letter: Character?, _ name: String? = nil, _ argument: Argument = .none,
    placeholder: String = "value", group: String = "", help: String = "", offer: Offer = .nothing
  ) {
    (self.letter, self.name, self.argument) = (letter, name, argument)
    (self.placeholder, self.group, self.help, self.offer) = (placeholder, group, help, offer)
  }

  /// As it is written: `-i`, or `--interface` where there is no letter.
  public var spelling: String {
    if let letter { return "-\(letter)" }
    return "--\(name ?? "")"
  }
}
