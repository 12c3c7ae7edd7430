// Label Distribution Protocol, RFC 5036.
//
//   +-------------------------------+-------------------------------+
//   |            Version            |          PDU length           |
//   +-------------------------------+-------------------------------+
//   |                         LSR identifier                        |
//   +-------------------------------+-------------------------------+
//   |          Label space          |  messages …
//   +-------------------------------+---------------

public import Dissection

/// Packets of LDP in a datagram or a segment.
public struct LDP: Dissector {
  public static let dumpName = "ldp"
  public static let attachments = [Key.udpPort(646), .tcpPort(646)]
  static let headerLength = 10

  // MARK: Fields

  static let version = Field<UInt16>("ldp.hdr.version", "Version", at: 0)
  static let length = Field<UInt16>("ldp.hdr.pdu_len", "PDU Length", at: 2)
  static let router = Field<UInt32>("ldp.hdr.ldpid.lsr", "LSR ID", at: 4)
  static let labelSpace = Field<UInt16>("ldp.hdr.ldpid.lsid", "Label Space ID", at: 8)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while length - offset > headerLength + 8 {
      guard let size = try writePacket(bytes.from(offset), into: &line) else { return }
      guard size <= length - offset else { return line.writeInvalid() }
      offset += size
    }
  }

  /// One packet; its size, nil where it is not understood or not wanted.
  private static func writePacket(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    try bytes.require(headerLength)
    let version = try bytes.read(version)
    let size = try Int(bytes.read(Self.length))
    let start = line.options.isVerbose ? "\n\t" : ""
    line.write(start)
    guard version == 1 else {
      line.write("LDP version ", version, " packet not supported")
      return nil
    }
    guard size >= headerLength - 4 else {
      line.write("LDP, pdu-length: ", size, " (too short, < 6)")
      return nil
    }
    try line.write("LDP, Label-Space-ID: ", bytes.ipv4(at: 4), ":")
    try line.write("", bytes.read(labelSpace), ", pdu-length: ")
    line.write(decimal: size)
    guard line.options.isVerbose else { return nil }
    var offset = headerLength
    let end = size + 4
    while offset < end {
      guard let used = try writeMessage(bytes.from(offset), into: &line) else { return nil }
      offset += used
    }
    return end
  }

  /// One message; its size, nil where it is too short.
  private static func writeMessage(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Int? {
    try bytes.require(8)
    let word = try bytes.uint16(at: 0)
    let size = try Int(bytes.uint16(at: 2))
    let type = word & 0x7fff
    line.write("\n\t  ")
    line.write(type, in: messageNames, unknown: .text("Unknown"))
    line.write(" Message (0x", hex: type, digits: 4, "), length: ")
    line.write(decimal: size)
    guard size >= 4 else {
      line.write(" (too short, < 4)")
      return nil
    }
    try line.write(", Message ID: 0x", hex: bytes.uint32(at: 4), digits: 8)
    line.write(word & 0x8000 != 0 ? ", Flags: [continue processing" : ", Flags: [ignore")
    line.write(" if unknown]")
    try bytes.require(size)
    switch type {
    case 0x0001, 0x0100, 0x0200, 0x0201, 0x0300, 0x0301, 0x0400, 0x0401, 0x0402, 0x0403,
      0x0404:
      var offset = 8
      while size + 4 - offset >= 4 {
        let room = size + 4 - offset
        guard let used = try writeElement(bytes.from(offset), room, into: &line) else { break }
        offset += used
      }
    default:
      if line.options.verbosity <= 1 {
        line.writeHex(bytes.from(8).upTo(size - 4), indent: "\n\t  ")
      }
    }
    if line.options.verbosity > 1 { line.writeHex(bytes.upTo(size), indent: "\n\t      ") }
    return size + 4
  }

  static let messageNames: ValueNames = [
    0x0001: "Notification", 0x0100: "Hello", 0x0200: "Initialization", 0x0201: "Keepalive",
    0x0300: "Address", 0x0301: "Address Withdraw", 0x0400: "Label Mapping",
    0x0401: "Label Request", 0x0402: "Label Withdraw", 0x0403: "Label Release",
    0x0404: "Label Abort",
  ]
}
