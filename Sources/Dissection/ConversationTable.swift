public import Addresses

/// Two endpoints of one protocol; the same key for both directions.
public struct ConversationKey: Equatable, Sendable {
  @usableFromInline let lower, upper: IPv6Address
  @usableFromInline let ports: UInt64
  /// Whether the packet goes from the upper endpoint to the lower.
  public let isReversed: Bool

  @inlinable
  public init(
    _ source: IPv6Address, _ sourcePort: UInt16, _ destination: IPv6Address,
    _ destinationPort: UInt16
  ) {
    let addressesReversed =
      source.high != destination.high
      ? source.high > destination.high : source.low > destination.low
    isReversed = source == destination ? sourcePort > destinationPort : addressesReversed
    lower = isReversed ? destination : source
    upper = isReversed ? source : destination
    let low = UInt64(isReversed ? destinationPort : sourcePort)
    let high = UInt64(isReversed ? sourcePort : destinationPort)
    ports = high << 16 | low
  }

  @inlinable
  public static func == (left: Self, right: Self) -> Bool {
    left.ports == right.ports && left.lower == right.lower && left.upper == right.upper
  }

  @inlinable
  var hash: UInt64 {
    var hash = (lower.low ^ ports &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 32 ^ upper.low ^ lower.high
    hash = (hash &+ upper.high) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ hash >> 29
  }
}

/// What is remembered of each conversation, numbered in the order of their first packets.
///
/// It holds so many and no more: a full table forgets its oldest entry and counts it.
public struct ConversationTable<State>: ~Copyable {
  @usableFromInline
  struct Entry {
    @usableFromInline var key: ConversationKey
    @usableFromInline var number: UInt32
    @usableFromInline var state: State
  }

  public let limit: Int
  public private(set) var forgotten = 0
  @usableFromInline var count: UInt32 = 0
  @usableFromInline var entries: [Entry] = []
  /// Open addressing: the place of an entry plus one, 0 where free; never more than half full.
  @usableFromInline var slots: [UInt32]
  private var oldest = 0

  public init(limit: Int = 1 << 20) {
    self.limit = limit
    slots = [UInt32](repeating: 0, count: 1_024)
  }

  /// The place of a conversation's state, which is made where the conversation is new.
  @inlinable
  public mutating func place(of key: ConversationKey, new: @autoclosure () -> State) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if entries[place].key == key { return place }
      slot = (slot + 1) & mask
    }
    return insert(key, new())
  }

  @inlinable
  public subscript(place: Int) -> State {
    get { entries[place].state }
    _modify { yield &entries[place].state }
  }

  /// The number of the conversation at a place: `tcp.stream`.
  @inlinable public func number(at place: Int) -> UInt32 { entries[place].number }

  /// Starts a conversation anew under the next number, as a port that is used again does.
  public mutating func restart(at place: Int, _ state: State) {
    entries[place].state = state
    entries[place].number = count
    count &+= 1
  }

  @usableFromInline
  mutating func insert(_ key: ConversationKey, _ state: State) -> Int {
    let entry = Entry(key: key, number: count, state: state)
    count &+= 1
    guard entries.count == limit else {
      entries.append(entry)
      if entries.count * 2 > slots.count { grow() } else { link(entries.count - 1) }
      return entries.count - 1
    }
    let place = oldest
    oldest = (oldest + 1) % limit
    forgotten += 1
    unlink(place)
    entries[place] = entry
    link(place)
    return place
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for place in entries.indices { link(place) }
  }

  private mutating func link(_ place: Int) {
    var slot = home(of: place)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(place + 1)
  }

  /// Frees a slot, and moves back the entries behind it that would no longer be found.
  private mutating func unlink(_ place: Int) {
    let mask = slots.count - 1
    var hole = home(of: place)
    while slots[hole] != UInt32(place + 1) { hole = (hole + 1) & mask }
    var slot = (hole + 1) & mask
    while slots[slot] != 0 {
      let home = home(of: Int(slots[slot]) - 1)
      if (slot - home) & mask >= (slot - hole) & mask {
        slots[hole] = slots[slot]
        hole = slot
      }
      slot = (slot + 1) & mask
    }
    slots[hole] = 0
  }

  private func home(of place: Int) -> Int {
    Int(truncatingIfNeeded: entries[place].key.hash) & (slots.count - 1)
  }
}
