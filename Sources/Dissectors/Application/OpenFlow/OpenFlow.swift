// OpenFlow Switch Specification, versions 1.0.0 and 1.3.0.
//
//   +---------------+---------------+-------------------------------+
//   |    Version    |     Type      |            Length             |
//   +---------------+---------------+-------------------------------+
//   |                    Transaction identifier                     |
//   +---------------------------------------------------------------+

public import Dissection

/// Messages of OpenFlow in a TCP segment.
public struct OpenFlow: Dissector {
  public static let dumpName = "openflow"
  public static let attachments = [Key.tcpPort(6633), .tcpPort(6653)]
  static let headerLength = 8

  // MARK: Fields

  static let version = Field<UInt8>("openflow.version", "Version", at: 0)
  static let type = Field<UInt8>("openflow.type", "Type", at: 1)
  static let length = Field<UInt16>("openflow.length", "Length", at: 2)
  static let transaction = Field<UInt32>("openflow.xid", "Transaction ID", at: 4, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": OpenFlow")
    var offset = 0
    while offset < length {
      let message = bytes.from(offset)
      let version = try message.read(version)
      line.write("\n\tversion ")
      line.write(version, in: versionNames, unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
      guard length - offset >= 2 else { return line.write(" (end of TCP payload)") }
      let type = try message.read(type)
      let names = version == 1 ? typeNames0 : version == 4 ? typeNames3 : nil
      line.write(", type ")
      line.write(type, in: names ?? [:], unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
      guard length - offset >= 4 else { return line.write(" (end of TCP payload)") }
      let size = try Int(message.read(Self.length))
      line.write(", length ", size)
      if size < headerLength { line.write(" (too short!)") }
      guard length - offset >= headerLength else { return line.write(" (end of TCP payload)") }
      let transaction = try message.read(transaction)
      line.write(", xid 0x", hex: transaction, digits: 8)
      guard size >= headerLength else { return line.writeInvalid() }
      try writeBody(version, type, message, size, into: &line)
      // The rest may be in a later segment.
      try message.require(size)
      offset += size
    }
  }

  private static func writeBody(
    _ version: UInt8, _ type: UInt8, _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let body = bytes.from(headerLength)
    let length = size - headerLength
    switch version {
    case 1: try OpenFlow0.writeBody(type, body, length, into: &line)
    case 4: try OpenFlow3.writeBody(type, body, length, into: &line)
    default: break
    }
  }

  /// ` data (13 octets)`, and with `-vv` the octets.
  static func writeData(
    _ bytes: Span<UInt8>, _ length: Int, isAnnounced: Bool = true, into line: inout DumpLine
  ) throws(Flaw) {
    guard length > 0 else { return }
    if isAnnounced { line.write("\n\t data (", length, " octets)") }
    if line.options.verbosity > 1 {
      line.writeHexAndText(bytes.upTo(length), indent: "\n\t  ")
    }
    try bytes.require(length)
  }

  /// ` (A, B)` for the bits that are set, ` (bogus)` for those nobody knows.
  static func writeBits(
    _ value: UInt32, _ names: [(UInt32, String)], _ all: UInt32, into line: inout DumpLine
  ) {
    guard value != 0 else { return }
    if value & all != 0 {
      line.write(" (")
      line.writeBits(value, ordered: names)
      line.write(")")
    }
    if value & ~all != 0 { line.write(" (bogus)") }
  }

  /// A name in a field of so many bytes, up to its zero.
  static func writeName(
    _ bytes: Span<UInt8>, at offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("'")
    for index in offset..<(offset + size) {
      let byte = try bytes.uint8(at: index)
      guard byte != 0 else { break }
      line.write(untrusted: byte)
    }
    line.write("'")
  }

  // MARK: Names

  private static let versionNames: ValueNames = [
    1: "1.0", 2: "1.1", 3: "1.2", 4: "1.3", 5: "1.4", 6: "1.5",
  ]

  private static let typeNames0: ValueNames = [
    0: "HELLO", 1: "ERROR", 2: "ECHO_REQUEST", 3: "ECHO_REPLY", 4: "VENDOR",
    5: "FEATURES_REQUEST", 6: "FEATURES_REPLY", 7: "GET_CONFIG_REQUEST", 8: "GET_CONFIG_REPLY",
    9: "SET_CONFIG", 10: "PACKET_IN", 11: "FLOW_REMOVED", 12: "PORT_STATUS", 13: "PACKET_OUT",
    14: "FLOW_MOD", 15: "PORT_MOD", 16: "STATS_REQUEST", 17: "STATS_REPLY",
    18: "BARRIER_REQUEST", 19: "BARRIER_REPLY", 20: "QUEUE_GET_CONFIG_REQUEST",
    21: "QUEUE_GET_CONFIG_REPLY",
  ]

  private static let typeNames3: ValueNames = [
    0: "HELLO", 1: "ERROR", 2: "ECHO_REQUEST", 3: "ECHO_REPLY", 4: "EXPERIMENTER",
    5: "FEATURES_REQUEST", 6: "FEATURES_REPLY", 7: "GET_CONFIG_REQUEST", 8: "GET_CONFIG_REPLY",
    9: "SET_CONFIG", 10: "PACKET_IN", 11: "FLOW_REMOVED", 12: "PORT_STATUS", 13: "PACKET_OUT",
    14: "FLOW_MOD", 15: "GROUP_MOD", 16: "PORT_MOD", 17: "TABLE_MOD", 18: "MULTIPART_REQUEST",
    19: "MULTIPART_REPLY", 20: "BARRIER_REQUEST", 21: "BARRIER_REPLY",
    22: "QUEUE_GET_CONFIG_REQUEST", 23: "QUEUE_GET_CONFIG_REPLY", 24: "ROLE_REQUEST",
    25: "ROLE_REPLY", 26: "GET_ASYNC_REQUEST", 27: "GET_ASYNC_REPLY", 28: "SET_ASYNC",
    29: "METER_MOD",
  ]

  static let vendorNames: ValueNames = [
    0x0000_2320: "Nicira", 0x005c_16c7: "Big Switch Networks", 0x00d0_f0db: "Ericsson",
    0x4f4e_4600: "ONF",
  ]

  static let fragmentNames: ValueNames = [0: "FRAG_NORMAL", 1: "FRAG_DROP", 2: "FRAG_REASM"]
}
