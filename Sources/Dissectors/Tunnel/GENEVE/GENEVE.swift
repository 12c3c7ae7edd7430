// Generic Network Virtualization Encapsulation, RFC 8926.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---+-----------+-+-+-----------+-------------------------------+
//   |Ver|  Opt Len  |O|C|    Rsvd.  |         Protocol Type         |
//   +---+-----------+-+-+-----------+---------------+---------------+
//   |       Virtual Network Identifier (VNI)        |   Reserved    |
//   +-----------------------------------------------+---------------+
//   |       Option Class            |      Type     |R|R|R| Length  |
//   +-------------------------------+---------------+-+-+-+---------+

public import Dissection

/// A packet or frame carried over UDP with options, read in place.
public enum GENEVE: Dissector {
  public static let dumpName = "geneve"
  public static let attachments = [Key.udpPort(6081)]
  static let headerLength = 8

  // MARK: Fields

  static let version = Field<UInt8>("geneve.version", "Version", at: 0, mask: 0xc0)
  static let optionsLength = Field<UInt8>(
    "geneve.options_length", "Length", at: 0, mask: 0x3f, unit: " bytes")
  static let flags = Field<UInt8>("geneve.flags", "Flags", at: 1, .hexadecimal)
  static let type = Field<UInt16>("geneve.proto_type", "Protocol Type", at: 2, .hexadecimal)
  static let network = Field<UInt32>(
    "geneve.vni", "Virtual Network Identifier (VNI)", at: 4, width: 3, .hexadecimal)

  static let flagNames: [(UInt32, String)] = [
    (0x80, "O"), (0x40, "C"), (0x20, "R1"), (0x10, "R2"), (0x08, "R3"), (0x04, "R4"),
    (0x02, "R5"), (0x01, "R6"),
  ]

  /// Who defines an option (IANA registry of Geneve option classes).
  static let classNames: ValueNames = [
    0x0100: "Linux", 0x0101: "Open vSwitch", 0x0102: "Open Virtual Networking (OVN)",
    0x0103: "In-band Network Telemetry (INT)", 0x0104: "VMware", 0x0132: "Google",
    0xffff: "Experimental",
  ]
}
