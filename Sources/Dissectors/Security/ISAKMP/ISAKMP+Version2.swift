import Addresses
import Dissection

/// Payloads of version 2, RFC 7296 §3.
extension ISAKMP.Walk {
  func dumpVersion2(
    _ kind: UInt8, _ offset: Int, _ size: Int, _ depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let isCritical = try bytes.uint8(at: offset + 1) & 0x80 != 0
    if kind == 34 || kind == 39 || kind == 41, !bytes.has(8, at: offset) {
      line.write(" [|")
      if kind == 41 { line.write("n") } else { line.writePayloadName(kind) }
      line.write("]")
      return nil
    }
    switch kind {
    case 33: line.write("sa")
    case 40: line.write("nonce")
    case 41: line.write("n")
    default: line.writePayloadName(kind)
    }
    line.write(isCritical ? "[C]:" : ":")
    switch kind {
    case 33: return try dumpAssociation2(offset, size, depth, into: &line)
    case 34: return try dumpKey(offset, size, into: &line)
    case 35, 36: return try dumpIdentity2(offset, size, into: &line)
    case 39: return try dumpAuthentication(offset, size, into: &line)
    case 40:
      line.write(" len=", size - 4)
      guard line.options.verbosity > 1 else {
        writeSomeData(offset + 4, into: &line)
        return offset + size
      }
      line.write(" nonce=(")
      line.write(hexBytes: try bytes.slice(at: offset + 4, count: size - 4))
      line.write(") ")
      return offset + size
    case 41: return try dumpNotification(offset, size, into: &line)
    default: break
    }
    line.write(" len=", size - 4)
    if kind == 43 {
      line.write(" vid=")
      let text = try bytes.slice(at: offset + 4, count: size - 4)
      for index in text.indices { line.writeGraphic(text[index]) }
    }
    if kind != 43 && kind != 46 || size > 8 {
      try writeRaw(offset + 4, size - 4, into: &line)
    }
    if kind == 46 { try dumpEncrypted(offset, size, depth, into: &line) }
    // What it names as the next payload is the first one inside.
    return kind == 46 ? nil : offset + size
  }

  // MARK: Proposals

  private func dumpAssociation2(
    _ offset: Int, _ size: Int, _ depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    line.write(" len=", size - 4)
    let end = offset + size
    var place = offset + 4
    var next: UInt8 = 2
    while next != 0 {
      guard end - place >= 4 else {
        _ = writeCut(33, into: &line)
        return end
      }
      guard bytes.has(4, at: place) else { return writeCut(33, into: &line) }
      let count = Int(try bytes.uint16(at: place + 2))
      guard count >= 4 else { return writeCut(33, into: &line) }
      guard end - place >= count else {
        _ = writeCut(33, into: &line)
        return end
      }
      guard bytes.has(count, at: place) else { return writeCut(33, into: &line) }
      Self.writeIndent(depth + 1, into: &line)
      line.write("(")
      if next == 2 {
        guard try dumpProposal2(place, count, depth + 1, into: &line) else { return nil }
      } else {
        line.writePayloadName(next)
      }
      line.write(")")
      next = try bytes.uint8(at: place)
      place += count
    }
    return place
  }

  /// `p: #1 protoid=isakmp transform=4 len=40`; false where it is cut off.
  private func dumpProposal2(
    _ offset: Int, _ size: Int, _ depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard bytes.has(8, at: offset) else { return writeCut(2, into: &line) != nil }
    let isCritical = try bytes.uint8(at: offset + 1) & 0x80 != 0
    line.write(isCritical ? "p[C]:" : "p:")
    line.write(" #", try bytes.uint8(at: offset + 4))
    line.write(" protoid=")
    line.write(try bytes.uint8(at: offset + 5), orNumber: ISAKMP.protocolNames)
    line.write(" transform=", try bytes.uint8(at: offset + 7))
    line.write(" len=", size)
    let end = offset + size
    var place = offset + 8
    let spi = Int(try bytes.uint8(at: offset + 6))
    if spi > 0 {
      guard place + spi <= end else {
        _ = writeCut(2, into: &line)
        return true
      }
      line.write(" spi=")
      line.write(hexBytes: try bytes.slice(at: place, count: spi))
      place += spi
    }
    var next: UInt8 = 3
    var number = 0
    while next != 0 {
      number += 1
      guard end - place >= 4, bytes.has(4, at: place) else {
        _ = writeCut(2, into: &line)
        return true
      }
      let count = Int(try bytes.uint16(at: place + 2))
      guard count >= 4, end - place >= count, bytes.has(count, at: place) else {
        _ = writeCut(2, into: &line)
        return true
      }
      Self.writeIndent(depth + 1, into: &line)
      line.write("(")
      if next == 3 {
        guard try dumpTransform2(place, count, number, into: &line) else { return false }
      } else {
        line.writePayloadName(next)
      }
      line.write(")")
      next = try bytes.uint8(at: place)
      place += count
    }
    return true
  }

