import Addresses
import Dissection

/// Options of hello messages, RFC 7761 §4.9.2.
extension PIM {
  /// `Hold Time Option (1), length 2, Value: 1m45s`; false where they are cut off.
  static func writeHello(
    _ body: inout PIMBody, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    while body.rest > 0 {
      guard body.rest >= 4 else { return false }
      let type = try body.bytes.uint16(at: body.offset)
      let count = Int(try body.bytes.uint16(at: body.offset + 2))
      line.write("\n\t  ")
      line.write(type, in: helloNames, unknown: .text("Unknown"))
      line.write(" Option (", type)
      line.write("), length ", count, ", Value: ")
      body.skip(4)
      guard body.rest >= count else { return false }
      let value = try body.bytes.slice(at: body.offset, count: count)
      switch try writeOption(type, value, body.addressLength, into: &line) {
      case .complete: break
      case .cut: return false
      case .invalid: return true
      }
      if line.options.verbosity > 1 { line.writeHex(value, indent: "\n\t    ") }
      body.skip(count)
    }
    return true
  }

  /// Says that an option is not as long as it has to be: nothing behind it can be told.
  private static func reject(
    _ count: Int, _ need: Int, into line: inout DumpLine
  ) -> PIMOutcome {
    line.writeContradiction("option length", count, "!=", need, after: "[")
    line.writeInvalid()
    return .invalid
  }

  private static func writeOption(
    _ type: UInt16, _ value: Span<UInt8>, _ addressLength: Int, into line: inout DumpLine
  ) throws(Flaw) -> PIMOutcome {
    switch type {
    case 1:
      guard value.count == 2 else { return reject(value.count, 2, into: &line) }
      line.write(relativeTime: UInt32(try value.uint16(at: 0)))
    case 2:
      guard value.count == 4 else { return reject(value.count, 4, into: &line) }
      let delay = try value.uint16(at: 0)
      line.write("\n\t    T-bit=", delay >> 15)
      line.write(", LAN delay ", delay & 0x7fff)
      line.write("ms, Override interval ", try value.uint16(at: 2), "ms")
    case 18, 19:
      if value.count == 0 {
        line.write("Bi-Directional Capability (Old)")
      } else {
        guard value.count == 4 else { return reject(value.count, 4, into: &line) }
        line.write(decimal: try value.uint32(at: 0))
      }
    case 20:
      guard value.count == 4 else { return reject(value.count, 4, into: &line) }
      line.write("0x", hex: try value.uint32(at: 0), digits: 8)
    case 21:
      guard value.count == 4 else { return reject(value.count, 4, into: &line) }
      line.write("v", try value.uint8(at: 0))
      let interval = try value.uint8(at: 1)
      if interval != 0 {
        line.write(", interval ")
        line.write(relativeTime: UInt32(interval))
      }
      let reserved = try value.uint16(at: 2)
      if reserved != 0 { line.write(" ?0x", hex: reserved, digits: 4, "?") }
    case 22: break
    case 24, 65001:
      guard line.options.verbosity > 1 else { return .complete }
      var list = PIMBody(value, rest: value.count, addressLength: addressLength)
      while list.rest > 0 {
        line.write("\n\t    ")
        guard try list.writeAddress(.unicast, into: &line) else { return .cut }
      }
    default: if line.options.verbosity <= 1 { line.writeHex(value, indent: "\n\t    ") }
    }
    return .complete
  }
}

/// How far a part of a message could be read.
enum PIMOutcome { case complete, cut, invalid }
