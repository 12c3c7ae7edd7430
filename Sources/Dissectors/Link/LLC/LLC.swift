// Logical link control, IEEE 802.2.
//
//   +-------------+-------------+---------------------------+
//   |    DSAP   |G|    SSAP   |R|  Control (1 or 2 bytes)   |
//   +-------------+-------------+---------------------------+
//
//   control, least significant bit first:
//     0 N(S)           P/F N(R)    information
//     1 0 type  0000   P/F N(R)    supervisory
//     1 1 type  P/F type           unnumbered, one byte

import Addresses
public import Dissection

/// The header behind an IEEE 802.3 length, and in other frames without an Ethernet type.
public enum LLC: Dissector {
  public static let dumpName = "llc"
  public static let attachments = [Key.logicalLink, .etherType(0x8870)]

  // MARK: Fields

  static let destination = Field<UInt8>("llc.dsap", "DSAP", at: 0, .hexadecimal)
  static let source = Field<UInt8>("llc.ssap", "SSAP", at: 1, .hexadecimal)
  static let control = Field<UInt16>("llc.control", "Control field", at: 2, .hexadecimal)

  // MARK: View

  /// The header taken apart.
  struct Header {
    let destination: UInt8
    let source: UInt8
    let control: UInt16
    let isUnnumbered: Bool
    var length: Int { isUnnumbered ? 3 : 4 }
    /// Whether it is an unnumbered information frame, which other protocols ride on.
    var isInformation: Bool { isUnnumbered && control == 3 }
    /// The access point that both ends name, without the bits for group and response.
    var accessPoint: UInt8? { source & 0xfe == destination & 0xfe ? source & 0xfe : nil }

