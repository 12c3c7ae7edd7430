import Dissection

/// Flows of version 1.0: what they match, what they do, how they fare.
extension OpenFlow0 {
  // MARK: Matches

  /// The fields that are no wildcards, each on its line.
  static func writeMatch(
    _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) {
    let wildcards = try bytes.uint32(at: 0)
    let label = indent + "match "
    if wildcards & 0x01 == 0 {
      try writePortNumber(label + "in_port ", bytes.uint16(at: 4), into: &line)
    }
    if wildcards & 0x04 == 0 {
      try line.write(label + "dl_src ", bytes.mac(at: 6))
    }
    if wildcards & 0x08 == 0 {
      try line.write(label + "dl_dst ", bytes.mac(at: 12))
    }
    if wildcards & 0x02 == 0 {
      try writeTag(label + "dl_vlan ", bytes.uint16(at: 18), into: &line)
    }
    if wildcards & 0x10_0000 == 0 {
      try writePriority(label + "dl_vlan_pcp ", bytes.uint8(at: 20), into: &line)
    }
    let type = try bytes.uint16(at: 22)
    if wildcards & 0x10 == 0 {
      line.write(label)
      line.write("dl_type 0x", hex: type, digits: 4)
    }
    if wildcards & 0x20_0000 == 0 {
      try line.write(label + "nw_tos 0x", hex: bytes.uint8(at: 24), digits: 2)
    }
    let carried = try bytes.uint8(at: 25)
    let isARP = wildcards & 0x10 == 0 && type == 0x0806
    if wildcards & 0x20 == 0 {
      line.write(label)
      line.write(isARP ? "arp_opcode " : "nw_proto ", carried)
    }
    for (shift, offset, name) in [(UInt32(8), 28, "nw_src "), (14, 32, "nw_dst ")] {
      let ignored = wildcards >> shift & 0x3f
      guard ignored < 32 else { continue }
      try line.write(label + name, bytes.ipv4(at: offset), "/")
      line.write(decimal: 32 - ignored)
    }
    let isICMP = wildcards & 0x30 == 0 && type == 0x0800 && carried == 1
    if wildcards & 0x40 == 0 {
      try line.write(label + (isICMP ? "icmp_type " : "tp_src "), bytes.uint16(at: 36))
    }
    if wildcards & 0x80 == 0 {
      try line.write(label + (isICMP ? "icmp_code " : "tp_dst "), bytes.uint16(at: 38))
    }
  }

  private static func writeTag(
    _ label: String, _ tag: UInt16, into line: inout DumpLine
  ) {
    line.write(label)
    if tag == 0xffff { return line.write("NONE") }
    line.write("", tag)
    if tag < 1 || tag > 4094 { line.write(" (bogus)") }
  }

  private static func writePriority(
    _ label: String, _ priority: UInt8, into line: inout DumpLine
  ) {
    line.write(label)
    line.write("", priority)
    if priority > 7 { line.write(" (bogus)") }
  }

  // MARK: Actions

  static func writeActions(
    _ bytes: Span<UInt8>, _ length: Int, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      guard length - offset >= 8 else {
        line.write(indent)
        line.write("action")
        return line.writeInvalid()
      }
      let type = try bytes.uint16(at: offset)
      let size = try Int(bytes.uint16(at: offset + 2))
      line.write(indent)
      line.write("action type ")
      line.write(type, in: actionNames, unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
      line.write(", len ", size)
      guard size >= 8, size <= length - offset else { return line.writeInvalid() }
      try writeAction(type, bytes.from(offset + 4), size, into: &line)
      offset += size
    }
  }

