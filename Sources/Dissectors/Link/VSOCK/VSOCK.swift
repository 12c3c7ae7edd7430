// Sockets between a virtual machine and its host: LINKTYPE_VSOCK, numbers lowest byte first.
//
//   0              8              16      20      24   26   28   30   32
//   +--------------+--------------+-------+-------+----+----+----+----+
//   | Source id    |Destination id|Source |Dest.  |Op  |Tran|Len.|    |
//   |              |              |port   |port   |    |sp. |    |    |
//   +--------------+--------------+-------+-------+----+----+----+----+

public import Dissection

/// A packet of a host's socket family for virtual machines.
public enum VSOCK: Dissector {
  public static let dumpName = "vsock"
  public static let attachments = [Key.linkType(271)]
  static let headerLength = 32
  /// The header of virtio's own, behind ours.
  static let virtioLength = 44

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength, bytes.count >= headerLength else {
      return line.writeTruncated()
    }
    let transport = try bytes.littleUInt16(at: 26)
    let size = Int(try bytes.littleUInt16(at: 28))
    guard headerLength + size <= length else { return line.writeTruncated() }
    line.write(
      transport, in: transportNames, unknown: .decimal("Invalid transport (", suffix: ")"))
    if line.options.isVerbose {
      if transport == 2 { try writeVirtio(bytes.from(headerLength).upTo(size), into: &line) }
      line.write("\n\t")
    } else {
      line.write(" ")
    }
    line.write("", try bytes.littleUInt64(at: 0), ".")
    line.write("", try bytes.littleUInt32(at: 16), " > ")
    line.write("", try bytes.littleUInt64(at: 8), ".")
    line.write("", try bytes.littleUInt32(at: 20), " ")
    let operation = try bytes.littleUInt16(at: 24)
    line.write(operation, in: operationNames, unknown: .decimal("invalid op (", suffix: ")"))
    line.write(", length ", length)
    let start = headerLength + size
    if line.options.verbosity > 1, operation == 4, length > start, bytes.count > start {
      line.writeHex(bytes.from(start).upTo(length - start))
    }
  }

  /// ` (len 6, type STREAM, op RW, flags 0, buf_alloc 262144, fwd_cnt 0)`
  private static func writeVirtio(
    _ header: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard header.count >= virtioLength else { return line.writeTruncated() }
    line.write(" (len ", try header.littleUInt32(at: 24), ", type ")
    line.write(
      try header.littleUInt16(at: 28), in: socketTypeNames,
      unknown: .decimal("Invalid type (", suffix: ")"))
    line.write(", op ")
    line.write(
      try header.littleUInt16(at: 30), in: virtioNames,
      unknown: .decimal("Invalid op (", suffix: ")"))
    line.write(", flags ", hex: try header.littleUInt32(at: 32), ", buf_alloc ")
    line.write("", try header.littleUInt32(at: 36), ", fwd_cnt ")
    line.write("", try header.littleUInt32(at: 40), ")")
  }

  static let transportNames: ValueNames = [0: "UNKNOWN", 1: "NO_INFO", 2: "VIRTIO"]
  static let operationNames: ValueNames = [
    0: "UNKNOWN", 1: "CONNECT", 2: "DISCONNECT", 3: "CONTROL", 4: "PAYLOAD",
  ]
  static let virtioNames: ValueNames = [
    0: "INVALID", 1: "REQUEST", 2: "RESPONSE", 3: "RST", 4: "SHUTDOWN", 5: "RW",
    6: "CREDIT UPDATE", 7: "CREDIT REQUEST",
  ]
}

private let socketTypeNames: ValueNames = [1: "STREAM"]
