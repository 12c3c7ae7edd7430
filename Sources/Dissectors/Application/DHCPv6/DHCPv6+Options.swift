import Addresses
import Dissection

// MARK: Values of options

extension DHCPv6 {
  /// What an option says, behind its name; ` ?` where its length is wrong.
  static func writeValue(
    _ code: UInt16, _ value: Span<UInt8>, depth: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let size = value.count
    switch code {
    case 1, 2: try writeIdentifier(value, into: &line)
    case 3, 25:
      guard size >= 12 else { return line.write(" ?") }
      try writeNumber(" IAID:", value, at: 0, into: &line)
      try writeNumber(" T1:", value, at: 4, into: &line)
      try writeNumber(" T2:", value, at: 8, into: &line)
      try writeOptions(value.from(12), depth: depth + 1, into: &line)
    case 4:
      guard size >= 4 else { return line.write(" ?") }
      try writeNumber(" IAID:", value, at: 0, into: &line)
      try writeOptions(value.from(4), depth: depth + 1, into: &line)
    case 5:
      guard size >= 24 else { return line.write(" ?") }
      line.write(" ")
      line.text.write(try value.ipv6(at: 0))
      try writeNumber(" pltime:", value, at: 16, into: &line)
      try writeNumber(" vltime:", value, at: 20, into: &line)
      try writeOptions(value.from(24), depth: depth + 1, into: &line)
    case 6, 43: try writeRequests(value, into: &line)
    case 7:
      guard size == 1 else { return line.write(" ?") }
      line.write(" ")
      line.write(decimal: value[0])
    case 8:
      guard size == 2 else { return line.write(" ?") }
      line.write(" ")
      line.write(decimal: try value.uint16(at: 0))
    case 9:
      line.write(" (")
      try writeMessage(value, depth: depth + 1, into: &line)
    case 11: try writeAuthentication(value, into: &line)
    case 13: try writeStatus(value, into: &line)
    case 15: try writeList(value, parted: ",", into: &line)
    case 16: try writeVendorClass(value, into: &line)
    case 17: try writeVendorOptions(value, into: &line)
    case 18, 38:
      line.write(" ")
      writeBytes(value, into: &line)
    case 19: writeReconfigure(value, into: &line)
    case 22, 23, 27, 28, 31, 34, 40, 48: try writeAddresses(value, into: &line)
    case 26:
      guard size >= 25 else { return line.write(" ?") }
      line.write(" ")
      line.text.write(try value.ipv6(at: 9))
      line.write("/")
      line.write(decimal: value[8])
      try writeNumber(" pltime:", value, at: 0, into: &line)
      try writeNumber(" vltime:", value, at: 4, into: &line)
      try writeOptions(value.from(25), depth: depth + 1, into: &line)
    case 32, 46:
      guard size == 4 else { return line.write(" ?") }
      try writeNumber(" ", value, at: 0, into: &line)
    case 37:
      guard size >= 4 else { return line.write(" ?") }
      try writeNumber(" ", value, at: 0, into: &line)
      line.write(" ")
      writeBytes(value.from(4), into: &line)
    case 41, 42, 112:
      guard size >= 5 else { return line.write(" ?") }
      line.write(" ")
      line.write(untrustedCString: value)
    case 44: try writeLeaseQuery(value, depth: depth, into: &line)
    case 45: try writeOptions(value, depth: depth + 1, into: &line)
    case 47:
      guard size >= 16 else { return line.write(" ?") }
      line.write(" ")
      line.text.write(try value.ipv6(at: 0))
      line.write(" ")
      writeBytes(value.from(16), into: &line)
    case 59:
      line.write(" ")
      line.write(untrustedCString: value)
    case 64: try writeTunnelEndpoint(value, into: &line)
    case 136: try writeList(value, parted: ",", into: &line)
    default: return
    }
  }

  private static func writeNumber(
    _ label: String, _ value: Span<UInt8>, at place: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(label)
    line.write(decimal: try value.uint32(at: place))
  }

  /// The first bytes, or with `-vv` all.
  private static func writeBytes(_ value: Span<UInt8>, into line: inout DumpLine) {
    let shown = line.options.verbosity > 1 ? value.count : shownLength
    line.write(hexBytes: value.upTo(shown))
    if shown < value.count { line.write("...") }
  }

  /// Who somebody is (RFC 8415 §11; type 4, RFC 6355).
  private static func writeIdentifier(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 2 else { return line.write(" ?") }
    let type = try value.uint16(at: 0)
    switch type {
    case 1:
      guard value.count >= 8 else { return line.write(" ?") }
      line.write(" hwaddr/time type ")
      line.write(decimal: try value.uint16(at: 2))
      try writeNumber(" time ", value, at: 4, into: &line)
      line.write(" ")
      line.write(hexBytes: value.from(8))
    case 2:
      guard value.count >= 6 else { return line.write(" ?") }
      try writeNumber(" enterprise ", value, at: 2, into: &line)
      line.write(" ")
      line.write(hexBytes: value.from(6))
    case 3:
      guard value.count >= 4 else { return line.write(" ?") }
      line.write(" hwaddr type ")
      line.write(decimal: try value.uint16(at: 2))
      line.write(" ")
      line.write(hexBytes: value.from(4))
    case 4:
      guard value.count == 18 else { return line.write(" ?") }
      line.write(" uuid ")
      line.write(hexBytes: value.from(2))
    default:
      line.write(" type ")
      line.write(decimal: type)
    }
  }

