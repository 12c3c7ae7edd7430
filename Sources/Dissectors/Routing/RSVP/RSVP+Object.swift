import Dissection

/// The values of objects.
extension RSVP {
  static func writeObject(
    _ number: UInt8, _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String,
    into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch number {
    case 1: return try writeSession(type, bytes, indent, into: &line)
    case 3: return try writeHop(type, bytes, indent, into: &line)
    case 5:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      try line.write("Refresh Period: ", bytes.uint32(at: 0), "ms")
    case 6: return try writeError(type, bytes, indent, into: &line)
    case 8:
      guard type == 1 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      line.write("Reservation Style: ")
      try line.write(bytes.uint24(at: 1), in: styleNames, unknown: .text("Unknown"))
      line.write(", Flags: [0x", hex: bytes[0], digits: 2, "]")
    case 9, 12, 13:
      guard type == 2 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      try writeServices(bytes, indent, into: &line)
    case 10, 11: return try writeFilter(number, type, bytes, indent, into: &line)
    case 15:
      switch type {
      case 1:
        guard bytes.count >= 4 else { return .short }
        line.write(indent)
        try line.write("IPv4 Receiver Address: ", bytes.ipv4(at: 0))
      case 2:
        guard bytes.count >= 16 else { return .short }
        line.write(indent)
        try line.write("IPv6 Receiver Address: ", bytes.ipv6(at: 0))
      default: return .unknown
      }
    case 16, 34, 35, 129: return try writeLabel(type, bytes, indent, into: &line)
    case 19: return try writeLabelRequest(type, bytes, indent, into: &line)
    case 20, 21:
      guard type == 1 else { return .unknown }
      return try writeRoute(bytes, indent, into: &line)
    case 22:
      guard type == 1 || type == 2 else { return .unknown }
      guard bytes.count >= 8 else { return .short }
      line.write(indent)
      try line.write("Source Instance: 0x", hex: bytes.uint32(at: 0), digits: 8)
      try line.write(", Destination Instance: 0x", hex: bytes.uint32(at: 4), digits: 8)
    case 23, 24:
      guard type == 1 || number == 24 && type == 2 else { return .unknown }
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      line.write("Flags [0x", hex: bytes[0], digits: 2)
      try line.write("], epoch: ", bytes.uint24(at: 1))
      // One identifier, or as many as are acknowledged.
      let end = number == 23 ? min(8, bytes.count) : bytes.count
      for offset in stride(from: 4, to: end - 3, by: 4) {
        line.write(indent)
        let identifier = try bytes.uint32(at: offset)
        line.write("  Message-ID 0x", hex: identifier, digits: 8, " (")
        line.write("", identifier, ")")
      }
    default: return try writeLater(number, type, bytes, indent, into: &line)
    }
    return .read
  }

  // MARK: Sessions

  private static func writeSession(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch type {
    case 1:
      guard bytes.count >= 8 else { return .short }
      line.write(indent)
      try line.write("IPv4 DestAddress: ", bytes.ipv4(at: 0))
      line.write(", Protocol ID: 0x", hex: bytes[4], digits: 2)
      line.write(indent)
      line.write("Flags: [0x", hex: bytes[5], digits: 2)
      try line.write("], DestPort ", bytes.uint16(at: 6))
    case 2:
      guard bytes.count >= 20 else { return .short }
      line.write(indent)
      try line.write("IPv6 DestAddress: ", bytes.ipv6(at: 0))
      line.write(", Protocol ID: 0x", hex: bytes[16], digits: 2)
      line.write(indent)
      line.write("Flags: [0x", hex: bytes[17], digits: 2)
      try line.write("], DestPort ", bytes.uint16(at: 18))
    case 3:
      guard bytes.count >= 36 else { return .short }
      line.write(indent)
      try line.write("IPv6 Tunnel EndPoint: ", bytes.ipv6(at: 0))
      try line.write(", Tunnel ID: 0x", hex: bytes.uint16(at: 18), digits: 4)
      try line.write(", Extended Tunnel ID: ", bytes.ipv6(at: 20))
    case 7, 11:
      guard bytes.count >= 12 else { return .short }
      line.write(indent)
      line.write("IPv4 Tunnel EndPoint: ")
      try line.write(bytes.ipv4(at: 0))
      try line.write(", Tunnel ID: 0x", hex: bytes.uint16(at: 6), digits: 4)
      line.write(", Extended Tunnel ID: ")
      try line.write(bytes.ipv4(at: 8))
    case 13:
      guard bytes.count >= 12 else { return .short }
      line.write(indent)
      try line.write("IPv4 P2MP LSP ID: ", bytes.ipv4(at: 0))
      try line.write(", Tunnel ID: 0x", hex: bytes.uint16(at: 6), digits: 4)
      try line.write(", Extended Tunnel ID: ", bytes.ipv4(at: 8))
    case 14:
      guard bytes.count >= 24 else { return .short }
      line.write(indent)
      try line.write("IPv6 P2MP LSP ID: 0x", hex: bytes.uint32(at: 0), digits: 8)
      try line.write(", Tunnel ID: 0x", hex: bytes.uint16(at: 6), digits: 4)
      try line.write(", Extended Tunnel ID: ", bytes.ipv6(at: 8))
    default: return .unknown
    }
    return .read
  }

