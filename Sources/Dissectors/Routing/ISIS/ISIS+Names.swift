import Dissection

extension ISIS {
  static let typeNames: ValueNames = [
    15: "L1 Lan IIH", 16: "L2 Lan IIH", 17: "p2p IIH", 18: "L1 LSP", 20: "L2 LSP",
    24: "L1 CSNP", 25: "L2 CSNP", 26: "L1 PSNP", 27: "L2 PSNP",
  ]
  static let circuitNames: ValueNames = [
    1: "Level 1 only", 2: "Level 2 only", 3: "Level 1, Level 2",
  ]
  static let attachedNames: [(UInt8, String)] = [
    (0x08, "default "), (0x10, "delay "), (0x20, "expense "), (0x40, "error "),
  ]
  static let routerNames: ValueNames = [
    0: "Unused 0x0 (invalid)", 1: "L1 IS", 2: "Unused 0x2 (invalid)", 3: "L2 IS",
  ]

  /// IANA registry of IS-IS TLV codepoints.
  static let objectNames: ValueNames = [
    1: "Area address(es)", 2: "IS Reachability", 3: "ES Neighbor(s)", 4: "Partition DIS",
    5: "Prefix Neighbors", 6: "IS Neighbor(s)", 7: "Instance Identifier", 8: "Padding",
    9: "LSP entries", 10: "Authentication", 12: "Checksum", 13: "Purge Originator Identifier",
    14: "LSP Buffersize", 22: "Extended IS Reachability", 24: "IS Alias ID",
    42: "DECnet Phase IV", 66: "Lucent Proprietary", 128: "IPv4 Internal Reachability",
    129: "Protocols supported", 130: "IPv4 External Reachability",
    131: "Inter-Domain Information Type", 132: "IPv4 Interface address(es)",
    133: "IPv4 authentication (deprecated)", 134: "Traffic Engineering Router ID",
    135: "Extended IPv4 Reachability", 137: "Hostname", 138: "Shared Risk Link Group",
    143: "Multi-Topology-Aware Port Capability", 144: "Multi-Topology Capability",
    176: "Nortel Proprietary", 177: "Nortel Proprietary", 211: "Restart Signaling",
    222: "Multi Topology IS Reachability", 229: "Multi Topology",
    232: "IPv6 Interface address(es)", 235: "Multi-Topology IPv4 Reachability",
    236: "IPv6 reachability", 237: "Multi-Topology IP6 Reachability",
    240: "Point-to-point Adjacency State", 241: "Hello PDU Sequence Number",
    242: "IS-IS Router Capability", 250: "Vendor Private",
  ]
  static let virtualNames: ValueNames = [0: "IsNotVirtual", 1: "IsVirtual"]
  static let authenticationNames: ValueNames = [
    1: "simple text password", 3: "Generic Crypto key-id", 54: "HMAC-MD5 password",
    255: "Routing Domain private password",
  ]
  static let domainNames: ValueNames = [
    0: "Reserved", 1: "Routing-Domain Specific", 2: "AS Number Tag",
  ]
  static let restartNames: ValueNames = [
    1: "Restart Request", 2: "Restart Acknowledgement", 4: "Suppress adjacency advertisement",
  ]
  static let adjacencyNames: ValueNames = [0: "Up", 1: "Initializing", 2: "Down"]
  /// RFC 5120 §7.5.
  static let topologyNames: ValueNames = [
    0: "IPv4 unicast", 1: "In-Band Management", 2: "IPv6 unicast", 3: "Multicast",
    4095: "Development, Experimental or Proprietary",
  ]
  static let topologyFlagNames: ValueNames = [0x4000: "ATT bit set", 0x8000: "Overload bit set"]
  static let capabilityFlagNames: ValueNames = [1: "S bit", 2: "D bit"]

  // MARK: Parts of objects

  static let linkNames: ValueNames = [
    3: "Administrative groups", 4: "Link Local/Remote Identifier", 5: "Link Remote Identifier",
    6: "IPv4 interface address", 8: "IPv4 neighbor address", 9: "Maximum link bandwidth",
    10: "Reservable link bandwidth", 11: "Unreserved bandwidth",
    12: "Bandwidth Constraints (old)", 18: "Traffic Engineering Metric", 19: "Link Attribute",
    20: "Link Protection Type", 21: "Interface Switching Capability",
    22: "Bandwidth Constraints", 29: "SPB Metric", 32: "LAN Adjacency Segment Identifier",
    250: "Reserved for cisco specific extensions",
    251: "Reserved for cisco specific extensions", 255: "Reserved for future expansion",
  ]
  static let linkAttributeNames: ValueNames = [
    1: "Local Protection Available", 2: "Link excluded from local protection path",
    4: "Local maintenance required",
  ]
  static let prefixNames: ValueNames = [
    1: "32-Bit Administrative tag", 2: "64-Bit Administrative tag", 3: "Prefix SID",
    117: "Management Prefix Color",
  ]
  /// RFC 8667 §2.1.1.
  static let prefixSegmentFlagNames: [(UInt32, String)] = [
    (0x80, "Readvertisement"), (0x40, "Node"), (0x20, "No-PHP"), (0x10, "Explicit NULL"),
    (0x08, "Value"), (0x04, "Local"),
  ]
  static let algorithmNames: ValueNames = [0: "SPF", 1: "strict-SPF"]
  /// RFC 8667 §2.2.2.
  static let adjacencySegmentFlagNames: [(UInt32, String)] = [
    (0x80, "Address family IPv6"), (0x40, "Backup"), (0x20, "Value"),
    (0x10, "Local significance"), (0x08, "Set of adjacencies"), (0x04, "Persistent"),
  ]
  static let segmentRoutingFlagNames: [(UInt32, String)] = [(0x80, "ipv4"), (0x40, "ipv6")]
}
