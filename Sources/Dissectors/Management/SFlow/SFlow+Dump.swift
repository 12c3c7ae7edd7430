import Addresses
public import Dissection

// MARK: Print

extension SFlow {
  /// `sFlowv5, IPv4 agent 192.0.2.1, agent-id 2, length 1288`; verbose, its samples.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let version = try bytes.read(version)
    guard version == 5 else {
      return line.write("sFlow version ", version, " packet not supported")
    }
    let isLong = try bytes.read(addressType) != 1
    let size = isLong ? longHeaderLength : headerLength
    guard length >= size else {
      line.write("sFlowv5")
      line.writeContradiction("length", length, "<", size)
      return line.writeInvalid()
    }
    try bytes.require(size)
    line.write(isLong ? "sFlowv5, IPv6 agent " : "sFlowv5, IPv4 agent ")
    if isLong {
      line.text.write(try bytes.ipv6(at: 8))
    } else {
      line.text.write(try bytes.ipv4(at: 8))
    }
    line.write(", agent-id ", try bytes.uint32(at: size - 16))
    guard line.options.isVerbose else { return line.write(", length ", length) }
    line.write(", seqnum ", try bytes.uint32(at: size - 12))
    line.write(", uptime ", try bytes.uint32(at: size - 8))
    let count = try bytes.uint32(at: size - 4)
    line.write(", samples ", count)
    line.write(", length ", length)
    try writeSamples(bytes, at: size, count, length: length, into: &line)
  }

  private static func writeSamples(
    _ bytes: Span<UInt8>, at start: Int, _ count: UInt32, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var place = start
    var rest = count
    while place < length, rest > 0 {
      guard length - place >= 8 else { throw .truncated(need: 8, have: length - place) }
      let type = try bytes.uint32(at: place) & 0x0fff
      let size = Int(try bytes.uint32(at: place + 4))
      line.write("\n\t", type, in: sampleTypes, unknown: .text("Unknown"))
      line.write(" (", type, "), length ")
      line.write(decimal: size)
      line.write(",")
      place += 8
      guard size > 0 else { return }
      guard size <= length - place else { return line.writeInvalid() }
      guard try writeSample(type, bytes.from(place), size, into: &line) else {
        return line.writeInvalid()
      }
      place += size
      rest -= 1
    }
  }

  /// Writes a sample; whether it makes sense.
  private static func writeSample(
    _ type: UInt32, _ bytes: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch type {
    case 1:
      guard size >= 32 else { return false }
      try bytes.require(32)
      try writeSource(bytes, into: &line)
      line.write(", rate ", try bytes.uint32(at: 8))
      line.write(", pool ", try bytes.uint32(at: 12))
      line.write(", drops ", try bytes.uint32(at: 16))
      line.write(", input ", try bytes.uint32(at: 20))
      line.write(" output ", try bytes.uint32(at: 24))
      let count = try bytes.uint32(at: 28)
      line.write(" records ", count)
      return try writeRecords(bytes, 32, size, count, isFlow: true, into: &line)
    case 2:
      guard size >= 12 else { return false }
      try bytes.require(12)
      try writeSource(bytes, into: &line)
      let count = try bytes.uint32(at: 8)
      line.write(", records ", count)
      return try writeRecords(bytes, 12, size, count, isFlow: false, into: &line)
    case 3:
      guard size >= 44 else { return false }
      try bytes.require(44)
      try writeLongSource(bytes, into: &line)
      line.write(", rate ", try bytes.uint32(at: 12))
      line.write(", pool ", try bytes.uint32(at: 16))
      line.write(", drops ", try bytes.uint32(at: 20))
      line.write(", input ", try bytes.uint32(at: 28))
      line.write(" (", try bytes.uint32(at: 24), "), output ")
      line.write(decimal: try bytes.uint32(at: 36))
      line.write(" (", try bytes.uint32(at: 32), ")")
      let count = try bytes.uint32(at: 40)
      line.write(", records ", count)
      return try writeRecords(bytes, 44, size, count, isFlow: true, into: &line)
    case 4:
      guard size >= 16 else { return false }
      try bytes.require(16)
      try writeLongSource(bytes, into: &line)
      let count = try bytes.uint32(at: 12)
      line.write(", records ", count)
      return try writeRecords(bytes, 16, size, count, isFlow: false, into: &line)
    default:
      if line.options.verbosity == 1 {
        line.writeHex(try bytes.slice(at: 0, count: size), indent: "\n\t    ")
      }
      return true
    }
  }

  private static func writeSource(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let source = try bytes.uint32(at: 4)
    line.write(" seqnum ", try bytes.uint32(at: 0))
    line.write(", type ", source >> 24)
    line.write(", idx ", source & 0x00ff_ffff)
  }

  private static func writeLongSource(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" seqnum ", try bytes.uint32(at: 0))
    line.write(", type ", try bytes.uint32(at: 4))
    line.write(", idx ", try bytes.uint32(at: 8))
  }

  // MARK: Records

  private static func writeRecords(
    _ bytes: Span<UInt8>, _ start: Int, _ length: Int, _ count: UInt32, isFlow: Bool,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var place = start
    var rest = count
    while rest > 0 {
      guard length - place >= 8 else { return false }
      let word = try bytes.uint32(at: place)
      let size = Int(try bytes.uint32(at: place + 4))
      let (enterprise, format) = (word >> 12, word & 0x0fff)
      line.write("\n\t    enterprise ", enterprise, isFlow ? " " : ", ")
      let names = isFlow ? flowRecords : counterRecords
      line.write(enterprise == 0 ? format : .max, in: names, unknown: .text("Unknown"))
      line.write(" (", format, ") length ")
      line.write(decimal: size)
      place += 8
      guard size <= length - place else { return false }
      // What is known of a record may be looked for in all that is left of the sample.
      let record = try bytes.slice(at: place, count: length - place)
      let isKnown = enterprise == 0
      let isRight =
        isFlow
        ? try writeFlow(isKnown ? format : .max, record, size, into: &line)
        : try writeCounter(isKnown ? format : .max, record, size, into: &line)
      guard isRight else { return false }
      place += size
      rest -= 1
    }
    return true
  }

  private static func writeUnread(_ record: Span<UInt8>, into line: inout DumpLine) {
    if line.options.verbosity == 1 { line.writeHex(record, indent: "\n\t\t") }
  }

  private static func writeFlow(
    _ format: UInt32, _ record: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch format {
    case 1:
      guard record.count >= 16 else { return false }
      let kind = try record.uint32(at: 0)
      let headerSize = try record.uint32(at: 12)
      line.write(
        "\n\t      protocol ", kind, in: rawProtocols, unknown: .text("Unknown"))
      line.write(" (", kind, "), length ")
      line.write(decimal: try record.uint32(at: 4))
      line.write(", stripped bytes ", try record.uint32(at: 8))
      line.write(", header_size ", headerSize)
      guard Int(headerSize) <= record.count - 16 else { return false }
      return true
    case 2:
      guard record.count >= 24 else { return false }
      line.write("\n\t      frame len ", try record.uint32(at: 0))
      line.write(", type ", try record.uint32(at: 20))
      return true
    case 1001:
      guard record.count >= 16 else { return false }
      line.write("\n\t      src vlan ", try record.uint32(at: 0))
      line.write(", src pri ", try record.uint32(at: 4))
      line.write(", dst vlan ", try record.uint32(at: 8))
      line.write(", dst pri ", try record.uint32(at: 12))
      return true
    default:
      if flowRecords[format] == nil { writeUnread(record.upTo(size), into: &line) }
      return true
    }
  }

  private static func writeCounter(
    _ format: UInt32, _ record: Span<UInt8>, _ size: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    switch format {
    case 1: return try writeGeneric(record, into: &line)
    case 2: return try write(record, ethernetCounters, into: &line)
    case 4: return try write(record, anyLANCounters, into: &line)
    case 5: return try write(record, vlanCounters, into: &line)
    case 1001: return try write(record, processorCounters, into: &line)
    default:
      if counterRecords[format] == nil { writeUnread(record.upTo(size), into: &line) }
      return true
    }
  }

  /// Writes one counter after the other; whether there are bytes enough for them.
  private static func write(
    _ record: Span<UInt8>, _ counters: [Counter], into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    var size = 0
    for counter in counters { size += counter.isLong ? 8 : 4 }
    guard record.count >= size else { return false }
    var place = 0
    for counter in counters {
      line.write(counter.label)
      if counter.isLong {
        line.write(decimal: try record.uint64(at: place))
      } else {
        line.write(decimal: try record.uint32(at: place))
      }
      place += counter.isLong ? 8 : 4
    }
    return true
  }

  private static func writeGeneric(
    _ record: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard record.count >= 88 else { return false }
    let direction = try record.uint32(at: 16)
    let status = try record.uint32(at: 20)
    line.write("\n\t      ifindex ", try record.uint32(at: 0))
    line.write(", iftype ", try record.uint32(at: 4))
    line.write(", ifspeed ", try record.uint64(at: 8))
    line.write(", ifdirection ", direction)
    line.write(" (", direction, in: directions, unknown: .text("Unknown"), ")")
    line.write("\n\t      ifstatus ", status)
    line.write(status & 1 != 0 ? ", adminstatus: up" : ", adminstatus: down")
    line.write(status & 2 != 0 ? ", operstatus: up" : ", operstatus: down")
    return try write(record.from(24), trafficCounters, into: &line)
  }
}
