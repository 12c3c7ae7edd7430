import Dissection

/// Shortest path bridging (IEEE 802.1aq, RFC 6329).
extension ISIS {
  private static let portNames: ValueNames = [4: "SPB MCID", 5: "SPB Digest", 6: "SPB BVID"]
  private static let instanceNames: ValueNames = [
    1: "SPB Instance", 3: "SPBM Service Identifier and Unicast Address",
  ]

  static func writePortCapability(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) {
    guard object.value.has(2) else { return }
    let word = try object.value.uint16(at: 0)
    line.write("\n\t       RES: ", word >> 12, ", MTID(s): ")
    line.write(decimal: word & 0x0fff)
    let room = object.size
    var offset = 2
    while room - offset > 2 {
      let type = try object.rest.uint8(at: offset)
      let size = try Int(object.rest.uint8(at: offset + 1))
      offset += 2
      line.write("\n\t       ", type, in: portNames, unknown: .text("unknown"), " subTLV #")
      line.write(decimal: type)
      line.write(", length: ", size)
      guard size <= room - offset else { return line.write(" (> containing TLV length)") }
      let value = try object.rest.slice(at: offset, count: size)
      switch type {
      case 4:
        guard size >= 102 else { return line.write(" (too short)") }
        try writeConfiguration("\n\t         MCID: ", value.upTo(51), into: &line)
        try writeConfiguration("\n\t         AUX-MCID: ", value.from(51), into: &line)
      case 5:
        guard size >= 33 else { return line.write(" (too short)") }
        try writeDigest(value, into: &line)
      case 6:
        for start in steps(of: 6, in: value) {
          line.write("\n\t           ECT: ", hex: try value.uint32(at: start), digits: 8)
          let word = try value.uint16(at: start + 4)
          line.write(" BVID: ", word >> 4, ", U:")
          line.write(decimal: word >> 3 & 1)
          line.write(" M:", word >> 2 & 1, " ")
        }
        guard size % 6 == 0 else { return line.write(" (too short)") }
      default: break
      }
      offset += size
    }
  }

  private static func writeConfiguration(
    _ label: String, _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(label)
    line.write("ID: ", try value.uint8(at: 0), ", Name: ")
    line.write(untrustedCString: try value.slice(at: 1, count: 32))
    line.write("\n\t              Lvl: ", try value.uint16(at: 33), ", Digest: ")
    for index in 35..<51 { line.write("", hex: try value.uint8(at: index), digits: 2, " ") }
  }

  private static func writeDigest(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let flags = try value.uint8(at: 0)
    line.write("\n\t        RES: ", flags >> 5, " V: ")
    line.write("", flags >> 4 & 1, " A: ")
    line.write("", flags >> 2 & 3, " D: ")
    line.write("", flags & 3, "\n\t         Digest: ")
    for index in 0..<8 {
      line.write("", hex: try value.uint32(at: 1 + index * 4), digits: 8, " ")
      if index == 3 { line.write("\n\t                 ") }
    }
  }

  static func writeTopologyCapability(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) {
    guard object.value.has(2) else { return }
    let word = try object.value.uint16(at: 0)
    line.write("\n\t      O: ", word >> 15, ", RES: ")
    line.write("", word >> 12 & 7, ", MTID(s): ")
    line.write(decimal: word & 0x0fff)
    let room = object.size
    var offset = 2
    while room - offset > 2 {
      let type = try object.rest.uint8(at: offset)
      let size = try Int(object.rest.uint8(at: offset + 1))
      offset += 2
      line.write("\n\t      ", type, in: instanceNames, unknown: .text("unknown"), " subTLV #")
      line.write(decimal: type)
      line.write(", length: ", size)
      guard size <= room - offset else { return line.write(" (> containing TLV length)") }
      try object.rest.require(offset + size)
      switch type {
      case 1:
        guard size >= 19 else { return line.write(" (too short)") }
        try writeTrees(object.rest.from(offset), into: &line)
      case 3:
        try writeService(object.rest.from(offset), size: size, into: &line)
      default: break
      }
      offset += size
    }
  }

  private static func writeTrees(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let trees = try value.uint8(at: 18)
    line.write("\n\t        CIST Root-ID: ", hex: try value.uint32(at: 0), digits: 8, " ")
    line.write("", hex: try value.uint32(at: 4), digits: 8, ", Path Cost: ")
    line.write("", hex: try value.uint32(at: 8), digits: 8, ", Prio: ")
    line.write(decimal: try value.uint16(at: 12))
    let word = try value.uint32(at: 14)
    line.write("\n\t        RES: ", word >> 21, ", V: ")
    line.write("", word >> 20 & 1, ", SPSource-ID: ")
    line.write("", word & 0xfffff, ", No of Trees: ")
    line.write(hex: trees)
    var offset = 19
    for _ in 0..<trees {
      try value.require(offset + 8)
      let flags = value[offset]
      line.write("\n\t         U:", flags >> 7, ", M:")
      line.write("", flags >> 6 & 1, ", A:")
      line.write("", flags >> 5 & 1, ", RES:")
      line.write("", flags & 0x1f, ", ECT: ")
      line.write("", hex: try value.uint32(at: offset + 1), digits: 8, ", BVID: ")
      let identifiers = try value.uint24(at: offset + 5)
      line.write("", identifiers >> 12, ", SPVID: ")
      line.write(decimal: identifiers & 0xfff)
      offset += 8
    }
  }

  private static func writeService(
    _ value: Span<UInt8>, size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try value.require(8)
    line.write("\n\t        BMAC: ", hex: try value.uint48(at: 0), digits: 12)
    let word = try value.uint16(at: 6)
    line.write(", RES: ", word >> 12, ", VID: ")
    line.write(decimal: word & 0xfff)
    let services = value.upTo(size).from(8)
    for offset in steps(of: 4, in: services) {
      let service = try services.uint32(at: offset)
      line.write("\n\t        T: ", service >> 31, ", R: ")
      line.write("", service >> 30 & 1, ", RES: ")
      line.write("", service >> 24 & 0x3f, ", ISID: ")
      line.write(decimal: service & 0xffffff)
    }
  }
}
