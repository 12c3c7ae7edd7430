// Multiple spanning trees, IEEE 802.1Q §14.4; shortest path bridging, IEEE 802.1aq §28.12.
//
//   36       38    39         71        73         89        93        101    102
//   +--------+-----+----------+---------+----------+---------+---------+------+------+
//   |v3 len. |Form.|Name (32) |Revision |Digest(16)|Int. cost|Bridge id| Hops |Trees |
//   +--------+-----+----------+---------+----------+---------+---------+------+------+
//
//   a tree: flags (1), regional root (8), path cost (4), bridge and port priority (1 each), hops (1)

import Addresses
import Dissection

/// The part of a bridge's message behind the rapid spanning tree's.
enum MSTP {
  static let leastLength = 102
  static let treesOffset = 102
  /// What the version 3 length counts besides the trees.
  static let configurationLength = 64
  static let treeLength = 16

  // MARK: Fields

  static let length = Field<UInt16>("mstp.version_3_length", "Version 3 Length", at: 36)
  static let revision = Field<UInt16>("mstp.config_revision_level", "Revision level", at: 71)
  static let pathCost = Field<UInt32>(
    "mstp.cist_internal_root_path_cost", "CIST Internal Root Path Cost", at: 89)
  static let hops = Field<UInt8>("mstp.cist_remaining_hops", "CIST Remaining hops", at: 101)

  // MARK: Print

  static func write(
    _ bytes: Span<UInt8>, length: Int, version: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= leastLength else { return line.writeInvalid() }
    guard try bytes.uint8(at: 35) == 0 else { return line.writeInvalid() }
    let claimed = Int(try bytes.read(Self.length))
    guard 38 + claimed <= length else { return line.writeInvalid() }
    try writeTrees(bytes, length: length, claimed: claimed, into: &line)
    guard version == 4 else { return }
    let offset = 38 + claimed
    let extra = Int(try bytes.uint16(at: offset))
    guard offset + 2 + extra <= length, extra >= 85 else { return line.writeInvalid() }
    if line.options.isVerbose { try writeShortestPath(bytes.from(offset), into: &line) }
  }

  private static func writeTrees(
    _ bytes: Span<UInt8>, length: Int, claimed: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.read(STP.flags)
    line.write(", CIST Flags [")
    STP.writeFlags(flags, into: &line)
    line.write("], length ", length)
    guard line.options.isVerbose else { return }
    line.write("\n\tport-role ", flags >> 2 & 3, in: STP.roleNames, ", CIST root-id ")
    try STP.writeBridge(bytes, at: 5, into: &line)
    line.write(", CIST ext-pathcost ", try bytes.read(STP.pathCost))
    line.write("\n\tCIST regional-root-id ")
    try STP.writeBridge(bytes, at: 17, into: &line)
    line.write(", CIST port-id ", hex: try bytes.read(STP.port), digits: 4, ",")
    try STP.writeTimers(bytes, into: &line)
    line.write("\n\tv3len ", claimed, ", MCID Name ")
    line.write(untrustedCString: try bytes.slice(at: 39, count: 32))
    line.write(", rev ", try bytes.read(revision), ",\n\t\tdigest ")
    line.write(hexBytes: try bytes.slice(at: 73, count: 16))
    line.write(", CIST int-root-pathcost ", try bytes.read(pathCost), ",\n\tCIST bridge-id ")
    try STP.writeBridge(bytes, at: 93, into: &line)
    line.write(", CIST remaining-hops ", try bytes.read(hops))
    var offset = treesOffset
    var left = claimed - configurationLength
    while left >= treeLength {
      try writeTree(bytes.slice(at: offset, count: treeLength), into: &line)
      offset += treeLength
      left -= treeLength
    }
  }

  private static func writeTree(_ tree: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let flags = tree[0]
    line.write("\n\tMSTI ", try tree.uint16(at: 1) & 0x0fff, ", Flags [")
    STP.writeFlags(flags, into: &line)
    line.write("], port-role ", flags >> 2 & 3, in: STP.roleNames)
    line.write("\n\t\tMSTI regional-root-id ")
    try STP.writeBridge(tree, at: 1, into: &line)
    line.write(", pathcost ", try tree.uint32(at: 9))
    line.write("\n\t\tMSTI bridge-prio ", tree[13] >> 4)
    line.write(", port-prio ", tree[14] >> 4)
    line.write(", hops ", tree[15])
  }

  /// Version 4: a second configuration identifier and the agreement about it.
  private static func writeShortestPath(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\tv4len ", try bytes.uint16(at: 0), ", AUXMCID Name ")
    line.write(untrustedCString: try bytes.slice(at: 3, count: 32))
    line.write(", Rev ", try bytes.uint16(at: 35), ",\n\t\tdigest ")
    line.write(hexBytes: try bytes.slice(at: 37, count: 16))
    let agreement = try bytes.uint8(at: 53)
    line.write("\n\tAgreement num ", agreement >> 6)
    line.write(", Discarded Agreement num ", agreement >> 4 & 3)
    line.write(", Agreement valid-flag ", agreement >> 3 & 1, ",\n\tRestricted role-flag: ")
    line.write(decimal: agreement >> 2 & 1)
    let format = try bytes.uint8(at: 55)
    line.write(", Format id ", format >> 4)
    line.write(" cap ", format)
    let convention = try bytes.uint8(at: 56)
    line.write(", Convention id ", convention >> 4)
    line.write(" cap ", convention)
    line.write(",\n\tEdge count ", try bytes.uint16(at: 57), ", Agreement digest ")
    line.write(hexBytes: try bytes.slice(at: 67, count: 20))
  }
}
