// Serial lines, RFC 1055, with Van Jacobson's header compression, RFC 1144: LINKTYPE_SLIP.
//
//   +-----------+-----------------------------------+
//   | Direction | Compressed header (15 bytes)      |  then the packet as it was before
//   +-----------+-----------------------------------+

import Addresses
public import Dissection

/// A packet on a serial line.
public enum SLIP: Dissector {
  public static let dumpName = "slip"
  public static let attachments = [Key.linkType(8)]
  static let headerLength = 16

  /// How many bytes of data the last packets of each connection had, by direction.
  struct Lengths {
    private var values = [Int](repeating: 0, count: 512)

    subscript(isOutgoing: Bool, connection: UInt8) -> Int {
      get { values[(isOutgoing ? 256 : 0) + Int(connection)] }
      set { values[(isOutgoing ? 256 : 0) + Int(connection)] = newValue }
    }

    var last: UInt8 = 0
  }

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength, length >= headerLength else {
      return line.writeTruncated()
    }
    line.addLinkHeader(headerLength)
    let packet = bytes.from(headerLength)
    let rest = length - headerLength
    if line.options.showsLink { try writeHeader(bytes, packet, rest, into: &line) }
    guard packet.count > 0, rest > 0 else { return line.writeTruncated() }
    switch packet[0] >> 4 {
    case 4: _ = try line.hand(packet, length: rest, to: .etherType(0x0800))
    case 6: _ = try line.hand(packet, length: rest, to: .etherType(0x86dd))
    case let version: line.write("ip v", version)
    }
  }

  /// `I ip 44: `, `O utcp 3: `, `I ctcp * S+40 20 (5): `
  private static func writeHeader(
    _ bytes: Span<UInt8>, _ packet: Span<UInt8>, _ rest: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let direction: Bool?
    switch bytes[0] {
    case 0:
      line.write("I ")
      direction = false
    case 1:
      line.write("O ")
      direction = true
    default:
      line.write("Invalid direction ", bytes[0], " ")
      direction = nil
    }
    switch bytes[1] & 0xf0 {
    case 0x40: line.write("ip ", rest + headerLength, ": ")
    case 0x70:
      // The protocol field of the header holds the connection's number.
      let connection = try bytes.uint8(at: 10)
      line.session.slip.last = connection
      line.write("utcp ", connection, ": ")
      guard let direction else { return }
      line.session.slip[direction, connection] = try headersLength(packet)
    default:
      guard let direction else { return }
      if bytes[1] & 0x80 != 0 {
        try writeCompressed(bytes.from(1), packet, rest, direction, into: &line)
        line.write(": ")
      } else {
        line.write("slip-", bytes[1], "!: ")
      }
    }
  }

  /// What the IP and TCP headers of a packet take.
  private static func headersLength(_ packet: Span<UInt8>) throws(Flaw) -> Int {
    let network = Int(try packet.uint8(at: 0) & 15) * 4
    return network + Int(try packet.uint8(at: network + 12) >> 4) * 4
  }

  private static func writeCompressed(
    _ header: Span<UInt8>, _ packet: Span<UInt8>, _ rest: Int, _ isOutgoing: Bool,
    into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try header.uint8(at: 0)
    var offset = 1
    if flags & 0x40 != 0 {
      line.session.slip.last = try header.uint8(at: 1)
      line.write("ctcp ", line.session.slip.last)
      offset = 2
    } else {
      line.write("ctcp *")
    }
    offset += 2
    let connection = line.session.slip.last
    switch flags & 0x0f {
    case 0x0b: line.write(" *SA+", line.session.slip[isOutgoing, connection])
    case 0x0f: line.write(" *S+", line.session.slip[isOutgoing, connection])
    default:
      if flags & 1 != 0 {
        line.write(" U=", try change(header, &offset))
      }
      if flags & 2 != 0 {
        let window = Int16(truncatingIfNeeded: try change(header, &offset))
        line.write(window >= 0 ? " W+" : " W", window)
      }
      if flags & 4 != 0 { line.write(" A+", try change(header, &offset)) }
      if flags & 8 != 0 { line.write(" S+", try change(header, &offset)) }
    }
    if flags & 0x20 != 0 { line.write(" I+", try change(header, &offset)) }
    let data = rest - (try headersLength(packet))
    line.session.slip[isOutgoing, connection] = data
    line.write(" ", UInt32(truncatingIfNeeded: data), " (")
    line.write("", offset, ")")
  }

  /// A change in one byte, or behind a zero in two (RFC 1144 §3.2.3).
  private static func change(_ header: Span<UInt8>, _ offset: inout Int) throws(Flaw) -> UInt16 {
    let small = try header.uint8(at: offset)
    guard small == 0 else {
      offset += 1
      return UInt16(small)
    }
    let large = try header.uint16(at: offset + 1)
    offset += 3
    return large
  }
}
