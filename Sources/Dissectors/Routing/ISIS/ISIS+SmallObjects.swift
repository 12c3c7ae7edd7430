import Addresses
import Dissection

/// Objects that a few lines are enough for.
extension ISIS {
  static func writeAreas(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    var offset = 0
    while offset < value.count {
      let size = Int(value[offset])
      offset += 1
      guard value.has(size, at: offset) else { return }
      line.write("\n\t      Area address (length: ", size, "): ")
      line.writeServicePoint(try value.slice(at: offset, count: size))
      offset += size
    }
  }

  static func writePrefixNeighbors(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.has(4) else { return }
    line.write("\n\t      Metric Block")
    try writeMetrics(value, at: 0, into: &line)
    var offset = 4
    while offset < value.count {
      let digits = Int(value[offset])
      let size = digits / 2
      offset += 1
      guard size > 0 else { return line.write("\n\t\tAddress: prefix length ", digits, " < 2") }
      guard value.has(size, at: offset) else { return }
      line.write("\n\t\tAddress: ")
      line.writeServicePoint(try value.slice(at: offset, count: size))
      line.write("/", digits * 4)
      offset += size
    }
  }

  /// RFC 6822.
  static func writeInstance(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard value.has(4) else { return }
    let count = (value.count - 2) / 2
    line.write("\n\t      Instance ID: ", try value.uint16(at: 0), ", ITIDs(")
    line.write(decimal: count)
    line.write(count > 0 ? "): " : ")")
    for index in 0..<count {
      if index > 0 { line.write(", ") }
      line.write(decimal: try value.uint16(at: 2 + index * 2))
    }
  }

  static func writeEntries(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    for offset in steps(of: 16, in: value) {
      try write("\n\t      lsp-id: ", value, at: offset + 2, 8, into: &line)
      line.write(", seq: 0x", hex: try value.uint32(at: offset + 10), digits: 8, ", lifetime: ")
      line.write(decimal: UInt64(try value.uint16(at: offset)), width: 5)
      line.write("s, chksum: 0x", hex: try value.uint16(at: offset + 14), digits: 4)
    }
  }

  /// RFC 5304, RFC 5310.
  static func writeAuthentication(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try value.uint8(at: 0)
    line.write("\n\t      ")
    line.write(
      type, in: authenticationNames, unknown: .hex("unknown Authentication type 0x", digits: 2))
    line.write(": ")
    switch type {
    case 1: line.write(untrustedCString: value.from(1))
    case 54:
      line.write(hexBytes: value.from(1))
      if value.count != 17 { line.write(", (invalid subTLV) ") }
      line.write(" (unchecked)")
    case 3:
      guard value.has(3) else { return }
      line.write("", try value.uint16(at: 1), ", password: ")
      line.write(hexBytes: value.from(3))
    default: line.writeHex(value.from(1), indent: "\n\t\t  ")
    }
  }

  /// RFC 6232.
  static func writePurgeOriginator(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) {
    let value = object.value
    guard let count = value.indices.isEmpty ? nil : value[0] else { return }
    guard count > 0 else { return line.write(" No system IDs supplied") }
    guard value.has(6, at: 1) else { return }
    try write("\n\t      Purge Originator System-ID: ", value, at: 1, 6, into: &line)
    guard count > 1, value.has(6, at: 7) else { return }
    try object.rest.require(7 + 13)
    try write("\n\t      Received from System-ID: ", value, at: 7, 6, into: &line)
  }

  static func writeDomainInformation(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try value.uint8(at: 0)
    line.write("\n\t      Inter-Domain Information Type: ")
    line.write(type, in: domainNames, unknown: .hex("Unknown (0x", digits: 2, suffix: ")"))
    if type == 2 {
      if value.has(2, at: 1) { line.write("AS Number: ", try value.uint16(at: 1)) }
    } else {
      line.writeHex(value.from(1), indent: "\n\t      ")
    }
  }

