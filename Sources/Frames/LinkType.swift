/// The number in a capture file that names the first layer: `LINKTYPE_*` of the registry at
/// tcpdump.org/linktypes.html (draft-ietf-opsawg-pcaplinktype).
public struct LinkType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let null = Self(rawValue: 0)
  public static let ethernet = Self(rawValue: 1)
  public static let raw = Self(rawValue: 101)
  public static let linuxSLL = Self(rawValue: 113)
  public static let linuxSLL2 = Self(rawValue: 276)
}
