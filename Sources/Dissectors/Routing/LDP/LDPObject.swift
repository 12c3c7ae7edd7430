import Addresses
import Dissection

/// The value of a TLV, by its type (RFC 5036 §3.4).
struct LDPObject {
  let type: UInt16
  let size: Int

  /// How many bytes a value has at least.
  var leastSize: Int {
    switch type {
    case 0x0100, 0x0103, 0x050b: 1
    case 0x0101, 0x0601: 2
    case 0x0200, 0x0400, 0x0401, 0x0402, 0x0701: 4
    case 0x0300: 8
    case 0x0500: 14
    case 0x0403: 16
    case 0x0503: 12
    default: 0
    }
  }

  /// False where nobody knows the type. Reads past what was captured throw.
  func write(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Bool {
    switch type {
    case 0x0100: try writeElements(value, into: &line)
    case 0x0101: try writeAddresses(value, into: &line)
    case 0x0103: line.write("\n\t      Hop Count: ", try value.uint8(at: 0))
    case 0x0104:
      line.write("\n\t      Path Vector: ")
      for offset in stride(from: 0, to: size / 4 * 4, by: 4) {
        line.write(offset == 0 ? "" : ", ", try value.ipv4(at: offset))
      }
    case 0x0200: line.write("\n\t      Label: ", try value.uint32(at: 0) & 0xfffff)
    case 0x0300: try writeStatus(value, into: &line)
    case 0x0400:
      let hold = try value.uint16(at: 0)
      let flags = try value.uint16(at: 2)
      line.write("\n\t      Hold Time: ", hold, "s, Flags: [")
      line.write(flags & 0x8000 != 0 ? "Targeted Hello" : "Link Hello")
      if flags & 0x4000 != 0 { line.write(", Request for targeted Hellos") }
      line.write("]")
    case 0x0401: line.write("\n\t      IPv4 Transport Address: ", try value.ipv4(at: 0))
    case 0x0402: line.write("\n\t      Sequence Number: ", try value.uint32(at: 0))
    case 0x0403: line.write("\n\t      IPv6 Transport Address: ", try value.ipv6(at: 0))
    case 0x0500: try writeSession(value, into: &line)
    case 0x0503: try writeFaultTolerance(value, into: &line)
    case 0x050b:
      line.write("\n\t      ")
      line.write(try value.uint8(at: 0) & 0x80 != 0 ? "Support" : "Not Support")
    case 0x0601: line.write("\n\t      MTU: ", try value.uint16(at: 0))
    case 0x0701:
      line.write("\n\t      Transport Connection Preference: ")
      line.write(
        try value.uint8(at: 0) >> 4, in: transportPreferenceNames, unknown: .text("Unknown"))
    default: return false
    }
    return true
  }

  private func writeAddresses(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let family = try value.uint16(at: 0)
    line.write(
      "\n\t      Address Family: ", family, in: LDP.familyNames,
      unknown: .decimal("Unknown (", suffix: ")"), ", addresses")
    let step =
      switch family {
      case 1: 4
      case 2: 16
      default: 0
      }
    guard step > 0 else { return }
    for offset in stride(from: 2, to: 2 + (size - 2) / step * step, by: step) {
      if step == 4 {
        line.write(" ", try value.ipv4(at: offset))
      } else {
        line.write(" ", try value.ipv6(at: offset))
      }
    }
  }

  private func writeStatus(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let word = try value.uint32(at: 0)
    line.write(
      "\n\t      Status Code: ", word & 0x3fff_ffff, in: LDP.statusNames,
      unknown: .hex("Unknown (0x", suffix: ")"), ", Flags: [")
    line.write(word & 0x8000_0000 != 0 ? "Fatal error" : "Advisory Notification")
    line.write(word & 0x4000_0000 != 0 ? " and do forward]" : " and don't forward]")
    let message = try value.uint32(at: 4)
    if message != 0 { line.write(", causing Message ID: 0x", hex: message, digits: 8) }
    guard size >= 10 else { return }
    let type = try value.uint16(at: 8)
    guard type != 0 else { return }
    line.write(
      ", Message Type: ", type, in: LDP.messageNames,
      unknown: .hex("Unknown (0x", digits: 4, suffix: ")"))
  }

  private func writeSession(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write("\n\t      Version: ", try value.uint16(at: 0), ", Keepalive: ")
    line.write("", try value.uint16(at: 2), "s, Flags: [Downstream ")
    let flags = try value.uint8(at: 4)
    line.write(flags & 0x80 != 0 ? "On Demand" : "Unsolicited")
    line.write(flags & 0x40 != 0 ? ", Loop Detection Enabled]" : ", Loop Detection Disabled]")
    line.write("\n\t      Path Vector Limit ", try value.uint8(at: 5), ", Max-PDU length: ")
    line.write("", try value.uint16(at: 6), ", Receiver Label-Space-ID ")
    line.write("", try value.ipv4(at: 8), ":")
    line.write(decimal: try value.uint16(at: 12))
  }

  /// RFC 3479 §8.1.
  private func writeFaultTolerance(
    _ value: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try value.uint16(at: 0)
    line.write("\n\t      Flags: [")
    line.write(flags & 0x8000 != 0 ? "Reconnect" : "No Reconnect")
    line.write(flags & 0x08 != 0 ? ", Save State" : ", Don't Save State")
    line.write(flags & 0x04 != 0 ? ", All-Label Protection" : ", No All-Label Protection")
    line.write(
      flags & 0x02 != 0
        ? ", Sequence Numbered Label Checkpoint" : ", All Labels Checkpoint")
    line.write(flags & 0x01 != 0 ? ", Re-Learn State]" : ", Don't Re-Learn State]")
    let reconnect = try value.uint32(at: 4)
    if reconnect != 0 { line.write(", Reconnect Timeout: ", reconnect, "ms") }
    let recovery = try value.uint32(at: 8)
    if recovery != 0 { line.write(", Recovery Time: ", recovery, "ms") }
  }

  // MARK: Forwarding equivalence classes

  private func writeElements(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    let element = try value.uint8(at: 0)
    line.write(
      "\n\t      ", element, in: LDP.elementNames, unknown: .text("Unknown"), " FEC (0x")
    line.write("", hex: element, digits: 2, ")")
    switch element {
    case 2:
      let family = try value.uint16(at: 1)
      _ = try value.uint8(at: 3)
      line.write(": ")
      switch family {
      case 1: try writePrefix(value, isIPv6: false, into: &line)
      case 2: try writePrefix(value, isIPv6: true, into: &line)
      default: line.write("Address family ", family, " prefix")
      }
    case 0x80: try writePseudowire(value, into: &line)
    default: break
    }
  }

  private func writePrefix(
    _ value: Span<UInt8>, isIPv6: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(isIPv6 ? "IPv6 prefix " : "IPv4 prefix ")
    let bits = try Int(value.uint8(at: 3))
    let count = (bits + 7) / 8
    guard bits <= (isIPv6 ? 128 : 32) else { return line.write("(invalid length)") }
    guard count <= size - 4 else { return line.write("(goes past end of TLV)") }
    let prefix = try value.slice(at: 4, count: count)
    var address = IPv6Address(high: 0, low: 0)
    for index in prefix.indices {
      let byte = UInt64(prefix[index]) << UInt64(8 * (7 - index % 8))
      address = IPv6Address(
        high: address.high | (index < 8 ? byte : 0), low: address.low | (index < 8 ? 0 : byte))
    }
    if isIPv6 {
      line.write("", address)
    } else {
      line.write("", IPv4Address(bits: UInt32(truncatingIfNeeded: address.high >> 32)))
    }
    line.write("/", bits)
  }

  /// RFC 8077 §5.
  private func writePseudowire(_ value: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    guard size >= 8 else {
      line.writeContradiction("tlv length", size - 1, "<", 7)
      return line.writeInvalid()
    }
    let word = try value.uint16(at: 1)
    let infoSize = try Int(value.uint8(at: 3))
    line.write(": ", word & 0x7fff, in: LDP.pseudowireNames, unknown: .text("Unknown"))
    line.write(word & 0x8000 != 0 ? ", control word, group-ID " : ", no control word, group-ID ")
    line.write(decimal: try value.uint32(at: 4))
    if infoSize > 0 {
      guard size >= 12 else {
        line.writeContradiction("tlv length", size, "<", 12)
        return line.writeInvalid()
      }
      line.write(", VC-ID ", try value.uint32(at: 8))
    }
    line.write(", VC-info-length: ", infoSize)
    let end = min(size, 8 + infoSize)
    var offset = 12
    while end - offset >= 2 {
      let parameter = try value.uint8(at: offset)
      let count = try Int(value.uint8(at: offset + 1))
      guard count >= 2 else { return }
      guard count <= end - offset else { return }
      line.write(
        "\n\t\tInterface Parameter: ", parameter, in: LDP.parameterNames,
        unknown: .text("Unknown"), " (0x")
      line.write("", hex: parameter, digits: 2, "), len ")
      line.write(decimal: count)
      let info = try value.slice(at: offset + 2, count: count - 2)
      writeParameter(parameter, info, into: &line)
      offset += count
    }
  }

  private func writeParameter(
    _ parameter: UInt8, _ info: Span<UInt8>, into line: inout DumpLine
  ) {
    switch parameter {
    case 1, 6:
      guard info.count >= 2 else { return }
      line.write(": ", UInt16(info[0]) << 8 | UInt16(info[1]))
    case 3:
      line.write(": ")
      line.write(untrusted: info)
    case 0x0c:
      guard info.count >= 2 else { return }
      line.write("\n\t\t  Control Channels (0x", hex: info[0], digits: 2, ") = [")
      line.writeBits(info[0], in: LDP.channelNames)
      line.write("]\n\t\t  CV Types (0x", hex: info[1], digits: 2, ") = [")
      line.writeBits(info[1], in: LDP.verificationNames)
      line.write("]")
    default: break
    }
  }
}

private let transportPreferenceNames: ValueNames = [4: "IPv4", 6: "IPv6"]
