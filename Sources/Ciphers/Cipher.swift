internal import CCrypto

/// A block cipher in cipher block chaining mode, with its key.
public struct Cipher: Sendable, Equatable {
  public enum Algorithm: Sendable, Equatable {
    case des, tripleDES, blowfish, cast, aes
  }

  public let algorithm: Algorithm
  public let key: [UInt8]

  /// Nil where the algorithm takes no key of this length.
  public init?(_ algorithm: Algorithm, key: [UInt8]) {
    let lengths: Set<Int> =
      switch algorithm {
      case .des: [8]
      case .tripleDES: [24]
      case .blowfish: Set(4...56)
      case .cast: Set(5...16)
      case .aes: [16, 24, 32]
      }
    guard lengths.contains(key.count) else { return nil }
    self.algorithm = algorithm
    self.key = key
  }

  /// How long a block is, and so the initialization vector.
  public var blockLength: Int { algorithm == .aes ? 16 : 8 }

  /// What a text is that begins with its initialization vector; nil where it is not whole blocks.
  public func decrypted(_ text: Span<UInt8>) -> [UInt8]? {
    let length = text.count - blockLength
    guard length >= 0, length % blockLength == 0 else { return nil }
    var buffer = key
    buffer.reserveCapacity(key.count + text.count)
    for index in text.indices { buffer.append(text[index]) }
    var room = buffer.mutableSpan
    let isDone = ccrypto_decrypt(number, &room, key.count, blockLength)
    return isDone == 1 ? Array(buffer.dropFirst(key.count + blockLength)) : nil
  }

  private var number: ccrypto_cipher {
    switch algorithm {
    case .des: ccrypto_des
    case .tripleDES: ccrypto_triple_des
    case .blowfish: ccrypto_blowfish
    case .cast: ccrypto_cast
    case .aes: ccrypto_aes
    }
  }
}

/// The MD5 digest (RFC 1321), which old protocols still sign with.
public enum MD5 {
  /// Sixteen bytes; nil where the library refuses.
  public static func digest(_ bytes: [UInt8]) -> [UInt8]? {
    // The answer comes in the place of the first bytes.
    guard bytes.count >= 16 else { return nil }
    var buffer = bytes
    var room = buffer.mutableSpan
    return ccrypto_md5(&room) == 1 ? Array(buffer.prefix(16)) : nil
  }
}
