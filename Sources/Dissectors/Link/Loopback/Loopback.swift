// The Ethernet configuration testing protocol, Ethernet v2.0 §8.
//
//   +-------------------------------+-------------------------------+
//   |  Skip count, lowest byte first|  Function, lowest byte first  |
//   +-------------------------------+-------------------------------+

import Addresses
public import Dissection

/// A frame that asks stations to send it on, and back.
public enum Loopback: Dissector {
  public static let dumpName = "loopback"
  public static let attachments = [Key.etherType(0x9000)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("Loopback")
    guard length >= 2 else { return line.writeInvalid() }
    let skip = Int(try bytes.littleUInt16(at: 0))
    line.write(", skipCount ", skip)
    if skip & 7 != 0 { line.write(" (bogus)") }
    guard skip <= length - 2 else { return line.writeInvalid() }
    let message = bytes.from(2 + skip)
    let rest = length - 2 - skip
    guard rest >= 2 else { return line.writeInvalid() }
    let function = try message.littleUInt16(at: 0)
    line.write(", ", function, in: functionNames, unknown: .text(" invalid"))
    switch function {
    case 1:
      guard rest >= 4 else { return line.writeInvalid() }
      line.write(", receipt number ", try message.littleUInt16(at: 2))
      line.write(", data (", rest - 4, " octets)")
    case 2:
      guard rest >= 8 else { return line.writeInvalid() }
      line.write(", forwarding address ", try message.mac(at: 2))
      line.write(", data (", rest - 8, " octets)")
    default: line.write(" (", function, ")")
    }
  }

  static let functionNames: ValueNames = [1: "Reply", 2: "Forward Data"]
}
