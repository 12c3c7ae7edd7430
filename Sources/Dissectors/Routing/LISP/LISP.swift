// Locator/ID Separation Protocol, control messages: Map-Register and Map-Notify
// (RFC 6833 §4.3, §4.4; draft-ermagan-lisp-nat-traversal for the xTR-ID).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-+---------+-----------------------------+-+-----------+
//   | Type  |P|S I R    |           Reserved          |M| Rec Count |
//   +-------+-+---------+-----------------------------+-+-----------+
//   |                            Nonce ...                          |
//   +---------------------------------------------------------------+
//   |                            ... Nonce                          |
//   +-------------------------------+-------------------------------+
//   |            Key ID             |  Authentication Data Length   |
//   +-------------------------------+-------------------------------+
//   ~                     Authentication Data                       ~
//   +---------------------------------------------------------------+
//   ~                           Records                             ~
//   +---------------------------------------------------------------+

public import Dissection

/// What sites tell the map servers about where their addresses are found.
public enum LISP: Dissector {
  public static let dumpName = "lisp"
  public static let attachments = [Key.udpPort(4342)]
  static let headerLength = 16

  // MARK: Fields

  static let type = Field<UInt8>("lisp.type", "Type", at: 0, mask: 0xf0)
  static let flags = Field<UInt8>("lisp.flags", "Flags", at: 0, mask: 0x0f)
  static let secondFlags = Field<UInt8>("lisp.flags2", "Flags", at: 2)
  static let recordCount = Field<UInt8>("lisp.recordcount", "Record Count", at: 3)
  static let keyIdentifier = Field<UInt16>("lisp.mapnotify.keyid", "Key ID", at: 12)
  static let authenticationLength = Field<UInt16>(
    "lisp.authentication.length", "Authentication Data Length", at: 14)

  // MARK: Names

  static let typeNames: ValueNames = [
    0: "LISP-Reserved", 1: "LISP-Map-Request", 2: "LISP-Map-Reply", 3: "LISP-Map-Register",
    4: "LISP-Map-Notify", 8: "LISP-Encapsulated-Contol-Message",
  ]
  /// Of the first and third octets, put together.
  static let registerFlagNames: [(UInt32, String)] = [
    (0x0800, "P-Proxy-Map-Reply"), (0x0400, "S-LISP-SEC-Capable"), (0x0200, "I-xTR-ID-Present"),
    (0x0100, "R-Build-For-RTR"), (0x0001, "M-Want-Map-Notify"),
  ]
  static let notifyFlagNames: [(UInt32, String)] = [
    (8, "I-xTR-ID-Present"), (4, "R-Build-For-RTR"),
  ]
  static let authenticationNames: ValueNames = [0: "None", 1: "SHA1", 2: "SHA256"]
  static let actionNames: ValueNames = [
    0: "No-Action", 1: "Natively-Forward", 2: "Send-Map-Request", 3: "Drop",
  ]
  static let locatorFlagNames: [(UInt32, String)] = [
    (4, "Local-Locator"), (2, "RLoc-Probed"), (1, "Reachable"),
  ]
}
