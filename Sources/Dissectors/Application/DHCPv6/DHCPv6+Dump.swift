import Addresses
public import Dissection

// MARK: Print

extension DHCPv6 {
  /// `dhcp6 solicit (xid=d81eb8 (client-ID hwaddr type 1 000102030405) …)`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try writeMessage(bytes.upTo(length), depth: 0, into: &line)
  }

  /// A message; false where it is cut, which has been said.
  @discardableResult
  static func writeMessage(
    _ bytes: Span<UInt8>, depth: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write("dhcp6")
    guard bytes.count >= headerLength, depth < depthLimit else {
      line.writeTruncated()
      return false
    }
    let type = try bytes.read(messageType)
    line.write(" ")
    line.write(type, in: messageTypes, unknown: .decimal("msgtype-"))
    guard line.options.isVerbose else { return true }
    line.write(" (")
    var place = headerLength
    if type == 12 || type == 13 {
      guard try writeRelay(bytes, into: &line) else { return false }
      place = relayHeaderLength
    } else {
      line.write("xid=")
      line.write(hex: try bytes.read(transaction))
    }
    try writeOptions(bytes.from(place), depth: depth, into: &line)
    line.write(")")
    return true
  }

  /// Whom a relay speaks for.
  private static func writeRelay(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    for (label, place) in [("linkaddr=", 2), (" peeraddr=", 18)] {
      guard bytes.has(16, at: place) else {
        line.writeTruncated()
        return false
      }
      line.write(label)
      line.text.write(try bytes.ipv6(at: place))
    }
    return true
  }

  // MARK: Options

  /// ` (elapsed-time 0) (rapid-commit)`; says so where they are cut.
  static func writeOptions(
    _ bytes: Span<UInt8>, depth: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard depth < depthLimit else { return line.writeTruncated() }
    var place = 0
    while place < bytes.count {
      guard bytes.has(4, at: place) else { return line.writeTruncated() }
      let code = try bytes.uint16(at: place)
      let size = Int(try bytes.uint16(at: place + 2))
      guard bytes.has(size, at: place + 4) else { return line.writeTruncated() }
      line.write(" (")
      line.write(code, in: options, unknown: .decimal("opt_"))
      let value = try bytes.slice(at: place + 4, count: size)
      if isNameList(code) {
        guard try writeNames(bytes, at: place + 4, size, into: &line) else { return }
      } else if code == 56 {
        guard try writeTimeServers(bytes, at: place + 4, size, into: &line) else { return }
      } else {
        try writeValue(code, value, depth: depth, into: &line)
      }
      line.write(")")
      place += 4 + size
    }
  }

  private static func isNameList(_ code: UInt16) -> Bool { code == 21 || code == 24 }

  /// ` example.com. sales.example.com.`
  private static func writeNames(
    _ bytes: Span<UInt8>, at start: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var place = start
    while place < start + size {
      line.write(" ")
      do throws(Flaw) {
        place = try DomainName.write(bytes, at: place, into: &line)
      } catch {
        line.writeTruncated()
        return false
      }
    }
    return true
  }

  /// RFC 5908
  private static func writeTimeServers(
    _ bytes: Span<UInt8>, at start: Int, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard size >= 4 else {
      line.write(" ?")
      return true
    }
    let end = start + size
    var place = start
    while place < end - 4 {
      let code = try bytes.uint16(at: place)
      let count = Int(try bytes.uint16(at: place + 2))
      place += 4
      guard place + count <= end else {
        line.writeTruncated()
        return false
      }
      line.write(" subopt:")
      line.write(decimal: code)
      switch code {
      case 1, 2:
        if count == 16 {
          line.write(" ")
          line.text.write(try bytes.ipv6(at: place))
        } else {
          line.write(" ?")
        }
      case 3:
        guard try writeNames(bytes, at: place, min(count, 1), into: &line) else { return false }
      default: line.write(" ?")
      }
      place += count
    }
    return true
  }
}
