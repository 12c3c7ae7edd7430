import Addresses
import Bytes
public import Dissection

// MARK: Print

extension ICMPv6 {
  /// `ICMP6, echo request, id 1, seq 2, length 64`; with `-v` options instead of the length.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length > 0 else { return line.write("ICMP6, length 0 (invalid)") }
    let type = try bytes.read(type)
    let isVerbose = line.options.isVerbose
    if isVerbose { try writeChecksum(bytes, length: length, into: &line) }
    line.write("ICMP6, ")
    line.write(type, in: typeNames, unknown: .decimal("unknown icmp6 type (", suffix: ")"))
    if isVerbose, (133...137).contains(type) || type == 145 || type == 147 {
      writeLength(length, into: &line)
    }
    let code = try bytes.read(code)
    guard try writeMessage(bytes, length, type, code, into: &line) else { return }
    if !isVerbose { writeLength(length, into: &line) }
  }

  private static func writeLength(_ length: Int, into line: inout DumpLine) {
    line.write(", length ")
    line.write(decimal: length)
  }

  /// Writes what is behind the type; false where the line ends with it.
  private static func writeMessage(
    _ bytes: Span<UInt8>, _ length: Int, _ type: UInt8, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let isVerbose = line.options.isVerbose
    switch type {
    case 1: return try writeUnreachable(bytes, length, code, into: &line)
    case 2:
      let unit = try bytes.read(unit)
      line.write(", mtu ")
      line.write(decimal: unit)
    case 3: try writeTimeExceeded(bytes, code, into: &line)
    case 4: try writeParameterProblem(bytes, code, into: &line)
    case 128, 129:
      let (identifier, sequence) = try (bytes.read(identifier), bytes.read(sequence))
      line.write(", id ")
      line.write(decimal: identifier)
      line.write(", seq ")
      line.write(decimal: sequence)
    case 130:
      if length == 24 {
        try writeListener(bytes, into: &line)
      } else if length >= 28 {
        line.write(" v2")
        try writeListenerQuery(bytes, length, into: &line)
      } else {
        line.write(" unknown-version (len ")
        line.write(decimal: length)
        line.write(") ")
      }
    case 131, 132: try writeListener(bytes, into: &line)
    case 133...137:
      return try writeNeighborMessage(bytes, length, type, into: &line)
    case 138: try writeRenumbering(bytes, into: &line)
    case 139: try writeNodeQuery(bytes, length, into: &line)
    case 140: try writeNodeReply(bytes, length, into: &line)
    case 141, 142: break
    case 143: try writeListenerReport(bytes, length, into: &line)
    case 144, 146: try writeHexIdentifier(bytes, into: &line)
    case 145: return try writeHomeAgents(bytes, length, into: &line)
    case 147: return try writeMobilePrefix(bytes, length, into: &line)
    case 155: try dumpRPL(bytes.from(4), length: length - 4, code, into: &line)
    case 160, 161:
      let (identifier, sequence) = try (bytes.read(identifier), bytes.uint8(at: 6))
      line.write(", id ")
      line.write(decimal: identifier)
      line.write(", seq ")
      line.write(decimal: sequence)
      guard isVerbose else { return true }
      let state = try bytes.uint8(at: 7)
      if type == 161 {
        try ICMPExtensions.writeReply(code, state, into: &line)
      } else {
        try ICMPExtensions.dumpQuery(
          bytes.from(8), isLocal: state & 1 != 0, into: &line)
      }
    default:
      writeLength(length, into: &line)
      if line.options.verbosity <= 1 { line.writeHex(bytes.upTo(length)) }
      return false
    }
    return true
  }

  // MARK: Errors

  /// `, unreachable port, 2001:db8::2 udp port 53`
  private static func writeUnreachable(
    _ bytes: Span<UInt8>, _ length: Int, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write(", ")
    line.write(
      code, in: unreachableNames, unknown: .decimal("unknown unreach code (", suffix: ")"))
    switch code {
    case 0, 1, 3:
      let destination = try bytes.ipv6(at: 32)
      line.write(" ")
      line.write(destination)
    case 2:
      let (destination, source) = try (bytes.ipv6(at: 32), bytes.ipv6(at: 16))
      line.write(" ")
      line.write(destination)
      line.write(", source address ")
      line.write(source)
    case 4:
      guard let upper = upperLayer(bytes.from(8)) else {
        line.writeTruncated()
        return false
      }
      line.write(", ")
      line.write(try bytes.ipv6(at: 32))
      switch upper.carried {
      case 6:
        line.write(" tcp port ")
        line.writePort(upper.port, of: .tcp)
      case 17:
        line.write(" udp port ")
        line.writePort(upper.port, of: .udp)
      default:
        line.write(" protocol ")
        line.write(decimal: try bytes.uint8(at: 14))
        line.write(" port ")
        line.write(decimal: upper.port)
        line.write(" unreachable")
      }
    default:
      guard line.options.verbosity > 1 else {
        line.writeHex(bytes.upTo(length))
        return false
      }
    }
    return true
  }

  /// What the quoted packet carries behind its extension headers, and its destination port.
  private static func upperLayer(_ packet: Span<UInt8>) -> (carried: UInt8, port: UInt16)? {
    guard packet.count >= 40 else { return nil }
    var carried = packet[6]
    var offset = 40
    while offset < packet.count {
      switch carried {
      case 6, 17:
        guard let port = try? packet.uint16(at: offset + 2) else { return nil }
        return (carried, port)
      case 44:
        guard let place = try? packet.uint16(at: offset + 2), place & 0xfff8 == 0 else {
          return nil
        }
        carried = packet[offset]
        offset += 8
      case 0, 43, 60:
        guard packet.has(2, at: offset) else { return nil }
        carried = packet[offset]
        offset += (Int(packet[offset + 1]) + 1) * 8
      case 51:
        guard packet.has(2, at: offset) else { return nil }
        carried = packet[offset]
        offset += (Int(packet[offset + 1]) + 2) * 4
      default: return nil
      }
    }
    return nil
  }

  private static func writeTimeExceeded(
    _ bytes: Span<UInt8>, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    switch code {
    case 0:
      let destination = try bytes.ipv6(at: 32)
      line.write(" for ")
      line.write(destination)
    case 1: line.write(" (reassembly)")
    default:
      line.write(", unknown code (")
      line.write(decimal: code)
      line.write(")")
    }
  }

  private static func writeParameterProblem(
    _ bytes: Span<UInt8>, _ code: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    guard code < 4 else {
      line.write(", code-#")
      return line.write(decimal: code)
    }
    let pointer = try bytes.read(pointer)
    switch code {
    case 0: line.write(", erroneous - octet ")
    case 1: line.write(", next header - octet ")
    case 2: line.write(", option - octet ")
    default: line.write(", incomplete header chain - octet ")
    }
    line.write(decimal: pointer)
  }

  // MARK: Mobile IPv6 (RFC 6275 §6.5)

  private static func writeHexIdentifier(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let identifier = try bytes.read(identifier)
    line.write(", id 0x")
    line.write(hex: identifier, digits: 4)
  }

  private static func writeHomeAgents(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard line.options.isVerbose else { return true }
    try writeHexIdentifier(bytes, into: &line)
    var offset = 8
    while offset < min(length, bytes.count) {
      let agent = try bytes.ipv6(at: offset)
      line.write(", ")
      line.write(agent)
      offset += 16
    }
    return true
  }

  private static func writeMobilePrefix(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard line.options.isVerbose else { return true }
    try writeHexIdentifier(bytes, into: &line)
    let flags = try bytes.uint16(at: 6)
    if flags & 0xc000 != 0 { line.write(" ") }
    if flags & 0x8000 != 0 { line.write("M") }
    if flags & 0x4000 != 0 { line.write("O") }
    return try writeOptions(bytes, from: 8, length, into: &line)
  }

  // MARK: Checksum

  /// `[icmp6 sum ok] `, where the whole message was captured.
  private static func writeChecksum(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard !line.network.isFragment, bytes.has(length) else { return }
    let checksum = try bytes.read(checksum)
    let result = line.pseudoHeaderChecksum(of: bytes, length: length, 58)
    guard result != 0 else { return line.write("[icmp6 sum ok] ") }
    line.write("[bad icmp6 cksum 0x")
    line.write(hex: checksum, digits: 4)
    line.write(" -> 0x")
    line.write(hex: InternetChecksum.expected(field: checksum, result: result), digits: 4)
    line.write("!] ")
  }
}
