// Protocol Independent Multicast version 2, RFC 7761 (sparse mode) and RFC 3973 (dense mode).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-------+---------------+-------------------------------+
//   |PIM Ver| Type  |   Reserved    |           Checksum            |
//   +-------+-------+---------------+-------------------------------+

public import Dissection

/// A message of routers that build trees for multicasts.
public enum PIM: Dissector {
  public static let dumpName = "pim"
  public static let attachments = [Key.ipProtocol(103)]

  // MARK: Fields

  static let version = Field<UInt8>("pim.version", "Version", at: 0, mask: 0xf0)
  static let type = Field<UInt8>("pim.type", "Type", at: 0, mask: 0x0f)
  static let reserved = Field<UInt8>("pim.res_bytes", "Reserved byte(s)", at: 1)
  static let checksum = Field<UInt16>("pim.cksum", "Checksum", at: 2, .hexadecimal)

  // MARK: Names

  static let typeNames: ValueNames = [
    0: "Hello", 1: "Register", 2: "Register Stop", 3: "Join / Prune", 4: "Bootstrap", 5: "Assert",
    6: "Graft", 7: "Graft Acknowledgement", 8: "Candidate RP Advertisement", 9: "Prune Refresh",
    10: "DF Election", 11: "ECMP Redirect",
  ]

  static let helloNames: ValueNames = [
    1: "Hold Time", 2: "LAN Prune Delay", 18: "DR Priority (Old)", 19: "DR Priority",
    20: "Generation ID", 21: "State Refresh Capability", 22: "Bi-Directional Capability",
    24: "Address List", 65001: "Address List (Old)",
  ]
}
