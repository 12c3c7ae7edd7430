import Dissection

/// Link state advertisements of version 2 (RFC 2328 §A.4).
extension OSPF {
  /// The header; the length it claims, or nil where that is too small.
  static func writeAdvertisementHeader(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let length = try Int(bytes.uint16(at: 18))
    guard length >= 20 else {
      line.write("\n\t    Bogus length ")
      line.write(decimal: length)
      line.write(" < header (20)")
      return nil
    }
    try bytes.require(20)
    line.write("\n\t  Advertising Router ")
    try line.write(bytes.ipv4(at: 8))
    line.write(", seq 0x")
    try line.write(hex: bytes.uint32(at: 12), digits: 8)
    line.write(", age ")
    try line.write(decimal: bytes.uint16(at: 0))
    line.write("s, length ")
    line.write(decimal: length - 20)
    let type = try bytes.uint8(at: 3)
    line.write("\n\t    ")
    line.write(type, in: advertisementNames, unknown: .text("unknown"))
    line.write(" LSA (")
    line.write(decimal: type)
    line.write(")")
    if (9...11).contains(type) {
      let opaque = try bytes.uint8(at: 4)
      line.write(", Opaque-Type ")
      line.write(opaque, in: opaqueNames, unknown: .text("unknown"))
      line.write(" LSA (")
      line.write(decimal: opaque)
      line.write("), Opaque-ID ")
      try line.write(decimal: bytes.uint24(at: 5))
    } else {
      line.write(", LSA-ID: ")
      try line.write(bytes.ipv4(at: 4))
    }
    line.write("\n\t    Options: [")
    try line.writeBits(bytes.uint8(at: 2), ordered: options)
    line.write("]")
    return length
  }

  /// A whole advertisement; how long it is, or nil where it contradicts itself.
  static func writeAdvertisement(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard let length = try writeAdvertisementHeader(bytes, into: &line) else { return nil }
    let body = bytes.from(20)
    let end = length - 20
    var isRead = true
    switch try bytes.uint8(at: 3) {
    case 1: isRead = try writeRouter(body, into: &line)
    case 2:
      line.write("\n\t    Mask ")
      try line.write(body.ipv4(at: 0))
      line.write("\n\t    Connected Routers:")
      for offset in stride(from: 4, to: end, by: 4) {
        line.write("\n\t      ")
        try line.write(body.ipv4(at: offset))
      }
    case 3:
      line.write("\n\t    Mask ")
      try line.write(body.ipv4(at: 0))
      try writeSummaryMetrics(body, end, into: &line)
    case 4: try writeSummaryMetrics(body, end, into: &line)
    case 5, 7: try writeExternal(body, end, into: &line)
    case 6: try writeGroup(body, end, into: &line)
    case 9, 10, 11:
      isRead = try writeOpaque(bytes.uint8(at: 4), body, end, into: &line)
    default: break
    }
    if isRead, line.options.verbosity > 1 { line.writeHex(body.upTo(end), indent: "\n\t    ") }
    return length
  }

  /// False where a link is of a type nobody knows, after which nothing can be found.
  private static func writeRouter(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write("\n\t    Router LSA Options: [")
    try line.writeBits(bytes.uint8(at: 0), ordered: routerFlags)
    line.write("]")
    var links = try bytes.uint16(at: 2)
    var offset = 4
    while links > 0 {
      links -= 1
      let type = try bytes.uint8(at: offset + 8)
      let texts: (String, String)
      switch type {
      case 1: texts = ("\n\t      Neighbor Router-ID: ", ", Interface Address: ")
      case 2: texts = ("\n\t      Neighbor Network-ID: ", ", Interface Address: ")
      case 3: texts = ("\n\t      Stub Network: ", ", Mask: ")
      case 4: texts = ("\n\t      Virtual Link: Neighbor Router-ID: ", ", Interface Address: ")
      default:
        line.write("\n\t      Unknown Router Link Type (")
        line.write(decimal: type)
        line.write(")")
        return false
      }
      line.write(texts.0)
      try line.write(bytes.ipv4(at: offset))
      line.write(texts.1)
      try line.write(bytes.ipv4(at: offset + 4))
      let others = try Int(bytes.uint8(at: offset + 9))
      line.write("\n\t\ttopology default (0), metric ")
      try line.write(decimal: bytes.uint16(at: offset + 10))
      offset += 12
      for _ in 0..<others {
        try writeTopology(bytes.uint8(at: offset), into: &line)
        line.write(", metric ")
        try line.write(decimal: bytes.uint16(at: offset + 2))
        offset += 4
      }
    }
    return true
  }

  private static func writeTopology(_ topology: UInt8, into line: inout DumpLine) {
    line.write("\n\t\ttopology ")
    line.writeNamed(topology, in: topologyNames, unknown: "Unknown")
  }

  private static func writeSummaryMetrics(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    for offset in stride(from: 4, to: end, by: 4) {
      let word = try bytes.uint32(at: offset)
      writeTopology(UInt8(truncatingIfNeeded: word >> 24 & 0x7f), into: &line)
      line.write(" metric ")
      line.write(decimal: word & 0xff_ffff)
    }
  }

  private static func writeExternal(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\t    Mask ")
    try line.write(bytes.ipv4(at: 0))
    for offset in stride(from: 4, to: end, by: 12) {
      let word = try bytes.uint32(at: offset)
      writeTopology(UInt8(truncatingIfNeeded: word >> 24 & 0x7f), into: &line)
      line.write(word & 0x8000_0000 != 0 ? ", type 2, metric" : ", type 1, metric")
      if word & 0xff_ffff == 0xff_ffff {
        line.write(" infinite")
      } else {
        line.write(" ")
        line.write(decimal: word & 0xff_ffff)
      }
      if try bytes.uint32(at: offset + 4) != 0 {
        line.write(", forward ")
        try line.write(bytes.ipv4(at: offset + 4))
      }
      if try bytes.uint32(at: offset + 8) != 0 {
        line.write(", tag ")
        try line.write(bytes.ipv4(at: offset + 8))
      }
    }
  }

  /// Group membership (RFC 1584).
  private static func writeGroup(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    for offset in stride(from: 0, to: end, by: 8) {
      let kind = try bytes.uint32(at: offset)
      switch kind {
      case 1: line.write("\n\t    Router Router-ID ")
      case 2: line.write("\n\t    Network Designated Router ")
      default:
        line.write("\n\t    unknown VertexType (")
        line.write(decimal: kind)
        line.write(")")
        continue
      }
      try line.write(bytes.ipv4(at: offset + 4))
    }
  }

  private static let routerFlags: [(UInt32, String)] = [
    (0x01, "ABR"), (0x02, "ASBR"), (0x04, "Virtual"), (0x08, "W"), (0x10, "Nt"), (0x80, "Host"),
  ]

  private static let topologyNames: ValueNames = [
    0: "default", 1: "multicast", 2: "management",
  ]
}
