import Dissection

/// The elements of LDP messages (RFC 5036 §3.4).
extension LDP {
  /// One element; its size, nil where it goes beyond its message.
  static func writeElement(
    _ bytes: Span<UInt8>, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    try bytes.require(4)
    let word = try bytes.uint16(at: 0)
    let size = try Int(bytes.uint16(at: 2))
    guard size <= room - 4 else {
      line.write("\n\t\t TLV contents go past end of message")
      return nil
    }
    let type = word & 0x3fff
    line.write("\n\t    ")
    line.write(type, in: elementNames, unknown: .text("Unknown"))
    line.write(" TLV (0x", hex: type, digits: 4, "), length: ")
    line.write(decimal: size)
    line.write(word & 0x8000 != 0 ? ", Flags: [continue processing" : ", Flags: [ignore")
    line.write(word & 0x4000 != 0 ? " and do" : " and don't")
    line.write(" forward if unknown]")
    let value = bytes.from(4)
    let limit = minimum(of: type)
    if size < limit {
      line.writeContradiction("tlv length", size, "<", limit)
      line.writeInvalid()
    } else {
      try writeValue(type, value, size, into: &line)
    }
    return size + 4
  }

  private static func minimum(of type: UInt16) -> Int {
    switch type {
    case 0x0400, 0x0401, 0x0402, 0x0200, 0x0701: 4
    case 0x0403: 16
    case 0x0101, 0x0601: 2
    case 0x0500: 14
    case 0x0503: 12
    case 0x0100, 0x0103, 0x050b: 1
    case 0x0300: 10
    default: 0
    }
  }

