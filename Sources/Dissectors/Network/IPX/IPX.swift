// Novell's internetwork packet exchange.
//
//    0               2               4       5       6
//   +---------------+---------------+-------+-------+
//   |   Checksum    |    Length     | Hops  | Type  |
//   +---------------+---------------+-------+-------+-------+---------------+
//   |  Destination network (4)      |  Node (6)             |  Socket (2)   |
//   +-------------------------------+-----------------------+---------------+
//   |  Source network (4)           |  Node (6)             |  Socket (2)   |
//   +-------------------------------+-----------------------+---------------+

import Addresses
public import Dissection

/// A NetWare packet.
public enum IPX: Dissector {
  public static let dumpName = "ipx"
  public static let attachments = [Key.serviceAccessPoint(0xe0)]
  static let headerLength = 30

  // MARK: Fields

  static let length = Field<UInt16>("ipx.len", "Length", at: 2)
  static let destinationSocket = Field<UInt16>("ipx.dst.socket", "Destination Socket", at: 16)
  static let sourceSocket = Field<UInt16>("ipx.src.socket", "Source Socket", at: 28)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if !line.options.showsLink { line.write("IPX ") }
    try writeAddress(bytes, at: 18, into: &line)
    line.write(".", hex: try bytes.read(sourceSocket), digits: 4, " > ")
    try writeAddress(bytes, at: 6, into: &line)
    line.write(".", hex: try bytes.read(destinationSocket), digits: 4, ": ")
    let total = Int(try bytes.read(Self.length))
    guard total >= headerLength else {
      line.writeContradiction("length", total, "<", headerLength, after: "[")
      return line.writeInvalid()
    }
    guard total <= length else {
      line.writeContradiction("length", total, ">", length, after: "[")
      return line.writeInvalid()
    }
    try writePayload(bytes.upTo(total), total - headerLength, into: &line)
  }

  private static func writeAddress(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(hex: try bytes.uint32(at: offset), digits: 8)
    line.write(".", try bytes.mac(at: offset + 4))
  }

  /// What the sockets say it is; one of them is enough.
  private static func writePayload(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let destination = try bytes.read(destinationSocket)
    let source = try bytes.read(sourceSocket)
    let payload = bytes.from(headerLength)
    for (socket, name) in [(0x0451, 0), (0x0452, 1), (0x0453, 2), (0x0455, 3), (0x0456, 4)]
    where Int(destination) == socket || Int(source) == socket {
      switch name {
      case 1: return try writeServices(payload, length, into: &line)
      case 2: return try writeRoutes(payload, length, into: &line)
      case 3: return line.write("ipx-netbios ", length)
      case 4: return line.write("ipx-diags ", length)
      // Requests come to this socket; what goes from it is somebody's answer.
      default: if Int(destination) == socket { return line.write("ipx-ncp ", length) }
      }
    }
    switch destination {
    case 0x85be:
      if try line.hand(payload, length: length, to: .ipProtocol(88)) { return }
    case 0x0553: return line.write("ipx-nwlink-dgm ", length)
    default: break
    }
    line.write("ipx-#", hex: destination, " ")
    line.write("", length)
  }

  /// The service advertising protocol.
  private static func writeServices(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else { return line.writeTruncated() }
    let command = try bytes.uint16(at: 0)
    switch command {
    case 1, 3:
      line.write(command == 1 ? "ipx-sap-req" : "ipx-sap-nearest-req")
      guard length > 2 else { return }
      guard length >= 4 else { return line.writeTruncated() }
      line.write(" ", hex: try bytes.uint16(at: 2), digits: 4)
    case 2, 4:
      line.write(command == 2 ? "ipx-sap-resp" : "ipx-sap-nearest-resp")
      var offset = 2
      var count = 0
      while offset < length, count < 8 {
        guard length - offset >= 64 else { return line.writeTruncated() }
        line.write(" ", hex: try bytes.uint16(at: offset), digits: 4, " '")
        line.write(untrustedCString: try bytes.slice(at: offset + 2, count: 48))
        line.write("' addr ")
        try writeAddress(bytes, at: offset + 50, into: &line)
        offset += 64
        count += 1
      }
    default: line.write("ipx-sap-?", hex: command)
    }
  }

  /// The routing information protocol.
  private static func writeRoutes(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else { return line.writeTruncated() }
    let command = try bytes.uint16(at: 0)
    switch command {
    case 1:
      line.write("ipx-rip-req")
      guard length > 2 else { return }
      guard length >= 10 else { return line.writeTruncated() }
      try writeRoute(bytes, at: 2, into: &line)
    case 2:
      line.write("ipx-rip-resp")
      var offset = 2
      var count = 0
      while offset < length, count < 15 {
        guard length - offset >= 8 else { return line.writeTruncated() }
        try writeRoute(bytes, at: offset, into: &line)
        offset += 8
        count += 1
      }
    default: line.write("ipx-rip-?", hex: command)
    }
  }

  /// ` 00000005/1.2`: network, hops, ticks.
  private static func writeRoute(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" ", hex: try bytes.uint32(at: offset), digits: 8, "/")
    line.write("", try bytes.uint16(at: offset + 4), ".")
    line.write(decimal: try bytes.uint16(at: offset + 6))
  }
}

/// The same behind an Ethernet type.
public enum IPXOverEthernet: Dissector {
  public static let dumpName = "ipx"
  public static let attachments = [Key.etherType(0x8137)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("(NOV-ETHII) ")
    try IPX.dump(bytes, length: length, into: &line)
  }
}
