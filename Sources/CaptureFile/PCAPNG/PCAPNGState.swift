internal import Frames

// draft-ietf-opsawg-pcapng. Every block:
//
//   0      4      8                       length - 4   length
//   +------+------+-----------------------+------------+
//   | type |length| body, its options last|   length   |
//   +------+------+-----------------------+------------+

/// The types of pcapng blocks (draft-ietf-opsawg-pcapng §4 and appendix A).
struct BlockType: RawRepresentable, Hashable {
  let rawValue: UInt32

  static let interfaceDescription = Self(rawValue: 1)
  static let obsoletePacket = Self(rawValue: 2)
  static let simplePacket = Self(rawValue: 3)
  static let nameResolution = Self(rawValue: 4)
  static let interfaceStatistics = Self(rawValue: 5)
  static let enhancedPacket = Self(rawValue: 6)
  static let decryptionSecrets = Self(rawValue: 10)
  static let customCopied = Self(rawValue: 0x0000_0bad)
  static let customNotCopied = Self(rawValue: 0x4000_0bad)
  /// Reads the same in both byte orders.
  static let sectionHeader = Self(rawValue: 0x0a0d_0d0a)
}

/// What a packet block needs to know about the section it stands in: kept small for the hot path.
struct PCAPNGSection: Equatable {
  var order = ByteOrder.little
  /// The place of its first interface among all.
  var firstInterface = 0

  /// The interface that a packet names, counted within the section.
  @inline(__always)
  func clock(
    _ interface: Int, in clocks: [InterfaceClock], at offset: Int
  ) throws(CaptureFileError) -> InterfaceClock {
    let place = firstInterface + interface
    if place < clocks.count { return clocks[place] }
    throw .malformed(
      "a packet arrived on interface \(interface), but the section describes only"
        + " \(clocks.count - firstInterface)", offset: offset)
  }
}

/// What the packets need to know about their interface.
struct InterfaceClock {
  let linkType: LinkType
  let snaplen: Int
  let resolution: TimestampResolution
  let offset: Int64
  let limit: Int

  @inline(__always)
  func timestamp(_ ticks: UInt64) -> Timestamp {
    let (seconds, nanoseconds) = resolution.split(ticks)
    return Timestamp(seconds: seconds &+ offset, nanoseconds: nanoseconds)
  }
}

/// What the blocks read so far have said.
struct PCAPNGState {
  var section = PCAPNGSection()
  var clocks: [InterfaceClock] = []
  var interfaces: [CaptureInterface] = []
  var sections: [CaptureSection] = []
  var secrets: [DecryptionSecrets] = []
  var resolvedNames: [ResolvedName] = []
  var customBlocks: [CustomBlock] = []
  var forgotten = 0
  private var room = 16 << 20

  /// No block that is looked at is longer, but for packets of link types with longer frames.
  static let largestBlock = 16 << 20
  /// A hostile file of nothing but interfaces or sections ends here.
  static let mostInterfaces = 1 << 16

  /// Whether the four bytes begin a section.
  static func begins(_ bytes: Span<UInt8>) -> Bool {
    ByteOrder.little.read(UInt32.self, from: bytes, at: 0) == BlockType.sectionHeader.rawValue
  }

  /// Whether there is still room for so many bytes of notes; takes it if so.
  mutating func keep(_ size: Int) -> Bool {
    if size > room {
      forgotten += 1
      return false
    }
    room -= size
    return true
  }
}
