// Home Networking Control Protocol (RFC 7788 §10) over the Distributed Node Consensus Protocol
// (RFC 7787 §7).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |             Type              |            Length             |
//   +-------------------------------+-------------------------------+
//   |                Value (Length octets, and padding)             |
//   +---------------------------------------------------------------+
//   |              Nested TLVs, where the type has any              |
//   +---------------------------------------------------------------+

public import Dissection

/// What the routers of a home agree on.
public enum HNCP: Dissector {
  public static let dumpName = "hncp"
  static let port: UInt16 = 8231
  public static let attachments = [Key.udpPort(port)]

  // MARK: Names

  enum Kind {
    static let requestNodeState: UInt16 = 2
    static let nodeEndpoint: UInt16 = 3
    static let networkState: UInt16 = 4
    static let nodeState: UInt16 = 5
    static let peer: UInt16 = 8
    static let keepAlive: UInt16 = 9
    static let trustVerdict: UInt16 = 10
    static let version: UInt16 = 32
    static let externalConnection: UInt16 = 33
    static let delegatedPrefix: UInt16 = 34
    static let assignedPrefix: UInt16 = 35
    static let nodeAddress: UInt16 = 36
    static let dhcpv4Data: UInt16 = 37
    static let dhcpv6Data: UInt16 = 38
    static let delegatedZone: UInt16 = 39
    static let domainName: UInt16 = 40
    static let nodeName: UInt16 = 41
    static let managedKey: UInt16 = 42
    static let prefixPolicy: UInt16 = 43
  }

  static let typeNames: ValueNames = [
    1: "Request network state", 2: "Request node state", 3: "Node endpoint",
    4: "Network state", 5: "Node state", 8: "Peer", 9: "Keep-alive interval",
    10: "Trust-Verdict", 32: "HNCP-Version", 33: "External-Connection",
    34: "Delegated-Prefix", 35: "Assigned-Prefix", 36: "Node-Address", 37: "DHCPv4-Data",
    38: "DHCPv6-Data", 39: "DNS-Delegated-Zone", 40: "Domain-Name", 41: "Node-Name",
    42: "Managed-PSK", 43: "Prefix-Policy",
  ]
  static let dhcpv4Names: ValueNames = [6: "DNS-server", 42: "NTP-server", 119: "DNS-search"]
  static let dhcpv6Names: ValueNames = [
    23: "DNS-server", 24: "DNS-search-list", 31: "SNTP-servers",
  ]

  /// What a type without a name is (RFC 7787 §11, RFC 7788 §13).
  static func unknownName(_ type: UInt16) -> StaticString {
    switch type {
    case 0: "Reserved"
    case 44...511: "Unassigned"
    case 768...1023: "Private use"
    default: "Future use"
    }
  }
}
