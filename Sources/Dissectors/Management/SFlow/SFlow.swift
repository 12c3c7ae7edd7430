// sFlow version 5 (sflow.org): a device tells what passes through it, by samples of packets and by
// counters.
//
//   +----------------------------+
//   | Version (4) = 5            |
//   | Address type (4)           |
//   | Agent address (4 or 16)    |
//   | Sub-agent, sequence number |
//   | Uptime, samples (4 each)   |
//   +----------------------------+
//   | Sample: enterprise (20 bits) and format (12), length (4), records ...
//   +----------------------------+

public import Dissection

/// What a device tells of its traffic.
public enum SFlow: Dissector {
  public static let dumpName = "sflow"
  public static let attachments = [Key.udpPort(6343)]
  /// Before the samples, with an IPv4 address, and with an IPv6 address.
  static let headerLength = 28
  static let longHeaderLength = 40

  // MARK: Fields

  static let version = Field<UInt32>("sflow.version", "Datagram version", at: 0)
  static let addressType = Field<UInt32>("sflow.agenttype", "Agent address type", at: 4)

  // MARK: Values

  static let sampleTypes: ValueNames = [
    1: "flow sample", 2: "counter sample", 3: "expanded flow sample",
    4: "expanded counter sample",
  ]

  static let flowRecords: ValueNames = [
    1: "Raw packet", 2: "Ethernet frame", 3: "IPv4 Data", 4: "IPv6 Data",
    1001: "Extended Switch data", 1002: "Extended Router data", 1003: "Extended Gateway data",
    1004: "Extended User data", 1005: "Extended URL data", 1006: "Extended MPLS data",
    1007: "Extended NAT data", 1008: "Extended MPLS tunnel", 1009: "Extended MPLS VC",
    1010: "Extended MPLS FEC", 1011: "Extended MPLS LVP FEC", 1012: "Extended VLAN Tunnel",
  ]

  static let counterRecords: ValueNames = [
    1: "Generic counter", 2: "Ethernet counter", 3: "Token ring counter",
    4: "100 BaseVG counter", 5: "Vlan counter", 1001: "Processor counter",
  ]

  static let rawProtocols: ValueNames = [1: "Ethernet", 11: "IPv4", 12: "IPv6"]

  static let directions: ValueNames = [
    0: "unknown", 1: "full-duplex", 2: "half-duplex", 3: "in", 4: "out",
  ]
}
