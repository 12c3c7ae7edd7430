// IP Payload Compression Protocol, RFC 3173.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |  Next Header  |     Flags     |  Compression Parameter Index  |
//   +---------------+---------------+-------------------------------+

public import Dissection

/// A compressed payload.
public enum IPComp: Dissector {
  public static let dumpName = "ipcomp"
  public static let attachments = [Key.ipProtocol(108)]

  // MARK: Fields

  static let parameters = Field<UInt16>("ipcomp.cpi", "IPComp CPI", at: 2, .hexadecimal)

  // MARK: Print

  /// `IPComp(cpi=0x0002)`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let index = try bytes.read(parameters)
    line.write("IPComp(cpi=0x", hex: index, digits: 4, ")")
  }
}
