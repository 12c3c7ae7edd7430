// Network Load Balancing heartbeat of Windows (MS-NLB).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------------------------------+
//   |                          Signature                            |
//   +---------------------------------------------------------------+
//   |                           Version                             |
//   +---------------------------------------------------------------+
//   |                  Host Priority (little endian)                |
//   +---------------------------------------------------------------+
//   |                      Cluster IP Address                       |
//   +---------------------------------------------------------------+
//   |                       Host IP Address                         |
//   +---------------------------------------------------------------+

public import Dissection

/// What the hosts of a cluster tell each other once a second.
public enum MSNLB: Dissector {
  public static let dumpName = "msnlb"
  public static let attachments = [Key.etherType(0x886f)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("MS NLB heartbeat")
    line.write(", host priority: ", try bytes.littleUInt32(at: 8))
    line.write(", cluster IP: ", try bytes.ipv4(at: 12))
    line.write(", host IP: ", try bytes.ipv4(at: 16))
  }
}
