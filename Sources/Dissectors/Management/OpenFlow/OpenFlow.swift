// OpenFlow Switch Protocol (Open Networking Foundation), versions 1.0 and 1.3.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |    Version    |     Type      |            Length             |
//   +---------------+---------------+-------------------------------+
//   |                        Transaction ID                         |
//   +---------------------------------------------------------------+

public import Dissection

/// What a controller and a switch tell each other.
public enum OpenFlow: Dissector {
  public static let dumpName = "openflow"
  public static let attachments = [Key.tcpPort(6633), .tcpPort(6653)]
  static let headerLength = 8

  // MARK: Fields

  static let version = Field<UInt8>("openflow.version", "Version", at: 0, .hexadecimal)
  static let messageType = Field<UInt8>("openflow.type", "Type", at: 1)
  static let length = Field<UInt16>("openflow.length", "Length", at: 2)
  static let transaction = Field<UInt32>("openflow.xid", "Transaction ID", at: 4, .hexadecimal)

  // MARK: Print

  /// `: OpenFlow`, and a row for each message; verbose, what it says.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": OpenFlow")
    var place = 0
    while place < length {
      let rest = length - place
      let version = try bytes.uint8(at: place)
      line.write(
        "\n\tversion ", version, in: versions,
        unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
      guard rest >= 2 else { return line.write(" (end of TCP payload)") }
      let type = try bytes.uint8(at: place + 1)
      line.write(", type ")
      let names = version == 1 ? messageTypes10 : version == 4 ? messageTypes13 : noTypes
      line.write(type, in: names, unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
      guard rest >= 4 else { return line.write(" (end of TCP payload)") }
      let size = Int(try bytes.uint16(at: place + 2))
      line.write(", length ", size)
      let isShort = size < headerLength
      if isShort { line.write(" (too short!)") }
      guard rest >= headerLength else { return line.write(" (end of TCP payload)") }
      line.write(", xid 0x", hex: try bytes.uint32(at: place + 4), digits: 8)
      guard !isShort else { return line.writeInvalid() }
      let body = bytes.from(place + headerLength).upTo(size - headerLength)
      if version == 4, messageTypes13[type] != nil {
        let isRight = try writeBody13(type, body, size - headerLength, into: &line)
        if !isRight { line.writeInvalid() }
      }
      place += size
    }
  }

  /// ` data (13 octets)`; very verbose, the data.
  static func writeData(
    _ body: Span<UInt8>, at start: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard size > start else { return }
    line.write("\n\t data (", size - start, " octets)")
    if line.options.verbosity > 1 { line.writeHexAndText(body.from(start), indent: "\n\t  ") }
    try body.require(size)
  }

  /// ` (PORT_DOWN, NO_RECV)`: the names of the bits that are set, and whether others are.
  static func writeFlags(_ word: UInt32, in names: ValueNames, into line: inout DumpLine) {
    guard word != 0 else { return }
    var known: UInt32 = 0
    for number in names.numbers { known |= number }
    if word & known != 0 {
      line.write(" (")
      line.writeBits(word & known, in: names)
      line.write(")")
    }
    if word & ~known != 0 { line.write(" (bogus)") }
  }

  // MARK: Values

  static let versions: ValueNames = [
    1: "1.0", 2: "1.1", 3: "1.2", 4: "1.3", 5: "1.4", 6: "1.5",
  ]

  static let noTypes: ValueNames = [:]

  static let messageTypes10: ValueNames = [
    0: "HELLO", 1: "ERROR", 2: "ECHO_REQUEST", 3: "ECHO_REPLY", 4: "VENDOR",
    5: "FEATURES_REQUEST", 6: "FEATURES_REPLY", 7: "GET_CONFIG_REQUEST", 8: "GET_CONFIG_REPLY",
    9: "SET_CONFIG", 10: "PACKET_IN", 11: "FLOW_REMOVED", 12: "PORT_STATUS", 13: "PACKET_OUT",
    14: "FLOW_MOD", 15: "PORT_MOD", 16: "STATS_REQUEST", 17: "STATS_REPLY",
    18: "BARRIER_REQUEST", 19: "BARRIER_REPLY", 20: "QUEUE_GET_CONFIG_REQUEST",
    21: "QUEUE_GET_CONFIG_REPLY",
  ]

  static let messageTypes13: ValueNames = [
    0: "HELLO", 1: "ERROR", 2: "ECHO_REQUEST", 3: "ECHO_REPLY", 4: "EXPERIMENTER",
    5: "FEATURES_REQUEST", 6: "FEATURES_REPLY", 7: "GET_CONFIG_REQUEST", 8: "GET_CONFIG_REPLY",
    9: "SET_CONFIG", 10: "PACKET_IN", 11: "FLOW_REMOVED", 12: "PORT_STATUS", 13: "PACKET_OUT",
    14: "FLOW_MOD", 15: "GROUP_MOD", 16: "PORT_MOD", 17: "TABLE_MOD", 18: "MULTIPART_REQUEST",
    19: "MULTIPART_REPLY", 20: "BARRIER_REQUEST", 21: "BARRIER_REPLY",
    22: "QUEUE_GET_CONFIG_REQUEST", 23: "QUEUE_GET_CONFIG_REPLY", 24: "ROLE_REQUEST",
    25: "ROLE_REPLY", 26: "GET_ASYNC_REQUEST", 27: "GET_ASYNC_REPLY", 28: "SET_ASYNC",
    29: "METER_MOD",
  ]

  static let vendors: ValueNames = [
    0: "Ethernet", 0x2320: "Nicira Networks", 0x5c_16c7: "Big Switch Networks",
    0xd0_f0db: "Ericsson", 0x4f4e_4600: "ONF Extensions",
    0xff00_0001: "Budapest University of Technology and Economics",
  ]
}
