// Border Gateway Protocol 4, RFC 4271; messages of up to 65535 bytes, RFC 8654.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------------------------------+
//   |                                                               |
//   |                      Marker (16 times 0xff)                   |
//   |                                                               |
//   +-------------------------------+---------------+---------------+
//   |            Length             |      Type     |
//   +-------------------------------+---------------+

public import Dissection

/// Messages of BGP in a TCP segment.
public struct BGP: Dissector {
  public static let dumpName = "bgp"
  public static let attachments = [Key.tcpPort(179)]
  static let headerLength = 19
  static let markerLength = 16

  // MARK: Fields

  static let length = Field<UInt16>("bgp.length", "Length", at: 16)
  static let type = Field<UInt8>("bgp.type", "Type", at: 18)
  static let version = Field<UInt8>("bgp.open.version", "Version", at: 19)
  static let autonomousSystem = Field<UInt16>("bgp.open.myas", "My AS", at: 20)
  static let holdTime = Field<UInt16>("bgp.open.holdtime", "Hold Time", at: 22)
  static let identifier = Field<UInt32>("bgp.open.identifier", "BGP Identifier", at: 24)
  static let optionalLength = Field<UInt8>("bgp.open.opt.len", "Optional Parameters Length", at: 28)
  static let errorCode = Field<UInt8>("bgp.notify.major_error", "Major error Code", at: 19)
  static let errorSubcode = Field<UInt8>("bgp.notify.minor_error", "Minor error Code", at: 20)
  static let refreshFamily = Field<UInt16>("bgp.route_refresh.afi", "Address family", at: 19)
  static let refreshSubtype = Field<UInt8>("bgp.route_refresh.subtype", "Subtype", at: 21)
  static let refreshSubsequent = Field<UInt8>("bgp.route_refresh.safi", "SAFI", at: 22)
}

extension DumpLine {
  /// The number of an autonomous system; with `-b` large ones as `1.10` (RFC 5396).
  mutating func writeAutonomousSystem(_ number: UInt32) {
    guard options.asDot, number > 65_535 else { return write(decimal: number) }
    write(decimal: number >> 16)
    write(".")
    write(decimal: number & 0xffff)
  }
}
