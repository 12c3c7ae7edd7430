// Remote Authentication Dial In User Service, RFC 2865; accounting, RFC 2866; changes of
// authorization, RFC 5176.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |     Code      |  Identifier   |            Length             |
//   +---------------+---------------+-------------------------------+
//   |                       Authenticator (16)                      |
//   +---------------+---------------+-------------------------------+
//   |     Type      |    Length     |  Value ...
//   +---------------+---------------+-------------------------------+

public import Dissection

/// A question or an answer about who may use a network.
public enum RADIUS: Dissector {
  public static let dumpName = "radius"
  public static let attachments = [
    Key.udpPort(1645), .udpPort(1646), .udpPort(1700), .udpPort(1812), .udpPort(1813),
    .udpPort(3799), .payloadType(.radius),
  ]
  static let headerLength = 20

  // MARK: Fields

  static let code = Field<UInt8>("radius.code", "Code", at: 0)
  static let identifier = Field<UInt8>("radius.id", "Identifier", at: 1)
  static let length = Field<UInt16>("radius.length", "Length", at: 2)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(headerLength)
    let claimed = Int(try bytes.read(Self.length))
    guard claimed >= headerLength else { throw .truncated(need: headerLength, have: claimed) }
    let size = min(claimed, length)
    let code = try bytes.read(code)
    let identifier = try bytes.read(identifier)
    guard line.options.isVerbose else {
      line.write("RADIUS, ", code, in: codes, unknown: .text("Unknown Command"))
      line.write(" (", code, "), id: 0x")
      line.write(hex: identifier, digits: 2)
      return line.write(" length: ", size)
    }
    line.write("RADIUS, length: ", size)
    line.write("\n\t", code, in: codes, unknown: .text("Unknown Command"))
    line.write(" (", code, "), id: 0x")
    line.write(hex: identifier, digits: 2)
    line.write(", Authenticator: ")
    line.write(hexBytes: try bytes.slice(at: 4, count: 16))
    try writeAttributes(bytes, size, into: &line)
  }

  private static func writeAttributes(
    _ bytes: Span<UInt8>, _ end: Int, into line: inout DumpLine
  ) throws(Flaw) {
    var place = headerLength
    while place < end {
      let type = try bytes.uint8(at: place)
      let size = Int(try bytes.uint8(at: place + 1))
      line.write("\n\t  ")
      line.write(attributeName(type))
      line.write(" Attribute (", type, "), length: ")
      line.write(decimal: size)
      guard size >= 2 else { return line.write(" (bogus, must be >= 2)") }
      guard size <= end - place else {
        return line.write(" (bogus, goes past end of packet)")
      }
      line.write(", Value: ")
      if size > 2 {
        try writeValue(type, try bytes.slice(at: place + 2, count: size - 2), into: &line)
      }
      place += size
    }
  }
}
