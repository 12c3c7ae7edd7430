import Addresses
import Dissection

/// Payloads of version 1, RFC 2408 §3 and RFC 2407 §4.6.
extension ISAKMP.Walk {
  func dumpVersion1(
    _ kind: UInt8, _ offset: Int, _ size: Int, _ depth: Int, _ domain: UInt32, _ carried: UInt8,
    into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    line.writePayloadName(kind)
    line.write(":")
    switch kind {
    case 1: return try dumpAssociation(offset, depth, carried, into: &line)
    case 2: return try dumpProposal(offset, depth, domain, into: &line)
    case 3: return try dumpTransform(offset, size, carried, into: &line)
    case 4: line.write(" key")
    case 5: return try dumpIdentity(offset, size, into: &line)
    case 10: line.write(" n")
    case 11: return try dumpNote(offset, size, into: &line)
    case 12: return try dumpDeletion(offset, size, into: &line)
    default: break
    }
    line.write(" len=", size - 4)
    if kind == 6 || kind == 7 {
      line.write(" type=")
      line.write(try bytes.uint8(at: offset + 4), orNumber: ISAKMP.certificateNames)
    }
    try writeRaw(offset + 4, size - 4, into: &line)
    return offset + size
  }

  /// `sa: doi=ipsec situation=identity`, and its proposals.
  private func dumpAssociation(
    _ offset: Int, _ depth: Int, _ carried: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard bytes.has(12, at: offset) else { return writeCut(1, into: &line) }
    let (domain, situation) = try (bytes.uint32(at: offset + 4), bytes.uint32(at: offset + 8))
    guard domain == 1 else {
      line.write(" doi=", domain)
      line.write(" situation=", situation)
      return offset + 12
    }
    line.write(" doi=ipsec situation=")
    var isFirst = true
    for (bit, name) in [(UInt32(1), "identity"), (2, "secrecy"), (4, "integrity")]
    where situation & bit != 0 {
      if !isFirst { line.write("+") }
      line.write(name)
      isFirst = false
    }
    var place = offset + 12
    if situation != 1 {
      guard bytes.has(4, at: offset + 4) else { return writeCut(1, into: &line) }
      line.write(" ident=", try bytes.uint32(at: offset + 4))
      place += 4
    }
    guard bytes.has(4, at: place) else { return writeCut(1, into: &line) }
    return try dumpPayloads(2, from: place, depth: depth, domain, carried, into: &line)
  }

  /// `p: #1 protoid=isakmp transform=1`, and its transforms.
  private func dumpProposal(
    _ offset: Int, _ depth: Int, _ domain: UInt32, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard bytes.has(8, at: offset) else { return writeCut(2, into: &line) }
    let carried = try bytes.uint8(at: offset + 5)
    line.write(" #", try bytes.uint8(at: offset + 4))
    line.write(" protoid=")
    line.write(carried, orNumber: ISAKMP.protocolNames)
    line.write(" transform=", try bytes.uint8(at: offset + 7))
    let size = Int(try bytes.uint8(at: offset + 6))
    if size > 0 {
      line.write(" spi=")
      guard bytes.has(size, at: offset + 8) else { return writeCut(2, into: &line) }
      line.write(hexBytes: try bytes.slice(at: offset + 8, count: size))
    }
    let place = offset + 8 + size
    guard bytes.has(4, at: place) else { return writeCut(2, into: &line) }
    return try dumpPayloads(3, from: place, depth: depth, domain, carried, into: &line)
  }

