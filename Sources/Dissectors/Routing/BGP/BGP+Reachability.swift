import Dissection

/// Routes of other families than IPv4 (RFC 4760).
extension BGP {
  /// A family and a subsequent family in one word.
  static func key(_ family: UInt16, _ subsequent: UInt8) -> UInt32 {
    UInt32(family) << 8 | UInt32(subsequent)
  }

  /// What kind of prefixes a family has; nil where nobody reads them.
  enum RouteKind {
    case ipv4, labeled4, vpn4, target, multicast, multicastTree
    case ipv6, labeled6, vpn6, layer2, service, vpnService
  }

  static func routeKind(_ family: UInt16, _ subsequent: UInt8) -> RouteKind? {
    switch (family, subsequent) {
    case (1, 1), (1, 2), (1, 3): .ipv4
    case (1, 4): .labeled4
    case (1, 128), (1, 129), (1, 130): .vpn4
    case (1, 132): .target
    case (1, 5): .multicast
    case (1, 66): .multicastTree
    case (2, 1), (2, 2), (2, 3): .ipv6
    case (2, 4): .labeled6
    case (2, 128), (2, 129), (2, 130): .vpn6
    case (25, 65), (196, 128), (196, 129), (196, 130): .layer2
    case (3, 1), (3, 2), (3, 3): .service
    case (3, 128), (3, 129), (3, 130): .vpnService
    default: nil
    }
  }

  private static func writeKinds(
    _ family: UInt16, _ subsequent: UInt8, into line: inout DumpLine
  ) {
    line.write("\n\t    AFI: ")
    line.write(family, in: reachFamilyNames, unknown: .text("Unknown AFI"))
    line.write(" (")
    line.write(decimal: family)
    line.write("), ")
    if subsequent > 128 { line.write("vendor specific ") }
    line.write("SAFI: ")
    line.write(subsequent, in: subsequentNames, unknown: .text("Unknown SAFI"))
    line.write(" (")
    line.write(decimal: subsequent)
    line.write(")")
  }

  private static func writeNoDecoder(
    _ family: UInt16, _ subsequent: UInt8, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) {
    line.write("\n\t    no AFI ")
    line.write(decimal: family)
    line.write(" / SAFI ")
    line.write(decimal: subsequent)
    line.write(" decoder")
    if line.options.verbosity <= 1 { line.writeHex(bytes, indent: "\n\t    ") }
  }

  // MARK: MP_REACH_NLRI

  static func writeReach(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let family = try bytes.uint16(at: 0)
    let subsequent = try bytes.uint8(at: 2)
    writeKinds(family, subsequent, into: &line)
    guard let kind = routeKind(family, subsequent) else {
      writeNoDecoder(family, subsequent, bytes.upTo(length), into: &line)
      return true
    }
    var offset = 3
    let hopLength = try Int(bytes.uint8(at: offset))
    offset += 1
    if hopLength > 0 {
      try writeNextHops(kind, bytes.from(offset), hopLength, length - offset, into: &line)
      line.write(", nh-length: ")
      line.write(decimal: hopLength)
      offset += hopLength
    }
    let attachments = try bytes.uint8(at: offset)
    offset += 1
    if attachments > 0 {
      line.write("\n\t    ")
      line.write(decimal: attachments)
      line.write(" SNPA")
      for _ in 0..<attachments {
        let size = try bytes.uint8(at: offset)
        line.write("\n\t      ")
        line.write(decimal: size)
        line.write(" bytes")
        offset += 1 + Int(size)
        guard offset <= length else { return false }
      }
    } else {
      line.write(", no SNPA")
    }
    return try writeRoutes(kind, bytes, from: offset, to: length, into: &line)
  }

