import Addresses
import Dissection

/// The options behind the fixed header, RFC 791 §3.1; router alert, RFC 2113.
extension IPv4 {
  static let optionNames: ValueNames = [
    0: "EOL", 1: "NOP", 7: "RR", 68: "timestamp", 82: "traceroute", 130: "security", 131: "LSRR",
    137: "SSRR", 148: "RA",
  ]

  /// `LSRR 192.0.2.1, 192.0.2.2,NOP`
  ///
  /// False where they were cut off.
  func writeOptions(_ captured: Span<UInt8>, into line: inout DumpLine) -> Bool {
    // Options that claim more than the header has are shown with what follows it.
    let options = captured.from(Self.headerLength)
    do throws(Flaw) {
      try writeOptions(options, room: length - Self.headerLength, into: &line)
      return true
    } catch {
      line.write(" [truncated-option]")
      return false
    }
  }

  /// Where the packet ends up: the last place of a source route, if it has one.
  ///
  /// Checksums of TCP and UDP are computed with it.
  var finalDestination: IPv4Address {
    guard length > Self.headerLength else { return destination }
    let options = bytes.upTo(length).from(Self.headerLength)
    var offset = 0
    while offset + 1 < options.count {
      let kind = options[offset]
      if kind == 0 { break }
      let count = kind == 1 ? 1 : Int(options[offset + 1])
      guard count > 0, offset + count <= options.count, kind == 1 || count >= 2 else { break }
      if kind == 131 || kind == 137 {
        guard count >= 7, let last = try? options.ipv4(at: offset + count - 4) else { break }
        return last
      }
      offset += count
    }
    return destination
  }

  private func writeOptions(
    _ options: Span<UInt8>, room: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < room {
      if offset > 0 { line.write(",") }
      let kind = try options.uint8(at: offset)
      line.write(kind, in: Self.optionNames, unknown: .decimal("unknown "))
      guard kind > 1 else {
        // Nothing follows the end of the list.
        if kind == 0 { return }
        offset += 1
        continue
      }
      let count = Int(try options.uint8(at: offset + 1))
      guard count >= 2, offset + count <= room else {
        line.write(" [bad length ")
        line.write(decimal: count)
        line.write("]")
        return
      }
      let option = options.from(offset)
      switch kind {
      case 7, 131, 137: try Self.writeRoute(option, count, into: &line)
      case 68: try Self.writeTimestamps(option, count, into: &line)
      case 148: try Self.writeRouterAlert(option, count, into: &line)
      default: try option.require(count)
      }
      offset += count
    }
  }

  /// ` 192.0.2.1, 192.0.2.2 192.0.2.3`: a comma behind each place that was visited.
  private static func writeRoute(
    _ option: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard count >= 3 else { return writeBadLength(count, into: &line) }
    if (count + 1) % 4 != 0 { writeBadLength(count, into: &line) }
    let pointer = Int(try option.uint8(at: 2))
    if pointer < 4 || pointer % 4 != 0 || pointer > count + 1 {
      line.write(" [bad ptr ")
      line.write(decimal: pointer)
      line.write("]")
    }
    for place in stride(from: 3, to: count, by: 4) {
      let address = try option.ipv4(at: place)
      line.write(" ")
      line.write(address)
      if pointer - 1 > place { line.write(",") }
    }
  }

  private static func writeBadLength(
    _ count: Int, after start: String = " [", into line: inout DumpLine
  ) {
    line.write(start)
    line.write("bad length ")
    line.write(decimal: count)
    line.write("]")
  }

  /// ` TS{TS+ADDR 1@192.0.2.1 ^ 0@192.0.2.2}`: the mark is where the next one goes.
  private static func writeTimestamps(
    _ option: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard count >= 4 else { return writeBadLength(count, after: "[", into: &line) }
    line.write(" TS{")
    let overflowAndKind = try option.uint8(at: 3)
    let step = overflowAndKind & 15 == 0 ? 4 : 8
    if (count - 4) % step != 0 {
      writeBadLength(count, after: "[", into: &line)
    }
    let pointer = Int(try option.uint8(at: 2))
    let next = pointer - 1
    if next < 4 || (next - 4) % step != 0 || next > count + 1 {
      line.write("[bad ptr ")
      line.write(decimal: pointer)
      line.write("]")
    }
    switch overflowAndKind & 15 {
    case 0: line.write("TSONLY")
    case 1: line.write("TS+ADDR")
    case 3: line.write("PRESPEC")
    default:
      line.write("[bad ts type ")
      line.write(decimal: overflowAndKind & 15)
      line.write("]")
      return writeOverflow(overflowAndKind >> 4, into: &line)
    }
    var place = 4
    while place < count {
      let time = try option.uint32(at: place + step - 4)
      line.write(next == place ? " ^ " : " ")
      line.write(decimal: time)
      line.write("@")
      if step == 8 { line.write(try option.ipv4(at: place)) }
      place += step
    }
    if next == place { line.write(" ^ ") }
    writeOverflow(overflowAndKind >> 4, into: &line)
  }

  private static func writeOverflow(_ hops: UInt8, into line: inout DumpLine) {
    guard hops != 0 else { return line.write("}") }
    line.write(" [")
    line.write(decimal: hops)
    line.write(" hops not recorded]} ")
  }

  private static func writeRouterAlert(
    _ option: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard count == 4 else { return writeBadLength(count, into: &line) }
    let value = try option.uint16(at: 2)
    guard value != 0 else { return }
    line.write(" value ")
    line.write(decimal: value)
  }
}
