// MTP3 User Adaptation Layer, RFC 4666.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+---------------+---------------+
//   |    Version    |   Reserved    | Message Class | Message Type  |
//   +---------------+---------------+---------------+---------------+
//   |                        Message Length                         |
//   +---------------------------------------------------------------+

public import Dissection

/// A message of a signalling gateway, in SCTP.
public enum M3UA: Dissector {
  public static let dumpName = "m3ua"
  public static let attachments = [Key.sctpPayload(3)]
  static let headerLength = 8

  // MARK: Print

  /// `Transfer Data Message`, and its parameters, each on a line.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.writeInvalid() }
    guard try bytes.uint8(at: 0) == 1 else { return }
    let (group, type) = try (bytes.uint8(at: 2), bytes.uint8(at: 3))
    line.write("\n\t\t")
    if let types = typeNames[group] {
      line.write(group, in: classNames)
      line.write(" ")
      line.write(type, in: types, unknown: .hex("Unknown (0x", digits: 2, suffix: ")"))
      line.write(" Message")
    } else {
      line.write("Unknown message class ", group)
    }
    let claimed = Int(try bytes.uint32(at: 4))
    guard claimed == length else {
      line.write("\n\t\t\t@@@@@@ Corrupted length ", claimed)
      return line.write(" of message @@@@@@")
    }
    try writeParameters(bytes, length, into: &line)
  }

  private static func writeParameters(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = headerLength
    while offset < length {
      guard length - offset >= 4 else { return line.writeInvalid() }
      let (tag, size) = try (bytes.uint16(at: offset), Int(bytes.uint16(at: offset + 2)))
      line.write("\n\t\t\t")
      line.write(
        tag, in: parameterNames, unknown: .hex("Unknown Parameter (0x", digits: 4, suffix: ")"))
      line.write(": ")
      guard size >= 4 else { return line.writeInvalid() }
      let padded = (size + 3) & ~3
      try bytes.require(offset + padded)
      switch tag {
      case 6, 0x13, 0x200: line.write("0x", hex: try bytes.uint32(at: offset), digits: 8)
      default: line.write("(length ", size, ")")
      }
      offset += padded
    }
  }

  // MARK: Names

  static let classNames: ValueNames = [
    0: "Management", 1: "Transfer", 2: "SS7", 3: "ASP", 4: "ASP", 9: "Routing Key Management",
  ]

  static let typeNames: [UInt8: ValueNames] = [
    0: [0: "Error", 1: "Notify"],
    1: [1: "Data"],
    2: [
      1: "Destination Unavailable", 2: "Destination Available", 3: "Destination State Audit",
      4: "Signalling Congestion", 5: "Destination User Part Unavailable",
      6: "Destination Restricted",
    ],
    3: [
      1: "Up", 2: "Down", 3: "Heartbeat", 4: "Up Acknowledgement", 5: "Down Acknowledgement",
      6: "Heartbeat Acknowledgement",
    ],
    4: [
      1: "Active", 2: "Inactive", 3: "Active Acknowledgement", 4: "Inactive Acknowledgement",
    ],
    9: [
      1: "Registration Request", 2: "Registration Response", 3: "Deregistration Request",
      4: "Deregistration Response",
    ],
  ]

  static let parameterNames: ValueNames = [
    4: "INFO String", 6: "Routing Context", 7: "Diagnostic Info", 9: "Heartbeat Data",
    11: "Traffic Mode Type", 12: "Error Code", 13: "Status", 17: "ASP Identifier",
    18: "Affected Point Code", 19: "Correlation ID", 0x200: "Network Appearance",
    0x204: "User/Cause", 0x205: "Congestion Indications", 0x206: "Concerned Destination",
    0x207: "Routing Key", 0x208: "Registration Result", 0x209: "Deregistration Result",
    0x20a: "Local Routing Key Identifier", 0x20b: "Destination Point Code",
    0x20c: "Service Indicators", 0x20e: "Originating Point Code List", 0x210: "Protocol Data",
    0x212: "Registration Status", 0x213: "Deregistration Status",
  ]
}
