// Frame relay, ITU-T Q.922 annex A; multiprotocol, RFC 2427.
//
//   +-----------------------+--------+---------+---------+
//   |  Address (2-4 bytes)  |  0x03  | pad (0) |  NLPID  |
//   +-----------------------+--------+---------+---------+
//   or an Ethernet type straight behind the address

import Addresses
public import Dissection

/// A frame of a frame relay circuit.
public enum FrameRelay: Dissector {
  public static let dumpName = "fr"
  public static let attachments = [Key.linkType(107)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = dumpName
    guard bytes.count >= 4 else { return line.writeTruncated() }
    try dumpFrame(bytes, length: length, into: &line)
  }

  static func dumpFrame(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard let address = FrameRelayAddress(bytes, length: length) else {
      return line.write("Q.922, invalid address")
    }
    let start = address.length
    guard bytes.has(2, at: start), length >= start + 2 else { return line.writeTruncated() }
    if bytes[start] != 3, address.circuit != 0 {
      // Perhaps an Ethernet type, as Cisco has it.
      let type = try bytes.uint16(at: start)
      if line.options.showsLink { writeHeader(address, length, type: type, into: &line) }
      let payload = bytes.from(start + 2)
      if try line.hand(payload, length: length - start - 2, to: .etherType(type)) {
        return line.addLinkHeader(start + 2)
      }
      line.write("UI ", hex: bytes[start], digits: 2, "! ")
    }
    var end = start + 2
    if bytes[start + 1] == 0 {
      // Some put a pad before every NLPID; it belongs behind addresses of three bytes.
      if start != 3 { line.write("Pad! ") }
      end += 1
    } else if start == 3 {
      line.write("No pad! ")
    }
    try bytes.require(end)
    guard length >= end else { return line.writeTruncated() }
    let protocolNumber = bytes[end - 1]
    if line.options.showsLink { writeHeader(address, length, protocolNumber, into: &line) }
    line.addLinkHeader(end)
    let payload = bytes.from(end)
    let rest = length - end
    switch protocolNumber {
    case 0xcc: _ = try line.hand(payload, length: rest, to: .etherType(0x0800))
    case 0x8e: _ = try line.hand(payload, length: rest, to: .etherType(0x86dd))
    case 0x81, 0x82, 0x83:
      if try !line.hand(bytes.from(end - 1), length: rest + 1, to: .serviceAccessPoint(0xfe)) {
        line.writeUnknown(payload)
      }
    case 0x80:
      if try SNAP.dump(payload, length: rest, bridgePad: 0, into: &line) { return }
      if !line.options.showsLink { writeHeader(address, length, protocolNumber, into: &line) }
      line.writeUnknown(bytes)
    case 0x08: try Q933.dump(payload, length: rest, into: &line)
    case 0xb1: try writeFragment(payload, length: rest, into: &line)
    case 0xcf: try PPP.dumpFrame(payload, length: rest, into: &line)
    default:
      if !line.options.showsLink { writeHeader(address, length, protocolNumber, into: &line) }
      if !line.options.hidesUnknown {
        line.writeHexAndText(payload.upTo(rest))
        if payload.count < rest { throw .truncated(need: rest, have: payload.count) }
      }
    }
  }

  /// `Q.922, hdr-len 2, DLCI 100, Flags [none], NLPID IPv4 (0xcc), length 32: `
  private static func writeHeader(
    _ address: FrameRelayAddress, _ length: Int, _ protocolNumber: UInt8 = 0,
    type: UInt16? = nil, into line: inout DumpLine
  ) {
    guard !line.options.isQuiet else {
      line.write("Q.922, DLCI ", address.circuit)
      return line.write(", length ", length, ": ")
    }
    line.write("Q.922, hdr-len ", address.length)
    line.write(", DLCI ", address.circuit, ", Flags [")
    address.writeFlags(into: &line)
    if let type {
      line.write("], cisco-ethertype ")
      Ethernet.writeType(type, into: &line)
    } else {
      line.write("], NLPID ", protocolNumber, in: protocolNames, unknown: .text("unknown"))
      line.write(" (0x", hex: protocolNumber, digits: 2, ")")
    }
    line.write(", length ", length, ": ")
  }

  /// A fragment between two ends or on one interface (FRF.12).
  private static func writeFragment(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else { return line.writeTruncated() }
    let word = try bytes.uint16(at: 0)
    let flags = UInt8(truncatingIfNeeded: word >> 8)
    let sequence = (word >> 1 & 0x0f00) | word & 0xff
    line.write("FRF.15, seq 0x", hex: sequence, digits: 3, ", Flags [")
    MultilinkFrameRelay.writeFlags(flags & 0xe0, into: &line)
    line.write(flags & 1 != 0 ? "],Interface" : "],End-to-End")
    line.write(" Fragmentation, length ", length)
  }

  /// Network layer protocol identifiers, ISO/IEC TR 9577.
  static let protocolNames: ValueNames = [
    0x00: "NULL", 0x08: "Q.933", 0x09: "LMI", 0x80: "SNAP", 0x81: "CLNP", 0x82: "ES-IS",
    0x83: "IS-IS",
    0x84: "CONS", 0x85: "IDRP", 0x8a: "X25 ES-IS", 0x8e: "IPv6", 0xb1: "FRF.15",
    0xc1: "ISIS_SPB", 0xcc: "IPv4", 0xcf: "PPP",
  ]
}

extension FrameRelayAddress {
  /// Command/response, congestion and control bits.
  func writeFlags(into line: inout DumpLine) {
    var isFirst = true
    func add(_ isSet: Bool, _ name: String, _ line: inout DumpLine) {
      guard isSet else { return }
      if !isFirst { line.write(", ") }
      line.write(name)
      isFirst = false
    }
    add(flags[0] & 2 != 0, "C!", &line)
    add(flags[1] & 2 != 0, "DE", &line)
    add(flags[1] & 4 != 0, "BECN", &line)
    add(flags[1] & 8 != 0, "FECN", &line)
    add(hasControl, "sdlcore", &line)
    if isFirst { line.write("none") }
  }
}
