import Bytes
public import Dissection

// MARK: Print

extension UDP {
  /// The endpoints, and the payload; one that nobody reads is `UDP, length 4`.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.has(4) else {
      line.writeNetworkAddresses()
      line.write(": ")
      return line.writeTruncated()
    }
    let sourcePort = try bytes.read(sourcePort)
    let destinationPort = try bytes.read(destinationPort)
    line.transport = TransportContext(
      kind: .udp, sourcePort: sourcePort, destinationPort: destinationPort)
    line.writeEndpoints()
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    let udp = try UDP(bytes)
    // A jumbogram claims all there is (RFC 2675 §4).
    let claimed = udp.length == 0 && length > 65_535 ? length : udp.length
    guard claimed >= headerLength else {
      line.writeContradiction("length", claimed, "<", headerLength)
      return line.writeInvalid()
    }
    let total = min(claimed, length)
    let captured = bytes.upTo(total)
    // A trailer behind the datagram is there to be read, as tcpdump does.
    let payload = bytes.from(headerLength)
    let rest = total - headerLength
    if let type = line.options.payloadType {
      if try line.hand(payload, length: rest, to: .payloadType(type)) { return }
    }
    udp.writeChecksum(captured, total: total, into: &line)
    guard !line.options.isQuiet else { return writeUnknown(claimed, length, into: &line) }
    let (lower, upper) = (min(sourcePort, destinationPort), max(sourcePort, destinationPort))
    // HNCP goes before whoever has the lower port.
    if upper == HNCP.port, try line.hand(payload, length: rest, to: .udpPort(upper)) { return }
    // A whiteboard goes by where it is sent to, whoever has the other port.
    if destinationPort == Whiteboard.port {
      if try line.hand(payload, length: rest, to: .payloadType(.wb)) { return }
    }
    if try line.hand(payload, length: rest, to: .udpPort(lower)) { return }
    if upper != lower, try line.hand(payload, length: rest, to: .udpPort(upper)) { return }
    writeUnknown(claimed, length, into: &line)
  }

  /// `UDP, length 4`, or `UDP, bad length 17704 > 12308` where the header claims too much.
  private static func writeUnknown(_ claimed: Int, _ length: Int, into line: inout DumpLine) {
    let isTooLong = claimed > length && !line.network.isFragment
    line.write(isTooLong ? "UDP, bad length " : "UDP, length ")
    line.write(decimal: claimed - headerLength)
    guard isTooLong else { return }
    line.write(" > ")
    line.write(decimal: length - headerLength)
  }

  /// `[udp sum ok] `, `[bad udp cksum 0x1 -> 0x2!] `, or nothing where too little was captured.
  private func writeChecksum(_ captured: Span<UInt8>, total: Int, into line: inout DumpLine) {
    let isIPv4 = line.network.version == .ipv4
    guard line.options.verbosity > (isIPv4 ? 1 : 0), line.options.verifiesChecksums,
      !line.network.isFragment
    else { return }
    if isIPv4, checksum == 0 { return line.write("[no cksum] ") }
    guard captured.count >= total else { return }
    let result = line.pseudoHeaderChecksum(of: captured, length: total, 17)
    guard result != 0 else { return line.write("[udp sum ok] ") }
    line.write("[bad udp cksum 0x")
    line.write(hex: checksum, digits: 4)
    line.write(" -> 0x")
    line.write(hex: InternetChecksum.expected(field: checksum, result: result), digits: 4)
    line.write("!] ")
  }
}