  private static func writeNextHops(
    _ kind: RouteKind, _ bytes: Span<UInt8>, _ length: Int, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      line.write(offset == 0 ? "\n\t    nexthop: " : ", ")
      let left = length - offset
      switch kind {
      case .ipv4, .labeled4, .target, .multicast, .multicastTree, .layer2:
        guard left >= 4 else { return line.write("invalid len") }
        try line.write(bytes.ipv4(at: offset))
        offset += 4
      case .vpn4:
        guard left >= 12 else { return line.write("invalid len") }
        line.write("RD: ")
        try writeDistinguisher(bytes.from(offset), into: &line)
        line.write(", ")
        try line.write(bytes.ipv4(at: offset + 8))
        offset += 12
      case .ipv6, .labeled6:
        guard left >= 16 else { return line.write("invalid len") }
        try line.write(bytes.ipv6(at: offset))
        offset += 16
      case .vpn6:
        guard left >= 24 else { return line.write("invalid len") }
        line.write("RD: ")
        try writeDistinguisher(bytes.from(offset), into: &line)
        line.write(", ")
        try line.write(bytes.ipv6(at: offset + 8))
        offset += 24
      case .service:
        try line.writeServicePoint(bytes.slice(at: offset, count: left))
        offset = length
      case .vpnService:
        guard left >= 9 else { return line.write("invalid length") }
        line.write("RD: ")
        try writeDistinguisher(bytes.from(offset), into: &line)
        line.write(", ")
        try line.writeServicePoint(bytes.slice(at: offset + 8, count: left - 8))
        offset = length
      }
    }
  }

  // MARK: MP_UNREACH_NLRI

  static func writeUnreach(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let family = try bytes.uint16(at: 0)
    let subsequent = try bytes.uint8(at: 2)
    writeKinds(family, subsequent, into: &line)
    guard length != 3 else {
      line.write("\n\t      End-of-Rib Marker (empty NLRI)")
      return true
    }
    guard let kind = routeKind(family, subsequent) else {
      writeNoDecoder(family, subsequent, bytes.upTo(length), into: &line)
      return true
    }
    return try writeRoutes(kind, bytes, from: 3, to: length, into: &line)
  }

  // MARK: Routes

  /// The prefixes; false where one is cut.
  private static func writeRoutes(
    _ kind: RouteKind, _ bytes: Span<UInt8>, from start: Int, to end: Int,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let isPath =
      switch kind {
      case .ipv4: hasPathIdentifiers(bytes.from(start), end - start, 32)
      case .ipv6: hasPathIdentifiers(bytes.from(start), end - start, 128)
      default: false
      }
    var offset = start
    while offset < end {
      var identifier: UInt32?
      if isPath {
        identifier = try bytes.uint32(at: offset)
        offset += 4
      }
      let rest = bytes.from(offset)
      let found = try writeRoute(kind, rest, end - offset, into: &line)
      switch found {
      case .taken(let size):
        writePathIdentifier(identifier, into: &line)
        offset += max(1, size)
      case .illegal:
        line.write("\n\t    (illegal prefix length)")
        return true
      case .cut: return false
      case .short: return true
      }
    }
    return true
  }

  private static func writeRoute(
    _ kind: RouteKind, _ bytes: Span<UInt8>, _ room: Int, into line: inout DumpLine
  ) throws(Flaw) -> Prefix {
    let before = "\n\t      "
    return switch kind {
    case .ipv4: try writePrefix4(bytes, room, before: before, into: &line)
    case .labeled4: try writeLabeled(bytes, room, 32, before: before, into: &line)
    case .vpn4: try writeVPN(bytes, 32, before: before, into: &line)
    case .ipv6: try writePrefix6(bytes, room, before: before, into: &line)
    case .labeled6: try writeLabeled(bytes, room, 128, before: before, into: &line)
    case .vpn6: try writeVPN(bytes, 128, before: before, into: &line)
    case .target: try writeRouteTarget(bytes, before: before, into: &line)
    case .multicast: try writeMulticast(bytes, before: before, into: &line)
    case .multicastTree: try writeMulticastTree(bytes, before: before, into: &line)
    case .layer2: try writeLayer2(bytes, before: before, into: &line)
    case .service: try writeService(bytes, isLabeled: false, before: before, into: &line)
    case .vpnService: try writeServiceVPN(bytes, before: before, into: &line)
    }
  }

  static let reachFamilyNames: ValueNames = familyNames
}
