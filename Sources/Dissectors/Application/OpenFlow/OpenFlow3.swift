import Dissection

/// Messages of version 1.3.
enum OpenFlow3 {
  /// False where nobody reads the type.
  @discardableResult
  static func writeBody(
    _ type: UInt8, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard line.options.isVerbose else { return true }
    switch type {
    case 0: try writeHello(bytes, length, into: &line)
    case 1: try writeError(bytes, length, into: &line)
    case 2, 3: try OpenFlow.writeData(bytes, length, into: &line)
    case 4:
      guard length >= 8 else { return invalid(&line) }
      let vendor = try bytes.uint32(at: 0)
      line.write("\n\t experimenter 0x", hex: vendor, digits: 8, " (")
      line.write(vendor, in: OpenFlow.vendorNames, unknown: .text("unknown"))
      try line.write("), exp_type 0x", hex: bytes.uint32(at: 4), digits: 8)
      try OpenFlow.writeData(bytes.from(8), length - 8, into: &line)
    case 6:
      guard length == 24 else { return invalid(&line) }
      try line.write("\n\t dpid 0x", hex: bytes.uint64(at: 0), digits: 16)
      try line.write(", n_buffers ", bytes.uint32(at: 8))
      try line.write(", n_tables ", bytes.uint8(at: 12))
      try line.write(", auxiliary_id ", bytes.uint8(at: 13))
      let capabilities = try bytes.uint32(at: 16)
      line.write("\n\t capabilities 0x", hex: capabilities, digits: 8)
      OpenFlow.writeBits(capabilities, capabilityNames, 0x16f, into: &line)
    case 8, 9:
      guard length == 4 else { return invalid(&line) }
      try line.write(
        "\n\t flags ", bytes.uint16(at: 0), in: OpenFlow.fragmentNames,
        unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
      try line.write(", miss_send_len ", bytes.uint16(at: 2))
    case 12:
      guard length == 72 else { return invalid(&line) }
      try line.write(
        "\n\t reason ", bytes.uint8(at: 0), in: reasonNames,
        unknown: .hex("invalid (0x", digits: 2, suffix: ")"))
      try writePort(bytes.from(8), into: &line)
    case 16:
      guard length == 32 else { return invalid(&line) }
      try writePortChange(bytes, into: &line)
    case 17:
      guard length == 8 else { return invalid(&line) }
      try line.write("\n\t table_id ", bytes.uint8(at: 0), in: tableNames, unknown: .decimal(""))
      let configuration = try bytes.uint32(at: 4)
      line.write(", config 0x", hex: configuration, digits: 8)
      if configuration != 0 { line.write(" (bogus)") }
    case 22:
      guard length == 8 else { return invalid(&line) }
      try writePortNumber("\n\t port ", bytes.uint32(at: 0), into: &line)
    case 24, 25:
      guard length == 16 else { return invalid(&line) }
      try line.write(
        "\n\t role ", bytes.uint32(at: 0), in: roleNames,
        unknown: .hex("invalid (0x", digits: 8, suffix: ")"))
      try line.write(", generation_id 0x", hex: bytes.uint64(at: 8), digits: 16)
    case 27, 28:
      guard length == 24 else { return invalid(&line) }
      try writeMasks(bytes, into: &line)
    case 10, 11, 13, 14, 15, 18, 19, 23, 29: break
    case 5, 7, 20, 21, 26:
      if length > 0 { return invalid(&line) }
    default: return false
    }
    return true
  }

  private static func invalid(_ line: inout DumpLine) -> Bool {
    line.writeInvalid()
    return true
  }

  private static func writeHello(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while length - offset >= 4 {
      let kind = try bytes.uint16(at: offset)
      let size = try Int(bytes.uint16(at: offset + 2))
      line.write("\n\t type ")
      line.write(
        kind, in: helloElementNames, unknown: .hex("unknown (0x", digits: 4, suffix: ")"))
      line.write(", length ", size)
      guard size >= 4, size <= length - offset else { return line.writeInvalid() }
      if kind == 1, size >= 8 {
        let bitmap = try bytes.uint32(at: offset + 4)
        line.write(", bitmap 0x", hex: bitmap, digits: 8)
        OpenFlow.writeBits(
          bitmap,
          [
            (0x01, "1.0"), (0x02, "1.1"), (0x04, "1.2"), (0x08, "1.3"), (0x10, "1.4"),
            (0x20, "1.5"),
          ], 0x3f, into: &line)
      }
      offset += (size + 7) & ~7
    }
  }

  private static func writeError(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else { return line.writeInvalid() }
    let kind = try bytes.uint16(at: 0)
    let code = try bytes.uint16(at: 2)
    line.write("\n\t type ")
    line.write(kind, in: errorNames, unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    line.write(", code ")
    line.write(
      code, in: codeNames(kind), unknown: .hex("invalid (0x", digits: 4, suffix: ")"))
    try OpenFlow.writeData(bytes.from(4), length - 4, into: &line)
  }

  // MARK: Ports

  private static func writePortNumber(
    _ label: String, _ number: UInt32, into line: inout DumpLine
  ) {
    line.write(label)
    line.write(number, in: portNames, unknown: .decimal(""))
  }

  private static func writePort(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    try writePortNumber("\n\t  port_no ", bytes.uint32(at: 0), into: &line)
    try line.write(", hw_addr ", bytes.mac(at: 8), ", name ")
    try OpenFlow.writeName(bytes, at: 16, 16, into: &line)
    guard line.options.verbosity > 1 else { return }
    for (index, name) in ["config", "state", "curr", "advertised", "supported", "peer"].enumerated()
    {
      let word = try bytes.uint32(at: 32 + 4 * index)
      line.write("\n\t   ")
      line.write(name)
      line.write(" 0x", hex: word, digits: 8)
      switch index {
      case 0: OpenFlow.writeBits(word, configurationNames, 0x65, into: &line)
      case 1: OpenFlow.writeBits(word, stateNames, 0x07, into: &line)
      default: OpenFlow.writeBits(word, featureNames, 0xffff, into: &line)
      }
    }
    try line.write("\n\t   curr_speed ", bytes.uint32(at: 56), "kbps")
    try line.write("\n\t   max_speed ", bytes.uint32(at: 60), "kbps")
  }

  private static func writePortChange(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    try writePortNumber("\n\t port_no ", bytes.uint32(at: 0), into: &line)
    try line.write(", hw_addr ", bytes.mac(at: 8))
    for (index, name) in ["config", "mask", "advertise"].enumerated() {
      let word = try bytes.uint32(at: 16 + 4 * index)
      line.write("\n\t  ")
      line.write(name)
      line.write(" 0x", hex: word, digits: 8)
      if index < 2 {
        OpenFlow.writeBits(word, configurationNames, 0x65, into: &line)
      } else {
        OpenFlow.writeBits(word, featureNames, 0xffff, into: &line)
      }
    }
  }

  private static func writeMasks(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let masks: [(String, [(UInt32, String)])] = [
      ("packet_in", [(1, "NO_MATCH"), (2, "ACTION"), (4, "INVALID_TTL")]),
      ("port_status", [(1, "ADD"), (2, "DELETE"), (4, "MODIFY")]),
      (
        "flow_removed",
        [(1, "IDLE_TIMEOUT"), (2, "HARD_TIMEOUT"), (4, "DELETE"), (8, "GROUP_DELETE")]
      ),
    ]
    for (index, (name, bits)) in masks.enumerated() {
      for (half, who) in ["EM", "S"].enumerated() {
        let word = try bytes.uint32(at: 8 * index + 4 * half)
        line.write("\n\t ")
        line.write(name)
        line.write("_mask[")
        line.write(who)
        line.write("] 0x", hex: word, digits: 8)
        // Removed flows are named as ports are: so the readers of this text expect it.
        let shown = index == 2 ? masks[1].1 : bits
        OpenFlow.writeBits(word, shown, 7, into: &line)
      }
    }
  }

  // MARK: Names

  private static let portNames: ValueNames = [
    0xffff_fff8: "IN_PORT", 0xffff_fff9: "TABLE", 0xffff_fffa: "NORMAL", 0xffff_fffb: "FLOOD",
    0xffff_fffc: "ALL", 0xffff_fffd: "CONTROLLER", 0xffff_fffe: "LOCAL", 0xffff_ffff: "ANY",
  ]

  private static let reasonNames: ValueNames = [0: "ADD", 1: "DELETE", 2: "MODIFY"]

  private static let roleNames: ValueNames = [0: "NOCHANGE", 1: "EQUAL", 2: "MASTER", 3: "SLAVE"]

  private static let capabilityNames: [(UInt32, String)] = [
    (0x01, "FLOW_STATS"), (0x02, "TABLE_STATS"), (0x04, "PORT_STATS"), (0x08, "GROUP_STATS"),
    (0x20, "IP_REASM"), (0x40, "QUEUE_STATS"), (0x100, "PORT_BLOCKED"),
  ]

  private static let configurationNames: [(UInt32, String)] = [
    (0x01, "PORT_DOWN"), (0x04, "NO_RECV"), (0x20, "NO_FWD"), (0x40, "NO_PACKET_IN"),
  ]

  private static let stateNames: [(UInt32, String)] = [
    (0x01, "LINK_DOWN"), (0x02, "BLOCKED"), (0x04, "LIVE"),
  ]

  private static let featureNames: [(UInt32, String)] = [
    (0x01, "10MB_HD"), (0x02, "10MB_FD"), (0x04, "100MB_HD"), (0x08, "100MB_FD"),
    (0x10, "1GB_HD"), (0x20, "1GB_FD"), (0x40, "10GB_FD"), (0x80, "40GB_FD"),
    (0x100, "100GB_FD"), (0x200, "1TB_FD"), (0x400, "OTHER"), (0x800, "COPPER"),
    (0x1000, "FIBER"), (0x2000, "AUTONEG"), (0x4000, "PAUSE"), (0x8000, "PAUSE_ASYM"),
  ]

  private static let errorNames: ValueNames = [
    0: "HELLO_FAILED", 1: "BAD_REQUEST", 2: "BAD_ACTION", 3: "BAD_INSTRUCTION", 4: "BAD_MATCH",
    5: "FLOW_MOD_FAILED", 6: "GROUP_MOD_FAILED", 7: "PORT_MOD_FAILED", 8: "TABLE_MOD_FAILED",
    9: "QUEUE_OP_FAILED", 10: "SWITCH_CONFIG_FAILED", 11: "ROLE_REQUEST_FAILED",
    12: "METER_MOD_FAILED", 13: "TABLE_FEATURES_FAILED", 0xffff: "EXPERIMENTER",
  ]

  private static func codeNames(_ kind: UInt16) -> ValueNames {
    switch kind {
    case 0: [0: "INCOMPATIBLE", 1: "EPERM"]
    case 1: requestNames
    case 2: actionNames
    case 3: instructionNames
    case 4: matchNames
    case 5:
      [
        0: "UNKNOWN", 1: "TABLE_FULL", 2: "BAD_TABLE_ID", 3: "OVERLAP", 4: "EPERM",
        5: "BAD_TIMEOUT", 6: "BAD_COMMAND", 7: "BAD_FLAGS",
      ]
    case 6: groupNames
    case 7: [0: "BAD_PORT", 1: "BAD_HW_ADDR", 2: "BAD_CONFIG", 3: "BAD_ADVERTISE", 4: "EPERM"]
    case 8: [0: "BAD_TABLE", 1: "BAD_CONFIG", 2: "EPERM"]
    case 9: [0: "BAD_PORT", 1: "BAD_QUEUE", 2: "EPERM"]
    case 10: [0: "BAD_FLAGS", 1: "BAD_LEN", 2: "EPERM"]
    case 11: [0: "STALE", 1: "UNSUP", 2: "BAD_ROLE"]
    case 12: meterNames
    case 13:
      [
        0: "BAD_TABLE", 1: "BAD_METADATA", 2: "BAD_TYPE", 3: "BAD_LEN", 4: "BAD_ARGUMENT",
        5: "EPERM",
      ]
    default: [:]
    }
  }

  private static let requestNames: ValueNames = [
    0: "BAD_VERSION", 1: "BAD_TYPE", 2: "BAD_MULTIPART", 3: "BAD_EXPERIMENTER",
    4: "BAD_EXP_TYPE", 5: "EPERM", 6: "BAD_LEN", 7: "BUFFER_EMPTY", 8: "BUFFER_UNKNOWN",
    9: "BAD_TABLE_ID", 10: "IS_SLAVE", 11: "BAD_PORT", 12: "BAD_PACKET",
    13: "MULTIPART_BUFFER_OVERFLOW",
  ]

  private static let actionNames: ValueNames = [
    0: "BAD_TYPE", 1: "BAD_LEN", 2: "BAD_EXPERIMENTER", 3: "BAD_EXP_TYPE", 4: "BAD_OUT_PORT",
    5: "BAD_ARGUMENT", 6: "EPERM", 7: "TOO_MANY", 8: "BAD_QUEUE", 9: "BAD_OUT_GROUP",
    10: "MATCH_INCONSISTENT", 11: "UNSUPPORTED_ORDER", 12: "BAD_TAG", 13: "BAD_SET_TYPE",
    14: "BAD_SET_LEN", 15: "BAD_SET_ARGUMENT",
  ]

  private static let instructionNames: ValueNames = [
    0: "UNKNOWN_INST", 1: "UNSUP_INST", 2: "BAD_TABLE_ID", 3: "UNSUP_METADATA",
    4: "UNSUP_METADATA_MASK", 5: "BAD_EXPERIMENTER", 6: "BAD_EXP_TYPE", 7: "BAD_LEN", 8: "EPERM",
  ]

  private static let matchNames: ValueNames = [
    0: "BAD_TYPE", 1: "BAD_LEN", 2: "BAD_TAG", 3: "BAD_DL_ADDR_MASK", 4: "BAD_NW_ADDR_MASK",
    5: "BAD_WILDCARDS", 6: "BAD_FIELD", 7: "BAD_VALUE", 8: "BAD_MASK", 9: "BAD_PREREQ",
    10: "DUP_FIELD", 11: "EPERM",
  ]

  private static let groupNames: ValueNames = [
    0: "GROUP_EXISTS", 1: "INVALID_GROUP", 2: "WEIGHT_UNSUPPORTED", 3: "OUT_OF_GROUPS",
    4: "OUT_OF_BUCKETS", 5: "CHAINING_UNSUPPORTED", 6: "WATCH_UNSUPPORTED", 7: "LOOP",
    8: "UNKNOWN_GROUP", 9: "CHAINED_GROUP", 10: "BAD_TYPE", 11: "BAD_COMMAND", 12: "BAD_BUCKET",
    13: "BAD_WATCH", 14: "EPERM",
  ]

  private static let meterNames: ValueNames = [
    0: "UNKNOWN", 1: "METER_EXISTS", 2: "INVALID_METER", 3: "UNKNOWN_METER", 4: "BAD_COMMAND",
    5: "BAD_FLAGS", 6: "BAD_RATE", 7: "BAD_BURST", 8: "BAD_BAND", 9: "BAD_BAND_DETAIL",
    10: "OUT_OF_METERS", 11: "OUT_OF_BANDS",
  ]
}

private let tableNames: ValueNames = [255: "ALL"]
private let helloElementNames: ValueNames = [1: "VERSIONBITMAP"]
