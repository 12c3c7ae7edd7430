import Dissectors

extension DumpCommand {
  /// Captures from interfaces.
  func capture(_ arguments: DumpArguments) -> Int32 {
    messages.warn("name a capture file with -r")
    return 1
  }
}

/// The lists of `-D`, `-L` and `-J`.
struct InterfaceLists {
  let messages: Messages
  func run(_ arguments: DumpArguments) -> Int32 { 1 }
}

/// Names of hosts, ports and protocols.
enum Names {
  static func source(for arguments: DumpArguments, isLive: Bool) -> (any NameSource)? { nil }
}
