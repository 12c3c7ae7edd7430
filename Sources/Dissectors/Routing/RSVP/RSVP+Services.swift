import Dissection

/// Objects of integrated services (RFC 2210), of tunnels, and of generalized MPLS.
extension RSVP {
  // MARK: Integrated services

  static func writeServices(
    _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(indent)
    line.write("Msg-Version: ", bytes[0] >> 4)
    try line.write(", length: ", Int(bytes.uint16(at: 2)) << 2)
    var offset = 4
    while bytes.count - offset >= 4 {
      let service = bytes[offset]
      let size = try Int(bytes.uint16(at: offset + 2)) << 2
      line.write(indent)
      line.write("Service Type: ")
      line.write(service, in: serviceNames, unknown: .text("unknown"))
      line.write(" (", service, "), break bit ")
      line.write(bytes[offset + 1] & 0x80 != 0 ? "set" : "not set")
      line.write(", Service length: ", size)
      offset += 4
      guard size <= bytes.count - offset else {
        return line.write("\n\t\tInvalid object?")
      }
      var place = offset
      let end = offset + size
      while place < end {
        let used = try writeParameter(bytes.from(place), indent, into: &line)
        guard used > 0 else { return }
        place += used
      }
      offset = end
    }
  }

  private static func writeParameter(
    _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    try bytes.require(4)
    let kind = bytes[0]
    let size = try Int(bytes.uint16(at: 2)) << 2
    line.write(indent)
    line.write("  Parameter ID: ")
    line.write(kind, in: parameterNames, unknown: .text("unknown"))
    line.write(" (", kind, "), length: ")
    line.write(decimal: size)
    line.write(", Flags: [0x", hex: bytes[1], digits: 2, "]")
    let value = bytes.from(4)
    switch kind {
    case 4, 6, 8, 10:
      if size == 4 {
        line.write(indent)
        line.write("    ")
        switch kind {
        case 4: try line.write("IS hop count: ", value.uint32(at: 0))
        case 6:
          line.write("Path b/w estimate: ")
          try line.write(
            float: Float(bitPattern: value.uint32(at: 0)) * 8 / 1_000_000, decimals: 3)
          line.write(" Mbps")
        case 8:
          line.write("Minimum path latency: ")
          let latency = try value.uint32(at: 0)
          if latency == .max { line.write("don't care") } else { line.write("", latency, " usec") }
        default:
          try line.write("Composed MTU: ", value.uint32(at: 0), " bytes")
        }
      }
    case 127:
      if size == 20 {
        try writeRate("    Token Bucket Rate: ", value, 0, indent, into: &line)
        try writeAmount("    Token Bucket Size: ", value, 4, indent, into: &line)
        try writeRate("    Peak Data Rate: ", value, 8, indent, into: &line)
        line.write(indent)
        try line.write("    Minimum Policed Unit: ", value.uint32(at: 12), " bytes")
        line.write(indent)
        try line.write("    Maximum Packet Size: ", value.uint32(at: 16), " bytes")
      }
    case 130:
      if size == 8 {
        try writeRate("    Rate: ", value, 0, indent, into: &line)
        line.write(indent)
        try line.write("    Slack Term: ", value.uint32(at: 4))
      }
    case 133, 134, 135, 136:
      if size == 4 {
        line.write(indent)
        line.write("    ")
        switch kind {
        case 133: line.write("end-to-end C: ")
        case 134: line.write("end-to-end D: ")
        case 135: line.write("since-last shaping point C: ")
        default: line.write("since-last shaping point D: ")
        }
        try line.write(decimal: value.uint32(at: 0))
      }
    default:
      if line.options.verbosity <= 1 { line.writeHex(value.upTo(size), indent: "\n\t\t") }
    }
    return 4 + size
  }

  private static func writeRate(
    _ label: String, _ bytes: Span<UInt8>, _ offset: Int, _ indent: String,
    into line: inout DumpLine
  ) throws(Flaw) {
    line.write(indent)
    line.write(label)
    try line.write(
      float: Float(bitPattern: bytes.uint32(at: offset)) * 8 / 1_000_000, decimals: 3)
    line.write(" Mbps")
  }

  private static func writeAmount(
    _ label: String, _ bytes: Span<UInt8>, _ offset: Int, _ indent: String,
    into line: inout DumpLine
  ) throws(Flaw) {
    line.write(indent)
    line.write(label)
    try line.write(float: Float(bitPattern: bytes.uint32(at: offset)), decimals: 3)
    line.write(" bytes")
  }

  // MARK: Other objects

