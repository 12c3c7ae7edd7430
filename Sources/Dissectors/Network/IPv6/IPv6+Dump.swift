import Addresses
import Bytes
public import Dissection

// MARK: Print

extension IPv6 {
  /// `IP6 `, with `-v` the header in brackets, the addresses, extension headers and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if !line.options.showsLink { line.write("IP6 ") }
    let versionAndClass = try bytes.uint8(at: 0)
    guard versionAndClass >> 4 == 6 else {
      line.writeContradiction("version", Int(versionAndClass >> 4), "!=", 6)
      return line.writeInvalid()
    }
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    guard bytes.count >= headerLength else {
      // The verbose header stands before the addresses, so it is written where they are cut off.
      if line.options.isVerbose { try writeHeader(bytes, into: &line) }
      throw .truncated(need: headerLength, have: bytes.count)
    }
    let ip = try IPv6(bytes)
    // No length stands for a jumbogram, whose option has it, or for one that was left to the
    // hardware.
    let isJumbo = ip.payloadLength == 0 && ip.nextHeader == 0
    let isOffloaded =
      ip.payloadLength == 0 && (ip.nextHeader == 6 || ip.nextHeader == 17)
      && length > headerLength
    var total = headerLength + ip.payloadLength
    if isJumbo || isOffloaded { total = length }
    if total > length { writeTooLong(total, length, into: &line) }
    let captured = ip.payloadLength == 0 ? bytes : bytes.upTo(total)
    if line.options.isVerbose {
      try writeHeader(bytes, into: &line)
      if isOffloaded {
        line.write("[real length ")
        line.write(decimal: length)
        line.write(length > 65_535 + headerLength ? ", presumed BIG TCP] " : ", presumed TSO] ")
      }
    }
    let outer = (line.network, line.transport)
    defer { (line.network, line.transport) = outer }
    line.network = NetworkContext(
      version: .ipv6, source: ip.source, destination: ip.destination,
      finalDestination: ip.destination, carried: ip.nextHeader, hops: ip.hopLimit)
    if !IPPayload.writesAddresses(ip.nextHeader) {
      line.writeNetworkAddresses()
      line.write(": ")
    }
    var walk = Walk(
      next: ip.nextHeader, rest: total - headerLength, isJumbo: isJumbo, length: length)
    try walk.dump(captured.from(headerLength), into: &line)
  }

  /// `[header+payload length 105 > length 104] (invalid) `
  static func writeTooLong(_ total: Int, _ length: Int, into line: inout DumpLine) {
    line.write("[header+payload length ")
    line.write(decimal: total)
    line.write(" > length ")
    line.write(decimal: length)
    line.write("] (invalid) ")
  }

  /// `(class 0x33, flowlabel 0x03030, hlim 48, next-header HBH (0), payload length 12336) `
  private static func writeHeader(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let trafficClass = UInt8(truncatingIfNeeded: try bytes.read(trafficClass))
    let flowLabel = try bytes.read(flowLabel)
    let payloadLength = try bytes.read(payloadLength)
    let nextHeader = try bytes.read(nextHeader)
    line.write("(")
    if trafficClass != 0 {
      line.write("class 0x")
      line.write(hex: trafficClass, digits: 2)
      line.write(", ")
    }
    if flowLabel != 0 {
      line.write("flowlabel 0x")
      line.write(hex: flowLabel, digits: 5)
      line.write(", ")
    }
    line.write("hlim ")
    line.write(decimal: try bytes.read(hopLimit))
    line.write(", next-header ")
    line.write(nextHeader, in: IPPayload.names, unknown: .text("unknown"))
    line.write(" (")
    line.write(decimal: nextHeader)
    line.write("), payload length ")
    line.write(decimal: payloadLength)
    line.write(") ")
  }
}
