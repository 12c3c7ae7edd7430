import Dissection

// MARK: Print version 2

extension OSPF {
  /// `OSPFv2, Hello, length 44`, and with `-v` what is in it.
  static func dumpVersion2(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(16)
    let version = try bytes.read(version)
    let type = try bytes.read(type)
    line.write("OSPFv")
    line.write(decimal: version)
    line.write(", ")
    line.write(type, in: typeNames, unknown: .decimal("unknown LS-type "))
    line.write(", length ")
    line.write(decimal: length)
    guard typeNames[type] != nil, line.options.isVerbose else { return }
    let claimed = try Int(bytes.read(Self.length))
    if claimed != length {
      line.write(" [len ")
      line.write(decimal: claimed)
      line.write("]")
    }
    try writeOrigin(bytes, into: &line)
    guard try writeAuthentication(bytes, into: &line) else { return }
    guard version == 2 else {
      line.write(" ospf [version ")
      line.write(decimal: version)
      return line.write("]")
    }
    guard try writeBody(type, bytes, min(claimed, length), into: &line) else {
      return line.writeTruncated()
    }
    if length > claimed { try writeSignaling(type, bytes, claimed, length, into: &line) }
  }

  /// False where nobody knows the type, and so where the digest ends.
  private static func writeAuthentication(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    try bytes.require(24)
    let kind = try bytes.read(authentication)
    line.write(", Authentication Type: ")
    line.writeNamed(kind, in: authenticationNames, unknown: "unknown")
    switch kind {
    case 1:
      line.write("\n\tSimple text password: ")
      try line.write(untrustedCString: bytes.slice(at: 16, count: 8))
    case 2:
      line.write("\n\tKey-ID: ")
      try line.write(decimal: bytes.uint8(at: 18))
      line.write(", Auth-Length: ")
      try line.write(decimal: bytes.uint8(at: 19))
      line.write(", Crypto Sequence Number: 0x")
      try line.write(hex: bytes.uint32(at: 20), digits: 8)
    default: return kind == 0
    }
    return true
  }

