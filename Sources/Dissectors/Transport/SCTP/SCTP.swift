// Stream Control Transmission Protocol, RFC 9260.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |          Source Port          |       Destination Port        |
//   +-------------------------------+-------------------------------+
//   |                       Verification Tag                        |
//   +---------------------------------------------------------------+
//   |                           Checksum                            |
//   +---------------+---------------+-------------------------------+
//   |  Chunk Type   |  Chunk Flags  |         Chunk Length          |
//   +---------------+---------------+-------------------------------+

public import Dissection

/// An SCTP packet: chunks one behind the other.
public enum SCTP: Dissector {
  public static let dumpName = "sctp"
  public static let attachments = [Key.ipProtocol(132)]
  static let headerLength = 12

  // MARK: Fields

  static let sourcePort = Field<UInt16>("sctp.srcport", "Source port", at: 0)
  static let destinationPort = Field<UInt16>("sctp.dstport", "Destination port", at: 2)
  static let tag = Field<UInt32>("sctp.verification_tag", "Verification tag", at: 4, .hexadecimal)
  static let checksum = Field<UInt32>("sctp.checksum", "Checksum", at: 8, .hexadecimal)

  // MARK: Names

  static let chunkNames: ValueNames = [
    0: "DATA", 1: "INIT", 2: "INIT ACK", 3: "SACK", 4: "HB REQ", 5: "HB ACK", 6: "ABORT",
    7: "SHUTDOWN", 8: "SHUTDOWN ACK", 9: "OP ERR", 10: "COOKIE ECHO", 11: "COOKIE ACK",
    12: "ECN ECHO", 13: "ECN CWR", 14: "SHUTDOWN COMPLETE", 192: "FOR CUM TSN", 193: "REL CTRL",
  ]

  static let payloadNames: ValueNames = [
    1: "ISDN Q.921", 2: "M2UA", 3: "M3UA", 4: "SUA", 5: "M2PA", 6: "V5.2", 7: "H.248", 8: "BICC",
    9: "TALI", 10: "DUA", 11: "ASAP", 12: "ENRP", 13: "H.323", 14: "Q.IPC", 15: "SIMCO",
    16: "DDPSC", 17: "DDPSSC", 18: "S1AP", 19: "RUA", 20: "HNBAP", 21: "ForCES HP",
    22: "ForCES MP", 23: "ForCES LP", 24: "SBc-AP", 25: "NBAP", 27: "X2AP",
  ]
}
