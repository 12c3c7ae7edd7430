/// Why a layer could not be read to its end.
public enum Flaw: Error, Equatable {
  /// The bytes end early: the snaplen cut the packet, or its sender did.
  case truncated(need: Int, have: Int)
  /// The bytes are all there and contradict each other.
  case malformed(String)
}

/// Names a dissector by the number that a lower layer carries for it.
public struct Key: Hashable, Sendable {
  /// What kind of number it is.
  public enum Space: UInt8, Sendable, CaseIterable {
    case linkType, etherType, ipProtocol, tcpPort, udpPort
    /// A PPP protocol number (RFC 1661), an LLC service access point (IEEE 802.2), an SNAP
    /// organisation and protocol (`oui << 16 | pid`), an SCTP payload protocol (RFC 9260),
    /// an OSI network-layer protocol identifier (ISO 9577).
    case ppp, serviceAccessPoint, snap, sctpPayload, networkLayerProtocol
    /// A message type of IGMP that another protocol owns.
    case groupManagement
    /// A payload that the user names: `-T rtp`.
    case payloadType
  }

  public let space: Space
  public let number: UInt32

  @inlinable
  public init(_ space: Space, _ number: some BinaryInteger) {
    self.space = space
    self.number = UInt32(truncatingIfNeeded: number)
  }

  @inlinable public static func linkType(_ number: UInt16) -> Self { Self(.linkType, number) }
  @inlinable public static func etherType(_ number: UInt16) -> Self { Self(.etherType, number) }
  @inlinable public static func ipProtocol(_ number: UInt8) -> Self { Self(.ipProtocol, number) }
  @inlinable public static func tcpPort(_ number: UInt16) -> Self { Self(.tcpPort, number) }
  @inlinable public static func udpPort(_ number: UInt16) -> Self { Self(.udpPort, number) }
  @inlinable public static func ppp(_ number: UInt16) -> Self { Self(.ppp, number) }
  @inlinable public static func serviceAccessPoint(_ number: UInt8) -> Self {
    Self(.serviceAccessPoint, number)
  }
  /// The IEEE 802.2 header itself, behind an IEEE 802.3 length.
  public static let logicalLink = Self(.serviceAccessPoint, UInt16(0x1ff))
  @inlinable public static func snap(_ organization: UInt32, _ number: UInt16) -> Self {
    Self(.snap, organization << 16 | UInt32(number))
  }
  @inlinable public static func sctpPayload(_ number: UInt32) -> Self {
    Self(.sctpPayload, number)
  }
  @inlinable public static func networkLayerProtocol(_ number: UInt8) -> Self {
    Self(.networkLayerProtocol, number)
  }
  @inlinable public static func groupManagement(_ type: UInt8) -> Self {
    Self(.groupManagement, type)
  }
  @inlinable public static func payloadType(_ type: PayloadType) -> Self {
    Self(.payloadType, type.rawValue)
  }
}

/// The payloads that tcpdump's `-T` may force.
public enum PayloadType: UInt8, CaseIterable, Sendable {
  case aodv, carp, cnfp, domain, lmp, pgm, pgm_zmtp1, ptp, quic, radius, resp, rpc, rtcp, rtp
  case snmp, someip, tftp, vat, vxlan, wb, zmtp1
}
