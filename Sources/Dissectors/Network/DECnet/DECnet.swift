// DECnet phase IV, routing layer functional specification (DEC, 1983) §9.
//
//   +-------------------------------+---------------+
//   |      Length (low first)       |     Flags     |
//   +-------------------------------+---------------+
//   |  short:  destination (2), source (2), visits (1)
//   |  long:   area (2), destination (6), area (2), source (6), next (1), visits (1), service (1),
//   |          protocol (1)

public import Dissection

/// A packet of DECnet.
public enum DECnet: Dissector {
  public static let dumpName = "decnet"
  public static let attachments = [Key.etherType(0x6003)]
  static let shortLength = 6
  static let longLength = 21

  // MARK: Fields

  static let flags = Field<UInt8>("dec_dna.flags", "Routing flags", at: 2, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 + shortLength else { return line.writeTruncated() }
    let claimed = try bytes.littleUInt16(at: 0)
    guard length - 2 >= shortLength else { return line.writeTruncated() }
    var packet = bytes.from(2)
    var rest = min(length, Int(claimed))
    var flags = try packet.uint8(at: 0)
    if flags & 0x80 != 0 {
      let padding = Int(flags & 0x7f)
      if line.options.isVerbose { line.write("[pad:", padding, "] ") }
      guard rest >= padding + shortLength else { return line.writeTruncated() }
      packet = packet.from(padding)
      rest -= padding
      flags = try packet.uint8(at: 0)
    }
    guard flags & 0x40 == 0 else {
      line.write("future-version-decnet")
      return line.writeUnknown(bytes.upTo(length))
    }
    guard flags & 1 == 0 else {
      return try dumpControl(packet, length: rest, flags, into: &line)
    }
    let destination, source: UInt16
    let hops, headerLength: Int
    switch flags & 7 {
    case 6:
      guard rest >= longLength else { return line.writeTruncated() }
      destination = try packet.littleUInt16(at: 7)
      source = try packet.littleUInt16(at: 15)
      hops = Int(try packet.uint8(at: 18))
      headerLength = longLength
    case 2:
      destination = try packet.littleUInt16(at: 1)
      source = try packet.littleUInt16(at: 3)
      hops = Int(try packet.uint8(at: 5) & 0x3f) + 1
      headerLength = shortLength
    default:
      line.write("unknown message flags under mask")
      return line.writeUnknown(packet)
    }
    writeNode(source, into: &line)
    line.write(" > ")
    writeNode(destination, into: &line)
    line.write(" ", claimed, " ")
    if line.options.isVerbose {
      if flags & 0x08 != 0 { line.write("RQR ") }
      if flags & 0x10 != 0 { line.write("RTS ") }
      if flags & 0x20 != 0 { line.write("IE ") }
      line.write("", hops, " hops ")
    }
    try dumpService(packet.from(headerLength), into: &line)
  }

  /// `2.1`: the area, and the node in it.
  static func writeNode(_ address: UInt16, into line: inout DumpLine) {
    line.write(decimal: address >> 10)
    line.write(".", address & 0x3ff)
  }

  /// What routers and nodes tell each other.
  private static func dumpControl(
    _ bytes: Span<UInt8>, length: Int, _ flags: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    let type = flags >> 1 & 7
    guard let name = controlNames[type] else {
      line.write("unknown control message")
      return line.writeUnknown(bytes)
    }
    line.write(name)
    switch type {
    case 0:
      line.write(" ")
      writeRole(try bytes.uint8(at: 3), into: &line)
      line.write("src ")
      writeNode(try bytes.littleUInt16(at: 1), into: &line)
      line.write("blksize ", try bytes.littleUInt16(at: 4))
      try writeVersion(bytes, at: 6, into: &line)
      line.write(" hello ", try bytes.littleUInt16(at: 9))
    case 5, 6:
      line.write(" ")
      writeRole(try bytes.uint8(at: 10), into: &line)
      try writeVersion(bytes, at: 1, into: &line, start: "vers ")
      line.write(" src ")
      writeNode(try bytes.littleUInt16(at: 8), into: &line)
      line.write(" blksize ", try bytes.littleUInt16(at: 11))
      if type == 5 {
        line.write(" pri ", try bytes.uint8(at: 13))
        line.write(" hello ", try bytes.littleUInt16(at: 15))
      } else {
        line.write(" rtr ")
        writeNode(try bytes.littleUInt16(at: 26), into: &line)
        line.write(" hello ", try bytes.littleUInt16(at: 28))
        line.write(" data ", try bytes.uint8(at: 30))
      }
    default:
      line.write(" src ")
      writeNode(try bytes.littleUInt16(at: 1), into: &line)
      line.write(" ")
      if type == 1 { line.write("fcnval ", try bytes.uint8(at: 3)) }
      if type == 2 { line.write("data ", try bytes.uint8(at: 3)) }
    }
  }

  private static func writeRole(_ information: UInt8, into line: inout DumpLine) {
    switch information & 3 {
    case 1: line.write("l2rout ")
    case 2: line.write("l1rout ")
    case 3: line.write("endnode ")
    default: break
    }
  }

  private static func writeVersion(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine,
    start: StaticString = " vers "
  ) throws(Flaw) {
    line.write(start)
    line.write(decimal: try bytes.uint8(at: offset))
    line.write(" eco ", try bytes.uint8(at: offset + 1))
    line.write(" ueco ", try bytes.uint8(at: offset + 2))
  }

  static let controlNames: ValueNames = [
    0: "init", 1: "verification", 2: "test", 3: "lev-1-routing", 4: "lev-2-routing",
    5: "router-hello", 6: "endnode-hello",
  ]
}
