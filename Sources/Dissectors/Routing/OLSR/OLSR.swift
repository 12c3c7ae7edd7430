// Optimized Link State Routing, version 1 (RFC 3626 §3.3), with the messages of olsrd: link
// quality, names and gateways.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |         Packet Length         |    Packet Sequence Number     |
//   +---------------+---------------+-------------------------------+
//   | Message Type  |     Vtime     |         Message Size          |
//   +---------------+---------------+-------------------------------+
//   |             Originator Address (16 octets for IPv6)           |
//   +---------------+---------------+-------------------------------+
//   | Time To Live  |   Hop Count   |    Message Sequence Number    |
//   +---------------+---------------+-------------------------------+
//   |                            Message                            |
//   +---------------------------------------------------------------+

public import Dissection

/// Links and routes of a mesh network.
public enum OLSR: Dissector {
  public static let dumpName = "olsr"
  public static let attachments = [Key.udpPort(698)]

  // MARK: Fields

  static let packetLength = Field<UInt16>("olsr.packet_len", "Packet Length", at: 0)
  static let sequence = Field<UInt16>("olsr.packet_seq_num", "Packet Sequence Number", at: 2)

  // MARK: Names

  enum MessageType {
    static let hello: UInt8 = 1
    static let topology: UInt8 = 2
    static let interfaces: UInt8 = 3
    static let networks: UInt8 = 4
    static let names: UInt8 = 130
    static let helloOfQuality: UInt8 = 201
    static let topologyOfQuality: UInt8 = 202
  }

  static let messageNames: ValueNames = [
    1: "Hello", 2: "TC", 3: "MID", 4: "HNA", 128: "Powerinfo", 130: "Nameservice",
    201: "Hello-LQ", 202: "TC-LQ",
  ]
  static let linkNames: ValueNames = [
    0: "Unspecified", 1: "Asymmetric", 2: "Symmetric", 3: "Lost",
  ]
  static let neighborNames: ValueNames = [
    0: "Not-Neighbor", 1: "Symmetric", 2: "Symmetric-MPR",
  ]
}