  /// `t: #1 type=encr id=aes (type=keylen value=0080)`
  private func dumpTransform2(
    _ offset: Int, _ size: Int, _ number: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard bytes.has(8, at: offset) else { return writeCut(3, into: &line) != nil }
    let isCritical = try bytes.uint8(at: offset + 1) & 0x80 != 0
    line.write(isCritical ? "t[C]:" : "t:")
    let (type, identifier) = try (bytes.uint8(at: offset + 4), bytes.uint16(at: offset + 6))
    line.write(" #", number, " type=")
    line.write(type, orNumber: ISAKMP.transformNames)
    line.write(" id=")
    switch type {
    case 1: line.write(identifier, orNumber: ISAKMP.encryptionNames)
    case 2: line.write(identifier, orNumber: ISAKMP.pseudorandomNames)
    case 3: line.write(identifier, orNumber: ISAKMP.integrityNames)
    case 4: line.write(identifier, orNumber: ISAKMP.groupNames)
    case 5: line.write(identifier, orNumber: ISAKMP.sequenceNames)
    default: line.write(decimal: identifier)
    }
    line.write(" ")
    let kind: Attributes = type == 1 ? .keyLength : .unnamed
    guard try dumpAttributes(offset + 8, offset + size, kind, into: &line) else {
      return writeCut(3, into: &line) != nil
    }
    return true
  }

  // MARK: Keys and identities

  private func dumpKey(
    _ offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard size >= 8 else {
      line.write(" len=", size, " < 8")
      return offset + size
    }
    line.write(" len=", size - 8, " group=")
    line.write(try bytes.uint16(at: offset + 4), orNumber: ISAKMP.groupNames)
    try writeRaw(offset + 8, size - 8, into: &line)
    return offset + size
  }

  /// `v2IDi: len=8 fqdn:host.example`
  private func dumpIdentity2(
    _ offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    line.write(" len=", size - 4)
    try writeRaw(offset + 4, size - 4, into: &line)
    guard size >= 8 else {
      line.write(" [payload too short]")
      return offset + size
    }
    let value = try bytes.slice(at: offset + 8, count: size - 8)
    var isText = false
    switch try bytes.uint8(at: offset + 4) {
    case 1: line.write(" ipv4:")
    case 2:
      line.write(" fqdn:")
      isText = true
    case 3:
      line.write(" rfc822:")
      isText = true
    case 5: line.write(" ipv6:")
    case 9: line.write(" dn:")
    case 10: line.write(" gn:")
    case 11: line.write(" keyid:")
    default: return offset + size
    }
    if isText {
      for index in value.indices { line.writeGraphic(value[index]) }
    } else {
      line.write(hexBytes: value)
    }
    return offset + size
  }

  /// `v2auth: len=20 method=shared-secret`
  private func dumpAuthentication(
    _ offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard size >= 8 else { return writeCut(39, into: &line) }
    line.write(" len=", size - 4, " method=")
    line.write(try bytes.uint8(at: offset + 4), orNumber: ISAKMP.methodNames)
    guard size > 8 else { return offset + size }
    if line.options.verbosity > 1 {
      line.write(" authdata=(")
      line.write(hexBytes: try bytes.slice(at: offset + 8, count: size - 8))
      line.write(") ")
    } else {
      writeSomeData(offset + 8, into: &line)
    }
    return offset + size
  }

  /// `n: prot_id=#0 type=16390(cookie) data=(…)`
  private func dumpNotification(
    _ offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard bytes.has(8, at: offset) else { return writeCut(41, into: &line) }
    line.write(" prot_id=")
    line.write(try bytes.uint8(at: offset + 4), orNumber: ISAKMP.protocolNames)
    let type = try bytes.uint16(at: offset + 6)
    let known = ISAKMP.notifications[type]
    line.write(" type=", type, "(")
    if let known {
      line.write(known.name)
    } else {
      let isPrivate = type >= 40_960 || (8192..<16_384).contains(type)
      if isPrivate { line.write("private-") }
      line.write(type < 16_384 ? "error" : "status")
    }
    line.write(")")
    let spi = Int(try bytes.uint8(at: offset + 5))
    if spi > 0, known?.showsSPI ?? true {
      line.write(" spi=")
      guard bytes.has(spi, at: offset + 8) else { return writeCut(41, into: &line) }
      line.write(hexBytes: try bytes.slice(at: offset + 8, count: spi))
    }
    let data = offset + 8 + spi
    guard data < bytes.count else { return offset + size }
    if line.options.verbosity > 3 || type == 16_390 && bytes.count - data < 30 {
      line.write(" data=(")
      line.write(hexBytes: bytes.from(data))
      line.write(")")
    } else if type == 16_390 {
      writeSomeData(data, into: &line)
    }
    return offset + size
  }
}

extension DumpLine {
  /// A byte of text, or a point where it is none.
  mutating func writeGraphic(_ byte: UInt8) {
    write(byte: byte >= 0x20 && byte < 0x7f ? byte : 0x2e)
  }
}