  /// `t: #1 id=ike (type=enc value=aes)`
  private func dumpTransform(
    _ offset: Int, _ size: Int, _ carried: UInt8, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard bytes.has(8, at: offset) else { return writeCut(3, into: &line) }
    line.write(" #", try bytes.uint8(at: offset + 4), " id=")
    let identifier = try bytes.uint8(at: offset + 5)
    switch carried {
    case 1: line.write(identifier, orNumber: ISAKMP.ikeNames)
    case 2: line.write(identifier, orNumber: ISAKMP.authenticationNames)
    case 3: line.write(identifier, orNumber: ISAKMP.encryptionNames)
    case 4: line.write(identifier, orNumber: ISAKMP.compressionNames)
    default: line.write(decimal: identifier)
    }
    line.write(" ")
    let attributes: Attributes =
      carried == 1 ? .oakley : (2...4).contains(carried) ? .ipsec : .unnamed
    guard try dumpAttributes(offset + 8, offset + size, attributes, into: &line) else {
      return writeCut(3, into: &line)
    }
    return offset + size
  }

  /// Whose attributes they are.
  enum Attributes { case oakley, ipsec, keyLength, unnamed }

  /// `(type=lifeduration len=4 value=00015180)`; false where they are cut off.
  func dumpAttributes(
    _ start: Int, _ end: Int, _ kind: Attributes, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let names: ValueNames
    let values: [Int: ValueNames]
    switch kind {
    case .oakley: (names, values) = (ISAKMP.oakleyAttributes, ISAKMP.oakleyValues)
    case .ipsec: (names, values) = (ISAKMP.ipsecAttributes, ISAKMP.ipsecValues)
    case .keyLength: (names, values) = (ISAKMP.keyLengthAttributes, [:])
    case .unnamed: (names, values) = ([:], [:])
    }
    var offset = start
    while offset < end, offset < bytes.count {
      let (type, value) = try (bytes.uint16(at: offset), bytes.uint16(at: offset + 2))
      let size = type & 0x8000 != 0 ? 4 : 4 + Int(value)
      guard offset + size <= end else {
        line.write("[|attr]")
        return true
      }
      line.write("(type=")
      line.write(type & 0x7fff, orNumber: names)
      if type & 0x8000 != 0 {
        line.write(" value=")
        if let name = values[Int(type & 0x7fff)]?[value] {
          line.write(name)
        } else {
          line.write(hex: value, digits: 4)
        }
      } else {
        line.write(" len=", value, " value=")
        guard bytes.has(Int(value), at: offset + 4) else {
          line.write("))")
          return false
        }
        line.write(hexBytes: try bytes.slice(at: offset + 4, count: Int(value)))
      }
      line.write(")")
      offset += size
    }
    return true
  }

  // MARK: Identities

  /// `id: idtype=IPv4 protoid=udp port=500 len=4 192.0.2.1`
  private func dumpIdentity(
    _ offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard bytes.has(8, at: offset) else { return writeCut(5, into: &line) }
    let type = try bytes.uint8(at: offset + 4)
    var rest = size - 8
    line.write(" idtype=")
    line.write(type, orNumber: ISAKMP.identityNames)
    let carried = try bytes.uint8(at: offset + 5)
    line.write(" protoid=")
    if carried > 0, let name = line.names?.protocolName(of: carried) {
      line.write(untrusted: name)
    } else {
      line.write(decimal: carried)
    }
    line.write(" port=", try bytes.uint16(at: offset + 6))
    if rest > 0, try writeSelector(type, offset + 8, rest, into: &line) { rest = 0 }
    if rest > 0 {
      line.write(" len=", rest)
      try writeRaw(offset + 8, rest, into: &line)
    }
    return offset + size
  }

  /// What an identity of the IPsec DOI is (RFC 2407 §4.6.2); false where it is only bytes.
  private func writeSelector(
    _ type: UInt8, _ at: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let need: Int
    switch type {
    case 1: need = 4
    case 2, 3: need = 0
    case 4, 7: need = 8
    case 5: need = 16
    case 6, 8: need = 32
    default: return false
    }
    line.write(" len=", size, " ")
    guard size >= need else {
      line.write("[bad: < ", need, "]")
      return true
    }
    switch type {
    case 1: line.write(try bytes.ipv4(at: at))
    case 4:
      line.write(try bytes.ipv4(at: at))
      line.write("/")
      line.writeDotted(try bytes.uint32(at: at + 4))
    case 5: line.write(try bytes.ipv6(at: at))
    case 6:
      line.write("", try bytes.ipv6(at: at), "/0x")
      line.write(hexBytes: try bytes.slice(at: at + 16, count: 16))
    case 7:
      line.write("", try bytes.ipv4(at: at), "-")
      line.write(try bytes.ipv4(at: at + 4))
    case 8:
      line.write("", try bytes.ipv6(at: at), "-")
      line.write(try bytes.ipv6(at: at + 16))
    default: line.write(untrusted: try bytes.slice(at: at, count: size))
    }
    return true
  }

