// QUIC, RFC 9000 §17; version-independent properties, RFC 8999.
//
//   long header:
//   +-+-+---+-------+---------------+---------+-----------------+---------+-----------------+
//   |1|1|Typ|  ...  |  Version (4)  | Length  | Destination ID  | Length  |    Source ID    |
//   +-+-+---+-------+---------------+---------+-----------------+---------+-----------------+
//   short header; its length is known only from what went before:
//   +-+-+-----------+-----------------+
//   |0|1|    ...    | Destination ID  |
//   +-+-+-----------+-----------------+

public import Dissection

/// The headers of QUIC packets; what they carry is enciphered.
public enum QUIC: Dissector {
  public static let dumpName = "quic"
  public static let attachments = [Key.udpPort(443)]
  /// The longest connection identifier of version 1.
  static let longestIdentifier = 20

  static let typeNames: ValueNames = [0: "initial", 1: "0-rtt", 2: "handshake", 3: "retry"]

  /// Whether the fixed bit is set (RFC 9000 §17.2): other traffic of the port is not read.
  public static func recognizes(_ bytes: Span<UInt8>) -> Bool {
    bytes.count > 0 && bytes[0] & 0x40 != 0
  }
}

/// QUIC on a port of the user's: `-T quic`.
public enum QUICElsewhere: Dissector {
  public static let dumpName = "quic"
  public static let attachments = [Key.payloadType(.quic)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try QUIC.dump(bytes, length: length, into: &line)
  }
}
