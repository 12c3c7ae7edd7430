import Dissection

// MARK: Values of version 1.3

extension OpenFlow {
  /// How long the bodies are that have one length only.
  static let fixedSizes13: [UInt8: Int] = [
    5: 0, 6: 24, 7: 0, 8: 4, 9: 4, 12: 72, 16: 32, 17: 8, 20: 0, 21: 0, 22: 8, 24: 16, 25: 16,
    26: 0, 27: 24, 28: 24,
  ]

  static let capabilities13: ValueNames = [
    0x01: "FLOW_STATS", 0x02: "TABLE_STATS", 0x04: "PORT_STATS", 0x08: "GROUP_STATS",
    0x20: "IP_REASM", 0x40: "QUEUE_STATS", 0x100: "PORT_BLOCKED",
  ]

  static let fragmentFlags: ValueNames = [0: "FRAG_NORMAL", 1: "FRAG_DROP", 2: "FRAG_REASM"]
  static let packetLengths: ValueNames = [0xffe5: "MAX", 0xffff: "NO_BUFFER"]
  static let portReasons: ValueNames = [0: "ADD", 1: "DELETE", 2: "MODIFY"]

  static let portNumbers13: ValueNames = [
    0xffff_ff00: "MAX", 0xffff_fff8: "IN_PORT", 0xffff_fff9: "TABLE", 0xffff_fffa: "NORMAL",
    0xffff_fffb: "FLOOD", 0xffff_fffc: "ALL", 0xffff_fffd: "CONTROLLER", 0xffff_fffe: "LOCAL",
    0xffff_ffff: "ANY",
  ]

  static let portConfigurations13: ValueNames = [
    0x01: "PORT_DOWN", 0x04: "NO_RECV", 0x20: "NO_FWD", 0x40: "NO_PACKET_IN",
  ]

  static let portStates13: ValueNames = [1: "LINK_DOWN", 2: "BLOCKED", 4: "LIVE"]

  static let portFeatures13: ValueNames = [
    0x0001: "10MB_HD", 0x0002: "10MB_FD", 0x0004: "100MB_HD", 0x0008: "100MB_FD",
    0x0010: "1GB_HD", 0x0020: "1GB_FD", 0x0040: "10GB_FD", 0x0080: "40GB_FD",
    0x0100: "100GB_FD", 0x0200: "1TB_FD", 0x0400: "OTHER", 0x0800: "COPPER", 0x1000: "FIBER",
    0x2000: "AUTONEG", 0x4000: "PAUSE", 0x8000: "PAUSE_ASYM",
  ]

  static let roles13: ValueNames = [0: "NOCHANGE", 1: "EQUAL", 2: "MASTER", 3: "SLAVE"]
  static let packetReasons13: ValueNames = [1: "NO_MATCH", 2: "ACTION", 4: "INVALID_TTL"]
  static let statusReasons13: ValueNames = [1: "ADD", 2: "DELETE", 4: "MODIFY"]

  static let helloVersions: ValueNames = [
    0x01: "1.0", 0x02: "1.1", 0x04: "1.2", 0x08: "1.3", 0x10: "1.4", 0x20: "1.5",
  ]

  static let errorTypes13: ValueNames = [
    0: "HELLO_FAILED", 1: "BAD_REQUEST", 2: "BAD_ACTION", 3: "BAD_INSTRUCTION", 4: "BAD_MATCH",
    5: "FLOW_MOD_FAILED", 6: "GROUP_MOD_FAILED", 7: "PORT_MOD_FAILED", 8: "TABLE_MOD_FAILED",
    9: "QUEUE_OP_FAILED", 10: "SWITCH_CONFIG_FAILED", 11: "ROLE_REQUEST_FAILED",
    12: "METER_MOD_FAILED", 13: "TABLE_FEATURES_FAILED", 0xffff: "EXPERIMENTER",
  ]

  /// By type, then by code.
  static let errorCodes13 = [
    ["INCOMPATIBLE", "EPERM"],
    [
      "BAD_VERSION", "BAD_TYPE", "BAD_MULTIPART", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "EPERM",
      "BAD_LEN", "BUFFER_EMPTY", "BUFFER_UNKNOWN", "BAD_TABLE_ID", "IS_SLAVE", "BAD_PORT",
      "BAD_PACKET", "MULTIPART_BUFFER_OVERFLOW",
    ],
    [
      "BAD_TYPE", "BAD_LEN", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_OUT_PORT", "BAD_ARGUMENT",
      "EPERM", "TOO_MANY", "BAD_QUEUE", "BAD_OUT_GROUP", "MATCH_INCONSISTENT",
      "UNSUPPORTED_ORDER", "BAD_TAG", "BAD_SET_TYPE", "BAD_SET_LEN", "BAD_SET_ARGUMENT",
    ],
    [
      "UNKNOWN_INST", "UNSUP_INST", "BAD_TABLE_ID", "UNSUP_METADATA", "UNSUP_METADATA_MASK",
      "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_LEN", "EPERM",
    ],
    [
      "BAD_TYPE", "BAD_LEN", "BAD_TAG", "BAD_DL_ADDR_MASK", "BAD_NW_ADDR_MASK", "BAD_WILDCARDS",
      "BAD_FIELD", "BAD_VALUE", "BAD_MASK", "BAD_PREREQ", "DUP_FIELD", "EPERM",
    ],
    [
      "UNKNOWN", "TABLE_FULL", "BAD_TABLE_ID", "OVERLAP", "EPERM", "BAD_TIMEOUT", "BAD_COMMAND",
      "BAD_FLAGS",
    ],
    [
      "GROUP_EXISTS", "INVALID_GROUP", "WEIGHT_UNSUPPORTED", "OUT_OF_GROUPS", "OUT_OF_BUCKETS",
      "CHAINING_UNSUPPORTED", "WATCH_UNSUPPORTED", "LOOP", "UNKNOWN_GROUP", "CHAINED_GROUP",
      "BAD_TYPE", "BAD_COMMAND", "BAD_BUCKET", "BAD_MATCH", "EPERM",
    ],
    ["BAD_PORT", "BAD_HW_ADDR", "BAD_CONFIG", "BAD_ADVERTISE", "EPERM"],
    ["BAD_TABLE", "BAD_CONFIG", "EPERM"],
    ["BAD_PORT", "BAD_QUEUE", "EPERM"],
    ["BAD_FLAGS", "BAD_LEN", "EPERM"],
    ["STALE", "UNSUP", "BAD_ROLE"],
    [
      "UNKNOWN", "METER_EXISTS", "INVALID_METER", "UNKNOWN_METER", "BAD_COMMAND", "BAD_FLAGS",
      "BAD_RATE", "BAD_BURST", "BAD_BAND", "BAD_BAND_VALUE", "OUT_OF_METERS", "OUT_OF_BANDS",
    ],
    ["BAD_TABLE", "BAD_METADATA", "BAD_TYPE", "BAD_LEN", "BAD_ARGUMENT", "EPERM"],
  ]
}
