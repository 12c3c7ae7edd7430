// ATM: multiprotocol over AAL5, RFC 2684 (LINKTYPE_ATM_RFC1483), SunATM's header, operations
// cells, ITU-T I.610; classical IP, RFC 2225.
//
//   SunATM:   +---------+------+--------------+
//             |Direction| VPI  |     VCI      |
//             +---------+------+--------------+
//   OAM cell: +----+------+--------+---+-+-----+-----------+----------+ ...
//             |GFC | VPI  |  VCI   |PT |C| HEC |Cell | Func| 45 bytes | CRC-10

public import Dissection

/// Frames of AAL5, with an LLC header or a NLPID in front.
public enum ATM: Dissector {
  public static let dumpName = "atm"
  public static let attachments = [Key.linkType(100)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 1, length >= 1 else { return line.writeTruncated() }
    // Cisco's framing, which Juniper's captures hold at times.
    if bytes.count >= 4, bytes[0] == 0x0f || bytes[0] == 0x8f {
      return try CiscoHDLC.dump(bytes, length: length, into: &line)
    }
    guard bytes.count >= 8, length >= 8 else { return line.writeTruncated() }
    var offset = 0
    switch try bytes.uint24(at: 0) {
    case 0xaaaa03, 0xfefe03: break
    default:
      // Some captures begin with the cell's header.
      if line.options.showsLink {
        line.write(hex: try bytes.uint32(at: 0), digits: 8)
        line.write(hex: try bytes.uint32(at: 4), digits: 8)
        line.write(" ")
      }
      offset = 20
      line.addLinkHeader(20)
    }
    guard bytes.has(1, at: offset), length > offset else { return line.writeTruncated() }
    _ = try line.hand(bytes.from(offset), length: length - offset, to: .logicalLink)
  }
}

/// AAL5 frames and cells as SunATM shows them.
public enum SunATM: Dissector {
  public static let dumpName = "sunatm"
  public static let attachments = [Key.linkType(123)]
  static let headerLength = 4

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength else { return line.writeTruncated() }
    let path = bytes[1]
    let channel = try bytes.uint16(at: 2)
    if line.options.showsLink {
      line.write(bytes[0] & 0x80 != 0 ? "Tx: VPI:" : "Rx: VPI:", path)
      line.write(" VCI:", channel, " ")
    }
    line.addLinkHeader(headerLength)
    let payload = bytes.from(headerLength)
    let rest = max(0, length - headerLength)
    switch bytes[0] & 0x0f {
    case 1: line.write("LANE: ")
    case 2:
      if try line.hand(payload, length: rest, to: .logicalLink) { return }
    default: break
    }
    if path == 0, channel == 5 { return line.write("Signalling: ") }
    if path == 0, channel == 1 || channel == 2 || channel == 4 || channel == 3 {
      return try ATMOperations.dump(payload, length: rest, isEndToEnd: channel == 4, into: &line)
    }
    if path == 0, channel == 16 { return line.write("ILMI: ") }
    try ATM.dump(payload, length: rest, into: &line)
  }
}

