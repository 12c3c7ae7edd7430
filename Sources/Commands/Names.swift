import Addresses
import Dissectors

/// Names of hosts, ports and protocols, unless `-n` asks for numbers.
enum Names {
  static func source(for arguments: DumpArguments, isLive: Bool) -> (any NameSource)? { nil }
}