  private static func writeHop(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch type {
    case 1:
      guard bytes.count >= 8 else { return .short }
      line.write(indent)
      try line.write("Previous/Next Interface: ", bytes.ipv4(at: 0))
      try line.write(", Logical Interface Handle: 0x", hex: bytes.uint32(at: 4), digits: 8)
      if bytes.count > 8 { try writeInterfaces(bytes.from(8), indent, into: &line) }
    case 2:
      guard bytes.count >= 20 else { return .short }
      line.write(indent)
      try line.write("Previous/Next Interface: ", bytes.ipv6(at: 0))
      try line.write(", Logical Interface Handle: 0x", hex: bytes.uint32(at: 16), digits: 8)
    default: return .unknown
    }
    return .read
  }

  private static func writeInterfaces(
    _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) {
    line.writeHex(bytes, indent: indent)
  }

  private static func writeError(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    guard type == 1 || type == 2 || type == 3 else { return .unknown }
    let place = type == 2 ? 16 : 4
    guard bytes.count >= place + 4 else { return .short }
    line.write(indent)
    if type == 2 {
      try line.write("Error Node Address: ", bytes.ipv6(at: 0))
    } else {
      try line.write("Error Node Address: ", bytes.ipv4(at: 0))
    }
    let code = bytes[place + 1]
    let value = try bytes.uint16(at: place + 2)
    line.write(", Flags: [0x", hex: bytes[place], digits: 2, "]")
    line.write(indent)
    line.write("Error Code: ")
    line.write(code, in: errorNames, unknown: .text("unknown"))
    line.write(" (", code, ")")
    switch code {
    case 24:
      line.write(", Error Value: ")
      line.write(value, in: routingNames, unknown: .text("Unknown"))
      line.write(" (", value, ")")
    case 28, 125:
      line.write(", Error Value: ")
      line.write(value, in: diffservNames, unknown: .text("unknown"))
      line.write(" (", value, ")")
    default: line.write(", Error Value: ", value)
    }
    return .read
  }

  private static func writeFilter(
    _ number: UInt8, _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String,
    into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch type {
    case 1:
      guard bytes.count >= 8 else { return .short }
      line.write(indent)
      try line.write("Source Address: ", bytes.ipv4(at: 0))
      try line.write(", Source Port: ", bytes.uint16(at: 6))
    case 2:
      guard bytes.count >= 20 else { return .short }
      line.write(indent)
      try line.write("Source Address: ", bytes.ipv6(at: 0))
      try line.write(", Source Port: ", bytes.uint16(at: 18))
    case 3:
      guard bytes.count >= 20 else { return .short }
      line.write(indent)
      try line.write("Source Address: ", bytes.ipv6(at: 0))
      try line.write(", Flow Label: ", bytes.uint24(at: 17))
    case 7:
      guard bytes.count >= 8 else { return .short }
      line.write(indent)
      line.write(number == 10 ? "Source Address: " : "IPv4 Tunnel Sender Address: ")
      try line.write(bytes.ipv4(at: 0))
      try line.write(", LSP-ID: 0x", hex: bytes.uint16(at: 6), digits: 4)
    case 8:
      guard bytes.count >= 20 else { return .short }
      line.write(indent)
      try line.write("IPv6 Tunnel Sender Address: ", bytes.ipv6(at: 0))
      try line.write(", LSP-ID: 0x", hex: bytes.uint16(at: 18), digits: 4)
    case 12:
      guard bytes.count >= 16 else { return .short }
      line.write(indent)
      try line.write("IPv4 Tunnel Sender Address: ", bytes.ipv4(at: 0))
      try line.write(", LSP ID: 0x", hex: bytes.uint16(at: 6), digits: 4)
      line.write(indent)
      try line.write("Sub-Group Originator ID: ", bytes.ipv4(at: 8))
      try line.write(", Sub-Group ID: 0x", hex: bytes.uint16(at: 14), digits: 4)
    case 13:
      guard bytes.count >= 40 else { return .short }
      line.write(indent)
      try line.write("IPv6 Tunnel Sender Address: ", bytes.ipv6(at: 0))
      try line.write(", LSP ID: 0x", hex: bytes.uint16(at: 18), digits: 4)
      line.write(indent)
      try line.write("Sub-Group Originator ID: ", bytes.ipv6(at: 20))
      try line.write(", Sub-Group ID: 0x", hex: bytes.uint16(at: 38), digits: 4)
    default: return .unknown
    }
    return .read
  }

