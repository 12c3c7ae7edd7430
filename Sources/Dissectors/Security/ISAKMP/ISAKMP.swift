// Internet Security Association and Key Management Protocol, RFC 2408; IKE, RFC 2409 (version 1)
// and RFC 7296 (version 2).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------------------------------+
//   |                     Initiator Cookie (8)                      |
//   +---------------------------------------------------------------+
//   |                     Responder Cookie (8)                      |
//   +---------------+-------+-------+---------------+---------------+
//   |  Next Payload | Major | Minor | Exchange Type |     Flags     |
//   +---------------+-------+-------+---------------+---------------+
//   |                          Message ID                           |
//   +---------------------------------------------------------------+
//   |                            Length                             |
//   +---------------------------------------------------------------+

import Addresses
public import Dissection

/// A message of a key exchange.
public enum ISAKMP: Dissector {
  public static let dumpName = "isakmp"
  public static let attachments = [Key.udpPort(500)]
  static let headerLength = 28

  // MARK: Fields

  static let initiator = Field<UInt64>("isakmp.ispi", "Initiator SPI", at: 0, .hexadecimal)
  static let responder = Field<UInt64>("isakmp.rspi", "Responder SPI", at: 8, .hexadecimal)
  static let next = Field<UInt8>("isakmp.nextpayload", "Next payload", at: 16)
  static let major = Field<UInt8>("isakmp.version.major", "Major version", at: 17, mask: 0xf0)
  static let minor = Field<UInt8>("isakmp.version.minor", "Minor version", at: 17, mask: 0x0f)
  static let exchange = Field<UInt8>("isakmp.exchangetype", "Exchange type", at: 18)
  static let flags = Field<UInt8>("isakmp.flags", "Flags", at: 19, .hexadecimal)
  static let message = Field<UInt32>("isakmp.messageid", "Message ID", at: 20, .hexadecimal)
  static let length = Field<UInt32>("isakmp.length", "Length", at: 24)

  // MARK: State

  /// Who began the exchanges that were seen last, by the initiator's cookie.
  struct Initiators {
    struct Entry {
      var cookie: UInt64
      var initiator: IPv6Address
      var responder: IPv6Address
    }

    private static let limit = 20
    private var entries: [Entry] = []
    private var oldest = 0

    subscript(cookie: UInt64) -> Entry? { entries.first { $0.cookie == cookie } }

    mutating func remember(_ entry: Entry) {
      if entries.count < Self.limit { return entries.append(entry) }
      entries[oldest] = entry
      oldest = (oldest + 1) % Self.limit
    }
  }
}

/// IKE and ESP in UDP on the port for address translators, RFC 3948.
public enum ISAKMPThroughNAT: Dissector {
  public static let dumpName = "isakmp_rfc3948"
  public static let attachments = [Key.udpPort(4500)]

  // MARK: Print

  /// `NONESP-encap: isakmp…`, `UDP-encap: ESP(…)`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if length == 1, try bytes.uint8(at: 0) == 0xff {
      return line.write("isakmp-nat-keep-alive")
    }
    guard length >= 4 else { return line.writeTruncated() }
    if try bytes.uint8(at: 0) == 0, try bytes.uint24(at: 1) == 0 {
      line.write("NONESP-encap: ")
      _ = try line.hand(bytes.from(4), length: length - 4, to: .udpPort(500))
      return
    }
    line.write("UDP-encap: ")
    _ = try line.hand(bytes, length: length, to: .ipProtocol(50))
  }
}
