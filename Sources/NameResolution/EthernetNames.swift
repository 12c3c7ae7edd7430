public import Addresses

/// What hardware addresses are called: `/etc/ethers`, in the form of ethers(5).
public struct EthernetNames: Sendable {
  private var names: [MACAddress: String] = [:]

  /// Reads lines like `8:0:20:1:2:f printer # comment`; the first name of an address counts.
  public init(text: [UInt8]) {
    for words in NameFile.lines(text) {
      guard let address = Self.address(words[0]), names[address] == nil else { continue }
      names[address] = String(words[1])
    }
  }

  /// The system's own table; empty where there is none.
  public init(path: String = "/etc/ethers") { self.init(text: NameFile.read(path)) }

  public func name(of address: MACAddress) -> String? { names[address] }

  private static func address(_ text: Substring) -> MACAddress? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 6 else { return nil }
    var bits: UInt64 = 0
    for part in parts {
      guard let byte = UInt8(part, radix: 16) else { return nil }
      bits = bits << 8 | UInt64(byte)
    }
    return MACAddress(bits: bits)
  }
}
