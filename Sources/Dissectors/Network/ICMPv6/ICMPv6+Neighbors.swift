import Addresses
import Dissection

/// Neighbor Discovery, RFC 4861.
extension ICMPv6 {
  /// Writes a message of types 133 to 137; false where its options are cut off.
  static func writeNeighborMessage(
    _ bytes: Span<UInt8>, _ length: Int, _ type: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let isVerbose = line.options.isVerbose
    switch type {
    case 133: return isVerbose ? try writeOptions(bytes, from: 8, length, into: &line) : true
    case 134:
      guard isVerbose else { return true }
      try writeAdvertisement(bytes, into: &line)
      return try writeOptions(bytes, from: 16, length, into: &line)
    case 135:
      let target = try bytes.ipv6(at: 8)
      line.write(", who has ")
      line.write(target)
      return isVerbose ? try writeOptions(bytes, from: 24, length, into: &line) : true
    case 136:
      let target = try bytes.ipv6(at: 8)
      line.write(", tgt is ")
      line.write(target)
      guard isVerbose else { return true }
      let flags = try bytes.uint8(at: 4)
      line.write(", Flags [")
      line.writeHighBits(flags, ["router", "solicited", "override"])
      line.write("]")
      return try writeOptions(bytes, from: 24, length, into: &line)
    default:
      let destination = try bytes.ipv6(at: 24)
      line.write(", ")
      line.write(destination)
      let target = try bytes.ipv6(at: 8)
      line.write(" to ")
      line.write(target)
      return isVerbose ? try writeOptions(bytes, from: 40, length, into: &line) : true
    }
  }

  /// `hop limit 64, Flags [managed], pref medium, router lifetime 15s, …`
  private static func writeAdvertisement(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let (hops, flags) = try (bytes.uint8(at: 4), bytes.uint8(at: 5))
    let lifetime = try bytes.uint16(at: 6)
    let (reachable, interval) = try (bytes.uint32(at: 8), bytes.uint32(at: 12))
    line.write("\n\thop limit ")
    line.write(decimal: hops)
    line.write(", Flags [")
    line.writeHighBits(flags, ["managed", "other stateful", "home agent", "", "", "", "ipv6 only"])
    line.write("], pref ")
    line.write(preference(flags))
    line.write(", router lifetime ")
    line.write(decimal: lifetime)
    line.write("s, reachable time ")
    line.write(decimal: reachable)
    line.write("ms, retrans timer ")
    line.write(decimal: interval)
    line.write("ms")
  }

  /// The preference in bits 3 and 4 of flags (RFC 4191 §2.1).
  static func preference(_ flags: UInt8) -> String {
    switch flags >> 3 & 3 {
    case 0: "medium"
    case 1: "high"
    case 2: "rsv"
    default: "low"
    }
  }
}

extension DumpLine {
  /// The names of the bits that are set, the highest bit's name first: `managed, home agent`. A bit
  /// without a name is passed over.
  mutating func writeHighBits(_ value: UInt8, _ names: [String], none: String = "none") {
    var isFirst = true
    for index in names.indices
    where index < 8 && !names[index].isEmpty && value & (0x80 >> UInt8(index)) != 0 {
      if !isFirst { write(", ") }
      write(names[index])
      isFirst = false
    }
    if isFirst { write(none) }
  }
}
