// Lightweight Access Point Protocol (RFC 5412 §3.1, §4.2).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---+-----+-+-+-+---------------+-------------------------------+
//   |VER| RID |C|F|L|    Frag ID    |            Length             |
//   +---+-----+-+-+-+---------------+-------------------------------+
//   |          Status/WLANs         |   Payload ...                 |
//   +-------------------------------+-------------------------------+
//   |    Msg Type   |    Seq Num    |      Msg Element Length       |
//   +---------------+---------------+-------------------------------+
//   |                          Session ID                           |
//   +---------------------------------------------------------------+
//   |      Msg Element [0..N]: type, length (16 bits), value        |
//   +---------------------------------------------------------------+

public import Dissection

/// Access points and their controller.
public enum LWAPP: Dissector {
  public static let dumpName = "lwapp"
  public static let attachments = [Key.udpPort(12222), Key.udpPort(12223)]
  static let headerLength = 6

  // MARK: Fields

  static let version = Field<UInt8>("lwapp.version", "Version", at: 0, mask: 0xc0)
  static let radio = Field<UInt8>("lwapp.slotId", "slotId", at: 0, mask: 0x38)
  static let flags = Field<UInt8>("lwapp.flags", "Flags", at: 0, mask: 0x07)
  static let fragment = Field<UInt8>("lwapp.fragmentId", "Fragment Id", at: 1)
  static let length = Field<UInt16>("lwapp.Length", "Length", at: 2)

  enum Flag {
    static let last: UInt8 = 1
    static let fragment: UInt8 = 2
    static let control: UInt8 = 4
  }

  // MARK: Names

  static let flagNames: ValueNames = [1: "Last Fragment", 2: "Fragment", 4: "Control"]
  static let messageNames: ValueNames = [
    1: "Discovery req", 2: "Discovery resp", 3: "Join req", 4: "Join resp", 5: "Join ack",
    6: "Join confirm", 10: "Configure req", 11: "Configure resp", 12: "Update req",
    13: "Update resp", 14: "WTP event req", 15: "WTP event resp",
    16: "Change state event req", 17: "Change state event resp", 22: "Echo req",
    23: "Echo resp", 24: "Image data req", 25: "Image data resp", 26: "Channel status req",
    27: "Channel status resp", 30: "Key update req", 31: "Key update resp",
    32: "Primary discovery req", 33: "Primary discovery resp", 34: "Data transfer req",
    35: "Data transfer resp", 36: "Clear config ind", 37: "Wlan config req",
    38: "Wlan config resp", 39: "Mobile config req", 40: "Mobile config resp",
  ]
  static let elementNames: ValueNames = [
    1: "Result Code", 2: "AC Address", 3: "WTP Descriptor", 4: "WTP Radio Information",
    5: "WTP Name", 6: "AC Descriptor", 26: "Change State Event", 27: "Administrative State",
    28: "Delete WLAN", 29: "Add Mobile", 30: "Delete Mobile", 31: "AC Name",
    32: "Image Download", 33: "Image Data", 35: "Location Data", 37: "Statistics Timer",
    38: "Decryption Error Report Period", 39: "Decryption Error Report", 44: "Certificate",
    45: "Session ID", 50: "WTP Board Data", 58: "Discovery Type", 59: "AC IPv4 List",
    60: "Status", 67: "WTP Reboot Statistics", 68: "LWAPP Timers",
    77: "Duplicate IPv4 Address", 82: "WTP Static IP Address Information",
    90: "AC Name with Index", 91: "WTP Fallback", 97: "Idle Timeout",
    99: "WTP Manager Control IPv4 Address", 107: "WNonce", 108: "ANonce", 109: "PSK-MIC",
    111: "XNonce", 137: "WTP Manager Control IPv6 Address",
    138: "WTP Manager Data IPv4 Address", 139: "WTP Manager Data IPv6 Address",
    141: "AC IPv6 List",
  ]

  /// The elements that RFC 5412 §5 to §11 lets a message have.
  static func expectedElements(of message: UInt8) -> [UInt8] {
    switch message {
    case 1, 32: [58, 3, 4]
    case 2, 33: [2, 6, 31, 99, 137]
    case 3: [3, 2, 5, 35, 4, 44, 45, 18, 111]
    case 4: [1, 60, 44, 138, 139, 59, 141, 108, 109]
    case 5: [45, 107, 109]
    case 6: [45, 109]
    case 10: [27, 31, 90, 50, 37, 82, 67]
    case 11: [38, 26, 68, 59, 141, 91, 97]
    case 12: [5, 26, 27, 37, 35, 38, 59, 141, 68, 90, 91, 97]
    case 13, 25, 35, 38, 40: [1]
    case 14: [39, 77]
    case 16: [26]
    case 24: [32, 33]
    case 30: [45, 111]
    case 39: [29, 30]
    default: []
    }
  }
}
