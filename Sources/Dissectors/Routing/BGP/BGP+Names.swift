import Dissection

/// The registries of BGP.
extension BGP {
  static let messageNames: ValueNames = [
    1: "Open", 2: "Update", 3: "Notification", 4: "Keepalive", 5: "Route Refresh",
  ]

  static let optionNames: ValueNames = [
    1: "Authentication Information", 2: "Capabilities Advertisement",
  ]

  static let capabilityNames: ValueNames = [
    1: "Multiprotocol Extensions", 2: "Route Refresh", 3: "Cooperative Route Filtering",
    4: "Multiple Routes to a Destination", 5: "Extended Next Hop Encoding",
    6: "BGP Extended Message", 7: "BGPsec", 8: "Multiple Labels", 9: "Role Capability",
    64: "Graceful Restart", 65: "32-Bit AS Number", 67: "Dynamic Capability",
    68: "Multisession BGP", 69: "Multiple Paths", 70: "Enhanced Route Refresh",
    71: "Long-lived Graceful Restart", 128: "Route Refresh (Cisco)",
  ]

  static let directionNames: ValueNames = [1: "Receive", 2: "Send", 3: "Both"]

  static let roleNames: ValueNames = [
    0: "Provider", 1: "RS", 2: "RS-Client", 3: "Customer", 4: "Peer",
  ]

  static let refreshNames: ValueNames = [0: "Normal route refresh", 1: "BoRR", 2: "EoRR"]

  // MARK: Errors

  static let errorNames: ValueNames = [
    1: "Message Header Error", 2: "OPEN Message Error", 3: "UPDATE Message Error",
    4: "Hold timer expired", 5: "Finite State Machine Error", 6: "Cease",
    7: "Capability Message Error",
  ]

  static func subcodeNames(of error: UInt8) -> ValueNames? {
    switch error {
    case 1: headerErrorNames
    case 2: openErrorNames
    case 3: updateErrorNames
    case 5: stateErrorNames
    case 6: ceaseNames
    case 7: capabilityErrorNames
    default: nil
    }
  }

  private static let headerErrorNames: ValueNames = [
    1: "Connection Not Synchronized", 2: "Bad Message Length", 3: "Bad Message Type",
  ]

  private static let openErrorNames: ValueNames = [
    1: "Unsupported Version Number", 2: "Bad Peer AS", 3: "Bad BGP Identifier",
    4: "Unsupported Optional Parameter", 5: "Authentication Failure", 6: "Unacceptable Hold Time",
    7: "Capability Message Error", 8: "Role Mismatch",
  ]

  private static let updateErrorNames: ValueNames = [
    1: "Malformed Attribute List", 2: "Unrecognized Well-known Attribute",
    3: "Missing Well-known Attribute", 4: "Attribute Flags Error", 5: "Attribute Length Error",
    6: "Invalid ORIGIN Attribute", 7: "AS Routing Loop", 8: "Invalid NEXT_HOP Attribute",
    9: "Optional Attribute Error", 10: "Invalid Network Field", 11: "Malformed AS_PATH",
  ]

  private static let stateErrorNames: ValueNames = [
    0: "Unspecified Error", 1: "In OpenSent State", 2: "In OpenConfirm State",
    3: "In Established State",
  ]

  private static let ceaseNames: ValueNames = [
    1: "Maximum Number of Prefixes Reached", 2: "Administrative Shutdown", 3: "Peer Unconfigured",
    4: "Administrative Reset", 5: "Connection Rejected", 6: "Other Configuration Change",
    7: "Connection Collision Resolution", 8: "Out of Resources", 9: "Hard Reset", 10: "BFD Down",
  ]

  private static let capabilityErrorNames: ValueNames = [
    1: "Invalid Action Value", 2: "Invalid Capability Length", 3: "Malformed Capability Value",
    4: "Unsupported Capability Code",
  ]

  // MARK: Attributes

  static let attributeNames: ValueNames = [
    1: "Origin", 2: "AS Path", 3: "Next Hop", 4: "Multi Exit Discriminator", 5: "Local Preference",
    6: "Atomic Aggregate", 7: "Aggregator", 8: "Community", 9: "Originator ID",
    10: "Cluster List", 11: "DPA", 12: "Advertisers", 13: "RCID Path / Cluster ID",
    14: "Multi-Protocol Reach NLRI", 15: "Multi-Protocol Unreach NLRI", 16: "Extended Community",
    17: "AS4 Path", 18: "Aggregator4", 22: "PMSI Tunnel", 23: "Tunnel Encapsulation",
    24: "Traffic Engineering", 25: "IPv6 Extended Community", 26: "Accumulated IGP Metric",
    27: "PE Distinguisher Label", 28: "Entropy Label", 32: "Large Community", 33: "BGPsec Path",
    35: "Only to Customer (OTC)", 128: "Attribute Set", 255: "Reserved for development",
  ]

