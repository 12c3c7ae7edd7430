// The header that Sun's ATM driver puts before a packet or a cell.
//
//   +-+-----+-------+---------------+-------------------------------+
//   |D|     | Type  |  Virtual path |        Virtual channel        |
//   +-+-----+-------+---------------+-------------------------------+

public import Dissection

/// A packet of an ATM circuit, with the circuit's numbers.
public enum SunATM: Dissector {
  public static let dumpName = "sunatm"
  public static let attachments = [Key.linkType(123)]
  static let headerLength = 4

  // MARK: Fields

  static let flags = Field<UInt8>("atm.flags", "Flags", at: 0, .hexadecimal)
  static let path = Field<UInt8>("atm.vpi", "VPI", at: 1)
  static let channel = Field<UInt16>("atm.vci", "VCI", at: 2)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let flags = try bytes.read(flags)
    let path = try bytes.read(path)
    let channel = try bytes.read(channel)
    if line.options.showsLink {
      line.write(flags & 0x80 != 0 ? "Tx: " : "Rx: ")
      line.write("VPI:", path)
      line.write(" VCI:", channel, " ")
    }
    line.addLinkHeader(headerLength)
    line.protocolName = ATM.dumpName
    let payload = bytes.from(headerLength)
    let rest = length - headerLength
    if path == 0, try dumpReserved(payload, rest, channel, into: &line) { return }
    if flags & 0x0f == 1 {
      try dumpEmulation(payload, rest, into: &line)
    } else {
      _ = try line.hand(payload, length: rest, to: .logicalLink)
    }
  }

  /// A channel with a meaning of its own; false for all others.
  private static func dumpReserved(
    _ bytes: Span<UInt8>, _ length: Int, _ channel: UInt16, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch channel {
    case 1: line.write("meta: ")
    case 2: line.write("broadcast sig: ")
    case 3, 4: try ATMCell.dump(bytes, length: length, checkLength: 1, into: &line)
    case 5: try dumpSignalling(bytes, into: &line)
    case 16:
      line.write("ilmi: ")
      _ = try line.hand(bytes, length: length, to: .udpPort(161))
    default: return false
    }
    return true
  }

  /// Signalling, ITU-T Q.2931 §4: a discriminator, a call, the type of a message.
  private static func dumpSignalling(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let discriminator = try bytes.uint8(at: 0)
    guard discriminator == 9 else {
      return line.write("SSCOP, proto ", discriminator, " ")
    }
    line.write("Q.2931")
    let type = try bytes.uint8(at: 5)
    line.write(":", type, in: messageNames, unknown: .decimal("msgtype#"))
    line.write(" CALL_REF:0x", hex: try bytes.uint24(at: 2), digits: 6)
  }

  /// An Ethernet frame over ATM (ATM Forum, LAN emulation 1.0 §4.1), or a message about them.
  private static func dumpEmulation(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = "lane"
    guard bytes.count >= 16 else { return line.writeTruncated() }
    let client = try bytes.uint16(at: 0)
    guard client == 0xff00 else {
      line.write("lecid:", hex: client, " ")
      line.addLinkHeader(2)
      _ = try line.hand(bytes.from(2), length: length - 2, to: .linkType(1))
      return
    }
    line.write("lec: proto ", hex: try bytes.uint8(at: 2))
    line.write(" vers ", hex: try bytes.uint8(at: 3), " ")
    line.write(try bytes.uint16(at: 4), in: operationNames, unknown: .decimal("opcode-#"))
  }

  static let messageNames: ValueNames = [
    0x02: "Call_proceeding", 0x05: "Setup", 0x07: "Connect", 0x0f: "Connect_ack",
    0x46: "Restart", 0x4d: "Release", 0x4e: "Restart_ack", 0x5a: "Release_complete",
    0x75: "Status_enquiry", 0x7d: "Status", 0x80: "Add_party", 0x81: "Add_party_ack",
    0x82: "Add_party_reject", 0x83: "Drop_party", 0x84: "Drop_party_ack",
  ]
  static let operationNames: ValueNames = [
    0x001: "configure request", 0x002: "join request", 0x003: "ready query",
    0x004: "register request", 0x005: "unregister request", 0x006: "ARP request",
    0x007: "flush request", 0x008: "NARP request", 0x009: "topology request",
    0x101: "configure response", 0x102: "join response", 0x103: "ready indication",
    0x104: "register response", 0x105: "unregister response", 0x106: "ARP response",
    0x107: "flush response",
  ]
}
