// Network services protocol functional specification (DEC, 1983) §8.
//
//   +---------------+-------------------------------+-------------------------------+
//   |     Flags     |     Destination (low first)   |            Source             |
//   +---------------+-------------------------------+-------------------------------+
//   |  Acknowledged numbers, segment number; or what makes or ends a connection ...

import Dissection

extension DECnet {
  /// `data 1027>513 seg 5 `
  static func dumpService(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.uint8(at: 0) & 0x7f
    let destination = try bytes.littleUInt16(at: 1)
    let source = try bytes.littleUInt16(at: 3)
    guard let name = serviceNames[flags] else {
      switch flags & 0x0c {
      case 0x00: line.write("reserved-subtype? ")
      case 0x04: line.write("reserved-acktype? ")
      case 0x08: line.write("reserved-ctltype? ")
      default: line.write("reserved-type? ")
      }
      line.write(hex: flags)
      line.write(" ", source, " > ")
      return line.write(decimal: destination)
    }
    line.write(name)
    if flags == 0x24 { return line.write(" ", destination) }
    if flags != 0x30 {
      line.write(" ", source, ">")
      line.write("", destination, " ")
    } else {
      line.write(" ")
    }
    switch flags {
    case 0x00, 0x20, 0x40, 0x60, 0x30: try writeSegment(bytes, into: &line)
    case 0x10:
      try writeSegment(bytes, into: &line)
      let kind = try bytes.uint8(at: 11)
      let count = Int8(bitPattern: try bytes.uint8(at: 12))
      switch kind & 0x0f {
      case 0: line.write("dat seg count ", count)
      case 4: line.write("intr req count ", count)
      default: line.write("reserved-fcval-int? ", hex: kind)
      }
    case 0x04, 0x14: _ = try writeAcknowledged(bytes, into: &line)
    case 0x18, 0x28, 0x68:
      switch try bytes.uint8(at: 5) & 0x0c {
      case 0x04: line.write("seg ")
      case 0x08: line.write("msg ")
      default: break
      }
      switch try bytes.uint8(at: 6) & 3 {
      case 0: line.write("ver 3.2 ")
      case 1: line.write("ver 3.1 ")
      case 2: line.write("ver 4.0 ")
      default: break
      }
      line.write("segsize ", try bytes.littleUInt16(at: 7), " ")
      if flags == 0x28 { line.write("optlen ", try bytes.uint8(at: 9), " ") }
    case 0x38:
      line.write("reason-", try bytes.littleUInt16(at: 5))
      line.write(" optlen ", try bytes.uint8(at: 7), " ")
    case 0x48: line.write("reason-", try bytes.littleUInt16(at: 5), " ")
    default: break
    }
  }

  /// `ack 3 oack 4 `; the word behind.
  private static func writeAcknowledged(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> UInt16 {
    var word = try bytes.littleUInt16(at: 5)
    guard word & 0x8000 != 0 else { return word }
    line.write(word & 0x9000 == 0x9000 ? "nak " : "ack ", word & 0xfff, " ")
    word = try bytes.littleUInt16(at: 7)
    guard word & 0xa000 != 0 else { return word }
    line.write(word & 0xb000 == 0xb000 ? "onak " : "oack ", word & 0xfff, " ")
    return try bytes.littleUInt16(at: 9)
  }

  private static func writeSegment(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let word = try writeAcknowledged(bytes, into: &line)
    line.write("seg ", word & 0xfff, " ")
    if word & 0x1000 != 0 { line.write("(delay) ") }
  }

  static let serviceNames: ValueNames = [
    0x00: "data", 0x20: "data", 0x40: "data", 0x60: "data", 0x10: "link-service", 0x30: "intr",
    0x04: "data-ack", 0x14: "ils-ack", 0x24: "conn-ack", 0x18: "conn-initiate",
    0x28: "conn-confirm", 0x38: "disconn-initiate", 0x48: "disconn-confirm",
    0x68: "retrans-conn-initiate",
  ]
}
