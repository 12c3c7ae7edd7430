// Generic Protocol Extension for VXLAN, draft-ietf-nvo3-vxlan-gpe.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-+-+---+-+-+-+-+-------------------------------+---------------+
//   |R|R|Ver|I|P|B|O|           Reserved            | Next Protocol |
//   +-+-+---+-+-+-+-+-------------------------------+---------------+
//   |        VXLAN Network Identifier (VNI)         |   Reserved    |
//   +-----------------------------------------------+---------------+

public import Dissection

/// A packet or frame carried over UDP, read in place.
public enum VXLANGPE: Dissector {
  public static let dumpName = "vxlan_gpe"
  public static let attachments = [Key.udpPort(4790)]
  static let headerLength = 8

  // MARK: Fields

  static let flags = Field<UInt8>("vxlan.flags", "Flags", at: 0, .hexadecimal)
  static let next = Field<UInt8>("vxlan.next_proto", "Next Protocol", at: 3)
  static let network = Field<UInt32>("vxlan.vni", "VXLAN Network Identifier (VNI)", at: 4, width: 3)

  private static let flagNames: [(UInt32, String)] = [
    (0x08, "I"), (0x04, "P"), (0x02, "B"), (0x01, "O"),
  ]

  // MARK: Print

  /// `VXLAN-GPE, flags [IP], vni 100: `, and the payload.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("VXLAN-GPE")
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    line.write(", flags [")
    line.writeFlags(try bytes.read(flags), in: flagNames, separator: "")
    line.write("], ")
    let next = try bytes.read(next)
    let network = try bytes.read(network)
    line.write("vni ")
    line.write(decimal: network)
    line.write(line.options.isVerbose ? "\n    " : ": ")
    let payload = bytes.from(headerLength)
    if let key = key(of: next),
      try line.hand(payload, length: length - headerLength, to: key)
    {
      return
    }
    line.write("ERROR: unknown-next-protocol")
    line.writeInvalid()
  }

  /// Who reads a payload.
  static func key(of next: UInt8) -> Key? {
    switch next {
    case 1: .etherType(0x0800)
    case 2: .etherType(0x86dd)
    case 3: .linkType(1)
    case 4: .etherType(0x894f)
    case 5: .etherType(0x8847)
    default: nil
    }
  }
}
