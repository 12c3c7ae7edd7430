public import Dissection

// MARK: Print

extension QUIC {
  /// `quic, initial, dcid 84acac06b42ed863, length 1182`, and the packets behind it.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("quic")
    var offset = 0
    while offset < bytes.count {
      offset = try writePacket(bytes, at: offset, into: &line)
      while offset < bytes.count, bytes[offset] == 0 { offset += 1 }
    }
  }

  /// Writes one packet; where the next begins.
  private static func writePacket(
    _ bytes: Span<UInt8>, at start: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int {
    let first = try bytes.uint8(at: start)
    guard first & 0x80 != 0 else {
      line.write(", protected")
      let rest = bytes.from(start + 1)
      if let count = line.session.quic.length(at: rest) {
        line.write(", dcid ")
        line.write(hexBytes: rest.upTo(count))
      }
      return bytes.count
    }
    let version = try bytes.uint32(at: start + 1)
    var offset = start + 5
    let destination = try readIdentifier(bytes, at: &offset)
    let source = try readIdentifier(bytes, at: &offset)
    line.session.quic.add(source)
    let type = first >> 4 & 3
    if version == 0 {
      line.write(", version negotiation")
    } else {
      line.write(", ")
      line.write(type, in: typeNames)
      if version != 1 {
        line.write(", v")
        line.write(hex: version)
      }
    }
    writeIdentifier(", dcid ", destination, into: &line)
    writeIdentifier(", scid ", source, into: &line)
    if version == 0 {
      while offset < bytes.count {
        line.write(", version 0x")
        line.write(hex: try bytes.uint32(at: offset))
        offset += 4
      }
      return offset
    }
    if type == 3 {
      let token = bytes.from(offset)
      line.write(", token ")
      line.write(hexBytes: token.upTo(token.count - 16))
      return bytes.count
    }
    if type == 0 {
      let count = try readNumber(bytes, at: &offset)
      if count > 0, count < 1_000 {
        let token = try bytes.slice(at: offset, count: Int(count))
        line.write(", token ")
        line.write(hexBytes: token)
        offset += token.count
      }
    }
    let length = try readNumber(bytes, at: &offset)
    line.write(", length ")
    line.write(decimal: length)
    guard length <= UInt64(bytes.count - offset) else {
      throw .truncated(need: bytes.count + 1, have: bytes.count)
    }
    return offset + Int(length)
  }

  private static func writeIdentifier(
    _ name: String, _ identifier: Span<UInt8>, into line: inout DumpLine
  ) {
    guard !identifier.isEmpty else { return }
    line.write(name)
    line.write(hexBytes: identifier)
  }

  /// A connection identifier behind its length; one that is too long is passed over as if empty.
  @_lifetime(copy bytes)
  private static func readIdentifier(
    _ bytes: Span<UInt8>, at offset: inout Int
  ) throws(Flaw) -> Span<UInt8> {
    let count = try Int(bytes.uint8(at: offset))
    offset += 1
    let identifier = try bytes.slice(at: offset, count: count <= longestIdentifier ? count : 0)
    offset += identifier.count
    return identifier
  }

  /// A number whose first two bits say how long it is (RFC 9000 §16).
  private static func readNumber(
    _ bytes: Span<UInt8>, at offset: inout Int
  ) throws(Flaw) -> UInt64 {
    let size = try 1 << Int(bytes.uint8(at: offset) >> 6)
    let number = try bytes.slice(at: offset, count: size)
    var value = UInt64(number[0] & 0x3f)
    for index in 1..<max(1, size) { value = value << 8 | UInt64(number[index]) }
    offset += size
    return value
  }
}
