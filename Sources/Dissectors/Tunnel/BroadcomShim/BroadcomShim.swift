// Broadcom's shim before intercepted packets, over UDP.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-----+-------+-----+-------------------------------------------+
//   | Dir.| Type  |Subt.|             Interception id               |
//   +-----+-------+-----+-------------------------------------------+

public import Dissection

/// Four bytes that say which way an intercepted packet went and what it is.
public enum BroadcomShim: Dissector {
  public static let dumpName = "bcm_li"
  public static let attachments = [Key.udpPort(49152)]
  static let headerLength = 4

  // MARK: Fields

  static let direction = Field<UInt32>("bcm_li.direction", "Direction", at: 0, mask: 0xe000_0000)
  static let type = Field<UInt32>("bcm_li.type", "Packet type", at: 0, mask: 0x1e00_0000)
  static let subtype = Field<UInt32>("bcm_li.subtype", "Packet subtype", at: 0, mask: 0x01c0_0000)
  static let identifier = Field<UInt32>("bcm_li.id", "Interception id", at: 0, mask: 0x003f_ffff)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.writeTruncated() }
    let isVerbose = line.options.isVerbose
    let type = try bytes.read(type)
    line.write(isVerbose ? "\n    BCM-LI-SHIM: direction " : "BCM-LI-SHIM: direction ")
    line.write(try bytes.read(direction), in: directionNames, unknown: .text("unknown"))
    line.write(", pkt-type ", type, in: typeNames, unknown: .text("unknown"))
    line.write(", pkt-subtype ")
    line.write(try bytes.read(subtype), in: subtypeNames, unknown: .text("unknown"))
    line.write(", li-id ", try bytes.read(identifier))
    guard isVerbose else { return }
    line.write("\n    ")
    let payload = bytes.from(headerLength)
    let rest = length - headerLength
    let isKnown: Bool
    switch type {
    // Undecided: the first bits have to say which version of IP it is.
    case 4:
      guard payload.count > 0 else { throw .truncated(need: 1, have: 0) }
      switch payload[0] >> 4 {
      case 4: isKnown = try line.hand(payload, length: rest, to: .etherType(0x0800))
      case 6: isKnown = try line.hand(payload, length: rest, to: .etherType(0x86dd))
      default: isKnown = false
      }
    case 5: isKnown = try line.hand(payload, length: rest, to: .etherType(0x0800))
    case 6: isKnown = try line.hand(payload, length: rest, to: .etherType(0x86dd))
    case 7: isKnown = try line.hand(payload, length: rest, to: .etherType(0x6558))
    default: return
    }
    if !isKnown { line.write("unknown payload") }
  }

  static let directionNames: ValueNames = [1: "unused", 2: "egress", 3: "ingress"]
  static let typeNames: ValueNames = [4: "undecided", 5: "IPv4", 6: "IPv6", 7: "ethernet"]
  static let subtypeNames: ValueNames = [
    1: "single VLAN tag", 2: "double VLAN tag", 3: "untagged",
  ]
}
