public import Frames

/// What a capture file says about an interface that frames came from.
///
/// A pcap file has exactly one, of which it says no more than link type and snaplen.
public struct CaptureInterface: Sendable, Equatable {
  public var linkType: LinkType
  /// The most bytes kept of a frame; 0 where the file names no limit.
  public var snaplen: Int
  public var name: String?
  public var description: String?
  /// The capture filter that was in force.
  public var filter: String?
  public var operatingSystem: String?
  public var hardware: String?
  public var comments: [String] = []
  /// Bits a second.
  public var speed: UInt64?
  /// The hardware address; 6 bytes of a MAC address, 8 of an EUI.
  public var hardwareAddress: [UInt8] = []
  /// Each with its four bytes of address and four of mask.
  public var ipv4Addresses: [[UInt8]] = []
  /// Each with its 16 bytes of address and one of prefix length.
  public var ipv6Addresses: [[UInt8]] = []
  /// How much check sequence ends each frame: octets in a pcap file. In pcapng the number as it
  /// stands: the specification means bits, and many writers mean octets.
  public var frameCheckSequenceLength: Int?
  /// How fine its clock is.
  public var resolution = TimestampResolution.microseconds
  /// Seconds to add to each timestamp; they have been added to those of the frames.
  public var timestampOffset: Int64 = 0
  /// The last counters that the file gives for it.
  public var statistics: InterfaceStatistics?

  public init(linkType: LinkType, snaplen: Int = 262_144, name: String? = nil) {
    self.linkType = linkType
    self.snaplen = snaplen
    self.name = name
  }
}

/// The counters of an interface, each where it is known.
public struct InterfaceStatistics: Sendable, Equatable {
  public var interface: Int
  /// When the counters were read.
  public var timestamp: Timestamp?
  public var start: Timestamp?
  public var end: Timestamp?
  public var received: UInt64?
  public var droppedByInterface: UInt64?
  public var acceptedByFilter: UInt64?
  public var droppedByOperatingSystem: UInt64?
  public var delivered: UInt64?
  public var comments: [String] = []

  public init(interface: Int) { self.interface = interface }
}

/// One section of a pcapng file: a machine's capture, with interfaces of its own.
public struct CaptureSection: Sendable, Equatable {
  public var majorVersion: Int
  public var minorVersion: Int
  public var hardware: String?
  public var operatingSystem: String?
  public var application: String?
  public var comments: [String] = []
  /// The place of its first interface among all interfaces of the file.
  public var firstInterface = 0

  public init(majorVersion: Int, minorVersion: Int) {
    self.majorVersion = majorVersion
    self.minorVersion = minorVersion
  }
}

/// Keys that another program left in the file, so that its encrypted packets can be read.
public struct DecryptionSecrets: Sendable, Equatable {
  /// What kind: `0x544c534b` are lines of an NSS key log for TLS.
  public var kind: UInt32
  public var bytes: [UInt8]

  public static let tlsKeyLog: UInt32 = 0x544c_534b

  public init(kind: UInt32, bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
  }
}

/// Names that were resolved when the file was written.
public struct ResolvedName: Sendable, Equatable {
  /// 4 bytes of IPv4, 16 of IPv6, 6 of a MAC address, 8 of an EUI.
  public var address: [UInt8]
  public var names: [String]

  public init(address: [UInt8], names: [String]) {
    self.address = address
    self.names = names
  }
}

/// A block that is some organization's own.
public struct CustomBlock: Sendable, Equatable {
  /// Whose: its IANA private enterprise number.
  public var enterprise: UInt32
  /// Its data, and behind them its options, if there are any.
  public var bytes: [UInt8]

  public init(enterprise: UInt32, bytes: [UInt8]) {
    self.enterprise = enterprise
    self.bytes = bytes
  }
}
