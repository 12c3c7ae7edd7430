// Spanning trees, IEEE 802.1D §9 (also rapid), 802.1Q §14 (multiple), 802.1aq (shortest path).
//
//   0       2     3     4      5          13        17         25      27
//   +-------+-----+-----+------+----------+---------+----------+-------+
//   |Protoc.|Vers.|Type |Flags | Root id  |Path cost|Bridge id |Port id|
//   +-------+-----+-----+------+----------+---------+----------+-------+
//   27        29        31         33              35
//   +---------+---------+----------+---------------+-------------------+
//   |  Age    | Maximum |  Hello   | Forward delay | version 1 length  |
//   +---------+---------+----------+---------------+-------------------+

public import Dissection

/// What bridges tell each other, so that frames do not go in circles.
public enum STP: Dissector {
  public static let dumpName = "stp"
  public static let attachments = [Key.serviceAccessPoint(0x42)]

  // MARK: Fields

  static let identifier = Field<UInt16>("stp.protocol", "Protocol Identifier", at: 0)
  static let version = Field<UInt8>("stp.version", "Protocol Version Identifier", at: 2)
  static let type = Field<UInt8>("stp.type", "BPDU Type", at: 3, .hexadecimal)
  static let flags = Field<UInt8>("stp.flags", "BPDU flags", at: 4, .hexadecimal)
  static let pathCost = Field<UInt32>("stp.root.cost", "Root Path Cost", at: 13)
  static let port = Field<UInt16>("stp.port", "Port identifier", at: 25, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else { return line.writeInvalid() }
    guard try bytes.read(identifier) == 0 else {
      return line.write("unknown STP version, length ", length)
    }
    let version = try bytes.read(version)
    line.write(
      "STP ", version, in: versionNames,
      unknown: .hex("Unknown STP protocol (0x", digits: 2, suffix: ")"))
    switch version {
    case 0, 2, 3, 4: break
    default: return
    }
    let type = try bytes.read(type)
    line.write(
      ", ", type, in: typeNames, unknown: .hex("Unknown BPDU Type (0x", digits: 2, suffix: ")"))
    switch type {
    case 0x00:
      guard length >= 35 else { return line.writeInvalid() }
      try writeConfiguration(bytes, length: length, isRapid: version == 2, into: &line)
    case 0x02:
      if version == 2 {
        guard length >= 36 else { return line.writeInvalid() }
        return try writeConfiguration(bytes, length: length, isRapid: true, into: &line)
      }
      guard version >= 3 else { return }
      try MSTP.write(bytes, length: length, version: version, into: &line)
    default: break
    }
  }

  /// The one tree of 802.1D, or its rapid form.
  private static func writeConfiguration(
    _ bytes: Span<UInt8>, length: Int, isRapid: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.read(flags)
    line.write(", Flags [")
    writeFlags(flags, into: &line)
    line.write("]")
    try bytes.require(25)
    line.write(", bridge-id ")
    try writeBridge(bytes, at: 17, into: &line)
    line.write(".", hex: try bytes.read(port), digits: 4)
    line.write(", length ", length)
    guard line.options.isVerbose else { return }
    try writeTimers(bytes, into: &line)
    line.write("\n\troot-id ")
    try writeBridge(bytes, at: 5, into: &line)
    line.write(", root-pathcost ", try bytes.read(pathCost))
    if isRapid { line.write(", port-role ", flags >> 2 & 3, in: roleNames) }
  }

  /// `\n\tmessage-age 0.00s, max-age 20.00s, hello-time 2.00s, forwarding-delay 15.00s`
  static func writeTimers(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write("\n\tmessage-age ")
    writeTime(try bytes.uint16(at: 27), into: &line)
    line.write(", max-age ")
    writeTime(try bytes.uint16(at: 29), into: &line)
    line.write(", hello-time ")
    writeTime(try bytes.uint16(at: 31), into: &line)
    line.write(", forwarding-delay ")
    writeTime(try bytes.uint16(at: 33), into: &line)
  }

  /// A time in parts of 1/256 second, as seconds with two digits behind the point.
  private static func writeTime(_ value: UInt16, into line: inout DumpLine) {
    let scaled = UInt32(value) * 100
    // Half goes to the even neighbour, as floating point prints it.
    var hundredths = scaled / 256
    let rest = scaled % 256
    if rest > 128 || rest == 128 && hundredths & 1 == 1 { hundredths += 1 }
    line.write("", hundredths / 100, ".")
    line.write(decimal: hundredths % 100, digits: 2)
    line.write("s")
  }

  static func writeFlags(_ flags: UInt8, into line: inout DumpLine) {
    line.writeBits(flags, in: flagNames)
  }

  /// `8001.00:19:06:ea:b8:80`
  static func writeBridge(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(hex: try bytes.uint16(at: offset), digits: 4)
    line.write(".", try bytes.mac(at: offset + 2))
  }

  static let versionNames: ValueNames = [0: "802.1d", 2: "802.1w", 3: "802.1s", 4: "802.1aq"]
  static let typeNames: ValueNames = [0: "Config", 2: "Rapid STP", 0x80: "Topology Change"]
  static let flagNames: ValueNames = [
    0x01: "Topology change", 0x02: "Proposal", 0x10: "Learn", 0x20: "Forward",
    0x40: "Agreement", 0x80: "Topology change ACK",
  ]
  static let roleNames: ValueNames = [0: "Unknown", 1: "Alternate", 2: "Root", 3: "Designated"]
}
