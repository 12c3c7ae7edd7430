// IS-IS, ISO/IEC 10589 §9; for IP, RFC 1195.
//
//   +-------+--------+---------+-----------+------+---------+----------+-----------+
//   | NLPID | Header | Version | ID length | Type | Version | Reserved | Max areas |
//   | 0x83  | length |    1    |  0 (= 6)  |      |    1    |          |  0 (= 3)  |
//   +-------+--------+---------+-----------+------+---------+----------+-----------+
//   what belongs to the type, then TLVs

public import Dissection

/// A packet of the routers of OSI and IP, read in place.
public enum ISIS: Dissector {
  public static let dumpName = "isis"
  public static let attachments = [Key.networkLayerProtocol(0x83)]
  static let headerLength = 8
  static let systemLength = 6

  // MARK: Fields

  static let headerSize = Field<UInt8>("isis.len", "Length Indicator", at: 1)
  static let version = Field<UInt8>("isis.version", "Version/Protocol ID Extension", at: 2)
  static let idLength = Field<UInt8>("isis.sysid_len", "ID Length", at: 3)
  static let type = Field<UInt8>("isis.type", "PDU Type", at: 4)
  static let packetVersion = Field<UInt8>("isis.version2", "Version", at: 5)
  static let maxAreas = Field<UInt8>("isis.max_area_adr", "Maximum Area Addresses", at: 7)

  /// The kinds of packets.
  enum Kind {
    case hello, pointToPointHello, linkState, completeList, partialList

    init?(type: UInt8) {
      switch type {
      case 15, 16: self = .hello
      case 17: self = .pointToPointHello
      case 18, 20: self = .linkState
      case 24, 25: self = .completeList
      case 26, 27: self = .partialList
      default: return nil
      }
    }

    /// How long the fixed part of the packet is, with the common header.
    var headerSize: Int {
      switch self {
      case .hello, .linkState: 27
      case .pointToPointHello: 20
      case .completeList: 33
      case .partialList: 17
      }
    }

    /// Where the length of the packet stands.
    var lengthOffset: Int {
      switch self {
      case .hello, .pointToPointHello: 17
      default: 8
      }
    }
  }
}