/// A cell of operations and maintenance.
enum ATMOperations {
  static func dump(
    _ bytes: Span<UInt8>, length: Int, isEndToEnd: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = "oam"
    let header = try bytes.uint32(at: 1)
    let rest = length - 4
    let payload = bytes.from(4)
    let body = try payload.slice(at: 1, count: 48)
    let channel = UInt16(truncatingIfNeeded: header >> 4)
    line.write("OAM F5, vpi ", header >> 20 & 0xff)
    line.write(", vci ", channel, ", payload [ ")
    line.write(header >> 1 & 7, in: payloadNames, unknown: .text("Unknown"))
    line.write(" ], clp ", header & 1)
    line.write(", length ", rest + 4)
    guard line.options.isVerbose else { return }
    let cell = body[0] >> 4
    let function = body[0] & 15
    line.write("\n\tcell-type ", cell, in: cellNames, unknown: .text("unknown"))
    line.write(" (", cell, ")")
    if let names = functionNames(cell) {
      line.write(", func-type ", function, in: names, unknown: .text("none"))
      line.write(" (", function, ")")
    } else {
      line.write(", func-type none (", function, ")")
    }
    if cell == 1, function == 8 {
      line.write(
        body[1] & 1 != 0 ? "\n\tLoopback-Indicator Request" : "\n\tLoopback-Indicator Reply")
      line.write(", Correlation-Tag 0x", hex: try body.uint32(at: 2), digits: 8)
      line.write("\n\tLocation-ID ")
      writeBytes(body.from(6).upTo(12), into: &line)
      line.write("\n\tSource-ID   ")
      writeBytes(body.from(18).upTo(12), into: &line)
    } else if cell == 1, function < 2 {
      line.write("\n\tdefect-type ", body[1], in: defectNames, unknown: .text("unknown"))
      line.write(" (", body[1], ")")
      line.write("\n\tLocation-ID ")
      writeBytes(body.from(2).upTo(12), into: &line)
    }
    let check = try body.uint16(at: 46) & 0x03ff
    line.write("\n\tcksum 0x", hex: check, digits: 3)
    line.write(remainder(body) == 0 ? " (correct)" : " (incorrect)")
  }

  private static func writeBytes(_ bytes: Span<UInt8>, into line: inout DumpLine) {
    for index in bytes.indices {
      if index > 0 { line.write(" ") }
      line.write(hex: bytes[index], digits: 2)
    }
  }

  /// The CRC-10 over a whole cell's payload: 0 where it is right (ITU-T I.610 §7.1).
  private static func remainder(_ body: Span<UInt8>) -> UInt16 {
    var value: UInt16 = 0
    for index in body.indices {
      for bit in stride(from: 7, through: 0, by: -1) {
        let top = value >> 9 & 1
        value = value << 1 & 0x03ff | UInt16(body[index] >> UInt8(bit) & 1)
        if top == 1 { value ^= 0x0233 }
      }
    }
    return value
  }

  private static func functionNames(_ cell: UInt8) -> ValueNames? {
    switch cell {
    case 1: [0: "AIS", 1: "RDI", 4: "Continuity Check", 8: "Loopback"]
    case 2: [0: "Forward Monitoring", 1: "Backward Reporting", 2: "Monitoring and Reporting"]
    case 8: [0: "Performance Monitoring", 1: "Continuity Check"]
    default: nil
    }
  }

  static let payloadNames: ValueNames = [
    0: "user data, uncongested, SDU 0", 1: "user data, uncongested, SDU 1",
    2: "user data, congested, SDU 0", 3: "user data, congested, SDU 1",
    4: "VCC OAM F5 flow segment", 5: "VCC OAM F5 flow end-to-end",
    6: "Traffic Control and resource Mgmt",
  ]
  static let cellNames: ValueNames = [
    1: "Fault Management", 2: "Performance Management", 8: "activate/deactivate",
    15: "System Management",
  ]
  static let defectNames: ValueNames = [0: "unknown"]
}

/// Classical IP over ATM as Linux shows it: LINKTYPE_ATM_CLIP.
public enum ClassicalIP: Dissector {
  public static let dumpName = "cip"
  public static let attachments = [Key.linkType(106)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink {
      // The LLC header that RFC 2684 has for routed packets.
      line.write(bytes.count >= 6 && isRouted(bytes) ? "CLIP " : "CLIP, ")
    }
    guard bytes.count >= 8, length >= 8 else { return line.writeTruncated() }
    if isRouted(bytes) {
      _ = try line.hand(bytes, length: length, to: .logicalLink)
    } else {
      _ = try line.hand(bytes, length: length, to: .etherType(0x0800))
    }
  }

  private static func isRouted(_ bytes: Span<UInt8>) -> Bool {
    bytes[0] == 0xaa && bytes[1] == 0xaa && bytes[2] == 3
  }
}