  // MARK: Notes

  /// `n: doi=ipsec proto=isakmp type=INVALID-MAJOR-VERSION`
  private func dumpNote(
    _ offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard bytes.has(12, at: offset) else { return writeCut(11, into: &line) }
    let domain = try bytes.uint32(at: offset + 4)
    let carried = try bytes.uint8(at: offset + 8)
    let type = try bytes.uint16(at: offset + 10)
    if domain == 1 {
      line.write(" doi=ipsec proto=")
      line.write(carried, orNumber: ISAKMP.protocolNames)
    } else {
      line.write(" doi=", domain)
      line.write(" proto=", carried)
    }
    line.write(" type=")
    switch type {
    case _ where domain != 1: line.write(type, orNumber: ISAKMP.noteNames)
    case 8192..<16_384: line.write(type - 8192, orNumber: ISAKMP.domainErrorNames)
    case 16_384..<24_576: line.write(type - 16_384, orNumber: ISAKMP.statusNames)
    case 24_576..<32_768: line.write(type - 24_576, orNumber: ISAKMP.domainStatusNames)
    default: line.write(type, orNumber: ISAKMP.noteNames)
    }
    let spi = Int(try bytes.uint8(at: offset + 9))
    if spi > 0 {
      line.write(" spi=")
      guard bytes.has(spi, at: offset + 12) else { return writeCut(11, into: &line) }
      line.write(hexBytes: try bytes.slice(at: offset + 12, count: spi))
    }
    let data = offset + 12 + spi
    guard domain == 1 else { return data }
    guard data < bytes.count else { return offset + size }
    if type == 24_576 {
      line.write(" attrs=(")
      guard try dumpAttributes(data, offset + size, .ipsec, into: &line) else {
        return writeCut(11, into: &line)
      }
      line.write(")")
    } else if type == 24_577 {
      line.write(" status=(")
      let isEnabled = try bytes.uint32(at: data) != 0
      line.write("replay detection ")
      line.write(isEnabled ? "en" : "dis")
      line.write("abled)")
    } else if line.options.verbosity > 3 {
      line.write(" data=(")
      line.write(hexBytes: bytes.from(data))
      line.write(")")
    } else {
      writeSomeData(data, into: &line)
    }
    return offset + size
  }

  /// `d: doi=ipsec proto=ipsec-esp spilen=4 nspi=1 spi=0a0b0c0d`
  private func dumpDeletion(
    _ offset: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    guard bytes.has(12, at: offset) else { return writeCut(12, into: &line) }
    let domain = try bytes.uint32(at: offset + 4)
    let carried = try bytes.uint8(at: offset + 8)
    if domain == 1 {
      line.write(" doi=ipsec proto=")
      line.write(carried, orNumber: ISAKMP.protocolNames)
    } else {
      line.write(" doi=", domain)
      line.write(" proto=", carried)
    }
    let width = Int(try bytes.uint8(at: offset + 9))
    let count = Int(try bytes.uint16(at: offset + 10))
    line.write(" spilen=", width)
    line.write(" nspi=", count, " spi=")
    for index in 0..<count where width > 0 {
      if index > 0 { line.write(",") }
      let place = offset + 12 + index * width
      guard bytes.has(width, at: place) else { return writeCut(12, into: &line) }
      line.write(hexBytes: try bytes.slice(at: place, count: width))
    }
    return offset + size
  }
}
