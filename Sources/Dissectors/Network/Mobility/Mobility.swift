// Mobility header of IPv6, RFC 6275 §6.1.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+---------------+---------------+
//   | Payload Proto |  Header Len   |    MH Type    |   Reserved    |
//   +---------------+---------------+---------------+---------------+
//   |           Checksum            |         Message Data          |
//   +-------------------------------+-------------------------------+

public import Dissection

/// A mobility header: bindings of a mobile node's addresses.
public enum Mobility: Dissector {
  public static let dumpName = "mobility"
  public static let attachments = [Key.ipProtocol(62), .ipProtocol(135)]

  // MARK: Fields

  static let payloadProtocol = Field<UInt8>("mip6.proto", "Payload protocol", at: 0)
  static let length = Field<UInt8>("mip6.hlen", "Header length", at: 1)
  static let type = Field<UInt8>("mip6.mhtype", "Mobility Header Type", at: 2)
}
