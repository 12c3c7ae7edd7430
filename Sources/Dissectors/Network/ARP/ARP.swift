// Address resolution, RFC 826; reverse, RFC 903; inverse, RFC 2390; over ATM, RFC 2225.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |         Hardware type         |         Protocol type         |
//   +---------------+---------------+-------------------------------+
//   | Hardware size | Protocol size |           Operation           |
//   +---------------+---------------+-------------------------------+
//   |  Sender hardware, sender protocol, target hardware, target    |
//   |  protocol address, of these sizes ...                         |
//   +---------------------------------------------------------------+

import Addresses
public import Dissection

/// Who has which address.
public enum ARP: Dissector {
  public static let dumpName = "arp"
  public static let attachments = [Key.etherType(0x0806), .etherType(0x8035)]
  static let headerLength = 8

  // MARK: Fields

  static let hardwareType = Field<UInt16>("arp.hw.type", "Hardware type", at: 0)
  static let protocolType = Field<UInt16>("arp.proto.type", "Protocol type", at: 2, .hexadecimal)
  static let hardwareLength = Field<UInt8>("arp.hw.size", "Hardware size", at: 4)
  static let protocolLength = Field<UInt8>("arp.proto.size", "Protocol size", at: 5)
  static let operation = Field<UInt16>("arp.opcode", "Opcode", at: 6)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let hardware = try bytes.read(hardwareType)
    if hardware == 19 { return try ATMARP.dump(bytes, length: length, into: &line) }
    let message = try ARP.Message(bytes)
    guard bytes.count >= message.end else {
      line.writeTruncated()
      return line.writeHexAndText(bytes)
    }
    if !line.options.showsLink { line.write("ARP, ") }
    let isPlain = message.hasAddresses && message.protocolLength == 4
    if !isPlain || message.hardwareLength == 0 || line.options.isVerbose {
      line.write(hardware, in: hardwareNames, unknown: .decimal("Unknown Hardware (", suffix: ")"))
      line.write(" (len ", message.hardwareLength, "), ")
      writeProtocol(message.protocolType, into: &line)
      line.write(" (len ", message.protocolLength, ")")
      guard line.options.isVerbose else { return line.write(", length ", length) }
      line.write(", ")
    }
    line.write(
      message.operation, in: operationNames, unknown: .decimal("Unknown (", suffix: ")"))
    line.write(" ")
    guard try message.writeQuestion(bytes, into: &line) else {
      return line.writeHexAndText(bytes)
    }
    line.write(", length ", length)
  }

  static func writeProtocol(_ type: UInt16, into line: inout DumpLine) {
    line.write(
      type, in: Ethernet.typeNames, unknown: .hex("Unknown Protocol (0x", digits: 4, suffix: ")"))
  }

  /// The message for networks whose addresses all have one size.
  struct Message {
    let hardwareType: UInt16
    let protocolType: UInt16
    let hardwareLength: Int
    let protocolLength: Int
    let operation: UInt16

    init(_ bytes: Span<UInt8>) throws(Flaw) {
      try bytes.require(headerLength)
      hardwareType = bytes[ARP.hardwareType]
      protocolType = bytes[ARP.protocolType]
      hardwareLength = Int(bytes[ARP.hardwareLength])
      protocolLength = Int(bytes[ARP.protocolLength])
      operation = bytes[ARP.operation]
    }

    var senderProtocol: Int { headerLength + hardwareLength }
    var targetHardware: Int { senderProtocol + protocolLength }
    var targetProtocol: Int { targetHardware + hardwareLength }
    var end: Int { targetProtocol + protocolLength }
    /// Whether the protocol is IPv4, in its own framing or that of trailers (RFC 893).
    var hasAddresses: Bool { protocolType == 0x0800 || protocolType == 0x1000 }

    /// What the operation asks or says; false for an operation nobody knows.
    func writeQuestion(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Bool {
      switch operation {
      case 1:
        line.write("who-has ")
        try writeAddress(bytes, at: targetProtocol, into: &line)
        let target = try bytes.slice(at: targetHardware, count: hardwareLength)
        if target.indices.contains(where: { target[$0] != 0 }) {
          line.write(" (")
          writeHardware(target, into: &line)
          line.write(")")
        }
        line.write(" tell ")
        try writeAddress(bytes, at: senderProtocol, into: &line)
      case 2:
        try writeAddress(bytes, at: senderProtocol, into: &line)
        line.write(" is-at ")
        writeHardware(try bytes.slice(at: headerLength, count: hardwareLength), into: &line)
      case 3, 8:
        line.write("who-is ")
        writeHardware(try bytes.slice(at: targetHardware, count: hardwareLength), into: &line)
        line.write(" tell ")
        writeHardware(try bytes.slice(at: headerLength, count: hardwareLength), into: &line)
      case 4:
        writeHardware(try bytes.slice(at: targetHardware, count: hardwareLength), into: &line)
        line.write(" at ")
        try writeAddress(bytes, at: targetProtocol, into: &line)
      case 9:
        writeHardware(try bytes.slice(at: headerLength, count: hardwareLength), into: &line)
        line.write(" at ")
        try writeAddress(bytes, at: senderProtocol, into: &line)
      default: return false
      }
      return true
    }

    private func writeAddress(
      _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
    ) throws(Flaw) {
      guard hasAddresses else { return line.write("<wrong proto type>") }
      guard protocolLength == 4 else { return line.write("<wrong len>") }
      line.write(try bytes.ipv4(at: offset))
    }

    private func writeHardware(_ address: Span<UInt8>, into line: inout DumpLine) {
      guard hardwareType != 15 || address.isEmpty else {
        return FrameRelayAddress.write(address, into: &line)
      }
      line.writeHardwareAddress(address)
    }
  }

  static let hardwareNames: ValueNames = [
    1: "Ethernet", 6: "TokenRing", 7: "ArcNet", 15: "FrameRelay", 17: "Strip", 19: "ATM",
    24: "IEEE 1394",
  ]
  static let operationNames: ValueNames = [
    1: "Request", 2: "Reply", 3: "Reverse Request", 4: "Reverse Reply", 8: "Inverse Request",
    9: "Inverse Reply", 10: "NACK Reply",
  ]
}

extension DumpLine {
  /// A link-layer address of any size: `00:00:5e:00:53:01`, or `<empty>`.
  mutating func writeHardwareAddress(_ address: Span<UInt8>) {
    if address.isEmpty { return write("<empty>") }
    write(hexBytes: address, separator: 0x3a)
  }
}
