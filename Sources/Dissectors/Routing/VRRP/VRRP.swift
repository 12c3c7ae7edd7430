// Virtual Router Redundancy Protocol, RFC 3768 (version 2) and RFC 5798 (version 3).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-------+---------------+---------------+---------------+
//   |Version| Type  | Virtual Rtr ID|   Priority    | Count IP Addrs|
//   +-------+-------+---------------+---------------+---------------+
//   |   Auth Type   |   Adver Int   |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |                       IP Addresses (1…)                       |
//   +---------------------------------------------------------------+

import Addresses
import Bytes
public import Dissection

/// An advertisement of a virtual router; CARP shares its protocol number.
public enum VRRP: Dissector {
  public static let dumpName = "vrrp"
  public static let attachments = [Key.ipProtocol(112)]

  // MARK: Fields

  static let version = Field<UInt8>("vrrp.version", "VRRP protocol version", at: 0, mask: 0xf0)
  static let type = Field<UInt8>("vrrp.type", "VRRP packet type", at: 0, mask: 0x0f)
  static let router = Field<UInt8>("vrrp.virt_rtr_id", "Virtual Rtr ID", at: 1)
  static let priority = Field<UInt8>("vrrp.prio", "Priority", at: 2)
  static let count = Field<UInt8>("vrrp.addr_count", "Addr Count", at: 3)
  static let authentication = Field<UInt8>("vrrp.auth_type", "Auth Type", at: 4)
  static let checksum = Field<UInt16>("vrrp.checksum", "Checksum", at: 6, .hexadecimal)

  // MARK: Print

  /// `VRRPv2, Advertisement, vrid 42, prio 191, authtype none, intvl 10s, length 20`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.payloadType == .carp {
      _ = try line.hand(bytes, length: length, to: .payloadType(.carp))
      return
    }
    let (version, type) = try (bytes.read(version), bytes.read(type))
    line.write("VRRPv", version)
    line.write(", ")
    line.write(type, in: messageNames, unknown: .decimal("unknown type (", suffix: ")"))
    if line.network.hops != 255 { line.write(", (ttl ", line.network.hops, ")") }
    guard version == 2 || version == 3, type == 1 else { return }
    let (router, priority) = try (bytes.read(router), bytes.read(priority))
    line.write(", vrid ", router)
    line.write(", prio ", priority)
    let authentication = try bytes.read(authentication)
    if version == 2 {
      line.write(", authtype ", authentication, in: authenticationNames, unknown: .decimal("#"))
      line.write(", intvl ", try bytes.uint8(at: 5), "s")
    } else {
      line.write(", intvl ", try bytes.uint16(at: 4) & 0x0fff, "cs")
    }
    line.write(", length ", length)
    guard line.options.isVerbose else { return }
    try writeDetails(bytes, length, version, authentication, into: &line)
  }

  private static func writeDetails(
    _ bytes: Span<UInt8>, _ length: Int, _ version: UInt8, _ authentication: UInt8,
    into line: inout DumpLine
  ) throws(Flaw) {
    let count = Int(try bytes.read(count))
    if bytes.has(length) {
      var sum = InternetChecksum()
      sum.add(bytes.upTo(length))
      let result =
        version == 2 ? sum.value : line.pseudoHeaderChecksum(of: bytes, length: length, 112)
      if result != 0 { line.write(", (bad vrrp cksum ", hex: try bytes.read(checksum), ")") }
    }
    line.write(", addrs")
    if count > 1 { line.write("(", count, ")") }
    line.write(":")
    let isIPv6 = version == 3 && line.network.version == .ipv6
    var offset = 8
    for index in 0..<count {
      let separator = index == 0 ? " " : ","
      if isIPv6 {
        line.write(separator, try bytes.ipv6(at: offset))
      } else {
        line.write(separator, try bytes.ipv4(at: offset))
      }
      offset += isIPv6 ? 16 : 4
    }
    guard version == 2, authentication == 1 else { return }
    line.write(" auth \"")
    line.write(untrustedCString: try bytes.slice(at: offset, count: 8))
    line.write("\"")
  }

  static let authenticationNames: ValueNames = [0: "none", 1: "simple", 2: "ah"]
}

private let messageNames: ValueNames = [1: "Advertisement"]
