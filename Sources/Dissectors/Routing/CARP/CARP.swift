// Common Address Redundancy Protocol of OpenBSD.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------+-------+---------------+---------------+---------------+
//   |Version| Type  | Virtual HostID|    Advskew    |    Auth Len   |
//   +-------+-------+---------------+---------------+---------------+
//   |    Demotion   |    Advbase    |           Checksum            |
//   +---------------+---------------+-------------------------------+
//   |                    Counter (8), SHA-1 HMAC (20)               |
//   +---------------------------------------------------------------+

import Bytes
public import Dissection

/// An advertisement of CARP: with `-T carp`, since VRRP has the same protocol number.
public enum CARP: Dissector {
  public static let dumpName = "carp"
  public static let attachments = [Key.payloadType(.carp)]

  // MARK: Print

  /// `CARPv2-advertise 36: vhid=1 advbase=1 advskew=0 authlen=7 counter=1234`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let versionAndType = try bytes.uint8(at: 0)
    let type = versionAndType & 15
    line.write("CARPv", versionAndType >> 4)
    line.write("-")
    line.write(type == 1 ? "advertise" : "unknown")
    line.write(" ", length, ": ")
    if line.network.hops != 255 { line.write("[ttl=", line.network.hops, "!] ") }
    guard versionAndType >> 4 == 2, type == 1 else { return }
    line.write("vhid=", try bytes.uint8(at: 1))
    line.write(" advbase=", try bytes.uint8(at: 5))
    line.write(" advskew=", try bytes.uint8(at: 2))
    line.write(" authlen=", try bytes.uint8(at: 3), " ")
    if line.options.isVerbose, bytes.has(length) {
      var sum = InternetChecksum()
      sum.add(bytes.upTo(length))
      if sum.value != 0 {
        line.write(" (bad carp cksum ", hex: try bytes.uint16(at: 6), "!)")
      }
    }
    line.write("counter=", try bytes.uint64(at: 8))
  }
}
