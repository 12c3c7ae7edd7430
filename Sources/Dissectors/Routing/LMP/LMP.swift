// Link Management Protocol, RFC 4204 §12; for SONET and SDH, RFC 4207; for UNI, OIF-UNI-01.0.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-----------------------+---------------+---------------+
//   | Vers  |      (Reserved)       |    Flags      |    Msg Type   |
//   +-------+-----------------------+---------------+---------------+
//   |          LMP Length           |          (Reserved)           |
//   +-+-------------+---------------+-------------------------------+
//   |N|   C-Type    |     Class     |            Length             |   of each object
//   +-+-------------+---------------+-------------------------------+

public import Dissection

/// What the ends of optical links tell each other, read in place.
public enum LMP: Dissector {
  public static let dumpName = "lmp"
  public static let attachments = [Key.udpPort(701), .payloadType(.lmp)]
  static let headerLength = 8

  // MARK: Fields

  static let version = Field<UInt8>("lmp.version", "Version", at: 0, mask: 0xf0)
  static let flags = Field<UInt8>("lmp.flags", "Flags", at: 2, .hexadecimal)
  static let type = Field<UInt8>("lmp.msg", "Message Type", at: 3)
  static let length = Field<UInt16>("lmp.length", "Length", at: 4)

  static let typeNames: ValueNames = [
    1: "Config", 2: "Config ACK", 3: "Config NACK", 4: "Hello", 5: "Begin Verify",
    6: "Begin Verify ACK", 7: "Begin Verify NACK", 8: "End Verify", 9: "End Verify ACK",
    10: "Test", 11: "Test Status Success", 12: "Test Status Failure", 13: "Test Status ACK",
    14: "Link Summary", 15: "Link Summary ACK", 16: "Link Summary NACK", 17: "Channel Status",
    18: "Channel Status ACK", 19: "Channel Status Request", 20: "Channel Status Response",
    50: "Service Config", 51: "Service Config ACK", 52: "Service Config NACK",
  ]
  static let flagNames: ValueNames = [1: "Control Channel Down", 2: "LMP restart"]
  static let objectNames: ValueNames = [
    1: "Control Channel ID", 2: "Node ID", 3: "Link ID", 4: "Interface ID", 5: "Message ID",
    6: "Configuration", 7: "Hello", 8: "Verify Begin", 9: "Verify Begin ACK", 10: "Verify ID",
    11: "TE Link", 12: "Data Link", 13: "Channel Status", 14: "Channel Status Request",
    20: "Error Code", 51: "Service Config",
  ]

  /// The name of a class type; it belongs to the class.
  static func className(_ object: UInt8, _ type: UInt8) -> String {
    switch (object, type) {
    case (1...2, 1): "Local"
    case (1...2, 2): "Remote"
    case (3...4, 1): "IPv4 Local"
    case (3...4, 2): "IPv4 Remote"
    case (3...4, 3): "IPv6 Local"
    case (3...4, 4): "IPv6 Remote"
    case (3...4, 5): "Unnumbered Local"
    case (3...4, 6): "Unnumbered Remote"
    case (5, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1), (20, 1), (51, 1): "1"
    case (5, 2), (20, 2), (51, 2): "2"
    case (51, 3): "3"
    case (51, 4): "4"
    case (11...14, 1): "IPv4"
    case (11...14, 2): "IPv6"
    case (11...14, 3): "Unnumbered"
    default: "Unknown"
    }
  }

  static let verifyNames: ValueNames = [1: "Verify all links", 2: "Data link type"]
  static let linkNames: ValueNames = [
    1: "Fault Management Supported", 2: "Link Verification Supported",
  ]
  static let dataLinkNames: ValueNames = [
    1: "Data Link Port", 2: "Allocated for user traffic", 4: "Failed link",
  ]
  static let partNames: ValueNames = [1: "Interface Switching Type", 2: "Wavelength"]
  static let channelNames: ValueNames = [
    1: "Signal Okay", 2: "Signal Degraded", 3: "Signal Fail",
  ]
  static let verifyErrorNames: ValueNames = [
    0x01: "Link Verification Procedure Not supported", 0x02: "Unwilling to verify",
    0x04: "Unsupported verification transport mechanism",
    0x08: "Link-Id configuration error", 0x10: "Unknown object c-type",
  ]
  static let summaryErrorNames: ValueNames = [
    0x01: "Unacceptable non-negotiable LINK-SUMMARY parameters",
    0x02: "Renegotiate LINK-SUMMARY parameters", 0x04: "Invalid TE-LINK Object",
    0x08: "Invalid DATA-LINK Object", 0x10: "Unknown TE-LINK Object c-type",
    0x20: "Unknown DATA-LINK Object c-type",
  ]

  // MARK: Service discovery

  static let signalingNames: ValueNames = [1: "RSVP Supported", 2: "LDP Supported"]
  static let portNames: ValueNames = [5: "SDH ITU-T G.707", 6: "SONET ANSI T1.105"]
  static let digitalNames: ValueNames = [
    5: "VC-3", 6: "VC-4", 7: "STM-0", 8: "STM-1", 9: "STM-4", 10: "STM-16", 11: "STM-64",
    12: "STM-256",
  ]
  static let opticalNames: ValueNames = [
    5: "STS-1 SPE", 6: "STS-3c SPE", 7: "STS-1", 8: "STM-3", 9: "STM-12", 10: "STM-48",
    11: "STM-192", 12: "STM-768",
  ]
  static let transparencyNames: ValueNames = [
    1: "Path/VC Overhead Transparency Supported",
    2: "Line/MS Overhead Transparency Supported",
    4: "Section/RS Overhead Transparency Supported",
  ]
  static let overheadNames: ValueNames = [
    1: "Standard SOH/RSOH Transparency Supported",
    2: "Standard LOH/MSOH Transparency Supported",
  ]
  static let diversityNames: ValueNames = [
    1: "Node Diversity Supported", 2: "Link Diversity Supported",
    4: "SRLG Diversity Supported",
  ]
}
