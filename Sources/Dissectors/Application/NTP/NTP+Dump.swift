public import Dissection

// MARK: Print

extension NTP {
  /// `NTPv4, Client, length 48`; verbose, all that it says of clocks and times.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let mode = try bytes.read(mode)
    line.write("NTPv")
    line.write(decimal: try bytes.read(version))
    line.write(", ")
    line.write(mode, in: modes)
    line.write(", length ")
    line.write(decimal: length)
    guard line.options.isVerbose else { return }
    let leap = try bytes.read(leap)
    line.write("\n\tLeap indicator: ")
    line.write(leap, in: leaps)
    line.write(" (")
    line.write(decimal: leap << 6)
    line.write(")")
    switch mode {
    case 6: try writeControl(bytes, length: length, into: &line)
    case 7: return
    default: try writeTimes(bytes, length: length, into: &line)
    }
  }

  // MARK: Time messages

  private static func writeTimes(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return line.writeInvalid() }
    let stratum = try bytes.read(stratum)
    line.write(", Stratum ")
    line.write(decimal: stratum)
    line.write(" (")
    line.write(stratumName(stratum))
    line.write(")")
    writePoll(Int8(bitPattern: try bytes.read(poll)), into: &line)
    let precision = Int8(bitPattern: try bytes.read(precision))
    line.write(", precision ")
    line.write(decimal: precision)
    try bytes.require(8)
    line.write("\n\tRoot Delay: ")
    writeShort(try bytes.read(rootDelay), into: &line)
    try bytes.require(12)
    line.write(", Root dispersion: ")
    writeShort(try bytes.read(rootDispersion), into: &line)
    try bytes.require(16)
    line.write(", Reference-ID: ")
    try writeReference(bytes, stratum, into: &line)
    _ = try writeTime(bytes, referenceTime, "\n\t  Reference Timestamp:  ", into: &line)
    let origin = try writeTime(bytes, originTime, "\n\t  Origin Timestamp:     ", into: &line)
    let receive = try writeTime(bytes, receiveTime, "\n\t  Receive Timestamp:    ", into: &line)
    let transmit = try writeTime(bytes, transmitTime, "\n\t  Transmit Timestamp:   ", into: &line)
    line.write("\n\t    Originator - Receive Timestamp:  ")
    writeDifference(from: origin, to: receive, into: &line)
    line.write("\n\t    Originator - Transmit Timestamp: ")
    writeDifference(from: origin, to: transmit, into: &line)
    try writeTrailer(bytes, length: length, into: &line)
  }

  private static func writeTime(
    _ bytes: Span<UInt8>, _ field: Field<UInt64>, _ label: String, into line: inout DumpLine
  ) throws(Flaw) -> UInt64 {
    let time = try bytes.read(field)
    line.write(label)
    writeTime(time, into: &line)
    return time
  }

  private static func stratumName(_ stratum: UInt8) -> String {
    switch stratum {
    case 0: "unspecified"
    case 1: "primary reference"
    case 2...15: "secondary reference"
    default: "reserved"
    }
  }

  /// `, poll 6 (64s)`
  private static func writePoll(_ poll: Int8, into line: inout DumpLine) {
    line.write(", poll ")
    line.write(decimal: poll)
    guard (-31...31).contains(poll) else { return }
    line.write(poll < 0 ? " (1/" : " (")
    line.write(decimal: UInt32(1) << UInt32(poll.magnitude))
    line.write("s)")
  }

  /// A word for servers of the first stratum and for kisses of death, else a number.
  private static func writeReference(
    _ bytes: Span<UInt8>, _ stratum: UInt8, into line: inout DumpLine
  ) throws(Flaw) {
    let reference = try bytes.read(referenceIdentifier)
    if stratum == 0, reference == 0 { return line.write("(unspec)") }
    guard stratum > 1 else { return line.write(untrusted: try bytes.slice(at: 12, count: 4)) }
    line.write("0x")
    line.write(hex: reference, digits: 8)
  }

  /// What follows the times: nothing, a key's identifier alone, or with an MD5 or SHA-1 digest.
  private static func writeTrailer(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let rest = length - headerLength
    guard rest > 0 else { return }
    guard rest == 4 || rest == 20 || rest == 24 else {
      line.write("\n\t(")
      line.write(decimal: rest)
      return line.write(" more bytes after the header)")
    }
    let key = try bytes.uint32(at: headerLength)
    line.write("\n\tKey id: ")
    line.write(decimal: key)
    guard rest > 4 else { return }
    let digest = try bytes.slice(at: headerLength + 4, count: rest - 4)
    line.write("\n\tAuthentication: ")
    line.write(hexBytes: digest)
  }

  // MARK: Control messages

  private static func writeControl(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= controlLength else { return line.writeInvalid() }
    line.write(try bytes.read(isResponse) ? ", Response, " : ", Request, ")
    line.write(try bytes.read(isError) ? "Error, " : "OK, ")
    line.write(try bytes.read(isMore) ? "More, OpCode=" : "Last, OpCode=")
    line.write(decimal: try bytes.read(operation))
    line.write("\n")
    let sequence = try bytes.read(sequence)
    line.write("\tSequence=")
    line.write(decimal: sequence)
    let status = try bytes.read(status)
    line.write(status == 0 ? ", Status=" : ", Status=0x")
    line.write(hex: status)
    let association = try bytes.read(association)
    line.write(", Assoc.=")
    line.write(decimal: association)
    let offset = try bytes.read(offset)
    line.write(", Offset=")
    line.write(decimal: offset)
    let count = Int(try bytes.read(count))
    line.write(", Count=")
    line.write(decimal: count)
    guard controlLength + count <= length else { return line.writeInvalid() }
    guard count > 0 else { return }
    try bytes.require(controlLength + count)
    line.write("\n\tTO-BE-DONE: data not interpreted")
  }

  // MARK: Values

  static let modes: ValueNames = [
    0: "unspecified", 1: "symmetric active", 2: "symmetric passive", 3: "Client", 4: "Server",
    5: "Broadcast", 6: "Control Message", 7: "Reserved",
  ]

  static let leaps: ValueNames = [0: "", 1: "+1s", 2: "-1s", 3: "clock unsynchronized"]
}
