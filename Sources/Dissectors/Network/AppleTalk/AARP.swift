// AppleTalk address resolution, Inside AppleTalk chapter 2.
//
//   +-------------------------------+-------------------------------+
//   |         Hardware type         |         Protocol type         |
//   +---------------+---------------+-------------------------------+
//   | Hardware size | Protocol size |           Function            |
//   +---------------+---------------+-------------------------------+
//   |  Sender's hardware (6) and protocol address (4), the target's ...

import Addresses
public import Dissection

/// Who has which AppleTalk address.
public enum AARP: Dissector {
  public static let dumpName = "aarp"
  public static let attachments = [Key.etherType(0x80f3)]
  static let messageLength = 28

  // MARK: Fields

  static let hardwareType = Field<UInt16>("aarp.hard.type", "Hardware type", at: 0)
  static let protocolType = Field<UInt16>("aarp.proto.type", "Protocol type", at: 2, .hexadecimal)
  static let hardwareLength = Field<UInt8>("aarp.hard.size", "Hardware size", at: 4)
  static let protocolLength = Field<UInt8>("aarp.proto.size", "Protocol size", at: 5)
  static let function = Field<UInt16>("aarp.opcode", "Opcode", at: 6)
  static let sender = Field<MACAddress>("aarp.src.hw_mac", "Sender MAC address", at: 8)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("aarp ")
    try bytes.require(messageLength)
    let hardware = try bytes.read(hardwareType)
    let type = try bytes.read(protocolType)
    let (hardwareSize, protocolSize) = (bytes[4], bytes[5])
    let function = try bytes.read(function)
    if hardware == 1, type == 0x809b, hardwareSize == 6, protocolSize == 4 {
      switch function {
      case 1, 3:
        line.write(function == 1 ? "who-has " : "probe ")
        try writeAddress(bytes, at: 24, into: &line)
        line.write(" tell ")
        return try writeAddress(bytes, at: 14, into: &line)
      case 2:
        line.write("reply ")
        try writeAddress(bytes, at: 14, into: &line)
        return line.write(" is-at ", try bytes.read(sender))
      default: break
      }
    }
    line.write("len ", length)
    line.write(" op ", function)
    line.write(" htype ", hardware)
    line.write(" ptype 0x", hex: type)
    line.write(" halen ", hardwareSize)
    line.write(" palen ", protocolSize)
  }

  /// An unused byte, the network, the node.
  private static func writeAddress(
    _ bytes: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let network = try bytes.uint16(at: offset + 1)
    AppleTalk.writeNode(network, try bytes.uint8(at: offset + 3), into: &line)
  }
}
