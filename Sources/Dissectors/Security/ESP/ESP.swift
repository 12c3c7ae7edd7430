// IP Encapsulating Security Payload, RFC 4303.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------------------------------+
//   |                 Security Parameters Index                     |
//   +---------------------------------------------------------------+
//   |                        Sequence Number                        |
//   +---------------------------------------------------------------+
//   |                     encrypted from here on                    |
//   +---------------------------------------------------------------+

public import Dissection

/// An encapsulating security payload.
public enum ESP: Dissector {
  public static let dumpName = "esp"
  public static let attachments = [Key.ipProtocol(50)]

  static let headerLength = 8

  // MARK: Fields

  static let parameters = Field<UInt32>("esp.spi", "ESP SPI", at: 0, .hexadecimal)
  static let sequence = Field<UInt32>("esp.sequence", "ESP Sequence", at: 4)

  // MARK: Print

  /// `ESP(spi=0x12345678,seq=0x1), length 172`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("ESP(")
    line.write("spi=0x", hex: try bytes.read(parameters), digits: 8)
    line.write(",seq=0x", hex: try bytes.read(sequence))
    line.write("), length ", length)
    guard !line.options.secrets.associations.isEmpty else { return }
    try dumpDecrypted(bytes, length: length, into: &line)
  }
}
