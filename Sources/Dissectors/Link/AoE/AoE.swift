// ATA over Ethernet, version 1 (AoE specification, revision 11).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-------+---------------+-------------------------------+
//   |  Ver  | Flags |     Error     |             Major             |
//   +-------+-------+---------------+-------------------------------+
//   |     Minor     |    Command    |           Tag (high)          |
//   +---------------+---------------+-------------------------------+
//   |           Tag (low)           |  Arguments of the command ... |
//   +-------------------------------+-------------------------------+

public import Dissection

/// A disk's commands and answers on Ethernet.
public enum AoE: Dissector {
  public static let dumpName = "aoe"
  public static let attachments = [Key.etherType(0x88a2)]
  static let headerLength = 10

  // MARK: Fields

  static let version = Field<UInt8>("aoe.version", "Version", at: 0, mask: 0xf0)
  static let flags = Field<UInt8>("aoe.flags", "Flags", at: 0, mask: 0x0f)
  static let error = Field<UInt8>("aoe.error", "Error", at: 1)
  static let major = Field<UInt16>("aoe.major", "Major", at: 2)
  static let minor = Field<UInt8>("aoe.minor", "Minor", at: 4)
  static let command = Field<UInt8>("aoe.cmd", "Command", at: 5)
  static let tag = Field<UInt32>("aoe.tag", "Tag", at: 6)

  // MARK: Names

  static let flagNames: [(UInt32, String)] = [
    (8, "Response"), (4, "Error"), (2, "MBZ-1"), (1, "MBZ-0"),
  ]
  static let errorNames: ValueNames = [
    1: "Unrecognized command code", 2: "Bad argument parameter", 3: "Device unavailable",
    4: "Config string present", 5: "Unsupported version", 6: "Target is reserved",
  ]
  static let commandNames: ValueNames = [
    0: "Issue ATA Command", 1: "Query Config Information", 2: "MAC Mask List",
    3: "Reserve/Release",
  ]
  static let ataFlagNames: [(UInt32, String)] = [
    (0x80, "MBZ-7"), (0x40, "Ext48"), (0x20, "MBZ-5"), (0x10, "Device/Head"), (8, "MBZ-3"),
    (4, "MBZ-2"), (2, "Async"), (1, "Write"),
  ]
  static let configurationNames: ValueNames = [
    0: "read config string", 1: "test config string", 2: "test config string prefix",
    3: "set config string", 4: "force set config string",
  ]
  static let maskCommandNames: ValueNames = [0: "Read Mac Mask List", 1: "Edit Mac Mask List"]
  static let directiveNames: ValueNames = [
    0: "No Directive", 1: "Add mac address to mask list",
    2: "Delete mac address from mask list",
  ]
  static let maskErrorNames: ValueNames = [
    0: "", 1: "Unspecified Error", 2: "Bad DCmd directive", 3: "Mask List Full",
  ]
  static let reserveNames: ValueNames = [
    0: "Read reserve list", 1: "Set reserve list", 2: "Force set reserve list",
  ]
}
