import Addresses
import Bytes
import Dissection

/// Neighbours and prefixes, in the narrow and in the wide form.
extension ISIS {
  // MARK: Narrow metrics (ISO/IEC 10589 §9.8, RFC 1195 §5.3)

  /// `, Default Metric: 10, Internal`, and those of the other metrics that are there.
  static func writeMetrics(
    _ value: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let labels = [
      ", Default Metric: ", "\n\t\t  Delay Metric: ", "\n\t\t  Expense Metric: ",
      "\n\t\t  Error Metric: ",
    ]
    for (index, label) in labels.enumerated() {
      let metric = try value.uint8(at: offset + index)
      if index == 0 || metric & 0x80 == 0 { writeMetric(label, metric, into: &line) }
    }
  }

  private static func writeMetric(
    _ label: String, _ metric: UInt8, into line: inout DumpLine
  ) {
    line.write(label, metric & 0x3f, metric & 0x40 != 0 ? ", External" : ", Internal")
  }

  static func writeReachability(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write("\n\t      ")
    line.write(
      try value.uint8(at: 0), in: virtualNames, unknown: .hex("bogus virtual flag 0x", digits: 2))
    let neighbors = value.from(1)
    for offset in steps(of: 11, in: neighbors) {
      try write("\n\t      IS Neighbor: ", neighbors, at: offset + 4, 7, into: &line)
      try writeMetrics(neighbors, at: offset, into: &line)
    }
  }

  /// False where something is left over.
  static func writeInternetReachability(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    for offset in steps(of: 12, in: value) {
      let prefix = try value.ipv4(at: offset + 4)
      let mask = try value.uint32(at: offset + 8)
      let bits = (~mask).leadingZeroBitCount
      line.write("\n\t      IPv4 prefix: ")
      if mask == (bits == 0 ? 0 : ~UInt32(0) << UInt32(32 - bits)) {
        line.writePadded(prefix)
        line.write("/", bits)
      } else {
        line.write("", prefix, " mask ")
        line.writeDotted(mask)
      }
      let metric = value[offset]
      line.write(metric & 0x80 != 0 ? ", Distribution: down" : ", Distribution: up")
      writeMetric(", Metric: ", metric, into: &line)
      let labels = ["  Delay Metric: ", "  Expense Metric: ", "  Error Metric: "]
      for (index, label) in labels.enumerated() where value[offset + 1 + index] & 0x80 == 0 {
        line.write("\n\t      ")
        writeMetric(label, value[offset + 1 + index], into: &line)
      }
    }
    let rest = value.count % 12
    if rest > 0 { line.write("short IPv4 Reachability (", rest, " vs 12)") }
    return rest == 0
  }

  // MARK: Topologies (RFC 5120)

  /// `IPv6 unicast Topology (0x002), Flags: [none]`
  static func writeTopology(_ word: UInt16, into line: inout DumpLine) {
    let topology = word & 0x0fff
    line.write("\n\t      ")
    line.write(topology, in: topologyNames, unknown: .text("Reserved for IETF Consensus"))
    line.write(" Topology (0x", hex: topology, digits: 3, "), Flags: [")
    line.writeBits(word & 0xf000, in: topologyFlagNames)
    line.write("]")
  }

  static func writeTopologies(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    for offset in steps(of: 2, in: value) {
      writeTopology(try value.uint16(at: offset), into: &line)
    }
    if value.count % 2 != 0 { line.write("\n\t      invalid MT-ID") }
  }

  // MARK: Wide metrics (RFC 5305, RFC 5308)

  /// False where the neighbours take more room than there is.
  static func writeExtendedReachability(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let count = object.size
    var offset = 0
    if object.type == 222 {
      writeTopology(try object.value.uint16(at: 0), into: &line)
      offset = 2
    }
    while offset < count {
      let taken = try writeNeighbor(
        object.rest.from(offset), room: count - offset, hasMetric: object.type != 24, into: &line)
      guard taken <= count - offset else {
        line.writeContradiction("remaining tlv length", count - offset, "<", taken)
        return false
      }
      offset += taken
    }
    return true
  }

  /// One neighbour and what is known of the link to it; how many bytes it took.
  private static func writeNeighbor(
    _ bytes: Span<UInt8>, room: Int, hasMetric: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    guard room >= 7 else { throw .truncated(need: 7, have: room) }
    try write("\n\t      IS Neighbor: ", bytes, at: 0, 7, into: &line)
    var offset = 7
    if hasMetric {
      guard room >= 10 else { throw .truncated(need: 10, have: room) }
      line.write(", Metric: ", try bytes.uint24(at: offset))
      offset += 3
    }
    guard room > offset else { throw .truncated(need: offset + 1, have: room) }
    var sum = try Int(bytes.uint8(at: offset))
    offset += 1
    guard sum > 0 else {
      line.write(", no sub-TLVs present")
      return offset
    }
    line.write(", sub-TLVs present (", sum, ")")
    while sum > 0 {
      try bytes.require(offset + 2)
      guard room - offset >= 2 else {
        line.write("\n\t        Remaining data in TLV shorter than a subTLV header")
        return max(room, offset)
      }
      guard sum >= 2 else {
        line.write("\n\t        Remaining data in subTLVs shorter than a subTLV header")
        return offset + sum
      }
      let type = bytes[offset]
      let size = Int(bytes[offset + 1])
      offset += 2
      sum -= 2
      line.write("\n\t        ", type, in: linkNames, unknown: .text("unknown"), " subTLV #")
      line.write(decimal: type)
      line.write(", length: ", size)
      guard size <= sum else {
        line.write(" (remaining data in subTLVs shorter than the current subTLV)")
        return offset + sum
      }
      guard size <= room - offset else {
        line.write(" (> remaining tlv length)")
        return room
      }
      try writeLink(type, bytes.slice(at: offset, count: size), bytes.from(offset), into: &line)
      offset += size
      sum -= size
    }
    return offset
  }

