// Novell's internetwork packet exchange, after Xerox's IDP.
//
//   +-------------------------------+-------------------------------+
//   |           Checksum            |            Length             |
//   +---------------+---------------+-------------------------------+
//   |     Hops      |     Type      |     Destination network       |
//   +---------------+---------------+-------------------------------+
//   |  network, continued; destination node (6), socket (2); source network (4), node (6),
//   |  socket (2)

import Addresses
public import Dissection

/// A packet of Novell's networks.
public enum IPX: Dissector {
  public static let dumpName = "ipx"
  public static let attachments = [Key.serviceAccessPoint(0xe0)]
  static let headerLength = 30

  // MARK: Fields

  static let length = Field<UInt16>("ipx.len", "Length", at: 2)
  static let destinationNetwork = Field<UInt32>("ipx.dst.net", "Destination Network", at: 6)
  static let destinationNode = Field<MACAddress>("ipx.dst.node", "Destination Node", at: 10)
  static let destinationSocket = Field<UInt16>("ipx.dst.socket", "Destination Socket", at: 16)
  static let sourceNetwork = Field<UInt32>("ipx.src.net", "Source Network", at: 18)
  static let sourceNode = Field<MACAddress>("ipx.src.node", "Source Node", at: 22)
  static let sourceSocket = Field<UInt16>("ipx.src.socket", "Source Socket", at: 28)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if !line.options.showsLink { line.write("IPX ") }
    try bytes.require(headerLength)
    writeAddress(bytes[sourceNetwork], bytes[sourceNode], into: &line)
    line.write(".", hex: bytes[sourceSocket], digits: 4, " > ")
    writeAddress(bytes[destinationNetwork], bytes[destinationNode], into: &line)
    let socket = bytes[destinationSocket]
    line.write(".", hex: socket, digits: 4, ": ")
    let claimed = Int(bytes[Self.length])
    guard claimed >= headerLength else {
      line.writeContradiction("length", claimed, "<", headerLength, after: "[")
      return line.writeInvalid()
    }
    let payload = bytes.from(headerLength)
    let rest = claimed - headerLength
    switch socket {
    case 0x0452: try dumpServices(payload, length: rest, into: &line)
    case 0x0453: try dumpRoutes(payload, length: rest, into: &line)
    case 0x85be: _ = try line.hand(payload, length: rest, to: .ipProtocol(88))
    default:
      if let name = socketNames[socket] {
        line.write(name)
        line.write(" ", rest)
      } else {
        line.write("ipx-#", hex: socket)
        line.write(" ", rest)
      }
    }
  }

  /// `00000002.00:00:5e:00:53:01`
  private static func writeAddress(
    _ network: UInt32, _ node: MACAddress, into line: inout DumpLine
  ) {
    line.write(hex: network, digits: 8)
    line.write(".", node)
  }

  /// Service advertising: who asks for which kind of service, or who offers it.
  private static func dumpServices(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else { return line.writeInvalid() }
    let command = try bytes.uint16(at: 0)
    switch command {
    case 1, 3:
      line.write(command == 1 ? "ipx-sap-req" : "ipx-sap-nearest-req")
      line.write(" ", hex: try bytes.uint16(at: 2), digits: 4)
    case 2, 4:
      line.write(command == 2 ? "ipx-sap-resp" : "ipx-sap-nearest-resp")
      var offset = 2
      for _ in 0..<8 where offset < length {
        guard length - offset >= 2 else { return line.writeInvalid() }
        line.write(" ", hex: try bytes.uint16(at: offset), digits: 4, " '")
        offset += 2
        guard length - offset >= 48 else {
          line.write("'")
          return line.writeInvalid()
        }
        let name = bytes.from(offset).upTo(48)
        if !line.write(untrustedCString: name), name.count < 48 {
          throw .truncated(need: offset + 48, have: bytes.count)
        }
        line.write("'")
        offset += 48
        guard length - offset >= 10 else { return line.writeInvalid() }
        try bytes.require(offset + 10)
        line.write(" addr ")
        writeAddress(try bytes.uint32(at: offset), try bytes.mac(at: offset + 4), into: &line)
        offset += 10
        guard length - offset >= 4 else { return line.writeInvalid() }
        try bytes.require(offset + 4)
        offset += 4
      }
    default: line.write("ipx-sap-?", hex: command)
    }
  }

  /// Routing information: networks, how many hops away they are, and how many ticks.
  private static func dumpRoutes(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else { return line.writeInvalid() }
    let command = try bytes.uint16(at: 0)
    guard command == 1 || command == 2 else {
      return line.write("ipx-rip-?", hex: command)
    }
    line.write(command == 1 ? "ipx-rip-req" : "ipx-rip-resp")
    var offset = 2
    while offset < length, command == 2 || offset == 2 {
      guard length - offset >= 8 else { return line.writeInvalid() }
      try bytes.require(offset + 8)
      line.write(" ", hex: try bytes.uint32(at: offset), digits: 8)
      line.write("/", try bytes.uint16(at: offset + 4))
      line.write(".", try bytes.uint16(at: offset + 6))
      offset += 8
    }
  }

  static let socketNames: ValueNames = [
    0x0451: "ipx-ncp", 0x0455: "ipx-netbios", 0x0456: "ipx-diags", 0x0553: "ipx-nwlink-dgm",
  ]
}

/// A packet of Novell's networks with an Ethernet type before it.
public enum IPXInEthernet: Dissector {
  public static let dumpName = IPX.dumpName
  public static let attachments = [Key.etherType(0x8137)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("(NOV-ETHII) ")
    try IPX.dump(bytes, length: length, into: &line)
  }
}