    /// nil where the bytes end too early.
    init?(_ bytes: Span<UInt8>, length: Int) {
      guard bytes.count >= 3, length >= 3 else { return nil }
      destination = bytes[0]
      source = bytes[1]
      isUnnumbered = bytes[2] & 3 == 3
      guard !isUnnumbered else {
        control = UInt16(bytes[2])
        return
      }
      guard bytes.count >= 4, length >= 4 else { return nil }
      control = UInt16(bytes[2]) | UInt16(bytes[3]) << 8
    }
  }

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard let header = Header(bytes, length: length) else {
      line.writeTruncated()
      line.addLinkHeader(bytes.count)
      return line.writeHexAndText(bytes.upTo(length))
    }
    if header.source == 0xff, header.destination == 0xff {
      // Novell's own framing: IPX behind the length, whose first bytes look like this header.
      if line.options.showsLink { line.write("IPX 802.3: ") }
      _ = try line.hand(bytes, length: length, to: .serviceAccessPoint(0xe0))
      return
    }
    if line.options.showsLink { writeHeader(header, into: &line) }
    let payload = bytes.from(header.length)
    let rest = length - header.length
    // A frame that nobody reads counts as headed only where it has addresses before it.
    let countsUnknown = line.link.source != nil
    if header.isInformation, let point = header.accessPoint {
      if point == 0xaa {
        let isKnown = try SNAP.dump(payload, length: rest, bridgePad: 2, into: &line)
        if isKnown || countsUnknown { line.addLinkHeader(header.length + SNAP.headerLength) }
        if !isKnown { line.writeUnknown(bytes) }
        return
      }
      if try dumpKnown(payload, length: rest, point, into: &line) {
        return line.addLinkHeader(header.length)
      }
    }
    if countsUnknown { line.addLinkHeader(header.length) }
    if !line.options.showsLink { writeAccessPoints(header, into: &line) }
    if writeFrame(header, payload, length: length, into: &line) { return }
    line.writeUnknown(bytes)
  }

  private static func dumpKnown(
    _ payload: Span<UInt8>, length: Int, _ point: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch point {
    case 0x06: return try line.hand(payload, length: length, to: .etherType(0x0800))
    case 0xe0:
      if line.options.showsLink { line.write("IPX 802.2: ") }
      return try line.hand(payload, length: length, to: .serviceAccessPoint(point))
    default: return try line.hand(payload, length: length, to: .serviceAccessPoint(point))
    }
  }

  /// `LLC, dsap STP (0x42) Individual, ssap STP (0x42) Command, ctrl 0x03: `
  private static func writeHeader(_ header: Header, into line: inout DumpLine) {
    let destination = header.destination & 0xfe
    let source = header.source & 0xfe
    line.write("LLC, dsap ", destination, in: accessPointNames, unknown: .text("Unknown"))
    line.write(" (0x", hex: destination, digits: 2)
    line.write(header.destination & 1 == 0 ? ") Individual" : ") Group")
    line.write(", ssap ", source, in: accessPointNames, unknown: .text("Unknown"))
    line.write(" (0x", hex: source, digits: 2)
    line.write(header.source & 1 == 0 ? ") Command" : ") Response")
    line.write(", ctrl 0x", hex: header.control, digits: header.isUnnumbered ? 2 : 4, ": ")
  }

  /// `00:00:5e:00:53:01 > 00:00:5e:00:53:02 SNA `
  private static func writeAccessPoints(_ header: Header, into line: inout DumpLine) {
    let destination = header.destination & 0xfe
    let source = header.source & 0xfe
    let addresses = line.link
    if let address = addresses.source, addresses.destination != nil {
      line.write("", address, " ")
      if source == destination { line.write("> ") }
    }
    if source != destination {
      line.write(source, in: accessPointNames, unknown: .hex("Unknown SSAP 0x", digits: 2))
      line.write(" > ")
    }
    if addresses.source != nil, let address = addresses.destination {
      line.write("", address, " ")
    }
    line.write(destination, in: accessPointNames, unknown: .hex("Unknown DSAP 0x", digits: 2))
    line.write(" ")
  }

  /// `Unnumbered, xid, Flags [Poll], length 6: 01 02`; whether nothing is left to be shown.
  private static func writeFrame(
    _ header: Header, _ payload: Span<UInt8>, length: Int, into line: inout DumpLine
  ) -> Bool {
    let control = header.control
    guard header.isUnnumbered else {
      let isSupervisory = control & 3 == 1
      if isSupervisory {
        line.write("Supervisory, ", control >> 2 & 3, in: supervisoryNames, unknown: .text("?"))
      } else {
        line.write("Information, send seq ", control >> 1 & 0x7f)
      }
      line.write(", rcv seq ", control >> 9, ", Flags [")
      writeFlags(header, isPolled: control & 0x100 != 0, length: length, into: &line)
      return isSupervisory
    }
    line.write("Unnumbered, ")
    line.write(control & 0xef, in: commandNames, unknown: .hex("", digits: 2))
    line.write(", Flags [")
    writeFlags(header, isPolled: control & 0x10 != 0, length: length, into: &line)
    guard control & 0xef == 0xaf else { return false }
    guard length > header.length else { return true }
    guard payload.count > 0 else {
      line.writeTruncated()
      return true
    }
    // The format identifier of IEEE 802.2's own XID.
    guard payload[0] == 0x81 else { return false }
    if payload.count < 3 || length < header.length + 3 {
      line.writeTruncated()
      line.writeHexAndText(payload)
    } else {
      line.write(": ", hex: payload[1], digits: 2, " ")
      line.write(hex: payload[2], digits: 2)
    }
    return true
  }

  private static func writeFlags(
    _ header: Header, isPolled: Bool, length: Int, into line: inout DumpLine
  ) {
    switch (header.source & 1 != 0, isPolled) {
    case (false, false): line.write("Command")
    case (false, true): line.write("Poll")
    case (true, false): line.write("Response")
    case (true, true): line.write("Final")
    }
    line.write("], length ", length)
  }

  static let accessPointNames: ValueNames = [
    0: "Null", 2: "802.1B I", 4: "SNA", 6: "IP", 0x0e: "ProWay NM", 0x42: "STP", 0x4e: "RS511",
    0x7e: "ISO8208", 0x8e: "ProWay", 0xaa: "SNAP", 0xe0: "IPX", 0xf0: "NetBeui", 0xfe: "OSI",
    0xff: "Global",
  ]
  static let commandNames: ValueNames = [
    0x03: "ui", 0x0f: "dm", 0x43: "disc", 0x63: "ua", 0x6f: "sabme", 0x87: "frmr", 0xaf: "xid",
    0xe3: "test",
  ]
  static let supervisoryNames: ValueNames = [
    0: "Receiver Ready", 1: "Receiver not Ready", 2: "Reject",
  ]
}
