// The Babel routing protocol, RFC 8966; authentication, RFC 8967, RFC 7298.
//
//   +---------------+---------------+-------------------------------+
//   |   Magic (42)  |    Version    |         Body length           |
//   +---------------+---------------+-------------------------------+
//   |     Type      |    Length     |  …
//   +---------------+---------------+---------------

public import Dissection

/// A Babel packet.
public struct Babel: Dissector {
  public static let dumpName = "babel"
  public static let attachments = [Key.udpPort(6696), .udpPort(6697)]

  // MARK: Fields

  static let magic = Field<UInt8>("babel.magic", "Magic", at: 0)
  static let version = Field<UInt8>("babel.version", "Version", at: 1)
  static let bodyLength = Field<UInt16>("babel.length", "Body Length", at: 2)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("babel")
    try bytes.require(4)
    guard try bytes.read(magic) == 42 else { return line.write(" invalid header") }
    guard length >= 4 else { return line.write(" truncated header") }
    let version = try bytes.read(version)
    line.write(" ", version)
    guard version == 2 else { return line.write(" unknown version") }
    let size = try Int(bytes.read(bodyLength))
    line.write(" (", size, ")")
    var reader = BabelReader()
    let end = 4 + size
    guard end <= length else { return line.writeInvalid() }
    guard try reader.writeElements(bytes, 4, 4 + size, into: &line) else {
      return line.writeInvalid()
    }
    // Behind the body: what no other router may change (RFC 8967 §4).
    guard end < length else { return }
    line.write(line.options.isVerbose ? "\n\t----" : " |")
    guard try reader.writeElements(bytes, end, length, into: &line) else {
      return line.writeInvalid()
    }
  }
}
