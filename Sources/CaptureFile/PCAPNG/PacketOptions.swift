/// What a pcapng file notes about one packet. It looks into the file's buffer: nothing is read before
/// it is asked for.
public struct PacketOptions: ~Escapable {
  private let bytes: Span<UInt8>
  private let order: ByteOrder

  enum Code {
    static let flags: UInt16 = 2
    static let hash: UInt16 = 3
    static let dropCount: UInt16 = 4
    static let packetID: UInt16 = 5
    static let queue: UInt16 = 6
    static let verdict: UInt16 = 7
  }

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, _ order: ByteOrder) {
    self.bytes = bytes
    self.order = order
  }

  public var comments: [String] {
    var comments: [String] = []
    var place = 0
    while let option = BlockOption.next(in: bytes, order, at: &place, before: bytes.count) {
      if option.code != BlockOption.comment { continue }
      comments.append(bytes.extracting(option.value).text())
    }
    return comments
  }

  /// Direction, kind of reception, check sequence length and link-layer errors (§4.3.1).
  public var flags: UInt32? {
    guard let value = value(Code.flags), value.count >= 4 else { return nil }
    return order.read(UInt32.self, from: bytes, at: value.lowerBound)
  }

  /// Whether the packet came in or went out, where that was noted.
  public var direction: PacketDirection? {
    guard let flags else { return nil }
    switch flags & 3 {
    case 1: return .inbound
    case 2: return .outbound
    default: return nil
    }
  }

  /// Packets lost between this one and the one before on its interface.
  public var dropCount: UInt64? { number(Code.dropCount) }

  /// The same packet seen on several interfaces has the same number.
  public var packetID: UInt64? { number(Code.packetID) }

  /// The receive queue of the interface.
  public var queue: UInt32? {
    guard let value = value(Code.queue), value.count >= 4 else { return nil }
    return order.read(UInt32.self, from: bytes, at: value.lowerBound)
  }

  /// Algorithm and hash.
  public var hash: [UInt8]? {
    guard let value = value(Code.hash) else { return nil }
    return bytes.extracting(value).copy()
  }

  /// Who decided about the packet, and how.
  public var verdict: [UInt8]? {
    guard let value = value(Code.verdict) else { return nil }
    return bytes.extracting(value).copy()
  }

  private func number(_ code: UInt16) -> UInt64? {
    guard let value = value(code), value.count >= 8 else { return nil }
    return order.read(UInt64.self, from: bytes, at: value.lowerBound)
  }

  private func value(_ code: UInt16) -> Range<Int>? {
    var place = 0
    while let option = BlockOption.next(in: bytes, order, at: &place, before: bytes.count) {
      if option.code == code { return option.value }
    }
    return nil
  }
}

public enum PacketDirection: Sendable, Hashable {
  case inbound, outbound
}