  /// RFC 5307 §1.4.
  static func writeRiskGroup(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard value.has(7) else { return }
    try write("\n\t      IS Neighbor: ", value, at: 0, 7, into: &line)
    guard value.has(1, at: 7) else { return }
    line.write(value[7] & 1 != 0 ? ", Flags: [numbered]" : ", Flags: [unnumbered]")
    guard value.has(4, at: 8) else { return }
    line.write("\n\t      IPv4 interface address: ", try value.ipv4(at: 8))
    guard value.has(4, at: 12) else { return }
    line.write("\n\t      IPv4 neighbor address: ", try value.ipv4(at: 12))
    let links = value.from(16)
    for offset in steps(of: 4, in: links) {
      line.write("\n\t      Link-ID: 0x", hex: try links.uint32(at: offset), digits: 8)
    }
  }

  /// RFC 5306.
  static func writeRestart(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write("\n\t      Flags [")
    line.writeBits(try value.uint8(at: 0), in: restartNames)
    line.write("]")
    guard value.has(2, at: 1) else { return }
    line.write(", Remaining holding time ", try value.uint16(at: 1), "s")
    guard value.count == 9 else { return }
    try write(", for ", value, at: 3, 6, into: &line)
  }

  /// RFC 5303.
  static func writeAdjacency(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) {
    let value = object.value
    let state = try value.uint8(at: 0)
    line.write("\n\t      Adjacency State: ", state, in: adjacencyNames, unknown: .text("unknown"))
    line.write(" (", state, ")")
    // Parts are left out from the middle, and yet the last is read from its own place.
    var room = value.count - 1
    if room > 4 {
      line.write(
        "\n\t      Extended Local circuit-ID: 0x", hex: try value.uint32(at: 1), digits: 8)
      room -= 4
    }
    if room >= 6 {
      try write("\n\t      Neighbor System-ID: ", object.rest, at: 5, 6, into: &line)
      room -= 6
    }
    if room >= 4 {
      let circuit = try object.rest.uint32(at: 11)
      line.write("\n\t      Neighbor Extended Local circuit-ID: 0x", hex: circuit, digits: 8)
    }
  }

  /// RFC 7981; false where the value is too short.
  static func writeCapability(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let value = object.value
    guard value.has(5) else {
      line.writeContradiction("object length", value.count, "<", 5)
      return false
    }
    line.write("\n\t      Router-ID ", try value.ipv4(at: 0), ", Flags [")
    line.writeBits(value[4], in: capabilityFlagNames)
    line.write("]")
    var offset = 5
    while offset + 2 <= value.count {
      let type = value[offset]
      let size = Int(value[offset + 1])
      offset += 2
      line.write(type == 2 ? "\n\t\tSR-Capabilities" : "\n\t\tunknown", " subTLV #", type)
      line.write(", length: ", size)
      guard value.has(size, at: offset) else { break }
      let part = try value.slice(at: offset, count: size)
      if type == 2 {
        try writeSegmentRouting(object.rest.from(offset), size: size, into: &line)
      } else {
        line.writeHex(part, indent: "\n\t\t")
      }
      offset += size
    }
    return true
  }

  /// RFC 8667 §3.1.
  private static func writeSegmentRouting(
    _ bytes: Span<UInt8>, size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.uint8(at: 0)
    let range = try bytes.uint24(at: 1)
    line.write(", Flags [")
    line.writeFlags(flags, in: segmentRoutingFlagNames, none: "None")
    line.write("], Range ", range)
    var offset = 4
    while offset < size {
      let type = try bytes.uint8(at: offset)
      let count = try Int(bytes.uint8(at: offset + 1))
      guard count <= size - offset - 2 else { return }
      switch (type, count) {
      case (1, 3): line.write(", SID value ", try bytes.uint24(at: offset + 2))
      case (1, 4): line.write(", SID value ", try bytes.uint32(at: offset + 2))
      case (1, _): break
      default: line.writeHex(bytes.from(offset + 2).upTo(count), indent: "\n\t\t  ")
      }
      offset += 2 + count
    }
  }
}

extension DumpLine {
  /// Two words and a number.
  fileprivate mutating func write(_ first: String, _ second: String, _ value: UInt8) {
    write(first)
    write(second)
    write(decimal: value)
  }
}