  // MARK: Labels and routes

  private static func writeLabel(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch type {
    case 1:
      for offset in stride(from: 0, to: bytes.count - 3, by: 4) {
        line.write(indent)
        try line.write("Label: ", bytes.uint32(at: offset))
      }
    case 2:
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      try line.write("Generalized Label: ", bytes.uint32(at: 0))
    case 3:
      guard bytes.count >= 12 else { return .short }
      line.write(indent)
      try line.write("Waveband ID: ", bytes.uint32(at: 0))
      line.write(indent)
      try line.write("Start Label: ", bytes.uint32(at: 4))
      try line.write(", Stop Label: ", bytes.uint32(at: 8))
    default: return .unknown
    }
    return .read
  }

  private static func writeLabelRequest(
    _ type: UInt8, _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    switch type {
    case 1:
      guard bytes.count >= 4 else { return .short }
      for offset in stride(from: 0, to: bytes.count - 3, by: 4) {
        line.write(indent)
        let kind = try bytes.uint16(at: offset + 2)
        line.write("L3 Protocol ID: ")
        line.write(
          kind, in: Ethernet.typeNames,
          unknown: .hex("Unknown protocol (0x", digits: 4, suffix: ")"))
      }
    case 2:
      guard bytes.count >= 12 else { return .short }
      line.write(indent)
      let kind = try bytes.uint16(at: 2)
      line.write("L3 Protocol ID: ")
      line.write(
        kind, in: Ethernet.typeNames, unknown: .hex("Unknown protocol (0x", digits: 4, suffix: ")"))
      line.write(bytes[4] & 0x80 != 0 ? ",  merge capability" : ",no merge capability")
      line.write(indent)
      try line.write("Minimum VPI/VCI: ", bytes.uint16(at: 4) & 0xfff, "/")
      try line.write(decimal: bytes.uint16(at: 6) & 0xfff)
      line.write(indent)
      try line.write("Maximum VPI/VCI: ", bytes.uint16(at: 8) & 0xfff, "/")
      try line.write(decimal: bytes.uint16(at: 10) & 0xfff)
    case 3:
      guard bytes.count >= 12 else { return .short }
      line.write(indent)
      let kind = try bytes.uint16(at: 2)
      line.write("L3 Protocol ID: ")
      line.write(
        kind, in: Ethernet.typeNames, unknown: .hex("Unknown protocol (0x", digits: 4, suffix: ")"))
      line.write(", DLCI len: ")
      line.write(bytes[5] >> 7 == 0 ? "10 bits" : "23 bits")
      line.write(indent)
      try line.write("Minimum DLCI: ", bytes.uint32(at: 4) & 0x7f_ffff)
      try line.write(", Maximum DLCI: ", bytes.uint32(at: 8) & 0x7f_ffff)
    case 4:
      guard bytes.count >= 4 else { return .short }
      line.write(indent)
      line.write("LSP Encoding Type: ")
      line.writeNamed(bytes[0], in: GMPLSNames.encoding, unknown: "Unknown")
      line.write(indent)
      line.write("Switching Type: ")
      line.writeNamed(bytes[1], in: GMPLSNames.switching, unknown: "Unknown")
      line.write(", Payload ID: ")
      try line.write(bytes.uint16(at: 2), in: GMPLSNames.payload, unknown: .text("Unknown"))
      try line.write(" (0x", hex: bytes.uint16(at: 2), digits: 4, ")")
    default: return .unknown
    }
    return .read
  }

