// PPP over Ethernet, RFC 2516; larger payloads, RFC 4638.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-------+---------------+-------------------------------+
//   |  Ver  | Type  |     Code      |          Session id           |
//   +-------+-------+---------------+-------------------------------+
//   |            Length             |  Tags, or a PPP frame ...     |
//   +-------------------------------+-------------------------------+

public import Dissection

/// Discovery of an access concentrator, and the session with it.
public enum PPPoE: Dissector {
  public static let dumpName = "pppoe"
  public static let attachments = [
    Key.linkType(51), .etherType(0x8863), .etherType(0x8864), .etherType(0x3c12),
    .etherType(0x3c13),
  ]
  static let headerLength = 6

  // MARK: Fields

  static let version = Field<UInt8>("pppoe.version", "Version", at: 0, mask: 0xf0)
  static let type = Field<UInt8>("pppoe.type", "Type", at: 0, mask: 0x0f)
  static let code = Field<UInt8>("pppoe.code", "Code", at: 1, .hexadecimal)
  static let session = Field<UInt16>("pppoe.session_id", "Session ID", at: 2, .hexadecimal)
  static let payloadLength = Field<UInt16>("pppoe.payload_length", "Payload Length", at: 4)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    try bytes.require(headerLength)
    line.addLinkHeader(headerLength)
    let version = try bytes.read(version)
    let type = try bytes.read(type)
    let code = try bytes.read(code)
    let claimed = Int(try bytes.read(payloadLength))
    let payloadLength = min(claimed, length - headerLength)
    if version != 1 { line.write(" [ver ", version, "]") }
    if type != 1 { line.write(" [type ", type, "]") }
    line.write("PPPoE ")
    line.write(code, in: codeNames, unknown: .hex("PAD-"))
    if code == 0x09, claimed > 1484 - headerLength { line.write(" [len ", claimed, "!]") }
    if claimed > payloadLength {
      line.write(" [len ", claimed)
      line.write(" > ", payloadLength, "!]")
    }
    let session = try bytes.read(session)
    if session != 0 { line.write(" [ses 0x", hex: session, "]") }
    let payload = bytes.from(headerLength)
    guard code == 0 else {
      return try writeTags(payload, length: payloadLength, into: &line)
    }
    line.write(" ")
    try PPP.dumpFrame(payload, length: payloadLength, into: &line)
  }

  /// ` [Service-Name "isp"] [Host-Uniq 0x0001]`
  private static func writeTags(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var offset = 0
    while offset < length {
      let type = try bytes.uint16(at: offset)
      let size = Int(try bytes.uint16(at: offset + 2))
      offset += 4
      let value = try bytes.slice(at: offset, count: size)
      line.write(" [", type, in: tagNames, unknown: .hex("TAG-0x"))
      if size > 0 {
        line.write(" ")
        writeTag(value, into: &line)
      }
      line.write("]")
      offset += size
      if type == 0 { return }
    }
  }

  /// Text where most of it can be read, hexadecimal where not.
  private static func writeTag(_ value: Span<UInt8>, into line: inout DumpLine) {
    let shown = value.upTo(79)
    var letters = 0
    for index in shown.indices where shown[index] >= 0x20 && shown[index] < 0x7f { letters += 1 }
    guard letters * 2 > shown.count else {
      line.write("0x")
      for index in value.indices {
        if value[index] < 0x10 { line.write("0") }
        line.writeUpperHex(value[index])
      }
      return
    }
    line.write("\"")
    for index in shown.indices {
      let byte = shown[index]
      line.write(byte: byte >= 0x20 && byte < 0x7f ? byte : 0x2e)
    }
    line.write("\"")
  }

  static let codeNames: ValueNames = [
    0x00: "", 0x07: "PADO", 0x09: "PADI", 0x19: "PADR", 0x65: "PADS", 0xa7: "PADT",
  ]
  static let tagNames: ValueNames = [
    0x0000: "EOL", 0x0101: "Service-Name", 0x0102: "AC-Name", 0x0103: "Host-Uniq",
    0x0104: "AC-Cookie", 0x0105: "Vendor-Specific", 0x0110: "Relay-Session-ID",
    0x0120: "PPP-Max-Payload", 0x0201: "Service-Name-Error", 0x0202: "AC-System-Error",
    0x0203: "Generic-Error",
  ]
}

extension DumpLine {
  /// `%X` of a byte.
  mutating func writeUpperHex(_ byte: UInt8) {
    func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x37 + nibble }
    if byte >= 0x10 { write(byte: digit(byte >> 4)) }
    write(byte: digit(byte & 15))
  }
}
