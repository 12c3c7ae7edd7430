import Addresses
import Bytes
public import Dissection

// MARK: Print

extension IPv4 {
  /// `IP `, with `-v` the header in brackets, the addresses, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if !line.options.showsLink { line.write("IP ") }
    let versionAndLength = try bytes.uint8(at: 0)
    guard versionAndLength >> 4 == 4 else {
      line.writeContradiction("version", Int(versionAndLength >> 4), "!=", 4)
      return line.writeInvalid()
    }
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    let ip = try IPv4(bytes)
    guard ip.length >= headerLength else {
      line.writeContradiction("header length", ip.length, "<", headerLength)
      return line.writeInvalid()
    }
    var total = ip.totalLength
    if total > length {
      line.write("[total length ")
      line.write(decimal: total)
      line.write(" > length ")
      line.write(decimal: length)
      line.write("] (invalid) ")
      total = length
    }
    if total < ip.length {
      let isOffloaded = total == 0 && (ip.carried == 6 || ip.carried == 17)
      guard isOffloaded else {
        line.write("[total length ")
        line.write(decimal: total)
        line.write(" < header length ")
        line.write(decimal: ip.length)
        line.write("]")
        return line.writeInvalid()
      }
      total = length
    }
    // More than was captured may follow: a trailer, or another packet's bytes.
    let captured = bytes.upTo(total)
    if line.options.isVerbose {
      guard ip.writeHeader(captured, total: total, into: &line) else {
        ip.writeAddresses(into: &line)
        return line.writeTruncated()
      }
    }
    try ip.dumpPayload(captured, length: max(0, total - ip.length), into: &line)
  }

  private func dumpPayload(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let outer = (line.network, line.transport)
    defer { (line.network, line.transport) = outer }
    line.network = NetworkContext(
      version: .ipv4, source: IPv6Address(mapping: source),
      destination: IPv6Address(mapping: destination),
      finalDestination: IPv6Address(mapping: finalDestination), carried: carried, hops: timeToLive,
      isFragment: moreFragments || fragmentOffset > 0)
    if fragmentOffset > 0, line.options.quietness > 1 { return }
    if fragmentOffset > 0 || !IPPayload.writesAddresses(carried) {
      line.writeNetworkAddresses()
      line.write(": ")
    }
    try bytes.require(self.length)
    guard fragmentOffset == 0 else { return IPPayload.writeName(carried, into: &line) }
    try IPPayload.dump(bytes.from(self.length), length: length, carried, into: &line)
  }

  // MARK: The verbose header

  private func writeAddresses(into line: inout DumpLine) {
    line.write(source)
    line.write(" > ")
    line.write(destination)
    line.write(": ")
  }

  /// `(tos 0x0, ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 60)` and a new line; false
  /// where the options were cut off.
  private func writeHeader(
    _ captured: Span<UInt8>, total: Int, into line: inout DumpLine
  ) -> Bool {
    var isComplete = true
    line.write("(tos 0x")
    line.write(hex: services)
    switch services & 3 {
    case 1: line.write(",ECT(1)")
    case 2: line.write(",ECT(0)")
    case 3: line.write(",CE")
    default: break
    }
    if timeToLive > 0 {
      line.write(", ttl ")
      line.write(decimal: timeToLive)
    }
    line.write(", id ")
    line.write(decimal: identification)
    line.write(", offset ")
    line.write(decimal: fragmentOffset)
    line.write(", flags [")
    line.writeBits(flags, in: Self.flagNames)
    line.write("], proto ")
    line.write(carried, in: IPPayload.names, unknown: .text("unknown"))
    line.write(" (")
    line.write(decimal: carried)
    line.write("), length ")
    line.write(decimal: totalLength == 0 ? total : totalLength)
    if totalLength == 0 {
      line.write(" [was 0, presumed ")
      line.write(total > 65_535 ? "BIG TCP]" : "TSO]")
    }
    if length > Self.headerLength {
      line.write(", options (")
      isComplete = writeOptions(captured, into: &line)
      line.write(")")
    }
    writeChecksum(captured, into: &line)
    line.write(line.options.isOneLine ? ") " : ")\n    ")
    return isComplete
  }

  /// `, bad cksum 3030 (->697b)!`
  private func writeChecksum(_ captured: Span<UInt8>, into line: inout DumpLine) {
    guard line.options.verifiesChecksums, captured.count >= length else { return }
    var sum = InternetChecksum()
    sum.add(captured.upTo(length))
    guard sum.value != 0 else { return }
    line.write(", bad cksum ")
    line.write(hex: checksum)
    line.write(" (->")
    line.write(hex: InternetChecksum.expected(field: checksum, result: sum.value))
    line.write(")!")
  }

  static let flagNames: ValueNames = [1: "+", 2: "DF", 4: "rsvd"]
}
