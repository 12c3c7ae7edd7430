import Addresses
import Dissection

// MARK: Options with a form of their own

extension DHCP {
  static func writeSpecial(
    _ tag: UInt8, _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch tag {
    case 46: writeNumber(value, nodeTypes, &rest, into: &line)
    case 52: writeNumber(value, overloads, &rest, into: &line)
    case 53: writeMessageType(value, &rest, into: &line)
    case 61: writeClientIdentifier(value, &rest, into: &line)
    case 77: writeUserClass(value, &rest, into: &line)
    case 81: writeDomainName(value, &rest, into: &line)
    case 82: writeAgentInformation(value, &rest, into: &line)
    case 121, 249: writeClasslessRoutes(value, &rest, into: &line)
    case 143: try writeRedirects(value, &rest, into: &line)
    default: writeBytes(value, &rest, into: &line)
    }
  }

  /// An error of length, which ends the option.
  private static func writeTooShort(
    _ least: Int, _ rest: inout Int, into line: inout DumpLine
  ) {
    line.write("[ERROR: length < ")
    line.write(decimal: least)
    line.write(" bytes]")
    rest = 0
  }

  private static func writeNumber(
    _ value: Span<UInt8>, _ names: ValueNames, _ rest: inout Int, into line: inout DumpLine
  ) {
    guard value.count >= 1 else { return writeTooShort(1, &rest, into: &line) }
    line.write(value[0], in: names, unknown: .decimal("#"))
    rest -= 1
  }

  private static func writeMessageType(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    guard value.count == 1 else { return writeBytes(value, &rest, into: &line) }
    line.write(value[0], in: messageTypes, unknown: .decimal("Unknown (", suffix: ")"))
    rest = 0
  }

  /// `ether b8:27:eb:b8:53:c8`, or somebody's word.
  private static func writeClientIdentifier(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    guard value.count >= 1 else { return writeTooShort(1, &rest, into: &line) }
    rest = 0
    if value[0] == 0 {
      line.write("\"")
      line.write(untrusted: value.from(1))
      return line.write("\"")
    }
    line.write(value[0], in: hardwareTypes, unknown: .decimal("hardware-type ", suffix: ","))
    line.write(" ")
    line.write(hexBytes: value.from(1), separator: 0x3a)
  }

  /// RFC 3004: words of some length each.
  private static func writeUserClass(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    guard value.count >= 2 else { return writeTooShort(2, &rest, into: &line) }
    var number = 1
    while rest > 0 {
      let place = value.count - rest
      let size = Int(value[place])
      line.write("\n\t      instance#")
      line.write(decimal: number)
      line.write(": ")
      guard size > 0 else {
        line.write("[ERROR: suboption length must be non-zero]")
        rest = 0
        return
      }
      guard size < rest else {
        line.write("[ERROR: invalid option]")
        rest = 0
        return
      }
      line.write("\"")
      line.write(untrusted: value.from(place + 1).upTo(size))
      line.write("\", length ")
      line.write(decimal: size)
      rest -= size + 1
      number += 1
    }
  }

  /// Whose name it is, and who tells the name server (RFC 4702).
  private static func writeDomainName(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    guard value.count >= 3 else { return writeTooShort(3, &rest, into: &line) }
    let flags = value[0]
    if flags & 0xf0 != 0 {
      line.write("[ERROR: MBZ nibble 0x")
      line.write(hex: flags >> 4)
      line.write(" != 0] ")
    }
    if flags & 0x0f != 0 {
      line.write("[")
      line.writeBits(flags & 0x0f, in: domainNameFlags, separator: "", none: "")
      line.write("] ")
    }
    if value[1] != 0 || value[2] != 0 {
      line.write(decimal: value[1])
      line.write("/")
      line.write(decimal: value[2])
      line.write(" ")
    }
    line.write("\"")
    line.write(untrusted: value.from(3))
    line.write("\"")
    rest = 0
  }

  /// What a relay knows of the client (RFC 3046).
  private static func writeAgentInformation(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    while rest >= 2 {
      let place = value.count - rest
      let (code, size) = (value[place], Int(value[place + 1]))
      line.write("\n\t      ")
      line.write(code, in: agentOptions, unknown: .text("Unknown"))
      line.write(" SubOption ")
      line.write(decimal: code)
      line.write(", length ")
      line.write(decimal: size)
      line.write(": ")
      rest -= 2
      guard size <= rest else {
        line.write("length goes past end of option")
        rest = 0
        return
      }
      let content = value.from(place + 2).upTo(size)
      if agentOptions[code] != nil {
        line.write(untrusted: content)
      } else {
        line.writeHex(content, indent: "\n\t\t")
      }
      rest -= size
    }
  }

  /// `(10.0.1.0/24:1.2.3.4)` (RFC 3442)
  private static func writeClasslessRoutes(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) {
    guard value.count >= 5 else { return writeTooShort(5, &rest, into: &line) }
    while rest > 0 {
      let place = value.count - rest
      let width = Int(value[place])
      if place > 0 { line.write(",") }
      let size = (width + 7) / 8
      guard width <= 32 else {
        line.write("[ERROR: Mask width (")
        line.write(decimal: width)
        line.write(") > 32]")
        rest = 0
        return
      }
      guard rest >= size + 5 else {
        line.write("[ERROR: Remaining length (")
        line.write(decimal: rest - 1)
        line.write(") < ")
        line.write(decimal: size + 4)
        line.write(" bytes]")
        rest = 0
        return
      }
      var network: UInt32 = 0
      for index in 0..<size {
        network |= UInt32(value[place + 1 + index]) << UInt32(24 - 8 * index)
      }
      writeRoute(network, width, value.from(place + 1 + size), into: &line)
      rest -= size + 5
    }
  }

  private static func writeRoute(
    _ network: UInt32, _ width: Int, _ router: Span<UInt8>, into line: inout DumpLine
  ) {
    line.write("(")
    if width == 0 {
      line.write("default")
    } else {
      line.text.write(IPv4Address(bits: network))
      line.write("/")
      line.write(decimal: width)
    }
    line.write(":")
    if let address = try? router.ipv4(at: 0) { line.text.write(address) }
    line.write(")")
  }

  /// Where a device is to fetch its configuration (RFC 8572 §8).
  private static func writeRedirects(
    _ value: Span<UInt8>, _ rest: inout Int, into line: inout DumpLine
  ) throws(Flaw) {
    while rest >= 2 {
      let place = value.count - rest
      let size = Int(try value.uint16(at: place))
      line.write("\n\t\t    length ")
      line.write(decimal: size)
      rest -= 2
      guard size <= rest else {
        line.write(" length goes past end of option")
        rest = 0
        return
      }
      line.write(": \"")
      line.write(untrusted: value.from(place + 2).upTo(size))
      line.write("\"")
      rest -= size
    }
  }
}
