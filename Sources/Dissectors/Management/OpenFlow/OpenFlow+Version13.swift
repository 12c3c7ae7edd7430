import Addresses
import Dissection

// MARK: Version 1.3

extension OpenFlow {
  /// Writes a message's body of which so much was sent; whether it makes sense.
  static func writeBody13(
    _ type: UInt8, _ body: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    if let right = fixedSizes13[type], size != right { return false }
    if type == 1, size < 4 { return false }
    if type == 4, size < 8 { return false }
    guard line.options.isVerbose else { return true }
    switch type {
    case 0: return try writeHello(body, size, into: &line)
    case 1:
      try writeError(body, into: &line)
      try writeData(body, at: 4, size, into: &line)
    case 2, 3: try writeData(body, at: 0, size, into: &line)
    case 4:
      let vendor = try body.uint32(at: 0)
      line.write("\n\t experimenter 0x", hex: vendor, digits: 8)
      line.write(" (", vendor, in: vendors, unknown: .text("unknown"), "), exp_type 0x")
      line.write(hex: try body.uint32(at: 4), digits: 8)
      try writeData(body, at: 8, size, into: &line)
    case 6:
      line.write("\n\t dpid 0x", hex: try body.uint64(at: 0), digits: 16)
      line.write(", n_buffers ", try body.uint32(at: 8))
      line.write(", n_tables ", try body.uint8(at: 12))
      line.write(", auxiliary_id ", try body.uint8(at: 13))
      try writeWord("\n\t capabilities 0x", body, at: 16, capabilities13, into: &line)
    case 8, 9:
      line.write(
        "\n\t flags ", try body.uint16(at: 0), in: fragmentFlags,
        unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
      line.write(
        ", miss_send_len ", try body.uint16(at: 2), in: packetLengths, unknown: .decimal(""))
    case 12:
      line.write(
        "\n\t reason ", try body.uint8(at: 0), in: portReasons, unknown: .text("invalid (0x02x)"))
      try writePort(body.from(8), into: &line)
    case 16:
      line.write("\n\t port_no ", try body.uint32(at: 0), in: portNumbers13, unknown: .decimal(""))
      line.write(", hw_addr ", try body.mac(at: 8))
      try writeWord("\n\t  config 0x", body, at: 16, portConfigurations13, into: &line)
      try writeWord("\n\t  mask 0x", body, at: 20, portConfigurations13, into: &line)
      try writeWord("\n\t  advertise 0x", body, at: 24, portFeatures13, into: &line)
    case 17:
      line.write(
        "\n\t table_id ", try body.uint8(at: 0), in: [254: "MAX", 255: "ALL"],
        unknown: .decimal(""))
      line.write(", config 0x", hex: try body.uint32(at: 4), digits: 8)
    case 22:
      line.write("\n\t port ", try body.uint32(at: 0), in: portNumbers13, unknown: .decimal(""))
    case 24, 25:
      line.write(
        "\n\t role ", try body.uint32(at: 0), in: roles13,
        unknown: .hex("invalid (0x", digits: 8, suffix: ")"))
      line.write(", generation_id 0x", hex: try body.uint64(at: 8), digits: 16)
    case 27, 28:
      try writeWord("\n\t packet_in_mask[EM] 0x", body, at: 0, packetReasons13, into: &line)
      try writeWord("\n\t packet_in_mask[S] 0x", body, at: 4, packetReasons13, into: &line)
      try writeWord("\n\t port_status_mask[EM] 0x", body, at: 8, statusReasons13, into: &line)
      try writeWord("\n\t port_status_mask[S] 0x", body, at: 12, statusReasons13, into: &line)
      try writeWord("\n\t flow_removed_mask[EM] 0x", body, at: 16, statusReasons13, into: &line)
      try writeWord("\n\t flow_removed_mask[S] 0x", body, at: 20, statusReasons13, into: &line)
    default: return true
    }
    return true
  }

  private static func writeWord(
    _ label: String, _ body: Span<UInt8>, at place: Int, _ names: ValueNames,
    into line: inout DumpLine
  ) throws(Flaw) {
    let word = try body.uint32(at: place)
    line.write(label, hex: word, digits: 8)
    writeFlags(word, in: names, into: &line)
  }

  /// The versions that a side understands.
  private static func writeHello(
    _ body: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var place = 0
    while place < size {
      guard size - place >= 4 else { return false }
      let type = try body.uint16(at: place)
      let length = Int(try body.uint16(at: place + 2))
      line.write(
        "\n\t type ", type, in: [1: "VERSIONBITMAP"],
        unknown: .hex("unknown (0x", digits: 4, suffix: ")"))
      line.write(", length ", length)
      guard length >= 4, length <= size - place else { return false }
      if type == 1 {
        if length == 8 {
          try writeWord(", bitmap 0x", body, at: place + 4, helloVersions, into: &line)
        } else {
          line.write(" (bogus)")
        }
      }
      place += length
    }
    return true
  }

  private static func writeError(_ body: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let type = try body.uint16(at: 0)
    let code = try body.uint16(at: 2)
    line.write(
      "\n\t type ", type, in: errorTypes13,
      unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    let codes = Int(type) < errorCodes13.count ? errorCodes13[Int(type)] : []
    if Int(code) < codes.count {
      line.write(", code ")
      line.write(codes[Int(code)])
    } else {
      line.write(", code invalid (0x", hex: code, digits: 4, ")")
    }
  }

  private static func writePort(_ port: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write("\n\t  port_no ", try port.uint32(at: 0), in: portNumbers13, unknown: .decimal(""))
    line.write(", hw_addr ", try port.mac(at: 8), ", name '")
    line.write(untrustedCString: try port.slice(at: 16, count: 16))
    line.write("'")
    guard line.options.verbosity > 1 else { return try port.require(64) }
    try writeWord("\n\t   config 0x", port, at: 32, portConfigurations13, into: &line)
    try writeWord("\n\t   state 0x", port, at: 36, portStates13, into: &line)
    try writeWord("\n\t   curr 0x", port, at: 40, portFeatures13, into: &line)
    try writeWord("\n\t   advertised 0x", port, at: 44, portFeatures13, into: &line)
    try writeWord("\n\t   supported 0x", port, at: 48, portFeatures13, into: &line)
    try writeWord("\n\t   peer 0x", port, at: 52, portFeatures13, into: &line)
    line.write("\n\t   curr_speed ", try port.uint32(at: 56), "kbps")
    line.write("\n\t   max_speed ", try port.uint32(at: 60), "kbps")
  }
}
