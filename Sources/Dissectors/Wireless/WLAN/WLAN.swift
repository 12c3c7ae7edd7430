// Wireless LAN, IEEE 802.11 §9.2: what frames of all kinds begin with.
//
//   +---------------+---------------+-------------------------------+
//   | Frame control (2, low first)  |  Duration or identifier (2)   |
//   +---------------+---------------+-------------------------------+
//   |  Address 1 (6), address 2 (6), address 3 (6), sequence control (2), address 4 (6),
//   |  quality of service (2), mesh control (6 to 24): as many of them as the frame's kind has
//
//   frame control, first byte:  subtype (4), type (2), version (2)
//   second byte: order, protected, more data, power management, retry, more fragments,
//                from the distribution system, to the distribution system

import Addresses
public import Dissection

/// A frame of a wireless LAN.
public enum WLAN: Dissector {
  public static let dumpName = "802.11"
  public static let attachments = [Key.linkType(105)]

  // MARK: Fields

  static let type = Field<UInt8>("wlan.fc.type", "Type", at: 0, mask: 0x0c)
  static let subtype = Field<UInt8>("wlan.fc.subtype", "Subtype", at: 0, mask: 0xf0)
  static let flags = Field<UInt8>("wlan.flags", "Flags", at: 1, .hexadecimal)
  static let receiver = Field<MACAddress>("wlan.ra", "Receiver address", at: 4)
  static let transmitter = Field<MACAddress>("wlan.ta", "Transmitter address", at: 10)
  static let third = Field<MACAddress>("wlan.addr3", "Address 3", at: 16)
  static let fourth = Field<MACAddress>("wlan.addr4", "Address 4", at: 24)

  // MARK: View

  /// The first two bytes, which say what the frame is.
  struct Control {
    enum Kind { case management, control, data, reserved }

    let kind: Kind
    let subtype: UInt8
    let flags: UInt8

    init(_ bytes: Span<UInt8>) throws(Flaw) {
      subtype = try bytes.read(WLAN.subtype)
      flags = try bytes.read(WLAN.flags)
      switch try bytes.read(WLAN.type) {
      case 0: kind = .management
      case 1: kind = .control
      case 2: kind = .data
      default: kind = .reserved
      }
    }

    var isToDistribution: Bool { flags & 0x01 != 0 }
    var isFromDistribution: Bool { flags & 0x02 != 0 }
    var isProtected: Bool { flags & 0x40 != 0 }
    /// Bits of a data frame's subtype.
    var isAcknowledging: Bool { subtype & 0x1 != 0 }
    var isPolling: Bool { subtype & 0x2 != 0 }
    var isEmpty: Bool { subtype & 0x4 != 0 }
    var hasQuality: Bool { subtype & 0x8 != 0 }

    /// How long the header is without mesh control; nil for a kind that is not known.
    var headerLength: Int? {
      switch kind {
      case .management: return 24
      case .data:
        return (isToDistribution && isFromDistribution ? 30 : 24) + (hasQuality ? 2 : 0)
      case .control:
        switch subtype {
        case 0x8: return 20
        case 0x7, 0xa, 0xb, 0xe, 0xf: return 16
        case 0x9, 0xc, 0xd: return 10
        default: return nil
        }
      case .reserved: return nil
      }
    }
  }
}
