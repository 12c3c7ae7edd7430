import Addresses
import Dissection

/// One object of a message, by its class and its class type.
struct LMPObject {
  let object: UInt8
  let type: UInt8

  enum Outcome { case known, unknown, wrongLength }

  func write(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Outcome {
    switch (object, type) {
    case (1, 1...2): return try writeNumber("Control Channel ID: ", value, into: &line)
    case (2, 1...2): return try writeAddress("Node ID: ", value, into: &line)
    case (3...4, 1...2): return try writeAddress("IPv4 Link ID: ", value, into: &line)
    case (3...4, 3...4):
      guard value.count == 16 else { return .wrongLength }
      line.write("\n\t    IPv6 Link ID: ", try value.ipv6(at: 0), " (0x")
      line.write("", hex: try value.uint32(at: 0), digits: 8, ")")
    case (3...4, 5...6): return try writeNumber("Link ID: ", value, into: &line)
    case (5, 1): return try writeNumber("Message ID: ", value, into: &line)
    case (5, 2): return try writeNumber("Message ID Ack: ", value, into: &line)
    case (6, 1):
      guard value.count == 4 else { return .wrongLength }
      line.write("\n\t    Hello Interval: ", try value.uint16(at: 0))
      line.write("\n\t    Hello Dead Interval: ", try value.uint16(at: 2))
    case (7, 1):
      guard value.count == 8 else { return .wrongLength }
      line.write("\n\t    Tx Seq: ", try value.uint32(at: 0), ", Rx Seq: ")
      line.write(decimal: try value.uint32(at: 4))
    case (8, 1): return try writeVerification(value, into: &line)
    case (9, 1):
      guard value.count == 4 else { return .wrongLength }
      line.write("\n\t    Verify Dead Interval: ", try value.uint16(at: 0))
      line.write("\n\t    Verify Transport Response: ", try value.uint16(at: 2))
    case (10, 1):
      guard value.count == 4 else { return .wrongLength }
      line.write("\n\t    Verify ID: ", try value.uint32(at: 0))
    case (11, 1...3): return try writeLink(value, into: &line)
    case (12, 1...3): return try writeDataLink(value, into: &line)
    case (13, 1...3): try writeChannels(value, into: &line)
    case (14, 1...3):
      let size = type == 2 ? 16 : 4
      for offset in stride(from: 0, to: value.count / size * size, by: size) {
        try writeIdentifier("\n\t    Interface ID: ", value, at: offset, into: &line)
      }
    case (20, 1...2):
      guard value.count == 4 else { return .wrongLength }
      line.write("\n\t    Error Code: ")
      line.writeBits(
        try value.uint32(at: 0), in: type == 1 ? LMP.verifyErrorNames : LMP.summaryErrorNames)
    case (51, 1...4): return try writeService(value, into: &line)
    default: return .unknown
    }
    return .known
  }

  // MARK: Identifiers

  private func writeNumber(
    _ label: String, _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Outcome {
    guard value.count == 4 else { return .wrongLength }
    let number = try value.uint32(at: 0)
    line.write("\n\t    ")
    line.write(label, number, " (0x")
    line.write("", hex: number, digits: 8, ")")
    return .known
  }

  private func writeAddress(
    _ label: String, _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Outcome {
    guard value.count == 4 else { return .wrongLength }
    line.write("\n\t    ")
    line.write(label, try value.ipv4(at: 0), " (0x")
    line.write("", hex: try value.uint32(at: 0), digits: 8, ")")
    return .known
  }

  /// An interface's address, or its number where it has none.
  private func writeIdentifier(
    _ label: String, _ value: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let word = try value.uint32(at: offset)
    switch type {
    case 1: line.write(label, try value.ipv4(at: offset))
    case 2: line.write(label, try value.ipv6(at: offset))
    default: line.write(label, word)
    }
    line.write(" (0x", hex: word, digits: 8, ")")
  }

  // MARK: Links

  private func writeVerification(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Outcome {
    guard value.count == 20 else { return .wrongLength }
    line.write("\n\t    Flags: ")
    line.writeBits(try value.uint16(at: 0), in: LMP.verifyNames)
    line.write("\n\t    Verify Interval: ", try value.uint16(at: 2))
    line.write("\n\t    Data links: ", try value.uint32(at: 4))
    line.write(
      "\n\t    Encoding type: ", value[8], in: GMPLSNames.encoding, unknown: .text("Unknown"))
    let mechanism = try value.uint16(at: 10)
    line.write("\n\t    Verify Transport Mechanism: ", mechanism, " (0x")
    line.write("", hex: mechanism, ")")
    line.write("\n\t    Transmission Rate: ")
    line.writeMegabits(try value.uint32(at: 12))
    line.write("\n\t    Wavelength: ", try value.uint32(at: 16))
    return .known
  }

  private func writeLink(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Outcome {
    let size = type == 2 ? 16 : 4
    guard value.count == 4 + 2 * size else { return .wrongLength }
    line.write("\n\t    Flags: [")
    line.writeBits(value[0], in: LMP.linkNames)
    line.write("]")
    try writeIdentifier("\n\t    Local Link-ID: ", value, at: 4, into: &line)
    try writeIdentifier("\n\t    Remote Link-ID: ", value, at: 4 + size, into: &line)
    return .known
  }

  private func writeDataLink(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Outcome {
    let size = type == 2 ? 16 : 4
    guard value.count >= 4 + 2 * size else { return .wrongLength }
    line.write("\n\t    Flags: [")
    line.writeBits(value[0], in: LMP.dataLinkNames)
    line.write("]")
    try writeIdentifier("\n\t    Local Interface ID: ", value, at: 4, into: &line)
    try writeIdentifier("\n\t    Remote Interface ID: ", value, at: 4 + size, into: &line)
    return try writeParts(value.from(4 + 2 * size), into: &line) ? .known : .unknown
  }

  /// The subobjects of a data link (RFC 4204 §13.12.1); false where one is unknown.
  private func writeParts(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Bool {
    var offset = 0
    var isKnown = true
    while value.has(2, at: offset) {
      let part = value[offset]
      let size = Int(value[offset + 1])
      line.write("\n\t    Subobject, Type: ", part, in: LMP.partNames, unknown: .text("Unknown"))
      line.write(" (", part, "), Length: ")
      line.write(decimal: size)
      guard size >= 4 else {
        line.write(" (too short)")
        return isKnown
      }
      guard size % 4 == 0 else {
        line.write(" (not a multiple of 4)")
        return isKnown
      }
      guard value.has(size, at: offset) else {
        line.write(" (goes past the end of the object)")
        return isKnown
      }
      switch part {
      case 1:
        let switching = value[offset + 2]
        let encoding = value[offset + 3]
        line.write(
          "\n\t      Switching Type: ", switching, in: GMPLSNames.switching,
          unknown: .text("Unknown"), " (")
        line.write("", switching, ")")
        line.write(
          "\n\t      Encoding Type: ", encoding, in: GMPLSNames.encoding,
          unknown: .text("Unknown"), " (")
        line.write("", encoding, ")")
        let least = try value.uint32(at: offset + 4)
        line.write("\n\t      Min Reservable Bandwidth: ")
        line.writeMegabits(least)
        let most = try value.uint32(at: offset + 8)
        line.write("\n\t      Max Reservable Bandwidth: ")
        line.writeMegabits(most)
      case 2: line.write("\n\t      Wavelength: ", try value.uint32(at: offset + 4))
      default: isKnown = false
      }
      offset += size
    }
    return isKnown
  }

  private func writeChannels(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let size = type == 2 ? 20 : 8
    for offset in stride(from: 0, to: value.count / size * size, by: size) {
      try writeIdentifier("\n\t    Interface ID: ", value, at: offset, into: &line)
      let word = try value.uint32(at: offset + size - 4)
      let isActive = word >> 31 != 0
      line.write("\n\t\t    Active: ")
      line.write(isActive ? "Allocated (1)" : "Non-allocated (0)")
      line.write("\n\t\t    Direction: ")
      line.write(word >> 30 & 1 != 0 ? "Transmit (1)" : "Receive (0)")
      let status = word & 0x03ff_ffff
      line.write(
        "\n\t\t    Channel Status: ", status, in: LMP.channelNames, unknown: .text("Unknown"), " (")
      line.write("", status, ")")
    }
  }

  // MARK: Service discovery (OIF-UNI-01.0)

  private func writeService(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Outcome {
    switch type {
    case 1:
      guard value.count == 4 else { return .wrongLength }
      line.write("\n\t Flags: ")
      line.writeBits(value[0], in: LMP.signalingNames)
      line.write("\n\t  UNI Version: ", value[1])
    case 2:
      guard value.count == 16 else { return .wrongLength }
      let port = value[0]
      line.write("\n\t Link Type: ", port, in: LMP.portNames, unknown: .text("Unknown"), " (")
      line.write("", port, ")")
      if port == 5 || port == 6 {
        let names = port == 5 ? LMP.digitalNames : LMP.opticalNames
        line.write("\n\t Signal Type: ", value[1], in: names, unknown: .text("Unknown"), " (")
        line.write("", value[1], ")")
      }
      line.write("\n\t Transparency: ")
      line.writeBits(value[2], in: LMP.transparencyNames)
      line.write("\n\t Contiguous Concatenation Types: ")
      line.writeBits(value[3], in: concatenationNames)
      line.write("\n\t Minimum NCC: ", try value.uint16(at: 4))
      line.write("\n\t Maximum NCC: ", try value.uint16(at: 6))
      line.write("\n\t Minimum NVC:", try value.uint16(at: 8))
      line.write("\n\t Maximum NVC:", try value.uint16(at: 10))
      line.write("\n\t    Local Interface ID: ", try value.ipv4(at: 12), " (0x")
      line.write("", hex: try value.uint32(at: 12), digits: 8, ")")
    case 3:
      guard value.count == 8 else { return .wrongLength }
      line.write("\n\t Transparency Flags: ")
      line.writeBits(try value.uint32(at: 0), in: LMP.overheadNames)
      line.write("\n\t TCM Monitoring Flags: ")
      line.writeBits(
        value[7], in: monitoringNames)
    default:
      guard value.count == 4 else { return .wrongLength }
      line.write("\n\t Diversity: Flags: ")
      line.writeBits(value[0], in: LMP.diversityNames)
    }
    return .known
  }
}

private let concatenationNames: ValueNames = [1: "Contiguous Concatenation Types Supported"]
private let monitoringNames: ValueNames = [1: "Transparent Tandem Connection Monitoring Supported"]
