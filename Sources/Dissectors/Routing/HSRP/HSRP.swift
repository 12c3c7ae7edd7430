// Cisco Hot Standby Router Protocol, RFC 2281.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+---------------+---------------+
//   |   Version     |   Op Code     |     State     |   Hellotime   |
//   +---------------+---------------+---------------+---------------+
//   |   Holdtime    |   Priority    |     Group     |   Reserved    |
//   +---------------+---------------+---------------+---------------+
//   |                   Authentication Data (8)                     |
//   +---------------------------------------------------------------+
//   |                     Virtual IP Address                        |
//   +---------------------------------------------------------------+

import Addresses
public import Dissection

/// A message of routers that stand by for each other.
public enum HSRP: Dissector {
  public static let dumpName = "hsrp"
  public static let attachments = [Key.udpPort(1985)]

  // MARK: Fields

  static let version = Field<UInt8>("hsrp.version", "Version", at: 0)
  static let operation = Field<UInt8>("hsrp.opcode", "Op Code", at: 1)
  static let state = Field<UInt8>("hsrp.state", "State", at: 2)
  static let hello = Field<UInt8>("hsrp.hellotime", "Hellotime", at: 3)
  static let hold = Field<UInt8>("hsrp.holdtime", "Holdtime", at: 4)
  static let priority = Field<UInt8>("hsrp.priority", "Priority", at: 5)
  static let group = Field<UInt8>("hsrp.group", "Group", at: 6)
  static let reserved = Field<UInt8>("hsrp.reserved", "Reserved", at: 7)

  // MARK: Print

  /// `HSRPv0-hello 20: state=active group=1 addr=192.0.2.1`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let version = try bytes.read(version)
    line.write("HSRPv", version)
    guard version == 0 else { return }
    line.write("-")
    line.write(
      try bytes.read(operation), in: operationNames, unknown: .decimal("unknown (", suffix: ")"))
    line.write(" ", length, ": ")
    let state = try bytes.read(state)
    line.write("state=")
    line.write(state, in: stateNames, unknown: .decimal("Unknown (", suffix: ")"))
    line.write(" group=", try bytes.read(group), " ")
    let reserved = try bytes.read(reserved)
    if reserved != 0 { line.write("[reserved=", reserved, "!] ") }
    line.write("addr=", try bytes.ipv4(at: 16))
    guard line.options.isVerbose else { return }
    line.write(" hellotime=")
    line.write(relativeTime: UInt32(try bytes.read(hello)))
    line.write(" holdtime=")
    line.write(relativeTime: UInt32(try bytes.read(hold)))
    line.write(" priority=", try bytes.read(priority))
    line.write(" auth=\"")
    line.write(untrustedCString: try bytes.slice(at: 8, count: 8))
    line.write("\"")
  }

  static let operationNames: ValueNames = [0: "hello", 1: "coup", 2: "resign"]
  static let stateNames: ValueNames = [
    0: "initial", 1: "learn", 2: "listen", 4: "speak", 8: "standby", 16: "active",
  ]
}