  private static func writeRoute(
    _ bytes: Span<UInt8>, _ indent: String, into line: inout DumpLine
  ) throws(Flaw) -> ObjectState {
    var offset = 0
    while offset < bytes.count {
      let word = bytes[offset]
      let kind = word & 0x7f
      line.write(indent)
      line.write("Subobject Type: ")
      line.write(kind, in: subobjectNames, unknown: .decimal("Unknown ", suffix: ""))
      guard bytes.count - offset >= 2 else { return .short }
      let size = Int(bytes[offset + 1])
      line.write(", length ", size)
      guard size > 0 else {
        line.write(indent)
        line.write("ERROR: zero length ERO subtype")
        return .read
      }
      switch kind {
      case 1:
        guard size == 8, bytes.count - offset >= 8 else {
          line.write(" ERROR: length != 8")
          return .invalid
        }
        guard bytes[offset + 6] == 32 else {
          line.write(" ERROR: Prefix length ", bytes[offset + 6], " != 32")
          return .invalid
        }
        line.write(word & 0x80 != 0 ? ", Loose" : ", Strict")
        try line.write(", ", bytes.ipv4(at: offset + 2), "/")
        line.write(decimal: bytes[offset + 6])
        line.write(", Flags: [")
        line.writeBits(bytes[offset + 7], ordered: hopFlags)
        line.write("]")
      case 3:
        guard size == 8, bytes.count - offset >= 8 else {
          line.write(" ERROR: length != 8")
          return .invalid
        }
        line.write(", Flags: [")
        line.writeBits(bytes[offset + 2], ordered: [(0x01, "unknown")])
        line.write("], Class-Type: ")
        line.write(
          bytes[offset + 3], in: labelClassNames,
          unknown: .text("Unknown"))
        line.write(" (", bytes[offset + 3], "), ")
        try line.write(decimal: bytes.uint32(at: offset + 4))
      case 4:
        guard size == 12, bytes.count - offset >= 12 else {
          line.write(" ERROR: length != 12")
          return .invalid
        }
        try line.write(", Router ID: ", bytes.ipv4(at: offset + 4))
        try line.write(", Interface ID: 0x", hex: bytes.uint32(at: offset + 8), digits: 8)
      default: break
      }
      offset += size
    }
    return .read
  }

  // MARK: Names

  private static let styleNames: ValueNames = [
    10: "Fixed Filter", 17: "Wildcard Filter", 18: "Shared Explicit",
  ]

  private static let hopFlags: [(UInt32, String)] = [
    (0x01, "Local protection available"), (0x02, "Local protection in-use"),
    (0x04, "Bandwidth protection"), (0x08, "Node protection"),
  ]

  private static let subobjectNames: ValueNames = [
    1: "IPv4 prefix", 2: "IPv6 prefix", 3: "Label", 4: "Unnumbered Interface ID", 32: "AS Number",
    96: "?",
  ]

  private static let errorNames: ValueNames = [
    1: "Admission Control Failure", 2: "Policy Control Failure",
    3: "No path information for this Resv message",
    4: "No sender information for this Resv message",
    5: "Conflicting reservation style", 6: "Unknown reservation style",
    7: "Conflicting destination ports", 8: "Conflicting source ports", 12: "Service preempted",
    13: "Unknown object", 14: "Unknown object C-Type", 21: "Traffic Control Error",
    22: "Traffic Control System Error", 23: "RSVP System Error", 24: "Routing Problem",
    25: "RSVP Notify Error", 28: "Diffserv-aware TE", 125: "Diffserv-aware TE",
  ]

  private static let routingNames: ValueNames = [
    1: "Bad EXPLICIT_ROUTE object", 2: "Bad strict node", 3: "Bad loose node",
    4: "Bad initial subobject", 5: "No route available toward destination",
    6: "Unacceptable label value", 7: "RRO indicated routing loops",
    8: "non-RSVP-capable router in the path", 9: "MPLS label allocation failure",
    10: "Unsupported L3PID", 11: "Label Set", 12: "Switching Type", 14: "Unsupported Encoding",
    15: "Unsupported Link Protection", 16: "Unknown Interface Index",
    17: "Unsupported LSP Protection", 18: "PROTECTION object not applicable",
    19: "Bad PROTECTION object", 20: "Bad PRIMARY_PATH_ROUTE object?",
  ]

  private static let diffservNames: ValueNames = [
    1: "Unexpected CT object", 2: "Unsupported CT", 3: "Invalid CT value",
    4: "CT/setup priority do not form a configured TE-Class",
    5: "CT/holding priority do not form a configured TE-Class",
    6: "CT/setup priority and CT/holding priority do not form a configured TE-Class",
    7: "Inconsistency between signaled PSC and signaled CT",
    8: "Inconsistency between signaled PSC and signaled CT and signaled EXP",
  ]
}

private let labelClassNames: ValueNames = [
  1: "Label", 2: "Generalized Label", 3: "Waveband Switching",
]
