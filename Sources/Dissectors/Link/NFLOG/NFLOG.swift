// Packets that Linux's netfilter logged: LINKTYPE_NFLOG.
//
//   +---------------+---------------+-------------------------------+
//   |    Family     |    Version    |          Resource id          |
//   +---------------+---------------+-------------------------------+
//   attributes, in the byte order of the host that captured:
//   +-------------------------------+-------------------------------+
//   |   Length, this header in it   |             Type              |
//   +-------------------------------+-------------------------------+

public import Dissection

/// A packet of the network layer among attributes of a netfilter log message.
public enum NFLOG: Dissector {
  public static let dumpName = "nflog"
  public static let attachments = [Key.linkType(239)]
  static let headerLength = 4

  // MARK: Fields

  static let family = Field<UInt8>("nflog.family", "Family", at: 0)
  static let version = Field<UInt8>("nflog.version", "Version", at: 1)
  static let resource = Field<UInt16>("nflog.res_id", "Resource ID", at: 2)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.has(headerLength), length >= headerLength else { return line.writeTruncated() }
    let version = try bytes.read(version)
    guard version == 0 else {
      line.addLinkHeader(headerLength)
      return line.write("version ", version, " (unknown)")
    }
    if line.options.showsLink { try writeHeader(bytes, length: length, into: &line) }
    var offset = headerLength
    while offset < length {
      guard bytes.has(4, at: offset) else { return line.writeTruncated() }
      let size = (Int(try bytes.littleUInt16(at: offset)) + 3) & ~3
      guard size >= 4, bytes.has(size, at: offset) else { return line.writeTruncated() }
      let isPayload = try bytes.littleUInt16(at: offset + 2) == 9
      offset += isPayload ? 4 : size
      if isPayload { break }
    }
    line.addLinkHeader(offset)
    let payload = bytes.from(offset)
    let rest = max(0, length - offset)
    switch try bytes.read(family) {
    case 2: _ = try line.hand(payload, length: rest, to: .etherType(0x0800))
    case 10: _ = try line.hand(payload, length: rest, to: .etherType(0x86dd))
    default:
      if !line.options.showsLink {
        try writeHeader(bytes, length: rest + headerLength, into: &line)
      }
      line.writeUnknown(payload)
    }
  }

  /// `version 0, resource ID 20, family IPv4 (2), length 180: `
  private static func writeHeader(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("version ", try bytes.read(version))
    line.write(", resource ID ", try bytes.read(resource))
    let family = try bytes.read(family)
    if line.options.isQuiet {
      line.write(
        ", ", family, in: familyNames, unknown: .hex("Unknown NFLOG (0x", digits: 2, suffix: ")"))
    } else {
      line.write(", family ", family, in: familyNames, unknown: .text("Unknown"))
      line.write(" (", family, ")")
    }
    line.write(", length ", length, ": ")
  }

  /// Linux's address families.
  static let familyNames: ValueNames = [2: "IPv4", 10: "IPv6"]
}
