// End system to intermediate system routing, ISO 9542 §7.
//
//   +-------+--------+---------+----------+------+--------------+----------+
//   | NLPID | Length | Version | Reserved | Type | Holding Time | Checksum |
//   | 0x82  |        |    1    |    0     |      |   (seconds)  |          |
//   +-------+--------+---------+----------+------+--------------+----------+

public import Dissection

/// Hosts and routers of OSI that announce themselves, read in place.
public enum ESIS: Dissector {
  public static let dumpName = "esis"
  public static let attachments = [Key.networkLayerProtocol(0x82)]
  static let headerLength = 9

  // MARK: Fields

  static let headerSize = Field<UInt8>("esis.length", "PDU Length", at: 1)
  static let version = Field<UInt8>("esis.ver", "Version", at: 2)
  static let type = Field<UInt8>("esis.type", "PDU Type", at: 4, mask: 0x1f)
  static let holdingTime = Field<UInt16>("esis.htime", "Holding Time", at: 5, unit: " s")
  static let checksum = Field<UInt16>("esis.chksum", "Checksum", at: 7, .hexadecimal)

  static let typeNames: ValueNames = [2: "ESH", 4: "ISH", 6: "redirect"]
  static let optionNames: ValueNames = [
    0x81: "Protocols supported", 0xc3: "QoS Maintenance", 0xc5: "Security",
    0xc6: "ES Configuration Time", 0xcd: "Priority", 0xe1: "Address Mask", 0xe2: "SNPA Mask",
  ]
}
