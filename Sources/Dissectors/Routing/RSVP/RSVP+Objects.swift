import Dissection

/// The objects of RSVP messages.
extension RSVP {
  /// False where an object contradicts its message.
  static func writeObjects(
    _ bytes: Span<UInt8>, _ length: Int, isInner: Bool = false, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let indent = isInner ? "\n\t    " : "\n\t  "
    let inner = isInner ? "\n\t      " : "\n\t    "
    var offset = 0
    while offset < length {
      try bytes.require(offset + 4)
      let size = try Int(bytes.uint16(at: offset))
      let number = try bytes.uint8(at: offset + 2)
      let type = try bytes.uint8(at: offset + 3)
      guard size % 4 == 0 else {
        line.write(indent)
        line.write("ERROR: object header size ", size, " not a multiple of 4")
        return false
      }
      guard size >= 4 else {
        line.write(indent)
        line.write("ERROR: object header too short ", size, " < 4")
        return false
      }
      line.write(indent)
      line.write(number, in: objectNames, unknown: .text("Unknown"))
      line.write(" Object (", number, ") Flags: [")
      line.write(number & 0x80 != 0 ? "ignore" : "reject")
      if number & 0x80 != 0 { line.write(number & 0x40 != 0 ? " and forward" : " silently") }
      line.write(" if unknown], Class-Type: ")
      line.write(typeName(number, type))
      line.write(" (", type, "), length: ")
      line.write(decimal: size)
      guard size <= length - offset else {
        line.write(indent)
        line.write("ERROR: object goes past end of objects TLV")
        return false
      }
      let value = bytes.from(offset + 4)
      try bytes.require(offset + size)
      let state = try RSVP.writeObject(number, type, value.upTo(size - 4), inner, into: &line)
      switch state {
      case .short:
        line.write(indent)
        line.write("ERROR: object is too short")
        return false
      case .invalid:
        line.writeInvalid()
        return false
      case .unknown:
        if line.options.verbosity <= 1 { line.writeHex(value.upTo(size - 4), indent: inner) }
      case .read: break
      }
      if line.options.verbosity > 1 {
        line.writeHex(
          bytes.from(offset + 4).upTo(size - 4), indent: isInner ? "\n\t        " : "\n\t      ")
      }
      offset += size
    }
    return true
  }

  /// What became of an object.
  enum ObjectState { case read, unknown, short, invalid }

  private static func typeName(_ number: UInt8, _ type: UInt8) -> String {
    objectTypeNames[UInt32(number) << 8 | UInt32(type)] ?? "Unknown"
  }

  // MARK: Names

  static let objectNames: ValueNames = [
    1: "Session", 3: "RSVP Hop", 4: "Integrity", 5: "Time Values", 6: "Error Spec",
    7: "Scope", 8: "Style", 9: "Flowspec", 10: "FilterSpec", 11: "Sender Template",
    12: "Sender TSpec", 13: "Adspec", 14: "Policy Data", 15: "Confirm", 16: "Label",
    19: "Label Request", 20: "ERO", 21: "RRO", 22: "Hello", 23: "Message ID", 24: "Message ID Ack",
    25: "Message ID List", 34: "Recovery Label", 35: "Upstream Label", 36: "Label Set",
    37: "Protection", 50: "Sub-LSP to LSP", 63: "Detour", 66: "Class Type",
    125: "Class Type (old)", 129: "Suggested Label", 130: "Acceptable Label Set",
    131: "Restart Capability", 134: "Capability",
    161: "Session Association", 162: "LSP tunnel interface ID", 195: "Notify Request",
    196: "Administrative Status", 204: "Properties", 199: "Association", 205: "Fast Re-Route",
    207: "Session Attribute", 229: "Generalized UNI", 230: "Call-ID", 236: "Call Capability",
  ]

  private static let objectTypeNames: ValueNames = [
    0x0101: "IPv4", 0x0102: "IPv6", 0x0107: "Tunnel IPv4",
    0x010b: "UNI IPv4", 0x010d: "IPv4 P2MP LSP Tunnel", 0x010e: "IPv6 P2MP LSP Tunnel",
    0x0301: "IPv4", 0x0302: "IPv6", 0x0303: "IPv4 plus opt. TLVs", 0x0501: "1", 0x0601: "IPv4",
    0x0602: "IPv6", 0x0603: "IPv4 plus opt. TLVs", 0x0801: "1",
    0x0901: "obsolete", 0x0902: "IntServ", 0x0a01: "IPv4", 0x0a02: "IPv6",
    0x0a03: "IPv6 Flow-label", 0x0a07: "Tunnel IPv4", 0x0a0c: "IPv4 P2MP LSP Tunnel",
    0x0a0d: "IPv6 P2MP LSP Tunnel", 0x0b01: "IPv4", 0x0b02: "IPv6", 0x0b07: "Tunnel IPv4",
    0x0b0c: "IPv4 P2MP LSP Tunnel",
    0x0b0d: "IPv6 P2MP LSP Tunnel",
    0x0c02: "IntServ", 0x0d02: "IntServ", 0x0e01: "1", 0x0f01: "IPv4",
    0x0f02: "IPv6", 0x1001: "Label", 0x1002: "Generalized Label", 0x1003: "Waveband Switching",
    0x1301: "without label range", 0x1302: "with ATM label range", 0x1303: "with FR label range",
    0x1304: "Generalized Label", 0x1401: "IPv4", 0x1501: "IPv4", 0x1601: "Hello Request",
    0x1602: "Hello Ack", 0x1701: "1", 0x1801: "Message id ack", 0x1802: "Message id nack",
    0x1901: "1",
    0x2201: "Label", 0x2202: "Generalized Label", 0x2203: "Waveband Switching",
    0x2301: "Label", 0x2302: "Generalized Label", 0x2303: "Waveband Switching", 0x2401: "1",
    0x3201: "IPv4 sub-LSP", 0x3f07: "Tunnel IPv4", 0x4201: "1", 0xcc01: "1", 0x7d01: "1",
    0x8101: "Label",
    0x8102: "Generalized Label", 0x8103: "Waveband Switching", 0x8301: "IPv4", 0x8601: "1",
    0xc301: "IPv4", 0xc302: "IPv6", 0xc401: "1", 0xc601: "1", 0xcd01: "1", 0xcd07: "Tunnel IPv4",
    0xcf07: "IPv4", 0xe501: "1", 0xe601: "operator specific",
    0xe602: "globally unique",
  ]
}
