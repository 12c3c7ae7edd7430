public import Dissection

// MARK: Print

extension TIPC {
  /// Who sends what to whom; nothing for a user that nobody knows.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(8)
    switch try bytes.read(user) {
    case 0, 1, 2, 3, 8, 11: try writePayload(bytes, into: &line)
    case 5, 6, 7, 10, 12: try writeInternal(bytes, into: &line)
    case 13: try writeNeighbor(bytes, into: &line)
    default: break
    }
  }

  private static func writePayload(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let isShort = try bytes.read(headerSize) == 6
    let source = try bytes.read(isShort ? previousNode : originatingNode)
    let sourcePort = try bytes.read(originatingPort)
    let port = try bytes.read(destinationPort)
    let destination: UInt32 = isShort ? 0 : try bytes.read(destinationNode)
    try writeVersion(bytes, into: &line)
    writeNode(source, into: &line)
    line.write(":", sourcePort, " > ")
    if !isShort {
      writeNode(destination, into: &line)
      line.write(":")
    }
    line.write(decimal: port)
    try writeSizes(bytes, names: typeNames, into: &line)
    guard line.options.isVerbose, !isShort else { return }
    let node = try bytes.read(previousNode)
    line.write("\n\tPrevious Node ")
    writeNode(node, into: &line)
    line.write(", Broadcast Ack ", try bytes.read(broadcastAcknowledged))
    line.write(", Link Ack ", try bytes.read(linkAcknowledged))
    line.write(", Link Sequence ", try bytes.read(linkSequence))
  }

  private static func writeInternal(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let source = try bytes.read(originatingNode)
    let destination = try bytes.read(destinationNode)
    try writeVersion(bytes, into: &line)
    writeNode(source, into: &line)
    line.write(" > ")
    writeNode(destination, into: &line)
    try writeSizes(bytes, names: typeNames, into: &line)
    line.write(" (0x", hex: try bytes.uint32(at: 4), digits: 8, ")")
    guard line.options.isVerbose else { return }
    try bytes.require(40)
    line.write("\n\tPrevious Node ")
    writeNode(try bytes.read(previousNode), into: &line)
    line.write(", Session No. ", try bytes.uint16(at: 20))
    line.write(", Broadcast Ack ", try bytes.read(broadcastAcknowledged))
    line.write(", Sequence Gap ", try bytes.read(gap))
    line.write(",  Broadcast Gap After ", try bytes.uint16(at: 8))
    line.write(", Broadcast Gap To ", try bytes.uint16(at: 10))
    line.write(", Last Sent Packet No. ", try bytes.uint16(at: 16))
    line.write(", Next sent Packet No. ", try bytes.uint16(at: 18))
    line.write(", Transport Sequence ", try bytes.uint32(at: 32))
    line.write(", msg_count ", try bytes.uint16(at: 36))
    line.write(", Link Tolerance ", try bytes.uint16(at: 38))
  }

  private static func writeNeighbor(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let destination = try bytes.uint32(at: 8)
    let source = try bytes.read(previousNode)
    try writeVersion(bytes, into: &line)
    writeNode(source, into: &line)
    line.write(" > ")
    writeNode(destination, into: &line)
    try writeSizes(bytes, names: linkTypeNames, into: &line)
    guard line.options.isVerbose else { return }
    try bytes.require(24)
    line.write("\n\tNodeSignature ", try bytes.uint16(at: 6))
    line.write(", network_id ", try bytes.uint32(at: 16))
    line.write(", media_id ", try bytes.uint8(at: 23))
  }

  private static func writeVersion(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("TIPC v", try bytes.read(version), ".0 ")
  }

  private static func writeSizes(
    _ bytes: Span<UInt8>, names: ValueNames, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(", headerlength ", try bytes.read(headerSize) << 2)
    line.write(" bytes, MessageSize ", try bytes.read(messageSize), " bytes, ")
    line.write(try bytes.read(user), in: userNames, unknown: .text("unknown"))
    line.write(", messageType ")
    line.write(try bytes.read(type), in: names, unknown: .text("Unknown"))
  }

  /// Zone, cluster and node: `1.1.2`.
  private static func writeNode(_ node: UInt32, into line: inout DumpLine) {
    line.write(decimal: node >> 24)
    line.write(".")
    line.write(decimal: node >> 12 & 0xfff)
    line.write(".")
    line.write(decimal: node & 0xfff)
  }
}
