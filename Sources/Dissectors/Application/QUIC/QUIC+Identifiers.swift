import Dissection

extension QUIC {
  /// The connection identifiers that servers and clients have announced: a short header names one
  /// without saying how long it is.
  ///
  /// So many are kept and no more; a new one takes the place of one added long ago.
  struct Identifiers {
    private struct Identifier {
      var bytes: [20 of UInt8] = .init(repeating: 0)
      var count = 0

      /// Whether bytes begin with it.
      func begins(_ other: Span<UInt8>) -> Bool {
        guard count > 0, other.has(count) else { return false }
        for index in 0..<count where bytes[index] != other[index] { return false }
        return true
      }
    }

    static let limit = 512
    private var list: [Identifier] = []
    private var next = 0

    mutating func add(_ bytes: Span<UInt8>) {
      guard bytes.count > 0, bytes.count <= longestIdentifier else { return }
      var identifier = Identifier()
      identifier.count = bytes.count
      for index in 0..<bytes.count { identifier.bytes[index] = bytes[index] }
      if list.count < Self.limit { list.append(identifier) } else { list[next] = identifier }
      next = (next + 1) % Self.limit
    }

    /// How long the identifier is that bytes begin with, or nil where none is known.
    ///
    /// It moves to the front, where it is found again at once.
    mutating func length(at bytes: Span<UInt8>) -> Int? {
      for index in list.indices where list[index].begins(bytes) {
        list.swapAt(0, index)
        return list[0].count
      }
      return nil
    }
  }
}