  static let originNames: ValueNames = [0: "IGP", 1: "EGP", 2: "Incomplete"]

  /// Address families (IANA).
  static let familyNames: ValueNames = [
    0: "Reserved", 1: "IPv4", 2: "IPv6", 3: "NSAP", 4: "HDLC", 5: "BBN 1822", 6: "802", 7: "E.163",
    8: "E.164", 9: "F.69", 10: "X.121", 11: "Novell IPX", 12: "Appletalk", 13: "Decnet IV",
    14: "Banyan Vines", 15: "E.164 with NSAP subaddress", 25: "VPLS", 196: "Layer-2 VPN",
  ]

  /// Subsequent address families (IANA).
  static let subsequentNames: ValueNames = [
    0: "Reserved", 1: "Unicast", 2: "Multicast", 3: "Unicast+Multicast", 4: "labeled Unicast",
    5: "Multicast VPN", 64: "Tunnel", 65: "VPLS", 66: "MDT", 70: "EVPN", 128: "labeled VPN Unicast",
    129: "labeled VPN Multicast", 130: "labeled VPN Unicast+Multicast",
    132: "Route Target Routing Information",
  ]

  static let multicastRouteNames: ValueNames = [
    1: "Intra-AS I-PMSI", 2: "Inter-AS I-PMSI", 3: "S-PMSI", 4: "Intra-AS Segment-Leaf",
    5: "Source-Active", 6: "Shared Tree Join", 7: "Source Tree Join",
  ]

  // MARK: Communities

  static let communityNames: ValueNames = [
    0xffff_ff01: " NO_EXPORT", 0xffff_ff02: " NO_ADVERTISE",
    0xffff_ff03: " NO_EXPORT_SUBCONFED",
  ]

  static let extendedNames: ValueNames = [
    0x0002: "target", 0x0003: "origin", 0x0005: "ospf-domain", 0x0009: "source-AS",
    0x000a: "l2vpn-id", 0x0102: "target", 0x0103: "origin", 0x0105: "ospf-domain",
    0x0107: "ospf-router-id", 0x010b: "vrf-route-import", 0x0202: "target", 0x0203: "origin",
    0x0205: "ospf-domain", 0x0306: "ospf-route-type", 0x030c: "encapsulation",
    0x4004: "link-BW", 0x4300: "origin-validation-state", 0x8000: "ospf-route-type",
    0x8001: "ospf-router-id", 0x8005: "ospf-domain", 0x800a: "layer2-info",
    0xf10a: "l2vpn-id", 0x8800: "eigrp-general-route (flag, tag)",
    0x8801: "eigrp-route-metric (AS, delay)",
    0x8802: "eigrp-route-metric (reliability, nexthop, bandwidth)",
    0x8803: "eigrp-route-metric (load, MTU)",
    0x8804: "eigrp-external-route (remote-AS, remote-ID)",
    0x8805: "eigrp-external-route (remote-proto, remote-metric)",
  ]

  static let ospfRouteNames: ValueNames = [
    1: "Router", 2: "Network", 3: "Summary", 5: "External", 7: "NSSA External",
    128: "MPLS-VPN Sham",
  ]

  static let tunnelNames: ValueNames = [
    1: "L2TPv3 over IP", 2: "GRE", 3: "Transmit tunnel endpoint", 4: "IPsec in Tunnel-mode",
    5: "IP in IP tunnel with IPsec Transport Mode",
    6: "MPLS-in-IP tunnel with IPsec Transport Mode",
    7: "IP in IP", 8: "VXLAN", 9: "NVGRE", 10: "MPLS", 11: "MPLS-in-GRE", 12: "VXLAN GPE",
    13: "MPLS-in-UDP", 14: "IPv6 Tunnel", 15: "SR-TE policy type", 16: "Bare",
  ]

  static let validationNames: ValueNames = [0: "valid", 1: "not found", 2: "invalid"]

  // MARK: Multicast tunnels

  static let providerTunnelNames: ValueNames = [
    1: "RSVP-TE P2MP LSP", 2: "LDP P2MP LSP", 3: "PIM-SSM Tree", 4: "PIM-SM Tree",
    5: "PIM-Bidir Tree",
    6: "Ingress Replication", 7: "LDP MP2MP LSP",
  ]
}
