import Addresses
import Dissection

/// Elements about prefixes, addresses and names.
extension HNCP {
  /// Writes the fixed part; where it ends, or nil where it is too short.
  static func writeAddresses(
    _ value: Span<UInt8>, of type: UInt16, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    switch type {
    case Kind.delegatedPrefix:
      guard value.count >= 9 else { return nil }
      line.write(" VLSO: ")
      writeInterval(try value.uint32(at: 0), into: &line)
      line.write(" PLSO: ")
      writeInterval(try value.uint32(at: 4), into: &line)
      line.write(" Prefix: ")
      guard let end = writePrefix(value.from(8), into: &line) else { return nil }
      return (8 + end + 3) & ~3
    case Kind.assignedPrefix:
      guard value.count >= 6 else { return nil }
      line.write(" EPID: ", hex: try value.uint32(at: 0), digits: 8)
      line.write(" Prty: ", try value.uint8(at: 4) & 15, " Prefix: ")
      guard let end = writePrefix(value.from(5), into: &line) else { return nil }
      return (5 + end + 3) & ~3
    case Kind.nodeAddress:
      guard value.count >= 20 else { return nil }
      line.write(" EPID: ", hex: try value.uint32(at: 0), digits: 8)
      line.write(" IP Address: ")
      writeAddress(try value.ipv6(at: 4), into: &line)
      return 20
    case Kind.delegatedZone: return try writeZone(value, into: &line)
    case Kind.domainName:
      guard !value.isEmpty else { return nil }
      line.write(" Domain: ")
      _ = writeName(value, into: &line)
      return value.count
    case Kind.nodeName:
      guard value.count >= 17 else { return nil }
      line.write(" IP-Address: ")
      writeAddress(try value.ipv6(at: 0), into: &line)
      line.write(" Name: ")
      let size = Int(try value.uint8(at: 16))
      guard size < 64, 17 + size <= value.count else { return nil }
      line.write("\"")
      line.write(untrusted: value.from(17).upTo(size))
      line.write("\"")
      return (17 + size + 3) & ~3
    case Kind.managedKey:
      guard value.count >= 32 else { return nil }
      line.write(" PSK: ")
      line.write(hexBytes: try value.slice(at: 0, count: 32))
      return 32
    case Kind.prefixPolicy: return try writePolicy(value, into: &line)
    default: return value.count
    }
  }

  private static func writeZone(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard value.count >= 17 else { return nil }
    line.write(" IP-Address: ")
    writeAddress(try value.ipv6(at: 0), into: &line)
    let flags = try value.uint8(at: 16)
    line.write(" ")
    line.write(flags & 4 != 0 ? "l" : "-")
    line.write(flags & 2 != 0 ? "b" : "-")
    line.write(flags & 1 != 0 ? "s " : "- ")
    guard let end = writeName(value.from(17), into: &line) else { return nil }
    return (17 + end + 3) & ~3
  }

  private static func writePolicy(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard value.count >= 1 else { return nil }
    let policy = try value.uint8(at: 0)
    line.write(" type: ")
    switch policy {
    case 0:
      guard value.count == 1 else { return nil }
      line.write("Internet connectivity")
    case 1...128:
      line.write("Dest-Prefix: ")
      guard writePrefix(value, into: &line) != nil else { return nil }
    case 129:
      line.write("DNS domain: ")
      _ = writeName(value.from(1), into: &line)
    case 130:
      line.write("Opaque UTF-8: ")
      line.write(untrustedCString: value.from(1))
    case 131:
      guard value.count == 1 else { return nil }
      line.write("Restrictive assignment")
    default: line.write("Unknown (", policy, ")")
    }
    return value.count
  }

  /// A prefix behind its length in bits, and how many bytes both take; nil where there are fewer.
  private static func writePrefix(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) -> Int? {
    guard let first = bytes.isEmpty ? nil : bytes[0] else { return nil }
    let length = Int(first)
    let size = (length + 7) / 8
    guard length <= 128, 1 + size <= bytes.count else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for index in 0..<size {
      var byte = bytes[1 + index]
      let kept = length - index * 8
      if kept < 8 { byte &= ~(0xff >> UInt8(kept)) }
      let shift = UInt64(56 - (index & 7) * 8)
      if index < 8 { high |= UInt64(byte) << shift } else { low |= UInt64(byte) << shift }
    }
    let address = IPv6Address(high: high, low: low)
    writeAddress(address, into: &line)
    line.write("/", address.isMapped && length >= 96 ? length - 96 : length)
    return 1 + size
  }

  /// An address; one of IPv4 without what maps it.
  private static func writeAddress(_ address: IPv6Address, into line: inout DumpLine) {
    if address.isMapped {
      line.write(IPv4Address(bits: UInt32(truncatingIfNeeded: address.low)))
    } else {
      line.write(address)
    }
  }

  /// The labels of a domain name, and how many bytes they take; nil where it does not end.
  private static func writeName(_ bytes: Span<UInt8>, into line: inout DumpLine) -> Int? {
    var at = 0
    while at < bytes.count {
      let size = Int(bytes[at])
      at += 1
      guard size > 0 else { return at }
      if at > 1 { line.write(".") }
      line.write(untrusted: bytes.from(at).upTo(size))
      guard at + size <= bytes.count else { break }
      at += size
    }
    line.write("[|DNS]")
    return nil
  }
}
