// Datagram Congestion Control Protocol (RFC 4340 §5), partial checksums (§9.2).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |          Source Port          |           Dest Port           |
//   +---------------+-------+-------+-------------------------------+
//   |  Data Offset  | CCVal | CsCov |           Checksum            |
//   +-----+-------+-+-------+-------+-------------------------------+
//   | Res | Type  |X|   Reserved    |  Sequence Number (high)       |
//   +-----+-------+-+---------------+-------------------------------+
//   |                  Sequence Number (low bits)                   |
//   +---------------------------------------------------------------+

public import Dissection

/// Datagrams whose senders heed congestion.
public enum DCCP: Dissector {
  public static let dumpName = "dccp"
  public static let attachments = [Key.ipProtocol(33)]

  // MARK: Fields

  static let sourcePort = Field<UInt16>("dccp.srcport", "Source Port", at: 0)
  static let destinationPort = Field<UInt16>("dccp.dstport", "Destination Port", at: 2)
  static let dataOffset = Field<UInt8>("dccp.data_offset", "Data Offset", at: 4)
  static let congestion = Field<UInt8>("dccp.ccval", "CCVal", at: 5, mask: 0xf0)
  static let coverage = Field<UInt8>("dccp.cscov", "Checksum Coverage", at: 5, mask: 0x0f)
  static let checksum = Field<UInt16>("dccp.checksum", "Checksum", at: 6, .hexadecimal)
  static let type = Field<UInt8>("dccp.type", "Type", at: 8, mask: 0x1e)
  static let isExtended = Field<UInt8>("dccp.x", "Extended Sequence Numbers", at: 8, mask: 0x01)

  // MARK: Names

  /// RFC 4340 §5.1.
  enum PacketType {
    static let request: UInt8 = 0
    static let response: UInt8 = 1
    static let data: UInt8 = 2
    static let reset: UInt8 = 7
  }

  static let typeNames: ValueNames = [
    0: "DCCP-Request", 1: "DCCP-Response", 2: "DCCP-Data", 3: "DCCP-Ack", 4: "DCCP-DataAck",
    5: "DCCP-CloseReq", 6: "DCCP-Close", 7: "DCCP-Reset", 8: "DCCP-Sync", 9: "DCCP-SyncAck",
  ]
  /// RFC 4340 §5.6.
  static let resetNames: ValueNames = [
    0: "unspecified", 1: "closed", 2: "aborted", 3: "no_connection", 4: "packet_error",
    5: "option_error", 6: "mandatory_error", 7: "connection_refused", 8: "bad_service_code",
    9: "too_busy", 10: "bad_init_cookie", 11: "aggression_penalty",
  ]
  /// RFC 4340 §5.8.
  static let optionNames: ValueNames = [
    0: "nop", 1: "mandatory", 2: "slowreceiver", 32: "change_l", 33: "confirm_l",
    34: "change_r", 35: "confirm_r", 36: "initcookie", 37: "ndp_count", 38: "ack_vector0",
    39: "ack_vector1", 40: "data_dropped", 41: "timestamp", 42: "timestamp_echo",
    43: "elapsed_time", 44: "data_checksum",
  ]
  /// RFC 4340 §6.
  static let featureNames: ValueNames = [
    0: "reserved", 1: "ccid", 2: "allow_short_seqno", 3: "sequence_window",
    4: "ecn_incapable", 5: "ack_ratio", 6: "send_ack_vector", 7: "send_ndp_count",
    8: "minimum checksum coverage", 9: "check data checksum",
  ]
}
