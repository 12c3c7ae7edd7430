// GeoNetworking, version 0 (ETSI TS 102 636-4-1): common header, and the Basic Transport
// Protocol (ETSI TS 102 636-5-1) behind it.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-------+-------+-------+---------------+---------------+
//   |Version|   NH  |   HT  |  HST  |   Reserved    |     Flags     |
//   +-------+-------+-------+-------+---------------+---------------+
//   |        Payload Length         | Traffic Class |   Hop Limit   |
//   +-------------------------------+---------------+---------------+
//   |                        GN_ADDR (8 octets)                     |
//   +---------------------------------------------------------------+
//   |                          Time Stamp                           |
//   +---------------------------------------------------------------+
//   |                           Latitude                            |
//   +---------------------------------------------------------------+
//   |                           Longitude                           |
//   +---------------------------------------------------------------+
//   |        Speed, Heading, Altitude and their accuracy            |
//   +---------------------------------------------------------------+

public import Dissection

/// Packets that are addressed to places.
public enum GeoNet: Dissector {
  public static let dumpName = "geonet"
  public static let attachments = [Key.etherType(0x8947), Key.etherType(0x0707)]
  static let headerLength = 36

  // MARK: Fields

  static let version = Field<UInt8>("geonw.bh.version", "Version", at: 0, mask: 0xf0)
  static let nextHeader = Field<UInt8>("geonw.ch.nh", "Next Header", at: 0, mask: 0x0f)
  static let type = Field<UInt8>("geonw.ch.htype", "Header type", at: 1, mask: 0xf0)
  static let subtype = Field<UInt8>("geonw.ch.hstype", "Header subtype", at: 1, mask: 0x0f)
  static let payloadLength = Field<UInt16>("geonw.ch.payload_length", "Payload length", at: 4)
  static let hopLimit = Field<UInt8>("geonw.ch.hop_limit", "Hop limit", at: 7)
  static let latitude = Field<UInt32>("geonw.src_pos.lat", "Latitude", at: 20)
  static let longitude = Field<UInt32>("geonw.src_pos.long", "Longitude", at: 24)

  // MARK: Names

  static let nextHeaderNames: ValueNames = [0: "Any", 1: "BTP-A", 2: "BTP-B", 3: "IPv6"]
  /// By type and subtype, in eight bits.
  static let typeNames: ValueNames = [
    0x30: "GeoAnycastCircle", 0x31: "GeoAnycastRect", 0x32: "GeoAnycastElipse",
    0x40: "GeoBroadcastCircle", 0x41: "GeoBroadcastRect", 0x42: "GeoBroadcastElipse",
    0x50: "TopoScopeBcast-SH", 0x51: "TopoScopeBcast-MH",
    0x60: "LocService-Request", 0x61: "LocService-Reply",
  ]
  static let plainTypeNames: ValueNames = [0: "Any", 1: "Beacon", 2: "GeoUnicast"]
  /// ETSI TS 102 894-2, ItsPduHeader.
  static let messageNames: ValueNames = [
    0: "CAM", 1: "DENM", 101: "TPEGM", 102: "TSPDM", 103: "VPM", 104: "SRM", 105: "SLAM",
    106: "ecoCAM", 107: "ITM", 150: "SA",
  ]
}
