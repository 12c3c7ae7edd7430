// Ad hoc On-Demand Distance Vector Routing (RFC 3561 §5), and its form for IPv6
// (draft-perkins-manet-aodv6).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+-+-+-+-+-+---------------------+---------------+
//   |     Type      |J|R|G|D|U|   Reserved          |   Hop Count   |
//   +---------------+-+-+-+-+-+---------------------+---------------+
//   |                            RREQ ID                            |
//   +---------------------------------------------------------------+
//   |    Destination: address and sequence number, originator's     |
//   +---------------------------------------------------------------+

public import Dissection

/// Routes that are asked for when they are needed.
public enum AODV: Dissector {
  public static let dumpName = "aodv"
  public static let attachments = [Key.udpPort(654), Key.payloadType(.aodv)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.uint8(at: 0)
    line.write(" aodv")
    let isSix = line.network.version == .ipv6
    switch type {
    case 1: try writeRequest(bytes, length, isSix: isSix, into: &line)
    case 2: try writeReply(bytes, length, isSix: isSix, into: &line)
    case 3: try writeError(bytes, length, isSix: isSix, into: &line)
    case 4: line.write(" rrep-ack ", length)
    default:
      line.write(" type ", type, " ")
      line.write(decimal: length)
    }
  }

  private static func writeRequest(
    _ bytes: Span<UInt8>, _ length: Int, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let size = isSix ? 16 : 4
    let end = 16 + 2 * size
    guard length >= end else { throw .truncated(need: end, have: length) }
    try bytes.require(end)
    line.write(isSix ? " v6 rreq " : " rreq ", length, "  hops ")
    line.write(decimal: try bytes.uint8(at: 3))
    line.write(" id 0x", hex: try bytes.uint32(at: 4), digits: 8)
    line.write("\n\tdst ")
    try writeAddress(bytes, at: 8, isSix: isSix, into: &line)
    line.write(" seq ", try bytes.uint32(at: 8 + size), " src ")
    try writeAddress(bytes, at: 12 + size, isSix: isSix, into: &line)
    line.write(" seq ", try bytes.uint32(at: 12 + 2 * size))
    if length > end { try writeExtension(bytes.from(end), length - end, into: &line) }
  }

  private static func writeReply(
    _ bytes: Span<UInt8>, _ length: Int, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let size = isSix ? 16 : 4
    let end = 12 + 2 * size
    guard length >= end else { throw .truncated(need: end, have: length) }
    try bytes.require(end)
    line.write(" rrep ", length, "  prefix ")
    line.write(decimal: try bytes.uint8(at: 2) & 0x1f)
    line.write(" hops ", try bytes.uint8(at: 3))
    line.write("\n\tdst ")
    try writeAddress(bytes, at: 4, isSix: isSix, into: &line)
    line.write(" dseq ", try bytes.uint32(at: 4 + size), " src ")
    try writeAddress(bytes, at: 8 + size, isSix: isSix, into: &line)
    line.write(" ", try bytes.uint32(at: 8 + 2 * size), " ms")
    if length > end { try writeExtension(bytes.from(end), length - end, into: &line) }
  }

  private static func writeError(
    _ bytes: Span<UInt8>, _ length: Int, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else { throw .truncated(need: 4, have: length) }
    try bytes.require(4)
    let count = Int(try bytes.uint8(at: 3))
    line.write(" rerr ")
    if try bytes.uint8(at: 1) & 0x80 != 0 { line.write("[D]") }
    line.write(" [items ", count, "] [")
    line.write("", length, "]:")
    let size = isSix ? 20 : 8
    for index in 0..<count {
      let at = 4 + index * size
      guard length >= at + size else { throw .truncated(need: at + size, have: length) }
      try bytes.require(at + size)
      line.write(" {")
      try writeAddress(bytes, at: at, isSix: isSix, into: &line)
      line.write("}(", try bytes.uint32(at: at + size - 4), ")")
    }
  }

  private static func writeAddress(
    _ bytes: Span<UInt8>, at start: Int, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    if isSix {
      line.write(try bytes.ipv6(at: start))
    } else {
      line.write(try bytes.ipv4(at: start))
    }
  }

  /// RFC 3561 §6.9: only the interval of Hello messages is known.
  private static func writeExtension(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.uint8(at: 0)
    let size = try bytes.uint8(at: 1)
    guard type == 1 else {
      line.write("\n\text ", type, " ")
      return line.write(decimal: size)
    }
    guard size >= 4 else { return line.write("\n\text HELLO - bad length ", size) }
    guard length >= 6 else { throw .truncated(need: 6, have: length) }
    line.write("\n\text HELLO ", try bytes.uint32(at: 2), " ms")
  }
}
