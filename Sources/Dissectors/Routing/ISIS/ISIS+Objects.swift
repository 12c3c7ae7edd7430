import Addresses
import Dissection

/// The type, length and value behind the fixed part of a packet.
extension ISIS {
  /// What a value is read with: its type and where the packet's checksum counts from.
  struct Object: ~Escapable {
    let type: UInt8
    /// How long the value says it is; where the snaplen cut it, `value` is shorter.
    let size: Int
    let value: Span<UInt8>
    /// What was captured from the value on: some things are read past its end.
    let rest: Span<UInt8>

    @_lifetime(copy rest)
    init(_ type: UInt8, _ size: Int, _ rest: Span<UInt8>) {
      self.type = type
      self.size = size
      value = rest.upTo(size)
      self.rest = rest
    }
  }

  /// How an object agrees with its length.
  enum Agreement {
    case whole, contradictory
    /// What is behind it cannot be trusted either.
    case short
  }

  static func writeObjects(
    _ bytes: Span<UInt8>, at start: Int, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = start
    while offset < length {
      let type = try bytes.uint8(at: offset)
      let size = try Int(bytes.uint8(at: offset + 1))
      guard offset + 2 <= length else { throw .truncated(need: offset + 2, have: length) }
      offset += 2
      line.write("\n\t    ", type, in: objectNames, unknown: .text("unknown"), " TLV #")
      line.write(decimal: type)
      line.write(", length: ", size)
      guard size <= length - offset else { throw .truncated(need: offset + size, have: length) }
      let object = Object(type, size, bytes.from(offset))
      if type == 12 {
        try writeChecksum(bytes, at: offset, size: size, length: length, into: &line)
      } else {
        switch try write(object, into: &line) {
        case .whole: break
        case .contradictory: line.writeInvalid()
        case .short: return
        }
      }
      try bytes.require(offset + size)
      if line.options.verbosity > 1 { line.writeHex(object.value, indent: "\n\t      ") }
      offset += size
    }
  }

  /// RFC 3358.
  private static func writeChecksum(
    _ bytes: Span<UInt8>, at offset: Int, size: Int, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard size >= 2 else { return }
    let checksum = try bytes.uint16(at: offset)
    line.write("\n\t      checksum: 0x", hex: checksum, digits: 4, " ")
    line.writeOSIChecksum(checksum, at: offset, of: bytes, length: length)
  }

  private static func write(
    _ object: borrowing Object, into line: inout DumpLine
  ) throws(Flaw) -> Agreement {
    let value = object.value
    switch object.type {
    case 1: try writeAreas(value, into: &line)
    case 2 where !value.isEmpty: try writeReachability(value, into: &line)
    case 3:
      for offset in steps(of: 10, in: value) {
        try write("\n\t      ES Neighbor: ", value, at: offset + 4, 6, into: &line)
        try writeMetrics(value, at: offset, into: &line)
      }
    case 4:
      for offset in steps(of: 6, in: value) {
        try write("\n\t      ", value, at: offset, 6, into: &line)
      }
    case 5: try writePrefixNeighbors(value, into: &line)
    case 6:
      for offset in steps(of: 6, in: value) {
        try write("\n\t      SNPA: ", value, at: offset, 6, into: &line)
      }
    case 7: try writeInstance(value, into: &line)
    case 9: try writeEntries(value, into: &line)
    case 10 where !value.isEmpty: try writeAuthentication(value, into: &line)
    case 13 where !value.isEmpty: try writePurgeOriginator(object, into: &line)
    case 14:
      if value.has(2) { line.write("\n\t      LSP Buffersize: ", try value.uint16(at: 0)) }
    case 22, 24, 222:
      return try writeExtendedReachability(object, into: &line) ? .whole : .contradictory
    case 128, 130:
      return try writeInternetReachability(value, into: &line) ? .whole : .short
    case 129:
      line.write("\n\t      NLPID(s): ")
      for index in value.indices {
        line.write(value[index], in: OSI.names, unknown: .text("unknown"))
        line.write(" (0x", hex: value[index], digits: 2, ")")
        if index + 1 < value.count { line.write(", ") }
      }
    case 131 where !value.isEmpty: try writeDomainInformation(value, into: &line)
    case 132:
      for offset in steps(of: 4, in: value) {
        line.write("\n\t      IPv4 interface address: ", try value.ipv4(at: offset))
      }
    case 134:
      if value.has(4) {
        line.write("\n\t      Traffic Engineering Router ID: ", try value.ipv4(at: 0))
      }
    case 135, 235, 236, 237:
      return try writeExtendedPrefixes(object, into: &line) ? .whole : .contradictory
    case 137:
      line.write("\n\t      Hostname: ")
      line.write(untrustedCString: value)
    case 138: try writeRiskGroup(value, into: &line)
    case 143, 144:
      do throws(Flaw) {
        if object.type == 143 {
          try writePortCapability(object, into: &line)
        } else {
          try writeTopologyCapability(object, into: &line)
        }
      } catch {
        line.writeTruncated()
      }
    case 211 where !value.isEmpty: try writeRestart(value, into: &line)
    case 229: try writeTopologies(value, into: &line)
    case 232:
      for offset in steps(of: 16, in: value) {
        line.write("\n\t      IPv6 interface address: ", try value.ipv6(at: offset))
      }
    case 240 where !value.isEmpty: try writeAdjacency(object, into: &line)
    case 241:
      if value.has(4) { line.write("\n\t      Sequence number: ", try value.uint32(at: 0)) }
    case 242: return try writeCapability(object, into: &line) ? .whole : .contradictory
    case 250:
      guard value.has(3) else { break }
      let vendor = try value.uint24(at: 0)
      line.write("\n\t      Vendor: ", vendor, in: vendorNames, unknown: .text("Unknown"))
      line.write(" (", vendor, ")")
      if value.count > 3 { line.writeHex(value.from(3), indent: "\n\t\t") }
    case 2, 8, 10, 13, 131, 211, 240: break
    default:
      if line.options.verbosity <= 1 { line.writeHex(value, indent: "\n\t\t") }
    }
    return .whole
  }

  /// Where whole entries of a size begin.
  static func steps(of size: Int, in value: Span<UInt8>) -> StrideTo<Int> {
    stride(from: 0, to: value.count / size * size, by: size)
  }

  static let vendorNames: ValueNames = [
    0x000000: "Ethernet", 0x00000c: "Cisco", 0x00005e: "IANA", 0x009069: "Juniper",
    0x00120f: "IEEE 802.3 Private", 0x0080c2: "Ethernet bridged", 0x080009: "Hewlett-Packard",
  ]
}
