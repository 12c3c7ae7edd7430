public import Dissection

// MARK: Print

extension HNCP {
  static let depthLimit = 8

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("hncp (", length, ")")
    try writeElements(bytes, length, depth: 1, into: &line)
  }

  /// The elements that fill a message, or follow the fixed part of another element.
  private static func writeElements(
    _ bytes: Span<UInt8>, _ length: Int, depth: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard depth <= depthLimit else { return }
    var at = 0
    while at < length {
      writeIndentation(depth, isFirst: at == 0, into: &line)
      guard at + 4 <= length else { throw .truncated(need: at + 4, have: length) }
      let type = try bytes.uint16(at: at)
      let size = Int(try bytes.uint16(at: at + 2))
      let end = at + 4 + size
      guard end <= length else { throw .truncated(need: end, have: length) }
      try bytes.require(end)
      if let name = typeNames[type] {
        line.write(name)
      } else {
        line.write(unknownName(type))
        line.write(": type=", type)
      }
      if line.options.verbosity >= min(depth, 3) {
        line.write(" (", size + 4, ")")
        let value = try bytes.slice(at: at + 4, count: size)
        if try !writeValue(value, of: type, depth: depth, into: &line) {
          line.writeInvalid()
          // Options of DHCP that contradict themselves leave nothing to go on with.
          if type == Kind.dhcpv4Data || type == Kind.dhcpv6Data { return }
        }
      }
      at = (end + 3) & ~3
    }
  }

  private static func writeIndentation(
    _ depth: Int, isFirst: Bool = true, into line: inout DumpLine
  ) {
    guard line.options.isVerbose else { return line.write(isFirst ? " " : ", ") }
    line.write("\n")
    for _ in 0..<depth { line.write("\t") }
  }

  /// One element's value; false where it is too short.
  private static func writeValue(
    _ value: Span<UInt8>, of type: UInt16, depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var nested: Int?
    switch type {
    case 1: return value.isEmpty
    case Kind.requestNodeState:
      guard value.count == 4 else { return false }
      try writeNode(value, into: &line)
    case Kind.nodeEndpoint:
      guard value.count == 8 else { return false }
      try writeNode(value, into: &line)
      line.write(" EPID: ", hex: try value.uint32(at: 4), digits: 8)
    case Kind.networkState:
      guard value.count == 8 else { return false }
      line.write(" hash: ", hex: try value.uint64(at: 0), digits: 16)
    case Kind.nodeState:
      guard value.count >= 20 else { return false }
      try writeNode(value, into: &line)
      line.write(" seqno: ", try value.uint32(at: 4), " ")
      writeInterval(try value.uint32(at: 8), into: &line)
      line.write(" hash: ", hex: try value.uint64(at: 12), digits: 16)
      nested = 20
    case Kind.peer:
      guard value.count == 12 else { return false }
      line.write(" Peer-NID: ")
      line.write(hexBytes: value.upTo(4), separator: 0x3a)
      line.write(" Peer-EPID: ", hex: try value.uint32(at: 4), digits: 8)
      line.write(" Local-EPID: ", hex: try value.uint32(at: 8), digits: 8)
    case Kind.keepAlive:
      guard value.count >= 8 else { return false }
      line.write(" EPID: ", hex: try value.uint32(at: 0), digits: 8)
      line.write(" Interval: ")
      writeInterval(try value.uint32(at: 4), into: &line)
    case Kind.trustVerdict:
      guard value.count >= 36 else { return false }
      line.write(" Verdict: ", try value.uint8(at: 0), " Fingerprint: ")
      line.write(hexBytes: try value.slice(at: 4, count: 32))
      line.write(" Common Name: ")
      line.write(untrustedCString: value.from(36))
    case Kind.version:
      guard value.count >= 5 else { return false }
      let (first, second) = (value[2], value[3])
      line.write(" M: ", first >> 4)
      line.write(" P: ", first & 15)
      line.write(" H: ", second >> 4)
      line.write(" L: ", second & 15, " User-agent: ")
      line.write(untrustedCString: value.from(4))
    case Kind.externalConnection: nested = 0
    case Kind.dhcpv4Data: return try writeOptions(value, isSix: false, depth, into: &line)
    case Kind.dhcpv6Data: return try writeOptions(value, isSix: true, depth, into: &line)
    default:
      guard let end = try writeAddresses(value, of: type, into: &line) else { return false }
      nested = end
    }
    if let nested, nested < value.count {
      let rest = value.from(nested)
      try writeElements(rest, rest.count, depth: depth + 1, into: &line)
    }
    return true
  }

  private static func writeNode(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" NID: ")
    line.write(hexBytes: try value.slice(at: 0, count: 4), separator: 0x3a)
  }

  static func writeInterval(_ milliseconds: UInt32, into line: inout DumpLine) {
    line.write(decimal: milliseconds / 1000)
    line.write(".")
    line.write(decimal: milliseconds % 1000, digits: 3)
    line.write("s")
  }

  // MARK: Options of DHCP

  private static func writeOptions(
    _ value: Span<UInt8>, isSix: Bool, _ depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard !value.isEmpty else { return false }
    let headerLength = isSix ? 4 : 2
    var at = 0
    while at < value.count {
      guard at + headerLength <= value.count else { return false }
      writeIndentation(depth + 1, into: &line)
      let type = isSix ? try value.uint16(at: at) : UInt16(try value.uint8(at: at))
      let size = isSix ? Int(try value.uint16(at: at + 2)) : Int(try value.uint8(at: at + 1))
      line.write(type, in: isSix ? dhcpv6Names : dhcpv4Names, unknown: .text("Unknown"))
      line.write(" (", size + headerLength, ")")
      at += headerLength
      guard at + size <= value.count else { return false }
      let option = try value.slice(at: at, count: size)
      guard try writeOption(option, type, isSix: isSix, into: &line) else { return false }
      at += size
    }
    return true
  }

  private static func writeOption(
    _ option: Span<UInt8>, _ type: UInt16, isSix: Bool, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let width = isSix ? 16 : 4
    switch (type, isSix) {
    case (6, false), (42, false), (23, true), (31, true):
      guard option.count >= width, option.count % width == 0 else { return false }
      var at = 0
      while at < option.count {
        line.write(" ")
        if isSix {
          line.write(try option.ipv6(at: at))
        } else {
          line.write(try option.ipv4(at: at))
        }
        at += width
      }
    case (119, false), (24, true):
      line.write(" ")
      var at = 0
      while at < option.count {
        let size = Int(option[at])
        guard size > 0 else { return true }
        line.write(untrusted: option.from(at + 1).upTo(size))
        line.write(".")
        at += 1 + size
      }
    default: break
    }
    return true
  }
}
