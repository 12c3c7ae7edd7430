import Addresses
import Bytes
import Dissection

// MARK: Resource records, RFC 1035 §3.2

extension DNS {
  /// `example.com. [1m] A 93.184.216.34`; where the record ends.
  func writeRecord(at start: Int, into line: inout DumpLine) throws(Flaw) -> Int {
    let place: Int
    if line.options.isVerbose {
      line.write(" ")
      place = try DomainName.write(bytes, at: start, into: &line)
    } else {
      place = (try? DomainName.end(in: bytes, at: start)) ?? bytes.count
    }
    // A record that is cut behind its name is passed over without a word.
    guard bytes.has(10, at: place) else { return bytes.count }
    let type = try bytes.uint16(at: place)
    var kind = try bytes.uint16(at: place + 2)
    let size = Int(try bytes.uint16(at: place + 8))
    let data = place + 10
    let forgetsOthers = isMulticast && kind & 0x8000 != 0
    if isMulticast { kind &= 0x7fff }
    if type != Self.optionType {
      Self.writeClass(kind, into: &line)
      if forgetsOthers { line.write(" (Cache flush)") }
      if line.options.verbosity > 2 {
        line.write(" [")
        line.write(duration: try bytes.uint32(at: place + 4))
        line.write("]")
      }
    } else if forgetsOthers {
      line.write(" (Cache flush)")
    }
    line.write(" ")
    line.write(type, in: Self.types, unknown: .decimal("Type"))
    try bytes.require(data + size)
    if type == Self.optionType {
      let flags = try bytes.uint16(at: place + 6)
      try writeOptions(at: data, size, kind, flags, into: &line)
    } else {
      try writeData(type, at: data, size, into: &line)
    }
    return data + size
  }

  /// What a record says, where its type is one that is read.
  private func writeData(
    _ type: UInt16, at place: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 1:
      let address = try bytes.ipv4(at: place)
      line.write(" ")
      line.text.write(address)
    case 2, 5, 12, 39:
      line.write(" ")
      try DomainName.write(bytes, at: place, into: &line)
    case 6: try writeAuthority(at: place, into: &line)
    case 15:
      line.write(" ")
      let preference = try bytes.uint16(at: place)
      try DomainName.write(bytes, at: place + 2, into: &line)
      line.write(" ")
      line.write(decimal: preference)
    case 16: try writeStrings(at: place, size, into: &line)
    case 28:
      let address = try bytes.ipv6(at: place)
      line.write(" ")
      line.text.write(address)
    case 33:
      line.write(" ")
      try bytes.require(place + 2)
      try DomainName.write(bytes, at: place + 6, into: &line)
      line.write(":")
      line.write(decimal: try bytes.uint16(at: place + 4))
      line.write(" ")
      line.write(decimal: try bytes.uint16(at: place))
      line.write(" ")
      line.write(decimal: try bytes.uint16(at: place + 2))
    case 38: try writeA6(at: place, into: &line)
    case 250: try writeTransactionSignature(at: place, into: &line)
    case 256:
      guard size >= 4 else { throw .truncated(need: 4, have: size) }
      line.write(" ")
      line.write(decimal: try bytes.uint16(at: place))
      line.write(" ")
      line.write(decimal: try bytes.uint16(at: place + 2))
      line.write(" ")
      line.write(untrusted: try bytes.slice(at: place + 4, count: size - 4))
    default: break
    }
  }

  /// ` ns.example.com. root.example.com. 1 2 3 4 5`
  private func writeAuthority(at start: Int, into line: inout DumpLine) throws(Flaw) {
    guard line.options.isVerbose else { return }
    line.write(" ")
    var place = try DomainName.write(bytes, at: start, into: &line)
    line.write(" ")
    place = try DomainName.write(bytes, at: place, into: &line)
    try bytes.require(place + 20)
    for index in 0..<5 {
      line.write(" ")
      line.write(decimal: try bytes.uint32(at: place + 4 * index))
    }
  }

  /// ` "v=spf1" "-all"`
  private func writeStrings(
    at start: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var place = start
    while place < start + size {
      let count = Int(try bytes.uint8(at: place))
      line.write(" \"")
      line.write(untrusted: bytes.from(place + 1).upTo(count))
      try bytes.require(place + 1 + count)
      line.write("\"")
      place += 1 + count
    }
  }

  /// The last bits of an IPv6 address and whose prefix goes before them (RFC 2874).
  private func writeA6(at place: Int, into line: inout DumpLine) throws(Flaw) {
    let prefix = Int(try bytes.uint8(at: place))
    guard prefix <= 128 else {
      line.write(" ")
      line.write(decimal: prefix)
      return line.write("(bad plen)")
    }
    let missing = prefix / 8
    let suffix = try bytes.slice(at: place + 1, count: 16 - missing)
    if prefix < 128 {
      var high: UInt64 = 0
      var low: UInt64 = 0
      for index in suffix.indices {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(suffix[index])
      }
      line.write(" ")
      line.write(decimal: prefix)
      line.write(" ")
      line.text.write(IPv6Address(high: high, low: low))
    }
    guard prefix > 0 else { return }
    line.write(" ")
    try DomainName.write(bytes, at: place + 1 + suffix.count, into: &line)
  }

  /// Who signed, and about what (RFC 8945 §4.2).
  private func writeTransactionSignature(
    at start: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.options.isVerbose else { return }
    line.write(" ")
    var place = try DomainName.write(bytes, at: start, into: &line) + 6
    try writeNumber(" fudge=", at: place, into: &line)
    try writeNumber(" maclen=", at: place + 2, into: &line)
    place += 4 + Int(try bytes.uint16(at: place + 2))
    try writeNumber(" origid=", at: place, into: &line)
    try writeNumber(" error=", at: place + 2, into: &line)
    try writeNumber(" otherlen=", at: place + 4, into: &line)
  }

  private func writeNumber(
    _ label: String, at place: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let number = try bytes.uint16(at: place)
    line.write(label)
    line.write(decimal: number)
  }
}
