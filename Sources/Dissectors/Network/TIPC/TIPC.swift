// Transparent Inter-Process Communication, version 2 (TIPC protocol specification, §3).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-----+-------+-------+-+-+-+-----------------------------------+
//   | Ver | User  | Hsize |N|D|S|          Message Size             |
//   +-----+-------+-------+-+-+-+-----+-----------------------------+
//   |Type |     Sequence Gap ...      |   Broadcast Acknowledged    |
//   +-----+---------------------------+-----------------------------+
//   |     Link Acknowledged           |       Link Sequence         |
//   +---------------------------------+-----------------------------+
//   |                       Previous Node                           |
//   +---------------------------------------------------------------+
//   |  Originating Port, Destination Port, Nodes: by user and size  |
//   +---------------------------------------------------------------+

public import Dissection

/// Messages between the processes of a cluster.
public enum TIPC: Dissector {
  public static let dumpName = "tipc"
  public static let attachments = [Key.etherType(0x88ca)]

  // MARK: Fields

  static let version = Field<UInt32>("tipc.ver", "Version", at: 0, mask: 0xe000_0000)
  static let user = Field<UInt32>("tipc.usr", "User", at: 0, mask: 0x1e00_0000)
  static let headerSize = Field<UInt32>("tipc.hdr_size", "Header size", at: 0, mask: 0x01e0_0000)
  static let messageSize = Field<UInt32>("tipc.msg_size", "Message size", at: 0, mask: 0x1_ffff)
  static let type = Field<UInt32>("tipc.msg_type", "Message type", at: 4, mask: 0xe000_0000)
  static let gap = Field<UInt32>("tipc.seq_gap", "Sequence Gap", at: 4, mask: 0x1fff_0000)
  static let broadcastAcknowledged = Field<UInt16>("tipc.link_broadcast_ack", "Bcast Ack", at: 6)
  static let linkAcknowledged = Field<UInt16>("tipc.link_level_ack_no", "Link Ack", at: 8)
  static let linkSequence = Field<UInt16>("tipc.link_level_seq_no", "Link Sequence", at: 10)
  static let previousNode = Field<UInt32>("tipc.prev_proc", "Previous processor", at: 12)
  static let originatingPort = Field<UInt32>("tipc.org_port", "Originating port", at: 16)
  static let destinationPort = Field<UInt32>("tipc.dst_port", "Destination port", at: 20)
  static let originatingNode = Field<UInt32>("tipc.org_proc", "Originating processor", at: 24)
  static let destinationNode = Field<UInt32>("tipc.dst_proc", "Destination processor", at: 28)

  // MARK: Names

  static let userNames: ValueNames = [
    0: "Low Importance Data payload", 1: "Medium Importance Data payload",
    2: "High Importance Data payload", 3: "Critical Importance Data payload",
    5: "Broadcast Link Protocol internal", 6: "Message Bundler Protocol internal",
    7: "Link State Protocol internal", 8: "Connection Manager internal",
    10: "Link Changeover Protocol internal", 11: "Name Table Update Protocol internal",
    12: "Message Fragmentation Protocol internal", 13: "Neighbor Detection Protocol internal",
  ]
  static let typeNames: ValueNames = [
    0: "CONN_MSG", 1: "MCAST_MSG", 2: "NAMED_MSG", 3: "DIRECT_MSG",
  ]
  static let linkTypeNames: ValueNames = [0: "Link request", 1: "Link response"]
}
