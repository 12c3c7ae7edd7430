import Dissection

/// The data center bridging exchange before its standard, revisions 1 and 1.01.
extension LLDP {
  static func writeCenter(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard value.count >= 4 else { return true }
    let subtype = value[3]
    line.write("\n\t  ", subtype, in: centerNames, unknown: .text("unknown"))
    line.write(" Subtype (", subtype, ")")
    // Not told apart by the subtype: both revisions number the parts alike.
    guard subtype == 2 else { return true }
    var offset = 4
    while value.has(2, at: offset) {
      let head = try value.uint16(at: offset)
      let type = head >> 9
      let length = Int(head & 0x01ff)
      offset += 2
      guard length > 0 else { return true }
      let part = try value.slice(at: offset, count: length)
      guard try writePart(part, type, into: &line) else { return true }
      offset += length
    }
    return true
  }

  private static func writePart(
    _ part: Span<UInt8>, _ type: UInt16, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 1:
      guard part.count >= 10 else { return true }
      line.write("\n\t    Control - Protocol Control (type 0x", hex: type)
      line.write(", length ", part.count, ")")
      line.write("\n\t      Oper_Version: ", part[0])
      line.write("\n\t      Max_Version: ", part[1])
      line.write("\n\t      Sequence Number: ", try part.uint32(at: 2))
      line.write("\n\t      Acknowledgement Number: ", try part.uint32(at: 6))
    case 2:
      guard part.count >= 17 else { return true }
      writeHead("Priority Group", part, type, into: &line)
      line.write("\n\t      SubType: ", part[3])
      line.write("\n\t      Priority Allocation")
      for index in 0..<8 {
        let nibble = index & 1 == 0 ? part[4 + index / 2] >> 4 : part[4 + index / 2] & 15
        line.write("\n\t          PgId_", index)
        line.write(": ", nibble)
      }
      line.write("\n\t      Priority Group Allocation")
      for index in 0..<8 {
        line.write("\n\t          Pg percentage[", index)
        line.write("]: ", part[8 + index])
      }
      line.write("\n\t      NumTCsSupported: ", part[16])
    case 3:
      guard part.count >= 6 else { return true }
      writeHead("Priority Flow Control", part, type, into: &line)
      line.write("\n\t      SubType: ", part[3])
      line.write("\n\t      PFC Config (0x")
      if part[4] < 16 { line.write("0") }
      line.writeUpperHex(part[4])
      line.write(")")
      for index in 0..<8 {
        line.write("\n\t          Priority Bit ", index)
        line.write(part[4] & (1 << UInt8(index)) != 0 ? ": Enabled" : ": Disabled")
      }
      line.write("\n\t      NumTCPFCSupported: ", part[5])
    case 4:
      guard part.count >= 4 else { return true }
      writeHead("Application", part, type, into: &line)
      line.write("\n\t      SubType: ", part[3])
      line.write("\n\t      Application Value")
      var offset = 4
      while part.has(6, at: offset) {
        line.write(
          "\n\t          Application Protocol ID: 0x", hex: try part.uint16(at: offset), digits: 4)
        let selector = try part.uint24(at: offset + 2)
        line.write("\n\t          SF (0x", hex: selector >> 22)
        line.write(") Application Protocol ID is ")
        line.write(selector >> 22 != 0 ? "Socket Number" : "L2 EtherType")
        line.write("\n\t          OUI: 0x", hex: selector & 0x3fffff, digits: 6)
        line.write(
          "\n\t          User Priority Map: 0x", hex: try part.uint8(at: offset + 5), digits: 2)
        offset += 6
      }
    default: return false
    }
    return true
  }

  private static func writeHead(
    _ name: String, _ part: Span<UInt8>, _ type: UInt16, into line: inout DumpLine
  ) {
    line.write("\n\t    Feature - ")
    line.write(name)
    line.write(" (type 0x", hex: type)
    line.write(", length ", part.count, ")")
    line.write("\n\t      Oper_Version: ", part[0])
    line.write("\n\t      Max_Version: ", part[1])
    line.write("\n\t      Info block(0x")
    if part[2] < 16 { line.write("0") }
    line.writeUpperHex(part[2])
    line.write("): Enable bit: ", part[2] >> 7)
    line.write(", Willing bit: ", part[2] >> 6 & 1)
    line.write(", Error Bit: ", part[2] >> 5 & 1)
  }

  static let centerNames: ValueNames = [
    1: "DCB Capability Exchange Protocol Rev 1", 2: "DCB Capability Exchange Protocol Rev 1.01",
  ]
}
