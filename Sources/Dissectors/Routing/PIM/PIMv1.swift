// Protocol Independent Multicast version 1, draft-ietf-idmr-pim-spec, in IGMP messages.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |  Type (0x14)  |     Code      |           Checksum            |
//   +-------+-------+---------------+-------------------------------+
//   |Version|                    Reserved                           |
//   +-------+-------------------------------------------------------+

import Addresses
public import Dissection

/// A message of the first version of PIM.
public enum PIMv1: Dissector {
  public static let dumpName = "pimv1"
  public static let attachments = [Key.groupManagement(0x14)]

  static let names: ValueNames = [
    0: "Query", 1: "Register", 2: "Register-Stop", 3: "Join/Prune", 4: "RP-reachable", 5: "Assert",
    6: "Graft", 7: "Graft-ACK",
  ]

  // MARK: Print

  /// ` RP-reachable group 224.2.0.1 RP 192.0.2.1 hold 4m30s`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let code = try bytes.uint8(at: 1)
    line.write(" ")
    line.write(code, in: names, unknown: .decimal("[type ", suffix: "]"))
    switch code {
    case 0: try writeQuery(bytes, into: &line)
    case 1:
      guard bytes.has(20, at: 8) else { return line.writeTruncated() }
      line.write(" for ", try bytes.ipv4(at: 20))
      line.write(" > ", try bytes.ipv4(at: 24))
    case 2:
      let (source, group) = try (bytes.ipv4(at: 8), bytes.ipv4(at: 12))
      line.write(" for ", source)
      line.write(" > ", group)
    case 4:
      guard bytes.has(2, at: 22) else { break }
      line.write(" group ", try bytes.ipv4(at: 8))
      try writeMask(bytes, at: 12, into: &line)
      line.write(" RP ", try bytes.ipv4(at: 16), " hold ")
      line.write(relativeTime: UInt32(try bytes.uint16(at: 22)))
    case 5:
      guard bytes.has(4, at: 16) else { return line.writeTruncated() }
      line.write(" for ", try bytes.ipv4(at: 16))
      line.write(" > ", try bytes.ipv4(at: 8))
      try writeMask(bytes, at: 12, into: &line)
      let (preference, metric) = try (bytes.uint32(at: 20), bytes.uint32(at: 24))
      line.write(preference >> 31 != 0 ? " RP-tree" : " SPT")
      line.write(" pref ", preference & 0x7fff_ffff)
      line.write(" metric ", metric)
    case 3, 6, 7: if line.options.isVerbose { try writeJoins(bytes, length, into: &line) }
    default: break
    }
    let version = try bytes.uint8(at: 4) >> 4
    if version != 1 { line.write(" [v", version, "]") }
  }

  private static func writeMask(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let mask = try bytes.ipv4(at: offset)
    if mask.bits != .max { line.write("/", mask) }
  }

  private static func writeQuery(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    if bytes.has(1, at: 8) {
      switch try bytes.uint8(at: 8) >> 4 {
      case 0: line.write(" Dense-mode")
      case 1: line.write(" Sparse-mode")
      case 2: line.write(" Sparse-Dense-mode")
      case let mode: line.write(" mode-", mode)
      }
    }
    guard line.options.isVerbose else { return }
    line.write(" (Hold-time ")
    line.write(relativeTime: UInt32(try bytes.uint16(at: 10)))
    line.write(")")
  }

  /// ` Upstream Nbr: 192.0.2.1 Hold time: 3m30s`.
  private static func writeJoins(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let body = bytes.from(8)
    let isLong = line.options.verbosity > 1
    guard length >= 12 else { return line.writeTruncated() }
    let neighbor = try body.ipv4(at: 0)
    if isLong { line.write("\n") }
    line.write(" Upstream Nbr: ", neighbor)
    guard length >= 16 else { return line.writeTruncated() }
    if isLong { line.write("\n") }
    let holdTime = try body.uint16(at: 6)
    line.write(" Hold time: ")
    line.write(relativeTime: UInt32(holdTime))
    guard isLong else { return }
    try writeGroups(body, length - 8, into: &line)
  }

  private static func writeGroups(
    _ body: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 12 else { return line.writeTruncated() }
    let groups = try body.uint8(at: 11)
    var offset = 12
    for _ in 0..<groups {
      guard length - offset >= 12 else { return line.writeTruncated() }
      line.write("\n\tGroup: ", try body.ipv4(at: offset))
      try writeMask(body, at: offset + 4, into: &line)
      let joined = Int(try body.uint16(at: offset + 8))
      let pruned = Int(try body.uint16(at: offset + 10))
      line.write(" joined: ", joined)
      line.write(" pruned: ", pruned)
      offset += 12
      for index in 0..<(joined + pruned) {
        guard length - offset >= 6 else { return line.writeTruncated() }
        let (flags, mask) = try (body.uint8(at: offset), body.uint8(at: offset + 1))
        let source = try body.ipv4(at: offset + 2)
        line.write(index < joined ? "\n\tJoin  " : "\n\tPrune ")
        line.write(flags & 1 != 0 ? "Sparse " : "Dense ")
        if mask & 0x80 != 0 { line.write("WC ") }
        line.write(mask & 0x40 != 0 ? "RP " : "SPT ")
        line.write("", source)
        line.write("/", mask & 0x3f)
        offset += 6
      }
    }
  }
}
