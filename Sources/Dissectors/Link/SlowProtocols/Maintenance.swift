// Operations, administration and maintenance of a link, IEEE 802.3 §57.4.
//
//   +-------------------------------+---------------+
//   |             Flags             |     Code      |  then what the code says
//   +-------------------------------+---------------+

import Dissection

/// What the two ends of a link tell each other of its health.
enum Maintenance {
  // MARK: Fields

  static let flags = Field<UInt16>("oampdu.flags", "Flags", at: 0, .hexadecimal)
  static let code = Field<UInt8>("oampdu.code", "OAMPDU code", at: 2, .hexadecimal)

  // MARK: Print

  static func write(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 3 else { return SlowProtocols.writeTooShort(into: &line) }
    let code = try bytes.read(code)
    line.write("\n\tCode ", code, in: codeNames, unknown: .text("Unknown (%u)"))
    line.write(" OAM PDU, Flags [")
    line.writeBits(try bytes.read(flags), in: flagNames)
    line.write("]")
    let body = bytes.from(3)
    switch code {
    case 0: try writeInformation(body, length: length - 3, into: &line)
    case 1: try writeEvents(body, length: length - 3, into: &line)
    case 4:
      guard length >= 4 else { return SlowProtocols.writeTooShort(into: &line) }
      let command = try body.uint8(at: 0)
      line.write("\n\t  Command ", command, in: commandNames, unknown: .text("Unknown"))
      line.write(" (", command, ")")
    default:
      line.writeUnknownData(body.upTo(length - 3), indent: "\n\t  ")
    }
  }

  private static func writeInformation(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      guard length - offset >= 2 else { return SlowProtocols.writeTooShort(into: &line) }
      let type = try bytes.uint8(at: offset)
      let size = Int(try bytes.uint8(at: offset + 1))
      line.write("\n\t  ", type, in: informationNames, unknown: .text("Reserved"))
      line.write(" Information Type (", type, "), length ")
      line.write(decimal: size)
      guard type != 0 else { return }
      guard size >= 2 else {
        return line.write("\n\t    ERROR: illegal length - should be >= 2")
      }
      guard size <= length - offset else { return SlowProtocols.writeTooShort(into: &line) }
      let value = try bytes.slice(at: offset + 2, count: size - 2)
      if type == 1 || type == 2, size != 16 {
        line.write("\n\t    ERROR: illegal length - should be 16")
        line.writeUnknownData(value, indent: "\n\t  ")
      } else if type == 1 || type == 2 {
        line.write("\n\t    OAM-Version ", value[0])
        line.write(", Revision ", try value.uint16(at: 1))
        line.write(
          "\n\t    State-Parser-Action ", value[3] & 3, in: parserNames,
          unknown: .text("value Reserved"))
        line.write(", State-MUX-Action ", value[3] & 4, in: multiplexerNames)
        line.write("\n\t    OAM-Config Flags [")
        line.writeBits(value[4], in: configurationNames)
        line.write("], OAM-PDU-Config max-PDU size ", try value.uint16(at: 5))
        let organization = try value.uint24(at: 7)
        line.write(
          "\n\t    OUI ", organization, in: SNAP.organizationNames, unknown: .text("Unknown"))
        line.write(" (0x", hex: organization, digits: 6, ")")
        line.write(", Vendor-Private 0x", hex: try value.uint32(at: 10), digits: 8)
      }
      offset += size
    }
  }

  private static func writeEvents(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else { return SlowProtocols.writeTooShort(into: &line) }
    line.write("\n\t  Sequence Number ", try bytes.uint16(at: 0))
    var offset = 2
    while offset < length {
      guard length - offset >= 2 else { return SlowProtocols.writeTooShort(into: &line) }
      let type = try bytes.uint8(at: offset)
      let size = Int(try bytes.uint8(at: offset + 1))
      line.write("\n\t  ", type, in: eventNames, unknown: .text("Reserved"))
      line.write(" Link Event Type (", type, "), length ")
      line.write(decimal: size)
      guard type != 0 else { return }
      guard size >= 2 else {
        return line.write("\n\t    ERROR: illegal length - should be >= 2")
      }
      guard size <= length - offset else { return SlowProtocols.writeTooShort(into: &line) }
      let value = try bytes.slice(at: offset + 2, count: size - 2)
      switch type {
      case 1:
        guard size == 40 else {
          return line.write("\n\t    ERROR: illegal length - should be 40")
        }
        line.write("\n\t    Timestamp ", UInt32(try value.uint16(at: 0)) * 100)
        line.write(" ms, Errored Window ", try value.uint64(at: 2))
        line.write("\n\t    Errored Threshold ", try value.uint64(at: 10))
        line.write("\n\t    Errors ", try value.uint64(at: 18))
        line.write("\n\t    Error Running Total ", try value.uint64(at: 26))
        line.write("\n\t    Event Running Total ", try value.uint32(at: 34))
      case 2, 3:
        let expected = type == 2 ? 26 : 28
        guard size == expected else {
          return line.write("\n\t    ERROR: illegal length - should be ", expected)
        }
        line.write("\n\t    Timestamp ", UInt32(try value.uint16(at: 0)) * 100)
        let wide = type == 3 ? 2 : 0
        if type == 2 {
          line.write(" ms, Errored Window ", try value.uint16(at: 2))
        } else {
          line.write(" ms, Errored Window ", try value.uint32(at: 2))
        }
        line.write("\n\t    Errored Threshold ", try value.uint32(at: 4 + wide))
        line.write("\n\t    Errors ", try value.uint32(at: 8 + wide))
        line.write("\n\t    Error Running Total ", try value.uint64(at: 12 + wide))
        line.write("\n\t    Event Running Total ", try value.uint32(at: 20 + wide))
      default: break
      }
      offset += size
    }
  }

  static let codeNames: ValueNames = [
    0: "Information", 1: "Event Notification", 2: "Variable Request", 3: "Variable Response",
    4: "Loopback Control", 0xfe: "Vendor Specific",
  ]
  static let flagNames: ValueNames = [
    0x01: "Link Fault", 0x02: "Dying Gasp", 0x04: "Critical Event", 0x08: "Local Evaluating",
    0x10: "Local Stable", 0x20: "Remote Evaluating", 0x40: "Remote Stable",
  ]
  static let informationNames: ValueNames = [
    0: "End of TLV marker", 1: "Local", 2: "Remote", 0xfe: "Organization specific",
  ]
  static let eventNames: ValueNames = [
    0: "End of TLV marker", 1: "Errored Symbol Period Event", 2: "Errored Frame Event",
    3: "Errored Frame Period Event", 0xfe: "Organization specific",
  ]
  static let parserNames: ValueNames = [
    0: "forwarding", 1: "looping back", 2: "discarding", 3: "reserved",
  ]
  static let configurationNames: ValueNames = [
    0x01: "Mode", 0x02: "Unidirectional", 0x04: "Remote-Loopback", 0x08: "Link-Events",
    0x10: "Variable-Retrieval",
  ]
  static let commandNames: ValueNames = [
    1: "Enable OAM Remote Loopback", 2: "Disable OAM Remote Loopback",
  ]
}

private let multiplexerNames: ValueNames = [0: "forwarding", 4: "discarding"]
