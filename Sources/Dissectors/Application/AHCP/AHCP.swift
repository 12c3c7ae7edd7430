// Ad-Hoc Configuration Protocol, version 1 (draft-chroboczek-ahcp-00).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+---------------+---------------+
//   |  Magic (43)   |    Version    |   Hop Count   | Original Hops |
//   +---------------+---------------+---------------+---------------+
//   |                             Nonce                             |
//   +---------------------------------------------------------------+
//   |                      Source Id (8 octets)                     |
//   +---------------------------------------------------------------+
//   |                   Destination Id (8 octets)                   |
//   +---------------+---------------+-------------------------------+
//   |     Type      |      MBZ      |            Length             |
//   +---------------+---------------+-------------------------------+
//   |                          Options ...                          |
//   +---------------------------------------------------------------+

public import Dissection

/// Addresses for the hosts of a mesh.
public enum AHCP: Dissector {
  public static let dumpName = "ahcp"
  public static let attachments = [Key.udpPort(5359)]
  static let headerLength = 24

  // MARK: Names

  static let typeNames: ValueNames = [
    0: "Discover", 1: "Offer", 2: "Request", 3: "Ack", 4: "Nack", 5: "Release",
  ]
  static let optionNames: ValueNames = [
    0: "Pad", 1: "Mandatory", 2: "Origin Time", 3: "Expires", 4: "My-IPv6-Address",
    5: "My-IPv4-Address", 6: "IPv6 Prefix", 7: "IPv4 Prefix", 8: "IPv6 Address",
    9: "IPv4 Address", 10: "IPv6 Prefix Delegation", 11: "IPv4 Prefix Delegation",
    12: "Name Server", 13: "NTP Server",
  ]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("AHCP")
    guard length >= 2 else { return line.writeInvalid() }
    guard try bytes.uint8(at: 0) == 43 else { return line.writeInvalid() }
    let version = try bytes.uint8(at: 1)
    guard version == 1 else {
      line.write(" Version ", version, " (unknown)")
      return try bytes.require(length)
    }
    line.write(" Version 1")
    guard line.options.isVerbose else { return }
    guard length >= headerLength else { return try writeInvalid(bytes, length, into: &line) }
    line.write("\n\tHopcount ", try bytes.uint8(at: 2))
    line.write(", Original Hopcount ", try bytes.uint8(at: 3))
    line.write(", Nonce 0x", hex: try bytes.uint32(at: 4), digits: 8)
    line.write(", Source Id ")
    line.write(hexBytes: try bytes.slice(at: 8, count: 8), separator: 0x3a)
    line.write(", Destination Id ")
    line.write(hexBytes: try bytes.slice(at: 16, count: 8), separator: 0x3a)
    try writeBody(bytes.from(headerLength), length - headerLength, into: &line)
  }

  private static func writeBody(
    _ body: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 4 else { return try writeInvalid(body, length, into: &line) }
    line.write("\n\t")
    line.write(try body.uint8(at: 0), in: typeNames, unknown: .decimal("Unknown-"))
    let zero = try body.uint8(at: 1)
    if zero != 0 { line.write(", MBZ ", zero) }
    let size = Int(try body.uint16(at: 2))
    line.write(", Length ", size)
    let rest = body.from(4)
    guard size <= length - 4 else { return try writeInvalid(rest, length - 4, into: &line) }
    guard line.options.verbosity > 1 else { return try rest.require(size) }
    var at = 0
    while at < size {
      guard let next = try writeOption(rest, at: at, end: size, into: &line) else {
        return try writeInvalid(rest, size, into: &line)
      }
      at = next
    }
  }

  private static func writeInvalid(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.writeInvalid()
    try bytes.require(length)
  }

  // MARK: Options

  /// One option, and where the next begins; nil where there is no room for it.
  private static func writeOption(
    _ bytes: Span<UInt8>, at start: Int, end: Int, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    let type = try bytes.uint8(at: start)
    line.write("\n\t ")
    line.write(type, in: optionNames, unknown: .decimal("Unknown-"))
    guard type > 1 else { return start + 1 }
    guard end - start >= 2 else { return nil }
    let size = Int(try bytes.uint8(at: start + 1))
    let next = start + 2 + size
    guard next <= end else { return nil }
    let value = bytes.from(start + 2).upTo(size)
    switch type {
    case 2, 3:
      guard size == 4 else {
        try writeInvalid(value, size, into: &line)
        return next
      }
      let seconds = try value.uint32(at: 0)
      line.write(": ")
      if type == 2 {
        line.writeMoment(Int64(seconds), separator: " ", zone: " UTC")
      } else {
        line.write("", seconds, "s")
      }
    case 4, 8, 12, 13:
      try writeAddresses(value, size, width: 16, isPrefix: false, into: &line)
    case 5, 9: try writeAddresses(value, size, width: 4, isPrefix: false, into: &line)
    case 6, 10: try writeAddresses(value, size, width: 16, isPrefix: true, into: &line)
    case 11: try writeAddresses(value, size, width: 4, isPrefix: true, into: &line)
    default:
      line.write(" (Length ", size, ")")
      try value.require(size)
    }
    return next
  }

  /// Addresses, each with the length of its prefix where it is one, up to the option's end.
  private static func writeAddresses(
    _ value: Span<UInt8>, _ size: Int, width: Int, isPrefix: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let step = isPrefix ? width + 1 : width
    var at = 0
    while at < size {
      guard size - at >= step else { return try writeInvalid(value, size, into: &line) }
      line.write(at == 0 ? ": " : ", ")
      if width == 4 {
        line.write(try value.ipv4(at: at))
      } else {
        line.write(try value.ipv6(at: at))
      }
      if isPrefix { line.write("/", try value.uint8(at: at + width)) }
      at += step
    }
  }
}
