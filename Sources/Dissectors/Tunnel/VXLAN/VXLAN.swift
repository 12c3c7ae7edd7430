// Virtual eXtensible Local Area Network, RFC 7348.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-+-+-+-+-+-+-+-+-----------------------------------------------+
//   |R|R|R|R|I|R|R|R|                   Reserved                    |
//   +-+-+-+-+-+-+-+-+-------------------------------+---------------+
//   |        VXLAN Network Identifier (VNI)         |   Reserved    |
//   +-----------------------------------------------+---------------+

public import Dissection

/// An Ethernet frame carried over UDP, read in place.
public enum VXLAN: Dissector {
  public static let dumpName = "vxlan"
  public static let attachments = [
    Key.udpPort(4789), .udpPort(8472), .payloadType(.vxlan),
  ]
  static let headerLength = 8

  // MARK: Fields

  static let flags = Field<UInt8>("vxlan.flags", "Flags", at: 0, .hexadecimal)
  static let network = Field<UInt32>("vxlan.vni", "VXLAN Network Identifier (VNI)", at: 4, width: 3)

  // MARK: Print

  /// `VXLAN, flags [I] (0x08), vni 100`, and the frame on a line of its own.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("VXLAN")
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    let flags = try bytes.read(flags)
    line.write(", flags [")
    line.write(flags & 0x08 != 0 ? "I" : "invalid")
    line.write("] (0x")
    line.write(hex: flags, digits: 2)
    line.write("), ")
    let network = try bytes.read(network)
    line.write("vni ")
    line.write(decimal: network)
    line.write("\n")
    let rest = length - headerLength
    _ = try line.hand(bytes.from(headerLength), length: rest, to: .linkType(1))
  }
}
