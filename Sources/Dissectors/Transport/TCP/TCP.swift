// Transmission Control Protocol, RFC 9293; window scale and timestamps, RFC 7323; SACK, RFC 2018.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |          Source Port          |       Destination Port        |
//   +-------------------------------+-------------------------------+
//   |                        Sequence Number                        |
//   +---------------------------------------------------------------+
//   |                     Acknowledgment Number                     |
//   +-------+-----+-----------------+-------------------------------+
//   |Length | Res |      Flags      |            Window             |
//   +-------+-----+-----------------+-------------------------------+
//   |           Checksum            |        Urgent Pointer         |
//   +-------------------------------+-------------------------------+
//   |                          Options ...                          |
//   +---------------------------------------------------------------+

public import Dissection

/// A TCP segment, read in place.
public struct TCP: Dissector, ~Escapable {
  public static let dumpName = "tcp"
  public static let attachments = [Key.ipProtocol(6)]
  static let headerLength = 20

  // MARK: Fields

  static let sourcePort = Field<UInt16>("tcp.srcport", "Source Port", at: 0)
  static let destinationPort = Field<UInt16>("tcp.dstport", "Destination Port", at: 2)
  static let sequence = Field<UInt32>("tcp.seq_raw", "Sequence Number (raw)", at: 4)
  static let acknowledgment = Field<UInt32>("tcp.ack_raw", "Acknowledgment number (raw)", at: 8)
  static let length = Field<UInt8>(
    "tcp.hdr_len", "Header Length", at: 12, mask: 0xf0, unit: " bytes")
  static let flags = Field<UInt16>("tcp.flags", "Flags", at: 12, mask: 0x0fff, .hexadecimal)
  static let window = Field<UInt16>("tcp.window_size_value", "Window", at: 14)
  static let checksum = Field<UInt16>("tcp.checksum", "Checksum", at: 16, .hexadecimal)
  static let urgentPointer = Field<UInt16>("tcp.urgent_pointer", "Urgent Pointer", at: 18)

  // MARK: View

  let bytes: Span<UInt8>

  /// Checks the length of the fixed header, once: after this no accessor can trap.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) throws(Flaw) {
    try bytes.require(Self.headerLength)
    self.bytes = bytes
  }

  public var sourcePort: UInt16 { bytes[Self.sourcePort] }
  public var destinationPort: UInt16 { bytes[Self.destinationPort] }
  public var sequence: UInt32 { bytes[Self.sequence] }
  public var acknowledgment: UInt32 { bytes[Self.acknowledgment] }
  /// The length of the header with its options, in bytes.
  public var length: Int { Int(bytes[Self.length]) * 4 }
  public var flags: UInt16 { bytes[Self.flags] }
  public var window: UInt16 { bytes[Self.window] }
  public var checksum: UInt16 { bytes[Self.checksum] }
  public var urgentPointer: UInt16 { bytes[Self.urgentPointer] }
  public var isSYN: Bool { flags & 0x02 != 0 }
  public var isRST: Bool { flags & 0x04 != 0 }
  public var isACK: Bool { flags & 0x10 != 0 }
  public var isURG: Bool { flags & 0x20 != 0 }
}