  /// False where the prefixes take more room than there is.
  static func writeExtendedPrefixes(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let count = object.size
    let isIPv6 = object.type == 236 || object.type == 237
    var offset = 0
    if object.type == 235 || object.type == 237 {
      writeTopology(try object.value.uint16(at: 0), into: &line)
      offset = 2
    }
    while offset < count {
      let taken = try writePrefix(object.rest.from(offset), isIPv6: isIPv6, into: &line)
      guard taken <= count - offset else {
        line.writeContradiction("remaining tlv length", count - offset, "<", taken)
        return false
      }
      offset += taken
    }
    return true
  }

  /// One prefix and what is known of it; how many bytes it took.
  private static func writePrefix(
    _ bytes: Span<UInt8>, isIPv6: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let metric = try bytes.uint32(at: 0)
    let status = try bytes.uint8(at: 4)
    let bits = isIPv6 ? Int(try bytes.uint8(at: 5)) : Int(status & 0x3f)
    let label = isIPv6 ? "\n\t      IPv6 prefix: " : "\n\t      IPv4 prefix: "
    guard bits <= (isIPv6 ? 128 : 32) else {
      line.write(label)
      line.write("bad bit length ", bits)
      throw .truncated(need: bits, have: 0)
    }
    var offset = isIPv6 ? 6 : 5
    let size = (bits + 7) / 8
    try bytes.require(offset + size)
    line.write(label)
    var address = IPv6Address(high: 0, low: 0)
    for index in 0..<size {
      let byte = UInt64(bytes[offset + index]) << UInt64(8 * (7 - index % 8))
      address = IPv6Address(
        high: address.high | (index < 8 ? byte : 0), low: address.low | (index < 8 ? 0 : byte))
    }
    offset += size
    if isIPv6 {
      line.write("", address)
    } else {
      line.writePadded(IPv4Address(bits: UInt32(truncatingIfNeeded: address.high >> 32)))
    }
    line.write("/", bits, status & 0x80 != 0 ? ", Distribution: down" : ", Distribution: up")
    line.write(", Metric: ", metric)
    if isIPv6 { line.write(status & 0x40 != 0 ? ", External" : ", Internal") }
    guard status & (isIPv6 ? 0x20 : 0x40) != 0 else { return offset }
    line.write(", sub-TLVs present")
    let sum = try bytes.uint8(at: offset)
    offset += 1
    line.write(" (", sum, ")")
    var place = offset
    // A part that is longer than their sum has it begin anew: only the captured bytes end it.
    var left = sum
    while left > 0 {
      let type = try bytes.uint8(at: place)
      let size = try Int(bytes.uint8(at: place + 1))
      try writePrefixPart(type, bytes.from(place + 2), size, into: &line)
      place += 2 + size
      left = left &- UInt8(truncatingIfNeeded: 2 + size)
    }
    return offset + Int(sum)
  }

  private static func writePrefixPart(
    _ type: UInt8, _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\t        ", type, in: prefixNames, unknown: .text("unknown"), " subTLV #")
    line.write(decimal: type)
    line.write(", length: ", size)
    guard bytes.has(size) else {
      line.writeTruncated()
      throw .truncated(need: size, have: bytes.count)
    }
    let value = bytes.upTo(size)
    switch type {
    case 1, 117:
      for offset in steps(of: 4, in: value) {
        let tag = try value.uint32(at: offset)
        line.write(", 0x", hex: tag, digits: 8, " (=")
        line.write("", tag, ")")
      }
    case 2:
      for offset in steps(of: 8, in: value) {
        line.write(", 0x", hex: try value.uint64(at: offset), digits: 16)
      }
    case 3:
      let flags = try value.uint8(at: 0)
      let algorithm = try value.uint8(at: 1)
      line.write(", Flags [")
      line.writeFlags(flags, in: prefixSegmentFlagNames, none: "None")
      line.write("], Algo ", algorithm, in: algorithmNames, unknown: .text("Unknown"), " (")
      line.write("", algorithm, ")")
      if flags & 0x08 != 0 {
        line.write(", label ", try value.uint24(at: 2))
      } else {
        line.write(", index ", try value.uint32(at: 2))
      }
    default: line.writeHex(value, indent: "\n\t\t    ")
    }
  }
}

extension DumpLine {
  /// `%15s`: an address padded on the left to the width of the longest.
  mutating func writePadded(_ address: IPv4Address) {
    let start = text.count
    write(address)
    let width = text.count - start
    guard width < 15 else { return }
    text.truncate(to: start)
    for _ in 0..<(15 - width) { write(byte: 0x20) }
    write(address)
  }
}
