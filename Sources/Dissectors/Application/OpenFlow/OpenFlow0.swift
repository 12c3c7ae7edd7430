import Dissection

/// Messages of version 1.0.
enum OpenFlow0 {
  /// False where nobody reads the type.
  @discardableResult
  static func writeBody(
    _ type: UInt8, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    if type == 4, length >= 4 {
      let vendor = try bytes.uint32(at: 0)
      line.write(", vendor 0x", hex: vendor, digits: 8, " (")
      line.write(vendor, in: OpenFlow.vendorNames, unknown: .text("unknown"))
      line.write(")")
    }
    guard line.options.isVerbose else { return true }
    switch type {
    case 0:
      if length > 0 { try OpenFlow.writeData(bytes, length, into: &line) }
    case 1: try writeError(bytes, length, into: &line)
    case 2, 3: try OpenFlow.writeData(bytes, length, into: &line)
    case 4:
      guard length >= 4 else { return invalid(&line) }
      try writeVendor(bytes, length, into: &line)
    case 6: return try writeFeatures(bytes, length, into: &line)
    case 8, 9:
      guard length == 4 else { return invalid(&line) }
      try line.write(
        "\n\t flags ", bytes.uint16(at: 0), in: OpenFlow.fragmentNames,
        unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
      try line.write(", miss_send_len ", bytes.uint16(at: 2))
    case 10: try writePacketIn(bytes, length, into: &line)
    case 11:
      guard length == 80 else { return invalid(&line) }
      try writeFlowRemoved(bytes, into: &line)
    case 12:
      guard length == 56 else { return invalid(&line) }
      try line.write(
        "\n\t reason ", bytes.uint8(at: 0), in: portReasonNames,
        unknown: .hex("invalid (0x", digits: 2, suffix: ")"))
      try writePort(bytes.from(8), into: &line)
    case 13: try writePacketOut(bytes, length, into: &line)
    case 14:
      guard length >= 64 else { return invalid(&line) }
      try writeFlowChange(bytes, length, into: &line)
    case 15:
      guard length == 24 else { return invalid(&line) }
      try writePortChange(bytes, into: &line)
    case 16:
      guard length >= 4 else { return invalid(&line) }
      try writeStatisticsRequest(bytes, length, into: &line)
    case 17:
      guard length >= 4 else { return invalid(&line) }
      try writeStatistics(bytes, length, into: &line)
    case 20:
      guard length == 4 else { return invalid(&line) }
      try writePortNumber("\n\t port ", bytes.uint16(at: 0), into: &line)
    case 21:
      guard length >= 8 else { return invalid(&line) }
      try writeQueues(bytes, length, into: &line)
    case 5, 7, 18, 19:
      if length > 0 { return invalid(&line) }
    default: return false
    }
    return true
  }

  static func invalid(_ line: inout DumpLine) -> Bool {
    line.writeInvalid()
    return true
  }

  // MARK: Errors and vendors

  private static func writeError(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else { return line.writeInvalid() }
    let kind = try bytes.uint16(at: 0)
    line.write("\n\t type ")
    line.write(kind, in: errorNames, unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    try line.write(
      ", code ", bytes.uint16(at: 2), in: codeNames(kind),
      unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    try OpenFlow.writeData(bytes.from(4), length - 4, into: &line)
  }

  /// Extensions of Big Switch Networks; those of others are octets.
  private static func writeVendor(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard try bytes.uint32(at: 0) == 0x005c_16c7 else {
      return try OpenFlow.writeData(bytes.from(4), length - 4, into: &line)
    }
    guard length >= 8 else { return line.writeInvalid() }
    let subtype = try bytes.uint32(at: 4)
    line.write("\n\t subtype ")
    line.write(subtype, in: subtypeNames, unknown: .hex("unknown (0x", digits: 8, suffix: ")"))
    switch subtype {
    case 0:
      guard length == 16 else { return line.writeInvalid() }
      try line.write(", index ", bytes.uint8(at: 8))
      try line.write(", mask ", bytes.ipv4(at: 12))
    case 1:
      guard length == 16 else { return line.writeInvalid() }
      try line.write(", index ", bytes.uint8(at: 8))
    case 2:
      guard length == 16 else { return line.writeInvalid() }
      try line.write(", index ", bytes.uint8(at: 8))
      try line.write(", mask ", bytes.ipv4(at: 12))
    case 3, 4, 5:
      guard length == 12 else { return line.writeInvalid() }
      line.write(", report_mirror_ports ")
      try line.write(
        bytes.uint8(at: 8), in: switchNames, unknown: .decimal("bogus (", suffix: ")"))
    case 6:
      guard length >= 12 else { return line.writeInvalid() }
      try line.write(", service ", bytes.uint32(at: 8))
      line.write(", data '")
      for offset in 12..<length { try line.write(untrusted: bytes.uint8(at: offset)) }
      line.write("'")
    case 7:
      guard length >= 8 else { return line.writeInvalid() }
      line.write(", data '")
      for offset in 8..<length { try line.write(untrusted: bytes.uint8(at: offset)) }
      line.write("'")
    case 8:
      guard length == 12 else { return line.writeInvalid() }
      try line.write(", status 0x", hex: bytes.uint32(at: 8), digits: 8)
    default: break
    }
  }

  // MARK: Switches and ports

  private static func writeFeatures(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard length >= 24 else { return invalid(&line) }
    try line.write("\n\t dpid 0x", hex: bytes.uint64(at: 0), digits: 16)
    try line.write(", n_buffers ", bytes.uint32(at: 8))
    try line.write(", n_tables ", bytes.uint8(at: 12))
    let (capabilities, actions) = try (bytes.uint32(at: 16), bytes.uint32(at: 20))
    line.write("\n\t capabilities 0x", hex: capabilities, digits: 8)
    OpenFlow.writeBits(capabilities, capabilityNames, 0xff, into: &line)
    line.write("\n\t actions 0x", hex: actions, digits: 8)
    OpenFlow.writeBits(actions, actionBits, 0xfff, into: &line)
    var offset = 24
    while offset < length {
      guard length - offset >= 48 else { return invalid(&line) }
      try writePort(bytes.from(offset), into: &line)
      offset += 48
    }
    return true
  }

  static func writePortNumber(
    _ label: String, _ number: UInt16, into line: inout DumpLine
  ) {
    line.write(label)
    line.write(number, in: portNames, unknown: .decimal(""))
  }

  static func writePort(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    try writePortNumber("\n\t  port_no ", bytes.uint16(at: 0), into: &line)
    try line.write(", hw_addr ", bytes.mac(at: 2), ", name ")
    try OpenFlow.writeName(bytes, at: 8, 16, into: &line)
    guard line.options.verbosity > 1 else { return try bytes.require(48) }
    for (index, name) in ["config", "state", "curr", "advertised", "supported", "peer"].enumerated()
    {
      let word = try bytes.uint32(at: 24 + 4 * index)
      line.write("\n\t   ")
      line.write(name)
      line.write(" 0x", hex: word, digits: 8)
      switch index {
      case 0: OpenFlow.writeBits(word, configurationNames, 0x7f, into: &line)
      case 1:
        line.write(" (STP_")
        line.write(
          word >> 8 & 3, in: spanningTreeNames)
        if word & 1 != 0 { line.write(", LINK_DOWN") }
        line.write(")")
        if word & ~0x301 != 0 { line.write(" (bogus)") }
      default: OpenFlow.writeBits(word, featureNames, 0xfff, into: &line)
      }
    }
  }

  private static func writePortChange(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    try writePortNumber("\n\t port_no ", bytes.uint16(at: 0), into: &line)
    try line.write(", hw_addr ", bytes.mac(at: 2))
    for (index, name) in ["config", "mask", "advertise"].enumerated() {
      let word = try bytes.uint32(at: 8 + 4 * index)
      line.write(index == 0 ? ", " : "\n\t ")
      line.write(name)
      line.write(" 0x", hex: word, digits: 8)
      if index < 2 {
        OpenFlow.writeBits(word, configurationNames, 0x7f, into: &line)
      } else {
        OpenFlow.writeBits(word, featureNames, 0xfff, into: &line)
      }
    }
  }

  // MARK: Packets

  private static func writePacketIn(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 10 else { return line.writeInvalid() }
    try line.write("\n\t buffer_id 0x", hex: bytes.uint32(at: 0), digits: 8)
    try line.write(", total_len ", bytes.uint16(at: 4))
    try writePortNumber(", in_port ", bytes.uint16(at: 6), into: &line)
    try line.write(
      ", reason ", bytes.uint8(at: 8), in: packetReasonNames,
      unknown: .hex("invalid (0x", digits: 2, suffix: ")"))
    try OpenFlow.writeData(bytes.from(10), length - 10, into: &line)
  }

  private static func writePacketOut(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 8 else { return line.writeInvalid() }
    let size = try Int(bytes.uint16(at: 6))
    try line.write("\n\t buffer_id 0x", hex: bytes.uint32(at: 0), digits: 8)
    try writePortNumber(", in_port ", bytes.uint16(at: 4), into: &line)
    line.write(", actions_len ", size)
    guard size <= length - 8 else { return line.writeInvalid() }
    try writeActions(bytes.from(8), size, "\n\t ", into: &line)
    try OpenFlow.writeData(bytes.from(8 + size), length - 8 - size, into: &line)
  }

  // MARK: Queues

  private static func writeQueues(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try writePortNumber("\n\t port ", bytes.uint16(at: 0), into: &line)
    var offset = 8
    while offset < length {
      guard length - offset >= 8 else { return line.writeInvalid() }
      let size = try Int(bytes.uint16(at: offset + 4))
      try line.write("\n\t  queue_id ", bytes.uint32(at: offset), ", len ")
      line.write(decimal: size)
      guard size >= 8, size <= length - offset else { return line.writeInvalid() }
      var place = offset + 8
      while place < offset + size {
        guard offset + size - place >= 8 else { return line.writeInvalid() }
        let kind = try bytes.uint16(at: place)
        let length = try Int(bytes.uint16(at: place + 2))
        line.write("\n\t   property ")
        line.write(
          kind, in: queuePropertyNames, unknown: .hex("invalid (0x", digits: 4, suffix: ")")
        )
        line.write(", len ", length)
        if kind == 1, length < 16 { line.write(" (bogus)") }
        guard length >= 8, length <= offset + size - place else { return line.writeInvalid() }
        if kind == 1, length >= 16 {
          let rate = try bytes.uint16(at: place + 8)
          if rate > 1000 {
            line.write(", rate disabled")
          } else {
            line.write(", rate ", rate / 10, ".")
            line.write(decimal: rate % 10)
            line.write("%")
          }
        }
        place += length
      }
      offset += size
    }
  }

  // MARK: Names

  static let portNames: ValueNames = [
    0xfff8: "IN_PORT", 0xfff9: "TABLE", 0xfffa: "NORMAL", 0xfffb: "FLOOD", 0xfffc: "ALL",
    0xfffd: "CONTROLLER", 0xfffe: "LOCAL", 0xffff: "NONE",
  ]

  private static let subtypeNames: ValueNames = [
    0: "SET_IP_MASK", 1: "GET_IP_MASK_REQUEST", 2: "GET_IP_MASK_REPLY", 3: "SET_MIRRORING",
    4: "GET_MIRRORING_REQUEST", 5: "GET_MIRRORING_REPLY", 6: "SHELL_COMMAND", 7: "SHELL_OUTPUT",
    8: "SHELL_STATUS",
  ]

  private static let capabilityNames: [(UInt32, String)] = [
    (0x01, "FLOW_STATS"), (0x02, "TABLE_STATS"), (0x04, "PORT_STATS"), (0x08, "STP"),
    (0x10, "RESERVED"), (0x20, "IP_REASM"), (0x40, "QUEUE_STATS"), (0x80, "ARP_MATCH_IP"),
  ]

  static let actionNames: ValueNames = [
    0: "OUTPUT", 1: "SET_VLAN_VID", 2: "SET_VLAN_PCP", 3: "STRIP_VLAN", 4: "SET_DL_SRC",
    5: "SET_DL_DST", 6: "SET_NW_SRC", 7: "SET_NW_DST", 8: "SET_NW_TOS", 9: "SET_TP_SRC",
    10: "SET_TP_DST", 11: "ENQUEUE", 0xffff: "VENDOR",
  ]

  private static let actionBits: [(UInt32, String)] = [
    (0x001, "OUTPUT"), (0x002, "SET_VLAN_VID"), (0x004, "SET_VLAN_PCP"), (0x008, "STRIP_VLAN"),
    (0x010, "SET_DL_SRC"), (0x020, "SET_DL_DST"), (0x040, "SET_NW_SRC"), (0x080, "SET_NW_DST"),
    (0x100, "SET_NW_TOS"), (0x200, "SET_TP_SRC"), (0x400, "SET_TP_DST"), (0x800, "ENQUEUE"),
  ]

  static let configurationNames: [(UInt32, String)] = [
    (0x01, "PORT_DOWN"), (0x02, "NO_STP"), (0x04, "NO_RECV"), (0x08, "NO_RECV_STP"),
    (0x10, "NO_FLOOD"), (0x20, "NO_FWD"), (0x40, "NO_PACKET_IN"),
  ]

  static let featureNames: [(UInt32, String)] = [
    (0x001, "10MB_HD"), (0x002, "10MB_FD"), (0x004, "100MB_HD"), (0x008, "100MB_FD"),
    (0x010, "1GB_HD"), (0x020, "1GB_FD"), (0x040, "10GB_FD"), (0x080, "COPPER"),
    (0x100, "FIBER"), (0x200, "AUTONEG"), (0x400, "PAUSE"), (0x800, "PAUSE_ASYM"),
  ]

  private static let errorNames: ValueNames = [
    0: "HELLO_FAILED", 1: "BAD_REQUEST", 2: "BAD_ACTION", 3: "FLOW_MOD_FAILED",
    4: "PORT_MOD_FAILED", 5: "QUEUE_OP_FAILED",
  ]

  private static func codeNames(_ kind: UInt16) -> ValueNames {
    switch kind {
    case 0: [0: "INCOMPATIBLE", 1: "EPERM"]
    case 1:
      [
        0: "BAD_VERSION", 1: "BAD_TYPE", 2: "BAD_STAT", 3: "BAD_VENDOR", 4: "BAD_SUBTYPE",
        5: "EPERM", 6: "BAD_LEN", 7: "BUFFER_EMPTY", 8: "BUFFER_UNKNOWN",
      ]
    case 2:
      [
        0: "BAD_TYPE", 1: "BAD_LEN", 2: "BAD_VENDOR", 3: "BAD_VENDOR_TYPE", 4: "BAD_OUT_PORT",
        5: "BAD_ARGUMENT", 6: "EPERM", 7: "TOO_MANY", 8: "BAD_QUEUE",
      ]
    case 3:
      [
        0: "ALL_TABLES_FULL", 1: "OVERLAP", 2: "EPERM", 3: "BAD_EMERG_TIMEOUT", 4: "BAD_COMMAND",
        5: "UNSUPPORTED",
      ]
    case 4: [0: "BAD_PORT", 1: "BAD_HW_ADDR"]
    case 5: [0: "BAD_PORT", 1: "BAD_QUEUE", 2: "EPERM"]
    default: [:]
    }
  }
}

private let portReasonNames: ValueNames = [0: "ADD", 1: "DELETE", 2: "MODIFY"]
private let switchNames: ValueNames = [0: "OFF", 1: "ON"]
private let spanningTreeNames: ValueNames = [0: "LISTEN", 1: "LEARN", 2: "FORWARD", 3: "BLOCK"]
private let packetReasonNames: ValueNames = [0: "NO_MATCH", 1: "ACTION"]
private let queuePropertyNames: ValueNames = [0: "NONE", 1: "MIN_RATE"]