  static func writeLater(
    _ number: UInt8, _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String,
    into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch number {
    case 50:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      try line.write("Sub-LSP destination address: ", bytes.ipv4(at: 0))
    case 63:
      guard type == 7 else { return .unknown }
      for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
        line.write(indent)
        try line.write("PLR-ID: ", bytes.ipv4(at: offset))
        try line.write(", Avoid-Node-ID: ", bytes.ipv4(at: offset + 4))
      }
    case 66, 125:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      try line.write("CT: ", bytes.uint32(at: 0) & 0x7)
    case 131:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 8 else { return .short }
      line.write(indent)
      try line.write("Restart  Time: ", bytes.uint32(at: 0), "ms, Recovery Time: ")
      try line.write("", bytes.uint32(at: 4), "ms")
    case 134:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      line.write("Flags: [")
      try line.writeBits(
        bytes.uint32(at: 0),
        ordered: [
          (4, "RecoveryPath Transmit Enabled"), (2, "RecoveryPath Desired"),
          (1, "RecoveryPath Srefresh Capable"),
        ])
      line.write("]")
    case 195:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      try line.write("IPv4 Notify Node Address: ", bytes.ipv4(at: 0))
    case 196:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      line.write("Flags [")
      try line.writeBits(
        bytes.uint32(at: 0),
        ordered: [
          (0x8000_0000, "Reflect"), (4, "Testing"), (2, "Admin-down"), (1, "Delete-in-progress"),
        ])
      line.write("]")
    case 205: return try writeReroute(type, bytes, indent, into: &line)
    case 207: return try writeAttributes(type, bytes, indent, into: &line)
    case 229: return try writeNetworkInterface(type, bytes, indent, into: &line)
    case 230:
      return try writeCall(type, bytes, indent, into: &line)
    default: return .unknown
    }
    return .read
  }

  /// RFC 4090 §4.1.
  private static func writeReroute(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    guard type == 1 || type == 7 else { return .unknown }
    guard bytes.count >= 16 else { return .short }
    line.write(indent)
    line.write("Setup Priority: ", bytes[0], ", Holding Priority: ")
    line.write(decimal: bytes[1])
    line.write(", Hop-limit: ", bytes[2], ", Bandwidth: ")
    try line.write(float: Float(bitPattern: bytes.uint32(at: 4)) * 8 / 1_000_000, decimals: 10)
    line.write(" Mbps")
    line.write(indent)
    try line.write("Include-any: 0x", hex: bytes.uint32(at: 8), digits: 8)
    try line.write(", Exclude-any: 0x", hex: bytes.uint32(at: 12), digits: 8)
    if type == 1 {
      guard bytes.count >= 20 else { return .short }
      try line.write(", Include-all: 0x", hex: bytes.uint32(at: 16), digits: 8)
    }
    return .read
  }

  /// RFC 3209 §4.7.
  private static func writeAttributes(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    guard type == 7 || type == 1 else { return .unknown }
    var base = 0
    if type == 1 {
      guard bytes.count >= 16 else { return .short }
      base = 12
    }
    guard bytes.count >= base + 4 else { return .short }
    let count = Int(bytes[base + 3])
    guard bytes.count >= base + 4 + count else { return .invalid }
    line.write(indent)
    line.write("Session Name: ")
    line.write(untrusted: bytes.from(base + 4).upTo(count))
    line.write(indent)
    line.write("Setup Priority: ", bytes[base], ", Holding Priority: ")
    line.write(decimal: bytes[base + 1])
    line.write(", Flags: [")
    line.writeBits(bytes[base + 2], ordered: sessionFlags)
    line.write("] (", hex: bytes[base + 2], ")")
    return .read
  }

  private static func writeNetworkInterface(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    guard type == 1 else { return .unknown }
    var offset = 0
    while bytes.count - offset >= 4 {
      let size = try Int(bytes.uint16(at: offset))
      let kind = bytes[offset + 2]
      let family = bytes[offset + 3]
      line.write(indent)
      line.write("Subobject Type: ")
      line.writeNamed(kind, in: interfaceNames, unknown: "Unknown")
      line.write(", AF: ")
      line.writeNamed(family, in: BGP.familyNames, unknown: "Unknown")
      line.write(", length: ", size)
      guard size >= 4, size <= bytes.count - offset else { return .invalid }
      let value = bytes.from(offset + 4).upTo(size - 4)
      switch kind {
      case 1, 2:
        if family == 1, value.count >= 4 {
          line.write(indent)
          line.write("  UNI IPv4 TNA address: ")
          try line.write(value.ipv4(at: 0))
        } else if family == 2, value.count >= 16 {
          line.write(indent)
          line.write("  UNI IPv6 TNA address: ")
          try line.write(value.ipv6(at: 0))
        }
      case 4:
        guard value.count >= 16 else { return .short }
        line.write(indent)
        line.write("  U-bit: ", hex: value[0] >> 7, digits: 1, ", Label type: ")
        line.write("", value[1], ", Logical port id: ")
        try line.write("", value.uint32(at: 4), ", Label: ")
        try line.write(decimal: value.uint32(at: 12))
      case 5:
        if value.count >= 4 {
          line.write(indent)
          line.write("  Service level: ", value[0])
        }
      default: break
      }
      offset += size
    }
    return .read
  }

  private static func writeCall(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch type {
    case 0:
      line.write(indent)
      line.write("Empty")
    case 1, 2:
      guard bytes.count >= 16 else { return .short }
      line.write(indent)
      line.write("Address type: ")
      line.write(bytes[0], in: callNames, unknown: .text("Unknown"))
      line.write(" (", bytes[0], ")")
    default: return .unknown
    }
    return .read
  }

  // MARK: Names

  private static let serviceNames: ValueNames = [
    1: "Default/Global Information", 2: "Guaranteed Rate", 5: "Controlled Load",
  ]

  private static let parameterNames: ValueNames = [
    4: "IS hops", 6: "Path b/w estimate", 8: "Minimum path latency", 10: "Path MTU",
    127: "Token Bucket TSpec", 130: "Guaranteed Service RSpec",
    133: "End-to-end composed value for C", 134: "End-to-end composed value for D",
    135: "Since-last-shaping point composed C", 136: "Since-last-shaping point composed D",
  ]

  private static let sessionFlags: [(UInt32, String)] = [
    (0x01, "Local Protection"), (0x02, "Label Recording"), (0x04, "SE Style"),
    (0x08, "Bandwidth protection desired"), (0x10, "Node protection desired"),
  ]

  private static let interfaceNames: ValueNames = [
    1: "Source TNA", 2: "Destination TNA", 3: "Diversity", 4: "Egress label", 5: "Service level",
  ]

  private static let callNames: ValueNames = [1: "IPv4", 2: "IPv6", 3: "NSAP", 127: "MAC"]
}
