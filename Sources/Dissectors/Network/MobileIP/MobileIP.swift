// Minimal encapsulation within IP, RFC 2004.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+-+-------------+-------------------------------+
//   |   Protocol    |S|  reserved   |        Header Checksum        |
//   +---------------+-+-------------+-------------------------------+
//   |                 Original Destination Address                  |
//   +---------------------------------------------------------------+
//   |            (if present) Original Source Address               |
//   +---------------------------------------------------------------+

import Addresses
import Bytes
public import Dissection

/// A packet on its way to a mobile host.
public enum MobileIP: Dissector {
  public static let dumpName = "mobile"
  public static let attachments = [Key.ipProtocol(55)]
  static let headerLength = 8

  // MARK: Print

  /// `mobile: [S] `; with `-v` the addresses.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength, bytes.has(headerLength) else {
      return line.writeTruncated()
    }
    line.write("mobile: ")
    let carried = try bytes.uint8(at: 0)
    let checksum = try bytes.uint16(at: 2)
    let hasSource = try bytes.uint8(at: 1) & 0x80 != 0
    if hasSource {
      line.write("[S] ")
      if line.options.isVerbose { line.write("", try bytes.ipv4(at: 8), " ") }
    } else {
      line.write("[] ")
    }
    if line.options.isVerbose {
      line.write("> ", try bytes.ipv4(at: 4), " ")
      line.write("(oproto=", carried, ")")
    }
    let size = hasSource ? 12 : 8
    var sum = InternetChecksum()
    sum.add(try bytes.slice(at: 0, count: size))
    if sum.value != 0 { line.write(" (bad checksum ", checksum, ")") }
  }
}