  private static func writeValue(
    _ type: UInt16, _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 0x0400:
      let (time, flags) = try (bytes.uint16(at: 0), bytes.uint16(at: 2))
      line.write("\n\t      Hold Time: ", time, "s, Flags: [")
      line.write(flags & 0x8000 != 0 ? "Targeted Hello" : "Link Hello")
      if flags & 0x4000 != 0 { line.write(", Request for targeted Hellos") }
      line.write("]")
    case 0x0401: try line.write("\n\t      IPv4 Transport Address: ", bytes.ipv4(at: 0))
    case 0x0403: try line.write("\n\t      IPv6 Transport Address: ", bytes.ipv6(at: 0))
    case 0x0402: try line.write("\n\t      Sequence Number: ", bytes.uint32(at: 0))
    case 0x0101: try writeAddresses(bytes, size, into: &line)
    case 0x0500:
      let flags = try bytes.uint8(at: 4)
      try line.write("\n\t      Version: ", bytes.uint16(at: 0))
      try line.write(", Keepalive: ", bytes.uint16(at: 2), "s, Flags: [Downstream ")
      line.write(flags & 0x80 != 0 ? "On Demand" : "Unsolicited")
      line.write(flags & 0x40 != 0 ? ", Loop Detection Enabled]" : ", Loop Detection Disabled]")
      try line.write("\n\t      Path Vector Limit ", bytes.uint8(at: 5))
      try line.write(", Max-PDU length: ", bytes.uint16(at: 6))
      try line.write(", Receiver Label-Space-ID ", bytes.ipv4(at: 8), ":")
      try line.write(decimal: bytes.uint16(at: 12))
    case 0x0100: try writeClass(bytes, size, into: &line)
    case 0x0103: try line.write("\n\t      Hop Count: ", bytes.uint8(at: 0))
    case 0x0104:
      line.write("\n\t      Path Vector:")
      for offset in stride(from: 0, to: size - 3, by: 4) {
        try line.write(offset == 0 ? " " : ", ", bytes.ipv4(at: offset))
      }
    case 0x0200: try line.write("\n\t      Label: ", bytes.uint32(at: 0) & 0xf_ffff)
    case 0x0300: try writeStatus(bytes, into: &line)
    case 0x0503: try writeFaultTolerance(bytes, into: &line)
    case 0x0601: try line.write("\n\t      MTU: ", bytes.uint16(at: 0))
    case 0x0701:
      line.write("\n\t      Transport Connection Preference: ")
      try line.write(
        bytes.uint8(at: 0) >> 4, in: [4: "IPv4", 6: "IPv6"], unknown: .text("Unknown"))
    case 0x050b:
      line.write(try bytes.uint8(at: 0) & 0x80 != 0 ? "\n\t      Support" : "\n\t      Withdraw")
    default:
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(size), indent: "\n\t      ") }
    }
  }

  private static func writeAddresses(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let family = try bytes.uint16(at: 0)
    var offset = 2
    switch family {
    case 1:
      line.write("\n\t      Address Family: IPv4, addresses")
      while size - offset >= 4 {
        try line.write(" ", bytes.ipv4(at: offset))
        offset += 4
      }
    case 2:
      line.write("\n\t      Address Family: IPv6, addresses")
      while size - offset >= 16 {
        try line.write(" ", bytes.ipv6(at: offset))
        offset += 16
      }
    default: break
    }
  }

  private static func writeStatus(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let word = try bytes.uint32(at: 0)
    line.write("\n\t      Status Code: ")
    line.write(word & 0x3fff_ffff, in: statusNames, unknown: .hex("Unknown 0x", digits: 8))
    line.write(
      word & 0x8000_0000 != 0 ? ", Flags: [Fatal error" : ", Flags: [Advisory Notification")
    line.write(word & 0x4000_0000 != 0 ? " and do forward]" : " and don't forward]")
    let cause = try bytes.uint32(at: 4)
    if cause != 0 { line.write(", causing Message ID: 0x", hex: cause, digits: 8) }
    let type = try bytes.uint16(at: 8)
    if type != 0 {
      line.write(", Message Type: ", type, in: messageNames, unknown: .text("Unknown"))
    }
  }

  /// RFC 3479 §8.1.
  private static func writeFaultTolerance(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.uint16(at: 0)
    line.write("\n\t      Flags: [")
    line.write(flags & 0x8000 != 0 ? "" : "No ")
    line.write("Reconnect, ")
    line.write(flags & 0x8 != 0 ? "" : "Don't ")
    line.write("Save, ")
    line.write(flags & 0x4 != 0 ? "" : "No ")
    line.write("All-Label, ")
    line.write(flags & 0x2 != 0 ? "Checkpoint, " : "Sequence, ")
    line.write(flags & 0x1 != 0 ? "" : "Don't ")
    line.write("Re-Learn State]")
    let (reconnect, recovery) = try (bytes.uint32(at: 4), bytes.uint32(at: 8))
    if reconnect != 0 { line.write("\n\t      Reconnect Timeout: ", reconnect, "ms") }
    if recovery != 0 { line.write("\n\t      Recovery Time: ", recovery, "ms") }
  }

  // MARK: Forwarding equivalence classes

  private static func writeClass(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let kind = try bytes.uint8(at: 0)
    line.write("\n\t      ")
    line.write(kind, in: classNames, unknown: .text("Unknown"))
    line.write(" FEC (0x", hex: kind, digits: 2, ")")
    switch kind {
    case 2:
      guard size >= 3 else { return writeShort(size, 3, into: &line) }
      let family = try bytes.uint16(at: 1)
      let rest = try bytes.slice(at: 3, count: size - 3)
      if family == 1 {
        switch try BGP.writePrefix4(rest, rest.count, before: ": IPv4 prefix ", into: &line) {
        case .taken: break
        case .illegal: line.write(": IPv4 prefix (invalid length)")
        case .short: line.write(": IPv4 prefix (goes past end of TLV)")
        case .cut: line.write(": IPv4 prefix (goes past end of TLV)")
        }
      } else if family == 2 {
        switch try BGP.writePrefix6(rest, rest.count, before: ": IPv6 prefix ", into: &line) {
        case .taken: break
        case .illegal: line.write(": IPv6 prefix (invalid length)")
        case .short: line.write(": IPv6 prefix (goes past end of TLV)")
        case .cut: line.write(": IPv6 prefix (goes past end of TLV)")
        }
      } else {
        line.write(": Address family ", family, " prefix")
      }
    case 128: try writeCircuit(bytes, size, into: &line)
    default: break
    }
  }

  private static func writeShort(_ size: Int, _ limit: Int, into line: inout DumpLine) {
    line.writeContradiction("tlv length", size, "<", limit)
    line.writeInvalid()
  }

  /// A pseudowire (RFC 4447 §5.2).
  private static func writeCircuit(
    _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard size >= 8 else { return writeShort(size, 8, into: &line) }
    let word = try bytes.uint16(at: 1)
    let info = try Int(bytes.uint8(at: 3))
    line.write(": ")
    line.write(word & 0x7fff, in: BGP.layer2Names, unknown: .text("Unknown"))
    line.write(word & 0x8000 != 0 ? ", control word" : ", no control word")
    try line.write(", group-ID ", bytes.uint32(at: 4))
    line.write(", VC-info-length: ", info)
    guard info >= 4 else { return writeShort(info, 4, into: &line) }
    guard size >= 8 + info else { return writeShort(size, 8 + info, into: &line) }
    try line.write("\n\t\tVC-ID: ", bytes.uint32(at: 8))
    var offset = 12
    let end = 8 + info
    while end - offset > 1 {
      let kind = try bytes.uint8(at: offset)
      let length = try Int(bytes.uint8(at: offset + 1))
      guard length >= 2 else { return }
      line.write("\n\t\tInterface Parameter: ")
      line.write(kind, in: parameterNames, unknown: .text("Unknown"))
      line.write(" (0x", hex: kind, digits: 2, "), len ")
      line.write(decimal: length - 2)
      guard end - offset >= length else {
        return writeShort(end - offset, length, into: &line)
      }
      let value = bytes.from(offset + 2)
      switch kind {
      case 1: try line.write(": MTU ", value.uint16(at: 0))
      case 3:
        line.write(": ")
        for index in 0..<(length - 2) { try line.write(untrusted: value.uint8(at: index)) }
      case 12:
        try line.write("\n\t\t  Control Channels (0x", hex: value.uint8(at: 0), digits: 2, ") = [")
        try line.writeBits(value.uint8(at: 0), ordered: controlChannels)
        try line.write("]\n\t\t  CV Types (0x", hex: value.uint8(at: 1), digits: 2, ") = [")
        try line.writeBits(value.uint8(at: 1), ordered: verificationTypes)
        line.write("]")
      default: break
      }
      offset += length
    }
  }

  // MARK: Names

  private static let elementNames: ValueNames = [
    0x0100: "FEC", 0x0101: "Address List", 0x0103: "Hop Count", 0x0104: "Path Vector",
    0x0200: "Generic Label", 0x0201: "ATM Label", 0x0202: "Frame-Relay Label", 0x0300: "Status",
    0x0301: "Extended Status", 0x0302: "Returned PDU", 0x0303: "Returned MSG",
    0x0400: "Common Hello Parameters", 0x0401: "IPv4 Transport Address",
    0x0402: "Configuration Sequence Number", 0x0403: "IPv6 Transport Address",
    0x0500: "Common Session Parameters", 0x0501: "ATM Session Parameters",
    0x0502: "Frame-Relay Session Parameters", 0x0503: "Fault-Tolerant Session Parameters",
    0x050b: "Typed Wildcard FEC Capability", 0x0600: "Label Request Message ID", 0x0601: "MTU",
    0x0701: "Dual-Stack Capability",
  ]

  private static let classNames: ValueNames = [
    1: "Wildcard", 2: "Prefix", 3: "Host", 128: "Martini VC",
  ]

  private static let parameterNames: ValueNames = [
    1: "MTU", 2: "Number of cells", 3: "Interface Description", 4: "Maximum cells",
    5: "CEM Payload Bytes", 6: "Requested VLAN ID", 9: "Fragmentation", 10: "Flow label",
    12: "VCCV",
  ]

  private static let controlChannels: [(UInt32, String)] = [
    (0x01, "PWE3 control word"), (0x02, "MPLS Router Alert Label"),
    (0x04, "MPLS inner label TTL = 1"),
  ]

  private static let verificationTypes: [(UInt32, String)] = [
    (0x01, "ICMP Ping"), (0x02, "LSP Ping"), (0x04, "BFD"),
    (0x08, "VCCV BFD IPv4/UDP-encapsulated, for PW Fault Detection only"),
    (
      0x10,
      "VCCV BFD IPv4/UDP-encapsulated, for PW Fault Detection and AC/PW Fault Status Signaling"
    ),
    (0x20, "VCCV BFD PW-ACH-encapsulated, for PW Fault Detection only"),
    (0x40, "VCCV BFD PW-ACH-encapsulated, for PW Fault Detection and AC/PW Fault Status Signaling"),
  ]

  private static let statusNames: ValueNames = [
    0: "Success", 1: "Bad LDP Identifier", 2: "Bad Protocol Version", 3: "Bad PDU Length",
    4: "Unknown Message Type", 5: "Bad Message Length", 6: "Unknown TLV", 7: "Bad TLV length",
    8: "Malformed TLV Value", 9: "Hold Timer Expired", 10: "Shutdown", 11: "Loop Detected",
    12: "Unknown FEC", 13: "No Route", 14: "No Label Resources",
    15: "Label Resources / Available", 16: "Session Rejected / No Hello",
    17: "Session Rejected / Parameters Advertisement Mode",
    18: "Session Rejected / Parameters Max PDU Length",
    19: "Session Rejected / Parameters Label Range", 20: "KeepAlive Timer Expired",
    21: "Label Request Aborted", 22: "Missing Message Parameters", 23: "Unsupported Address Family",
    24: "Session Rejected / Bad KeepAlive Time", 25: "Internal Error", 0x28: "Wrong C-Bit",
    0x29: "Wrong VC-Type", 0x2a: "PW status",
  ]
}
