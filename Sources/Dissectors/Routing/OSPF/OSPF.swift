// Open Shortest Path First: version 2 over IPv4, RFC 2328; version 3 over IPv6, RFC 5340.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |    Version    |     Type      |         Packet length         |
//   +---------------+---------------+-------------------------------+
//   |                           Router ID                           |
//   +---------------------------------------------------------------+
//   |                            Area ID                            |
//   +-------------------------------+-------------------------------+
//   |           Checksum            |            AuType (2)         |
//   +-------------------------------+-------------------------------+
//   |                   Authentication (version 2)                  |
//   |                                                               |
//   +---------------------------------------------------------------+

public import Dissection

/// An OSPF packet of either version.
public struct OSPF: Dissector {
  public static let dumpName = "ospf2"
  public static let attachments = [Key.ipProtocol(89)]

  // MARK: Fields

  static let version = Field<UInt8>("ospf.version", "Version", at: 0)
  static let type = Field<UInt8>("ospf.msg", "Message Type", at: 1)
  static let length = Field<UInt16>("ospf.packet_length", "Packet Length", at: 2)
  static let router = Field<UInt32>("ospf.srcrouter", "Source OSPF Router", at: 4)
  static let area = Field<UInt32>("ospf.area_id", "Area ID", at: 8)
  static let checksum = Field<UInt16>("ospf.checksum", "Checksum", at: 12, .hexadecimal)
  static let authentication = Field<UInt16>("ospf.auth.type", "Auth Type", at: 14)
  static let instance = Field<UInt8>("ospf.v3.instance_id", "Instance ID", at: 14)

  /// The version of IP decides, as the header's own version may say anything.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.network.version == .ipv6 {
      line.protocolName = "ospf3"
      try dumpVersion3(bytes, length, into: &line)
    } else {
      try dumpVersion2(bytes, length, into: &line)
    }
  }

  static let typeNames: ValueNames = [
    1: "Hello", 2: "Database Description", 3: "LS-Request", 4: "LS-Update", 5: "LS-Ack",
  ]

  static let databaseFlags: [(UInt32, String)] = [
    (0x04, "Init"), (0x02, "More"), (0x01, "Master"), (0x08, "OOBResync"),
  ]

  /// `Router-ID 1.1.1.1, Backbone Area`
  static func writeOrigin(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write("\n\tRouter-ID ")
    try line.write(bytes.ipv4(at: 4))
    if try bytes.read(area) != 0 {
      line.write(", Area ")
      try line.write(bytes.ipv4(at: 8))
    } else {
      line.write(", Backbone Area")
    }
  }

  /// `\n\t  Designated Router 1.1.1.1, Backup Designated Router 2.2.2.2`, where there are any.
  static func writeDesignated(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if try bytes.uint32(at: offset) != 0 {
      line.write("\n\t  Designated Router ")
      try line.write(bytes.ipv4(at: offset))
    }
    if try bytes.uint32(at: offset + 4) != 0 {
      line.write(", Backup Designated Router ")
      try line.write(bytes.ipv4(at: offset + 4))
    }
  }
}