  private static func writeRequests(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count % 2 == 0 else { return line.write(" ?") }
    for index in 0..<(value.count / 2) {
      line.write(" ")
      line.write(try value.uint16(at: 2 * index), in: options, unknown: .decimal("opt_"))
    }
  }

  private static func writeStatus(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard value.count >= 2 else { return line.write(" ?") }
    let code = try value.uint16(at: 0)
    line.write(" ")
    if code > 255 { return line.write("INVALID code") }
    line.write(code, in: statuses, unknown: .decimal("code"))
  }

  /// Texts behind their lengths.
  private static func writeList(
    _ value: Span<UInt8>, parted separator: String, into line: inout DumpLine
  ) throws(Flaw) {
    var place = 0
    line.write(" ")
    while place + 2 <= value.count {
      let size = Int(try value.uint16(at: place))
      guard value.has(size, at: place + 2) else { return line.write("?") }
      if place > 0 { line.write(separator) }
      line.write(untrustedCString: value.from(place + 2).upTo(size))
      place += 2 + size
    }
  }

  private static func writeVendorClass(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 4 else { return line.write(" ?") }
    try writeNumber(" enterprise ", value, at: 0, into: &line)
    var place = 4
    while place + 2 <= value.count {
      let size = Int(try value.uint16(at: place))
      line.write(" (len ")
      line.write(decimal: size)
      guard value.has(size, at: place + 2) else { return line.write(" ?)") }
      line.write(" data ")
      line.write(untrusted: value.from(place + 2).upTo(size))
      line.write(")")
      place += 2 + size
    }
  }

  private static func writeVendorOptions(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 4 else { return line.write(" ?") }
    try writeNumber(" enterprise ", value, at: 0, into: &line)
    var place = 4
    while place + 4 <= value.count {
      let size = Int(try value.uint16(at: place + 2))
      line.write(" (code ")
      line.write(decimal: try value.uint16(at: place))
      line.write(" len ")
      line.write(decimal: size)
      guard value.has(size, at: place + 4) else { return line.write(" ?)") }
      line.write(" data ")
      writeBytes(value.from(place + 4).upTo(size), into: &line)
      line.write(")")
      place += 4 + size
    }
  }

  private static func writeReconfigure(_ value: Span<UInt8>, into line: inout DumpLine) {
    guard value.count == 1 else { return line.write(" ?") }
    line.write(" for ")
    switch value[0] {
    case 5: line.write("renew")
    case 11: line.write("inf-req")
    default:
      line.write("???(")
      line.write(hex: value[0], digits: 2)
      line.write(")")
    }
  }

  private static func writeAddresses(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count % 16 == 0 else { return line.write(" ?") }
    for index in 0..<(value.count / 16) {
      line.write(" ")
      line.text.write(try value.ipv6(at: 16 * index))
    }
  }

  /// RFC 5007
  private static func writeLeaseQuery(
    _ value: Span<UInt8>, depth: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 17 else { return line.write(" ?") }
    line.write(" ")
    line.write(value[0], in: queryTypes, unknown: .decimal("type_"))
    line.write(" ")
    line.text.write(try value.ipv6(at: 1))
    try writeOptions(value.from(17), depth: depth + 1, into: &line)
  }

  /// The name of a tunnel's far end (RFC 6334): labels that are not compressed.
  private static func writeTunnelEndpoint(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 3 else { return line.write(" ?") }
    line.write(" ")
    var place = 0
    while place < value.count, value[place] > 0 {
      let size = Int(value[place])
      guard size < value.count - place - 1 else { return line.write(" ?") }
      line.write(untrustedCString: value.from(place + 1).upTo(size))
      place += 1 + size
      if value[place] > 0 { line.write(".") }
    }
  }

  // MARK: Authentication, RFC 8415 §20 and RFC 3315 §21.4

  private static func writeAuthentication(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    guard value.count >= 11 else { return line.write(" ?") }
    let kind = value[0]
    line.write(" proto: ")
    line.write(kind, in: authenticationKinds, unknown: .decimal(""))
    line.write(", alg: ")
    line.write(value[1], in: authenticationAlgorithms, unknown: .decimal(""))
    line.write(", RDM: ")
    line.write(value[2], in: replayDetectionNames, unknown: .decimal(""))
    line.write(", RD:")
    for index in 0..<4 {
      line.write(" ")
      line.write(hex: try value.uint16(at: 3 + 2 * index), digits: 4)
    }
    let rest = value.from(11)
    if kind == 2, rest.isEmpty { return }
    if kind == 2, rest.count >= 20 {
      let realm = rest.upTo(rest.count - 20)
      if !realm.isEmpty {
        line.write(", realm: ")
        line.write(hexBytes: realm)
      }
      line.write(", key ID: ")
      line.write(hex: try rest.uint32(at: realm.count), digits: 8)
      line.write(", HMAC-MD5:")
      return try writeDigest(rest.from(realm.count + 4), into: &line)
    }
    guard kind == 3, rest.count == 17, rest[0] == 1 || rest[0] == 2 else {
      return line.write(" ??")
    }
    line.write(rest[0] == 1 ? " reconfig-key value:" : " type: HMAC-MD5 value:")
    try writeDigest(rest.from(1), into: &line)
  }

  private static func writeDigest(_ digest: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    for index in 0..<4 {
      line.write(" ")
      line.write(hex: try digest.uint32(at: 4 * index), digits: 8)
    }
  }
}

private let authenticationAlgorithms: ValueNames = [1: "HMAC-MD5"]
private let replayDetectionNames: ValueNames = [0: "mono"]
