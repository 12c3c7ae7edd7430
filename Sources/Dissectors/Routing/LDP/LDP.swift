// Label Distribution Protocol, RFC 5036 §3; pseudowires, RFC 8077; dual stack, RFC 7552.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |            Version            |           PDU Length          |
//   +-------------------------------+-------------------------------+
//   |                     LSR identifier                            |
//   +-------------------------------+-+-----------------------------+
//   |          Label space          |U|         Message Type        |
//   +-------------------------------+-+-----------------------------+
//   |         Message Length        |          Message ID ...
//   +-------------------------------+------------------------------

public import Dissection

/// What routers tell each other of labels, read in place.
public enum LDP: Dissector {
  public static let dumpName = "ldp"
  public static let attachments = [Key.tcpPort(646), .udpPort(646)]
  static let headerLength = 10
  static let messageHeaderLength = 8

  // MARK: Fields

  static let version = Field<UInt16>("ldp.hdr.version", "Version", at: 0)
  static let length = Field<UInt16>("ldp.hdr.pdu_len", "PDU Length", at: 2)
  static let labelSpace = Field<UInt16>("ldp.hdr.ldpid.lsid", "Label Space ID", at: 8)

  static let messageNames: ValueNames = [
    0x0001: "Notification", 0x0100: "Hello", 0x0200: "Initialization", 0x0201: "Keepalive",
    0x0300: "Address", 0x0301: "Address Withdraw", 0x0400: "Label Mapping",
    0x0401: "Label Request", 0x0402: "Label Withdraw", 0x0403: "Label Release",
    0x0404: "Label Abort Request",
  ]
  /// IANA registry of LDP TLV types.
  static let objectNames: ValueNames = [
    0x0100: "FEC", 0x0101: "Address List", 0x0103: "Hop Count", 0x0104: "Path Vector",
    0x0200: "Generic Label", 0x0201: "ATM Label", 0x0202: "Frame-Relay Label",
    0x0300: "Status", 0x0301: "Extended Status", 0x0302: "Returned PDU",
    0x0303: "Returned Message", 0x0400: "Common Hello Parameters",
    0x0401: "IPv4 Transport Address", 0x0402: "Configuration Sequence Number",
    0x0403: "IPv6 Transport Address", 0x0500: "Common Session Parameters",
    0x0501: "ATM Session Parameters", 0x0502: "Frame-Relay Session Parameters",
    0x0503: "Fault-Tolerant Session Parameters", 0x050b: "Typed Wildcard FEC Capability",
    0x0600: "Label Request Message ID", 0x0601: "MTU", 0x0701: "Dual-Stack Capability",
  ]
  /// RFC 5036 §3.9.
  static let statusNames: ValueNames = [
    0x00: "Success", 0x01: "Bad LDP Identifier", 0x02: "Bad Protocol Version",
    0x03: "Bad PDU Length", 0x04: "Unknown Message Type", 0x05: "Bad Message Length",
    0x06: "Unknown TLV", 0x07: "Bad TLV Length", 0x08: "Malformed TLV Value",
    0x09: "Hold Timer Expired", 0x0a: "Shutdown", 0x0b: "Loop Detected", 0x0c: "Unknown FEC",
    0x0d: "No Route", 0x0e: "No Label Resources", 0x0f: "Label Resources Available",
    0x10: "Session Rejected/No Hello",
    0x11: "Session Rejected/Parameters Advertisement Mode",
    0x12: "Session Rejected/Parameters Max PDU Length",
    0x13: "Session Rejected/Parameters Label Range", 0x14: "KeepAlive Timer Expired",
    0x15: "Label Request Aborted", 0x16: "Missing Message Parameters",
    0x17: "Unsupported Address Family", 0x18: "Session Rejected/Bad KeepAlive Time",
    0x19: "Internal Error",
  ]
  static let elementNames: ValueNames = [
    1: "Wildcard", 2: "Prefix", 3: "Host address", 0x80: "Martini VC",
  ]
  /// IANA registry of address family numbers.
  static let familyNames: ValueNames = [
    0: "Reserved", 1: "IPv4", 2: "IPv6", 3: "NSAP", 4: "HDLC", 5: "BBN 1822", 6: "802",
    7: "E.163", 8: "E.164", 9: "F.69", 10: "X.121", 11: "Novell IPX", 12: "Appletalk",
    13: "Decnet IV", 14: "Banyan Vines", 15: "E.164 with NSAP subaddress", 16: "DNS",
    17: "Distinguished name", 18: "AS Number", 19: "XTP over IP4", 20: "XTP over IP6",
    21: "XTP", 22: "Fibre Channel World-Wide Port Name",
    23: "Fibre Channel World-Wide Node Name", 24: "GWIS", 25: "L2VPN",
  ]
  /// IANA registry of pseudowire types.
  static let pseudowireNames: ValueNames = [
    0x0001: "Frame Relay", 0x0002: "ATM AAL5 VCC transport",
    0x0003: "ATM transparent cell transport",
    0x0004: "Ethernet VLAN", 0x0005: "Ethernet", 0x0006: "Cisco-HDLC", 0x0007: "PPP",
    0x0008: "SONET/SDH Circuit Emulation Service Over MPLS", 0x0009: "ATM VCC cell transport",
    0x000a: "ATM VPC cell transport", 0x000b: "IP Layer2 Transport",
    0x000f: "ATM One-to-one VCC Cell Mode", 0x0010: "ATM One-to-one VPC Cell Mode",
    0x0011: "Structure-agnostic E1 circuit emulation",
  ]
  static let parameterNames: ValueNames = [
    1: "MTU", 2: "Number of ATM Cells", 3: "Description", 4: "Circuit-Emulation bytes",
    5: "Circuit-Emulation options", 6: "VLAN-ID", 9: "Frame-Relay DLCI length",
    0x0b: "FCS retention", 0x0c: "VCCV",
  ]
  static let channelNames: ValueNames = [
    1: "PWE3 control word", 2: "MPLS Router Alert Label", 4: "MPLS inner label TTL = 1",
  ]
  static let verificationNames: ValueNames = [
    0x01: "ICMP Ping", 0x02: "LSP Ping", 0x04: "BFD",
    0x08: "VCCV BFD IPv4/UDP-encapsulated, for PW Fault Detection only",
    0x10: "VCCV BFD IPv4/UDP-encapsulated, for PW Fault Detection and AC/PW Fault Status Signaling",
    0x20: "VCCV BFD PW-ACH-encapsulated, for PW Fault Detection only",
    0x40: "VCCV BFD PW-ACH-encapsulated, for PW Fault Detection and AC/PW Fault Status Signaling",
  ]
}