  private static func writeAction(
    _ type: UInt16, _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 0:
      let port = try bytes.uint16(at: 0)
      writePortNumber(", port ", port, into: &line)
      if port == 0xfffd { try line.write(", max_len ", bytes.uint16(at: 2)) }
    case 1:
      try writeTag(", vlan_vid ", bytes.uint16(at: 0), into: &line)
    case 2:
      try writePriority(", vlan_pcp ", bytes.uint8(at: 0), into: &line)
    case 4, 5: try line.write(", dl_addr ", bytes.mac(at: 0))
    case 6, 7: try line.write(", nw_addr ", bytes.ipv4(at: 0))
    case 8: try line.write(", nw_tos 0x", hex: bytes.uint8(at: 0), digits: 2)
    case 9, 10: try line.write(", tp_port ", bytes.uint16(at: 0))
    case 11:
      try writePortNumber(", port ", bytes.uint16(at: 0), into: &line)
      try writeQueueNumber(", queue_id ", bytes.uint32(at: 8), into: &line)
    case 0xffff: try writeVendorAction(bytes, size - 4, into: &line)
    default: break
    }
  }

  private static func writeVendorAction(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let vendor = try bytes.uint32(at: 0)
    line.write(", vendor 0x", hex: vendor, digits: 8, " (")
    line.write(vendor, in: OpenFlow.vendorNames, unknown: .text("unknown"))
    line.write(")")
    guard vendor == 0x005c_16c7 else {
      return try OpenFlow.writeData(bytes.from(4), length - 4, into: &line)
    }
    guard length >= 8 else { return }
    let subtype = try bytes.uint32(at: 4)
    line.write("\n\t  subtype ")
    line.write(subtype, in: vendorActionNames, unknown: .hex("unknown (0x", digits: 8, suffix: ")"))
    guard subtype == 1, length >= 20 else { return }
    try line.write(", dest_port ", bytes.uint32(at: 8))
    let tag = try bytes.uint32(at: 12)
    line.write(", vlan_tag ")
    line.write(
      tag >> 16, in: tagNames,
      unknown: .hex("unknown (0x", digits: 4, suffix: ")"))
    if tag >> 16 == 0x8100 {
      line.write(" (vlan ", tag & 0xfff, ", p ")
      line.write("", tag >> 13 & 7, tag & 0x1000 != 0 ? ", DEI)" : ")")
    }
    try line.write(
      ", copy_stage ", bytes.uint8(at: 16), in: copyStageNames,
      unknown: .decimal("unknown (", suffix: ")"))
  }

  private static func writeQueueNumber(
    _ label: String, _ number: UInt32, into line: inout DumpLine
  ) {
    line.write(label)
    line.write(number, in: queueNumberNames, unknown: .decimal(""))
  }

  // MARK: Changes

  static func writeFlowChange(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try writeMatch(bytes, "\n\t ", into: &line)
    try line.write("\n\t cookie 0x", hex: bytes.uint64(at: 40), digits: 16)
    let command = try bytes.uint16(at: 48)
    line.write(", command ")
    line.write(command, in: commandNames, unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    let (idle, hard) = try (bytes.uint16(at: 50), bytes.uint16(at: 52))
    if idle != 0 { line.write(", idle_timeout ", idle) }
    if hard != 0 { line.write(", hard_timeout ", hard) }
    let priority = try bytes.uint16(at: 54)
    if priority != 0 { line.write(", priority ", priority) }
    if command <= 2 {
      let buffer = try bytes.uint32(at: 56)
      line.write(", buffer_id ")
      line.write(buffer, in: bufferNames, unknown: .hex("0x", digits: 8))
    }
    let port = try bytes.uint16(at: 60)
    if command == 3 || command == 4, port != 0 {
      writePortNumber(", out_port ", port, into: &line)
    }
    let flags = try UInt32(bytes.uint16(at: 62))
    line.write(", flags 0x", hex: flags, digits: 4)
    OpenFlow.writeBits(
      flags, [(1, "SEND_FLOW_REM"), (2, "CHECK_OVERLAP"), (4, "EMERG")], 7, into: &line)
    try writeActions(bytes.from(64), length - 64, "\n\t ", into: &line)
  }

  static func writeFlowRemoved(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    try writeMatch(bytes, "\n\t ", into: &line)
    try line.write("\n\t cookie 0x", hex: bytes.uint64(at: 40), digits: 16)
    let priority = try bytes.uint16(at: 48)
    if priority != 0 { line.write(", priority ", priority) }
    try line.write(
      ", reason ", bytes.uint8(at: 50), in: removalReasonNames,
      unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
    try line.write(", duration_sec ", bytes.uint32(at: 52))
    try line.write(", duration_nsec ", bytes.uint32(at: 56))
    let idle = try bytes.uint16(at: 60)
    if idle != 0 { line.write(", idle_timeout ", idle) }
    try line.write(", packet_count ", bytes.uint64(at: 64))
    try line.write(", byte_count ", bytes.uint64(at: 72))
  }

  // MARK: Statistics

  private static func writeStatisticsHead(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> UInt16 {
    let kind = try bytes.uint16(at: 0)
    let flags = try UInt32(bytes.uint16(at: 2))
    line.write("\n\t type ")
    line.write(kind, in: statisticsNames, unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    line.write(", flags 0x", hex: flags, digits: 4)
    OpenFlow.writeBits(flags, [(1, "MORE")], 1, into: &line)
    return kind
  }

  static func writeStatisticsRequest(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let kind = try bytes.uint16(at: 0)
    let flags = try bytes.uint16(at: 2)
    line.write("\n\t type ")
    line.write(kind, in: statisticsNames, unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    line.write(", flags 0x", hex: flags, digits: 4)
    if flags != 0 { line.write(" (bogus)") }
    let body = bytes.from(4)
    switch kind {
    case 0, 3: if length != 4 { line.writeInvalid() }
    case 1, 2:
      guard length == 48 else { return line.writeInvalid() }
      try writeMatch(body, "\n\t ", into: &line)
      try writeTable("\n\t table_id ", body.uint8(at: 40), into: &line)
      try writePortNumber(", out_port ", body.uint16(at: 42), into: &line)
    case 4:
      guard length == 12 else { return line.writeInvalid() }
      try writePortNumber("\n\t port_no ", body.uint16(at: 0), into: &line)
    case 5:
      guard length == 12 else { return line.writeInvalid() }
      try writePortNumber("\n\t port_no ", body.uint16(at: 0), into: &line)
      try writeQueueNumber(", queue_id ", body.uint32(at: 4), into: &line)
    case 0xffff:
      guard length >= 8 else { return line.writeInvalid() }
      let vendor = try body.uint32(at: 0)
      line.write(", vendor 0x", hex: vendor, digits: 8, " (")
      line.write(vendor, in: OpenFlow.vendorNames, unknown: .text("unknown"))
      line.write(")")
      try OpenFlow.writeData(body.from(4), length - 8, into: &line)
    default: try OpenFlow.writeData(body, length - 4, isAnnounced: false, into: &line)
    }
  }

  private static func writeTable(
    _ label: String, _ number: UInt8, into line: inout DumpLine
  ) {
    line.write(label)
    line.write(number, in: tableNames, unknown: .decimal(""))
  }

  static func writeStatistics(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let kind = try writeStatisticsHead(bytes, into: &line)
    let body = bytes.from(4)
    let rest = length - 4
    switch kind {
    case 0:
      guard rest == 1056 else { return line.writeInvalid() }
      let names = ["mfr_desc", "hw_desc", "sw_desc", "serial_num", "dp_desc"]
      for (index, name) in names.enumerated() {
        line.write("\n\t  ")
        line.write(name)
        line.write(" ")
        let place = index < 4 ? 256 * index : 800
        try OpenFlow.writeName(body, at: place, index == 3 ? 32 : 256, into: &line)
      }
    case 1: try writeFlows(body, rest, into: &line)
    case 2:
      guard rest == 24 else { return line.writeInvalid() }
      try line.write("\n\t packet_count ", body.uint64(at: 0))
      try line.write(", byte_count ", body.uint64(at: 8))
      try line.write(", flow_count ", body.uint32(at: 16))
    case 3: try writeTables(body, rest, into: &line)
    case 4: try writePorts(body, rest, into: &line)
    case 5:
      var offset = 0
      while offset < rest {
        guard rest - offset >= 32 else { return line.writeInvalid() }
        try writePortNumber("\n\t  port_no ", body.uint16(at: offset), into: &line)
        try writeQueueNumber(", queue_id ", body.uint32(at: offset + 4), into: &line)
        try line.write(", tx_bytes ", body.uint64(at: offset + 8))
        try line.write(", tx_packets ", body.uint64(at: offset + 16))
        try line.write(", tx_errors ", body.uint64(at: offset + 24))
        offset += 32
      }
    default: try OpenFlow.writeData(body, rest, isAnnounced: kind == 0xffff, into: &line)
    }
  }

  private static func writeFlows(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      guard length - offset >= 88 else { return line.writeInvalid() }
      let flow = bytes.from(offset)
      let size = try Int(flow.uint16(at: 0))
      line.write("\n\t length ", size)
      guard size >= 88, size <= length - offset else { return line.writeInvalid() }
      try writeTable(", table_id ", flow.uint8(at: 2), into: &line)
      try writeMatch(flow.from(4), "\n\t  ", into: &line)
      try line.write("\n\t  duration_sec ", flow.uint32(at: 44))
      try line.write(", duration_nsec ", flow.uint32(at: 48))
      try line.write(", priority ", flow.uint16(at: 52))
      try line.write(", idle_timeout ", flow.uint16(at: 54))
      try line.write(", hard_timeout ", flow.uint16(at: 56))
      try line.write(", cookie 0x", hex: flow.uint64(at: 64), digits: 16)
      try line.write(", packet_count ", flow.uint64(at: 72))
      try line.write(", byte_count ", flow.uint64(at: 80))
      try writeActions(flow.from(88), size - 88, "\n\t  ", into: &line)
      offset += size
    }
  }

  private static func writeTables(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      guard length - offset >= 64 else { return line.writeInvalid() }
      try writeTable("\n\t table_id ", bytes.uint8(at: offset), into: &line)
      line.write(", name ")
      try OpenFlow.writeName(bytes, at: offset + 4, 32, into: &line)
      let wildcards = try bytes.uint32(at: offset + 36)
      line.write("\n\t  wildcards 0x", hex: wildcards, digits: 8)
      OpenFlow.writeBits(wildcards, wildcardNames, 0x3f_ffff, into: &line)
      try line.write("\n\t  max_entries ", bytes.uint32(at: offset + 40))
      try line.write(", active_count ", bytes.uint32(at: offset + 44))
      try line.write(", lookup_count ", bytes.uint64(at: offset + 48))
      try line.write(", matched_count ", bytes.uint64(at: offset + 56))
      offset += 64
    }
  }

  private static func writePorts(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let names = [
      "rx_packets", "tx_packets", "rx_bytes", "tx_bytes", "rx_dropped", "tx_dropped", "rx_errors",
      "tx_errors", "rx_frame_err", "rx_over_err", "rx_crc_err", "collisions",
    ]
    var offset = 0
    while offset < length {
      guard length - offset >= 104 else { return line.writeInvalid() }
      try writePortNumber("\n\t  port_no ", bytes.uint16(at: offset), into: &line)
      if line.options.verbosity > 1 {
        for (index, name) in names.enumerated() {
          let count = try bytes.uint64(at: offset + 8 + 8 * index)
          line.write(", ")
          line.write(name)
          line.write(" ", count)
        }
      }
      try bytes.require(offset + 104)
      offset += 104
    }
  }

  // MARK: Names

  private static let commandNames: ValueNames = [
    0: "ADD", 1: "MODIFY", 2: "MODIFY_STRICT", 3: "DELETE", 4: "DELETE_STRICT",
  ]

  private static let statisticsNames: ValueNames = [
    0: "DESC", 1: "FLOW", 2: "AGGREGATE", 3: "TABLE", 4: "PORT", 5: "QUEUE", 0xffff: "VENDOR",
  ]

  private static let wildcardNames: [(UInt32, String)] = [
    (0x01, "IN_PORT"), (0x02, "DL_VLAN"), (0x04, "DL_SRC"), (0x08, "DL_DST"), (0x10, "DL_TYPE"),
    (0x20, "NW_PROTO"), (0x40, "TP_SRC"), (0x80, "TP_DST"), (0x10_0000, "DL_VLAN_PCP"),
    (0x20_0000, "NW_TOS"),
  ]
}

private let vendorActionNames: ValueNames = [1: "MIRROR"]
private let tagNames: ValueNames = [0: "none", 0x8100: "802.1Q"]
private let copyStageNames: ValueNames = [0: "INGRESS", 1: "EGRESS"]
private let queueNumberNames: ValueNames = [0xffff_ffff: "ALL"]
private let bufferNames: ValueNames = [0xffff_ffff: "NONE"]
private let removalReasonNames: ValueNames = [0: "IDLE_TIMEOUT", 1: "HARD_TIMEOUT", 2: "DELETE"]
private let tableNames: ValueNames = [0xfe: "EMERG", 0xff: "ALL"]
