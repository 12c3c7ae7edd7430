public import Addresses
public import Ciphers

/// What `-E` tells of keys: `spi@address algorithm:secret`, several parted by commas or lines.
public struct SecuritySecrets: Sendable {
  /// One direction of an ESP connection (RFC 4303 §2.1).
  public struct Association: Sendable {
    /// Nil for a secret that is given for all.
    public let parameters: UInt32?
    /// The destination, IPv4 addresses in their mapped form.
    public let destination: IPv6Address?
    /// Nil for the algorithm `none`.
    public let cipher: Cipher?
    /// Bytes at the end that authenticate.
    public let authenticationLength: Int
  }

  /// One direction of a key exchange (RFC 7296 §3.14).
  public struct Exchange: Sendable {
    public let isInitiator: Bool
    public let initiator: UInt64
    public let responder: UInt64
    public let cipher: Cipher
    public let authenticationLength: Int
  }

  /// Why a line is no secret.
  public struct Failure: Error {
    public let description: String
  }

  public var associations: [Association] = []
  public var exchanges: [Exchange] = []

  public init() {}

  /// Adds what one line says; a comment or an empty line says nothing.
  public mutating func add(line: some StringProtocol) throws(Failure) {
    let words = line.split { $0 == " " || $0 == "\t" }
    guard let first = words.first, !first.hasPrefix("#") else { return }
    if first == "ikev2" { return try addExchange(words.map { String($0) }) }
    guard words.count == 2 else {
      guard words.count == 1 else { throw Failure(description: "'\(line)' is no ESP secret") }
      return try addAssociation(nil, nil, String(first))
    }
    let parts = first.split(separator: "@", maxSplits: 1)
    guard parts.count == 2, let parameters = Self.number(parts[0]),
      let address = Self.address(String(parts[1]))
    else {
      throw Failure(description: "'\(first)' is not SPI@ADDRESS")
    }
    try addAssociation(UInt32(truncatingIfNeeded: parameters), address, String(words[1]))
  }

  private mutating func addAssociation(
    _ parameters: UInt32?, _ destination: IPv6Address?, _ text: String
  ) throws(Failure) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var name = String(parts[0])
    var authenticationLength = 0
    if name.hasSuffix("-hmac96") {
      authenticationLength = 12
      name = String(name.dropLast("-hmac96".count))
    }
    var cipher: Cipher?
    if name != "none" {
      guard let algorithm = Self.algorithm(name) else {
        throw Failure(description: "there is no ESP algorithm '\(name)'")
      }
      let key = try Self.key(parts.count > 1 ? String(parts[1]) : "")
      cipher = Cipher(algorithm, key: key)
      if cipher == nil {
        throw Failure(description: "\(name) takes no key of \(key.count) bytes")
      }
    }
    associations.append(
      Association(
        parameters: parameters, destination: destination, cipher: cipher,
        authenticationLength: authenticationLength))
  }

  /// `ikev2 I SPI SPI sha1:0x… aes128:0x…`
  private mutating func addExchange(_ words: [String]) throws(Failure) {
    guard words.count == 6, words[1] == "I" || words[1] == "R",
      let initiator = Self.number(words[2]), let responder = Self.number(words[3])
    else {
      throw Failure(description: "'\(words.joined(separator: " "))' is no IKEv2 secret")
    }
    let parts = words[5].split(separator: ":", maxSplits: 1).map { String($0) }
    guard parts.count == 2, let algorithm = Self.algorithm(parts[0]),
      let cipher = Cipher(algorithm, key: try Self.key(parts[1]))
    else {
      throw Failure(description: "'\(words[5])' is no cipher and its key")
    }
    // What is cut off is as long as the digest's 96 bits (RFC 2404, RFC 2403).
    exchanges.append(
      Exchange(
        isInitiator: words[1] == "I", initiator: initiator, responder: responder, cipher: cipher,
        authenticationLength: 12))
  }

  // MARK: Words

  private static func algorithm(_ name: String) -> Cipher.Algorithm? {
    let base = name.hasSuffix("-cbc") ? String(name.dropLast(4)) : name
    switch base {
    case "des": return .des
    case "3des": return .tripleDES
    case "blowfish": return .blowfish
    case "cast128": return .cast
    case "aes", "aes128", "aes192", "aes256": return .aes
    default: return nil
    }
  }

  /// `0x` and digits, or the characters themselves.
  private static func key(_ text: String) throws(Failure) -> [UInt8] {
    guard text.hasPrefix("0x") else { return Array(text.utf8) }
    let digits = text.dropFirst(2).compactMap(\.hexDigitValue)
    guard digits.count == text.count - 2, digits.count % 2 == 0 else {
      throw Failure(description: "'\(text)' is not a key in pairs of hexadecimal digits")
    }
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }

  private static func number(_ text: some StringProtocol) -> UInt64? {
    text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
  }

  private static func address(_ text: String) -> IPv6Address? {
    if let address = IPv4Address(text: text) { return IPv6Address(mapping: address) }
    return IPv6Address(text: text)
  }

  // MARK: Look-up

  /// The association for a packet, the one given for all where none names it.
  func association(_ parameters: UInt32, to destination: IPv6Address) -> Association? {
    associations.first { $0.parameters == parameters && $0.destination == destination }
      ?? associations.first { $0.parameters == nil }
  }
}
