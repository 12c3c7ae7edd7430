// IP Authentication Header, RFC 4302.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |  Next Header  |  Payload Len  |           Reserved            |
//   +---------------+---------------+-------------------------------+
//   |                 Security Parameters Index                     |
//   +---------------------------------------------------------------+
//   |                        Sequence Number                        |
//   +---------------------------------------------------------------+
//   |                Integrity Check Value (variable)               |
//   +---------------------------------------------------------------+

public import Dissection

/// An authentication header; what it protects follows in the clear.
public enum AH: Dissector {
  public static let dumpName = "ah"
  public static let attachments = [Key.ipProtocol(51)]
  static let headerLength = 12

  // MARK: Fields

  static let nextHeader = Field<UInt8>("ah.next_header", "Next header", at: 0)
  static let length = Field<UInt8>("ah.length", "Length", at: 1)
  static let reserved = Field<UInt16>("ah.reserved", "Reserved", at: 2, .hexadecimal)
  static let parameters = Field<UInt32>("ah.spi", "AH SPI", at: 4, .hexadecimal)
  static let sequence = Field<UInt32>("ah.sequence", "AH Sequence", at: 8)

  // MARK: Print

  /// `AH(length=4(24-bytes),spi=0x00000100,seq=0x16,icv=0x…): `, and what follows.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let next = try bytes.read(nextHeader)
    line.write("AH(")
    let units = try bytes.read(Self.length)
    let size = (Int(units) + 2) * 4
    if line.options.isVerbose {
      line.write("length=", units)
      line.write("(", size, "-bytes),")
    }
    let reserved = try bytes.read(reserved)
    if reserved != 0 { line.write("reserved=0x", hex: reserved, "[MustBeZero],") }
    line.write("spi=0x", hex: try bytes.read(parameters), digits: 8, ",")
    line.write("seq=0x", hex: try bytes.read(sequence))
    line.write(",icv=0x")
    if size > headerLength {
      line.write(hexBytes: bytes.upTo(size).from(headerLength))
      try bytes.require(size)
    }
    line.write("): ")
    guard length >= size else { return line.writeTruncated() }
    try IPPayload.dump(bytes.from(size), length: length - size, next, into: &line)
  }
}
