// Lightweight Resolver protocol of BIND 9.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------------------------------+
//   |                         Packet Length                         |
//   +-------------------------------+-------------------------------+
//   |            Version            |             Flags             |
//   +-------------------------------+-------------------------------+
//   |                            Serial                             |
//   +---------------------------------------------------------------+
//   |                           Operation                           |
//   +---------------------------------------------------------------+
//   |                            Result                             |
//   +---------------------------------------------------------------+
//   |                        Receive Length                         |
//   +-------------------------------+-------------------------------+
//   |      Authentication Type      |     Authentication Length     |
//   +-------------------------------+-------------------------------+

public import Dissection

/// Names and addresses that a library asks of a daemon.
public enum LWRES: Dissector {
  public static let dumpName = "lwres"
  public static let attachments = [Key.udpPort(921)]
  static let headerLength = 28

  // MARK: Fields

  static let length = Field<UInt32>("lwres.length", "Length", at: 0)
  static let version = Field<UInt16>("lwres.version", "Version", at: 4)
  static let flags = Field<UInt16>("lwres.flags", "Flags", at: 6)
  static let serial = Field<UInt32>("lwres.serial", "Serial", at: 8)
  static let operation = Field<UInt32>("lwres.opcode", "Operation code", at: 12)
  static let result = Field<UInt32>("lwres.result", "Result", at: 16)
  static let receiveLength = Field<UInt32>("lwres.recvlen", "Received length", at: 20)
  static let authenticationType = Field<UInt16>("lwres.authtype", "Auth. type", at: 24)
  static let authenticationLength = Field<UInt16>("lwres.authlen", "Auth. length", at: 26)

  enum Operation {
    static let noop: UInt32 = 0
    static let addressesByName: UInt32 = 0x10001
    static let nameByAddress: UInt32 = 0x10002
    static let recordsByName: UInt32 = 0x10003
  }

  static let operationNames: ValueNames = [
    0: "noop", 0x10001: "getaddrsbyname", 0x10002: "getnamebyaddr", 0x10003: "getrdatabyname",
  ]
}
