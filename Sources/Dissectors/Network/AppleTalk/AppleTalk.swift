// Datagram delivery, Inside AppleTalk (Apple, 1990) chapter 4; LocalTalk frames, chapter 1.
//
//   +-------------------------------+-------------------------------+
//   |     Hops, length (10 bits)    |           Checksum            |
//   +-------------------------------+-------------------------------+
//   |      Destination network      |        Source network         |
//   +---------------+---------------+---------------+---------------+
//   | Dest. node    | Source node   | Dest. socket  | Source socket |
//   +---------------+---------------+---------------+---------------+
//   |     Type      |
//   +---------------+

public import Dissection

/// A datagram of AppleTalk.
public enum AppleTalk: Dissector {
  public static let dumpName = "atalk"
  public static let attachments = [Key.etherType(0x809b)]
  static let headerLength = 13

  // MARK: Fields

  static let destinationNetwork = Field<UInt16>("ddp.dst.net", "Destination Net", at: 4)
  static let sourceNetwork = Field<UInt16>("ddp.src.net", "Source Net", at: 6)
  static let destinationNode = Field<UInt8>("ddp.dst.node", "Destination Node", at: 8)
  static let sourceNode = Field<UInt8>("ddp.src.node", "Source Node", at: 9)
  static let destinationSocket = Field<UInt8>("ddp.dst_socket", "Destination Socket", at: 10)
  static let sourceSocket = Field<UInt8>("ddp.src_socket", "Source Socket", at: 11)
  static let type = Field<UInt8>("ddp.type", "Protocol type", at: 12)

  /// Who sent a datagram.
  struct Endpoint: Equatable {
    let network: UInt16
    let node: UInt8
    let socket: UInt8

    /// `1286.8.254`
    func write(into line: inout DumpLine) {
      AppleTalk.writeNode(network, node, into: &line)
      line.write(".", socket)
    }
  }

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.isVerbose { line.write("et1 ") }
    if !line.options.showsLink { line.write("AT ") }
    guard length >= headerLength else { return line.write(" [|ddp ", length, "]") }
    let source = try writeEndpoints(bytes, into: &line)
    line.write(" ")
    try dumpPayload(
      bytes.from(headerLength), length: length - headerLength, type: bytes.read(type),
      from: source, into: &line)
  }

  /// `1286.8.254 > 4660.7.2:`
  static func writeEndpoints(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Endpoint {
    try bytes.require(headerLength)
    let source = Endpoint(
      network: try bytes.read(sourceNetwork), node: try bytes.read(sourceNode),
      socket: try bytes.read(sourceSocket))
    let destination = Endpoint(
      network: try bytes.read(destinationNetwork), node: try bytes.read(destinationNode),
      socket: try bytes.read(destinationSocket))
    source.write(into: &line)
    line.write(" > ")
    destination.write(into: &line)
    line.write(":")
    return source
  }

  /// What a datagram carries.
  static func dumpPayload(
    _ bytes: Span<UInt8>, length: Int, type: UInt8, from source: Endpoint,
    into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 2: try NameBinding.dump(bytes, length: length, from: source, into: &line)
    case 3: try AppleTalkTransaction.dump(bytes, length: length, into: &line)
    case 88: _ = try line.hand(bytes, length: length, to: .ipProtocol(88))
    default:
      line.write(" at-", type, in: typeNames, unknown: .decimal("#"))
      line.write(" ", length)
    }
  }

  static func writeNode(_ network: UInt16, _ node: UInt8, into line: inout DumpLine) {
    line.write(decimal: network)
    line.write(".", node)
  }

  static let typeNames: ValueNames = [
    1: "rtmp", 2: "nbp", 3: "atp", 4: "echo", 5: "rtmpReq", 22: "IP", 23: "ARP", 75: "KLAP",
  ]
}

/// A frame of LocalTalk: destination, source and type, then a datagram with a short header or a
/// long one.
public enum LocalTalk: Dissector {
  public static let dumpName = "llap"
  public static let attachments = [Key.linkType(114)]
  static let headerLength = 3
  static let shortLength = 5

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.write(" [|llap ", length, "]") }
    try bytes.require(headerLength)
    let (destination, source, type) = (bytes[0], bytes[1], bytes[2])
    let payload = bytes.from(headerLength)
    let rest = length - headerLength
    line.addLinkHeader(headerLength)
    switch type {
    case 1:
      guard rest >= shortLength else { return line.write(" [|sddp ", rest, "]") }
      try payload.require(shortLength)
      let sender = AppleTalk.Endpoint(network: 0, node: source, socket: payload[3])
      sender.write(into: &line)
      line.write(" > ")
      AppleTalk.Endpoint(network: 0, node: destination, socket: payload[2]).write(into: &line)
      line.write(":")
      line.addLinkHeader(shortLength)
      try AppleTalk.dumpPayload(
        payload.from(shortLength), length: rest - shortLength, type: payload[4], from: sender,
        into: &line)
    case 2:
      guard rest >= AppleTalk.headerLength else { return line.write(" [|ddp ", rest, "]") }
      let sender = try AppleTalk.writeEndpoints(payload, into: &line)
      line.addLinkHeader(AppleTalk.headerLength)
      try AppleTalk.dumpPayload(
        payload.from(AppleTalk.headerLength), length: rest - AppleTalk.headerLength,
        type: payload.read(AppleTalk.type), from: sender, into: &line)
    default:
      line.write("", source, " > ")
      line.write("", destination, " at-lap#")
      line.write("", type, " ")
      line.write(decimal: rest)
    }
  }
}
