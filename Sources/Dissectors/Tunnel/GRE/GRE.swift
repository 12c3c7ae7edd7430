// Generic Routing Encapsulation, RFC 2784, RFC 2890; source routing, RFC 1701; version 1 for PPTP,
// RFC 2637; NVGRE, RFC 7637.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-+-+-+-+-+-----+-+---------+-----+-----------------------------+
//   |C|R|K|S|s|Recur|A|  Flags  | Ver |         Protocol Type       |
//   +-+-+-+-+-+-----+-+---------+-----+-----------------------------+
//   |      Checksum (C or R)          |       Offset (C or R)       |
//   +---------------------------------+-----------------------------+
//   |                            Key (K)                            |
//   +---------------------------------------------------------------+
//   |                      Sequence Number (S)                      |
//   +---------------------------------------------------------------+
//   |       Routing (R), or version 1: Acknowledgment Number (A)    |
//   +---------------------------------------------------------------+

public import Dissection

/// A packet of one network carried through another, read in place.
public enum GRE: Dissector {
  public static let dumpName = "gre"
  public static let attachments = [Key.ipProtocol(47)]

  // MARK: Fields

  static let flags = Field<UInt16>(
    "gre.flags_and_version", "Flags and Version", at: 0, .hexadecimal)
  static let version = Field<UInt16>("gre.flags.version", "Version", at: 0, mask: 0x0007)
  static let type = Field<UInt16>("gre.proto", "Protocol Type", at: 2, .hexadecimal)

  /// What a header's bits announce.
  struct Flags {
    let rawValue: UInt16
    var hasChecksum: Bool { rawValue & 0x8000 != 0 }
    var hasRouting: Bool { rawValue & 0x4000 != 0 }
    var hasKey: Bool { rawValue & 0x2000 != 0 }
    var hasSequence: Bool { rawValue & 0x1000 != 0 }
    var hasAcknowledgment: Bool { rawValue & 0x0080 != 0 }

    static let names: [(UInt32, String)] = [
      (0x8000, "checksum present"), (0x4000, "routing present"), (0x2000, "key present"),
      (0x1000, "sequence# present"), (0x0800, "source routing present"), (0x0080, "ack present"),
    ]
  }

  /// Who reads a payload.
  static func key(of type: UInt16) -> Key? {
    switch type {
    case 0x0800, 0x86dd, 0x8847, 0x00fe, 0x809b, 0x88be, 0x22eb, 0x2001: .etherType(type)
    case 0x2000: .snap(0x00000c, type)
    case 0x6558: .linkType(1)
    default: nil
    }
  }
}