  /// False where a part contradicts the length of the whole.
  private static func writeBody(
    _ type: UInt8, _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 1: try writeHello(bytes, end, into: &line)
    case 2:
      line.write("\n\tOptions [")
      try line.writeBits(bytes.uint8(at: 26), ordered: options)
      line.write("], DD Flags [")
      try line.writeBits(bytes.uint8(at: 27), ordered: databaseFlags)
      line.write("], MTU: ")
      try line.write(decimal: bytes.uint16(at: 24))
      line.write(", Sequence: 0x")
      try line.write(hex: bytes.uint32(at: 28), digits: 8)
      var offset = 32
      while offset < end, try writeAdvertisementHeader(bytes.from(offset), into: &line) != nil {
        offset += 20
      }
    case 3: try writeRequest(bytes, end, into: &line)
    case 4:
      let count = try bytes.uint32(at: 24)
      line.write(", ")
      line.write(decimal: count)
      line.write(count == 1 ? " LSA" : " LSAs")
      var offset = 28
      var number: UInt32 = 1
      while number <= count {
        line.write("\n\t  LSA #")
        line.write(decimal: number)
        guard let size = try writeAdvertisement(bytes.from(offset), into: &line) else {
          return false
        }
        offset += size
        number &+= 1
      }
    default:
      var offset = 24
      while offset < end, try writeAdvertisementHeader(bytes.from(offset), into: &line) != nil {
        offset += 20
      }
    }
    return true
  }

  private static func writeHello(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("\n\tOptions [")
    try line.writeBits(bytes.uint8(at: 30), ordered: options)
    line.write("]\n\t  Hello Timer ")
    try line.write(decimal: bytes.uint16(at: 28))
    line.write("s, Dead Timer ")
    try line.write(decimal: bytes.uint32(at: 32))
    line.write("s, Mask ")
    try line.write(bytes.ipv4(at: 24))
    line.write(", Priority ")
    try line.write(decimal: bytes.uint8(at: 31))
    try writeDesignated(bytes, at: 36, into: &line)
    var offset = 44
    guard offset < end else { return }
    line.write("\n\t  Neighbor List:")
    while offset < end {
      line.write("\n\t    ")
      try line.write(bytes.ipv4(at: offset))
      offset += 4
    }
  }

  private static func writeRequest(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 24
    while offset < end {
      line.write("\n\t  Advertising Router: ")
      try line.write(bytes.ipv4(at: offset + 8))
      line.write(", ")
      let type = try bytes.uint32(at: offset)
      line.write(type, in: advertisementNames, unknown: .text("unknown"))
      line.write(" LSA (")
      line.write(decimal: type)
      line.write(")")
      if (9...11).contains(type) {
        let opaque = try bytes.uint8(at: offset + 4)
        line.write(", Opaque LSA: ")
        line.write(opaque, in: opaqueNames, unknown: .text("unknown"))
        line.write(" LSA (")
        line.write(decimal: opaque)
        line.write("), Opaque-ID: ")
        try line.write(decimal: bytes.uint24(at: offset + 5))
      } else {
        line.write(", LSA-ID: ")
        try line.write(bytes.ipv4(at: offset + 4))
      }
      offset += 12
    }
  }

  // MARK: Link-local signaling

  /// RFC 5613, behind the packet and its digest.
  private static func writeSignaling(
    _ type: UInt8, _ bytes: Span<UInt8>, _ claimed: Int, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = claimed
    if try bytes.read(authentication) == 2 { offset += try Int(bytes.uint8(at: 19)) }
    guard offset < length else { return }
    let optionsPlace = type == 1 ? 30 : type == 2 ? 26 : -1
    guard optionsPlace > 0, try bytes.uint8(at: optionsPlace) & 0x10 != 0 else { return }
    line.write("\n\t  LLS: checksum: 0x")
    try line.write(hex: bytes.uint16(at: offset), digits: 4)
    let words = try Int(bytes.uint16(at: offset + 2))
    line.write(", length: ")
    line.write(decimal: words)
    // The length counts words, among them the one it lies in.
    let end = min(offset + words * 4, length)
    offset += 4
    while offset < end {
      let kind = try bytes.uint16(at: offset)
      let size = try Int(bytes.uint16(at: offset + 2))
      line.write("\n\t    ")
      line.writeNamed(kind, in: signalingNames, unknown: "unknown TLV")
      line.write(", length: ")
      line.write(decimal: size)
      offset += 4
      switch kind {
      case 1:
        if size != 4 { writeBadSignaling(size, into: &line) }
        let flags = try bytes.uint32(at: offset)
        line.write("\n\t      Options: 0x")
        line.write(hex: flags, digits: 8)
        line.write(" [")
        line.writeBits(flags, ordered: [(1, "LSDB resync"), (2, "Restart")], none: "?")
        line.write("]")
      case 2:
        if size < 4 {
          writeBadSignaling(size, into: &line)
          return
        }
        line.write("\n\t      Sequence number: 0x")
        try line.write(hex: bytes.uint32(at: offset), digits: 8)
      default: break
      }
      offset += (size + 3) & ~3
    }
  }

  private static func writeBadSignaling(_ size: Int, into line: inout DumpLine) {
    line.write(" [bad lls_len ")
    line.write(decimal: size)
    line.write("]")
  }

  // MARK: Names

  static let options: [(UInt32, String)] = [
    (0x01, "MultiTopology"), (0x02, "External"), (0x04, "Multicast"), (0x08, "NSSA"),
    (0x10, "LLS"), (0x20, "Demand Circuit"), (0x40, "Opaque"), (0x80, "Up/Down"),
  ]

  private static let authenticationNames: ValueNames = [0: "none", 1: "simple", 2: "MD5"]

  private static let signalingNames: ValueNames = [1: "Extended Options", 2: "MD5 Authentication"]

  static let advertisementNames: ValueNames = [
    1: "Router", 2: "Network", 3: "Summary", 4: "ASBR Summary", 5: "External", 6: "Multicast",
    7: "NSSA", 9: "Link Local Opaque", 10: "Area Local Opaque", 11: "Domain Local Opaque",
  ]

  static let opaqueNames: ValueNames = [
    1: "Traffic Engineering", 3: "Graceful restart",
    4: "Router Information", 7: "Extended Prefix", 8: "Extended Link",
  ]
}
