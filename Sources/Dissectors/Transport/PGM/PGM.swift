// Pragmatic General Multicast (RFC 3208 §8), over IP and, as EPGM, over UDP.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |         Source Port           |       Destination Port        |
//   +---------------+---------------+-------------------------------+
//   |     Type      |    Options    |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |                        Global Source ID                   ... |
//   +-------------------------------+-------------------------------+
//   | ...    Global Source ID       |           TSDU Length         |
//   +-------------------------------+-------------------------------+

public import Dissection

/// Multicast whose receivers ask for what they missed.
public enum PGM: Dissector {
  public static let dumpName = "pgm"
  public static let attachments = [Key.ipProtocol(113), Key.payloadType(.pgm)]
  static let headerLength = 16

  // MARK: Fields

  static let sourcePort = Field<UInt16>("pgm.hdr.sport", "Source Port", at: 0)
  static let destinationPort = Field<UInt16>("pgm.hdr.dport", "Destination Port", at: 2)
  static let type = Field<UInt8>("pgm.hdr.type", "Type", at: 4)
  static let options = Field<UInt8>("pgm.hdr.opts", "Options", at: 5)
  static let checksum = Field<UInt16>("pgm.hdr.cksum", "Checksum", at: 6)
  static let dataLength = Field<UInt16>("pgm.hdr.tsdulen", "TSDU Length", at: 14)

  /// RFC 3208 §8.1, the types that are read.
  enum PacketType {
    static let sourcePath: UInt8 = 0
    static let poll: UInt8 = 1
    static let pollResponse: UInt8 = 2
    static let originalData: UInt8 = 4
    static let repairData: UInt8 = 5
    static let negative: UInt8 = 8
    static let nullNegative: UInt8 = 9
    static let confirmation: UInt8 = 10
    static let acknowledgment: UInt8 = 13
    static let sourcePathRequest: UInt8 = 12
  }
}

/// PGM whose data are frames of ZeroMQ: `-T pgm_zmtp1`.
public enum PGMOfZeroMQ: Dissector {
  public static let dumpName = PGM.dumpName
  public static let attachments = [Key.payloadType(.pgm_zmtp1)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try PGM.dump(bytes, length: length, into: &line)
  }
}
