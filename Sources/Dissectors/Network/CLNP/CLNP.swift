// Connectionless-mode network protocol, ISO/IEC 8473-1 §7.
//
//   +-------+--------+---------+----------+----------+---------+----------+
//   | NLPID | Length | Version | Lifetime | Flags,   | Segment | Checksum |
//   | 0x81  |        |    1    |  (500ms) |   type   | length  |          |
//   +-------+--------+---------+----------+----------+---------+----------+
//   | Destination (length, address) | Source (length, address) | segmentation, options |
//   +-------------------------------+--------------------------+-----------------------+

public import Dissection

/// A datagram of the OSI network layer, read in place.
public enum CLNP: Dissector {
  public static let dumpName = "clnp"
  public static let attachments = [Key.networkLayerProtocol(0x81)]
  static let headerLength = 9

  // MARK: Fields

  static let headerSize = Field<UInt8>("clnp.len", "HDR Length", at: 1)
  static let version = Field<UInt8>("clnp.version", "Version", at: 2)
  static let lifetime = Field<UInt8>("clnp.ttl", "Holding Time", at: 3)
  static let flags = Field<UInt8>("clnp.flags", "Flags", at: 4, mask: 0xe0, .hexadecimal)
  static let type = Field<UInt8>("clnp.type", "PDU Type", at: 4, mask: 0x1f)
  static let segmentLength = Field<UInt16>("clnp.pdu.len", "PDU length", at: 5)
  static let checksum = Field<UInt16>("clnp.checksum", "Checksum", at: 7, .hexadecimal)

  static let typeNames: ValueNames = [
    1: "Error Report", 28: "Data", 30: "Echo Request", 31: "Echo Response", 29: "MD",
  ]
  static let flagNames: [(UInt32, String)] = [
    (4, "Segmentation permitted"), (2, "more Segments"), (1, "request Error Report"),
  ]
  static let optionNames: ValueNames = [
    0xc1: "Discard Reason", 0xc3: "QoS Maintenance", 0xc5: "Security", 0xc8: "Source Routing",
    0xcb: "Route Recording", 0xcc: "Padding", 0xcd: "Priority",
  ]
  static let scopeNames: ValueNames = [
    0: "Reserved", 1: "Source Address Specific", 2: "Destination Address Specific",
    3: "Globally unique",
  ]
  static let routingNames: ValueNames = [0: "partial", 1: "complete"]
  static let errorClassNames: ValueNames = [
    0: "General Error", 8: "Address Error", 9: "Source Routeing Error", 10: "Lifetime Error",
    11: "PDU Discarded", 12: "Reassembly Error",
  ]
  static let errorNames: [UInt8: ValueNames] = [
    0: [
      0: "Reason not specified", 1: "Protocol procedure error", 2: "Incorrect checksum",
      3: "PDU discarded due to congestion", 4: "Header syntax error (cannot be parsed)",
      5: "Segmentation needed but not permitted", 6: "Incomplete PDU received",
      7: "Duplicate option",
    ],
    8: [0: "Destination address unreachable", 1: "Destination address unknown"],
    9: [
      0: "Unspecified source routeing error", 1: "Syntax error in source routeing field",
      2: "Unknown address in source routeing field", 3: "Path not acceptable",
    ],
    10: [
      0: "Lifetime expired while data unit in transit",
      1: "Lifetime expired during reassembly",
    ],
    11: [
      0: "Unsupported option not specified", 1: "Unsupported protocol version",
      2: "Unsupported security option", 3: "Unsupported source routeing option",
      4: "Unsupported recording of route option", 5: "unsupported or unavailable QoS",
    ],
    12: [0: "Reassembly interference"],
  ]
}
