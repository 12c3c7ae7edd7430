// Address resolution over ATM, RFC 2225 §8.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |         Hardware type         |         Protocol type         |
//   +---------------+---------------+-------------------------------+
//   |  Sender ATM   |Sender subaddr.|           Operation           |
//   +---------------+---------------+---------------+---------------+
//   |Sender protocol|  Target ATM   |Target subaddr.|Target protocol|
//   +---------------+---------------+---------------+---------------+
//   |  Sender number, subaddress, protocol address; the target's ...

import Addresses
import Dissection

/// The form that address resolution has on ATM: addresses with subaddresses, each of its own size.
enum ATMARP {
  static let headerLength = 12

  // MARK: Fields

  static let senderLength = Field<UInt8>("arp.src.htl", "Sender ATM number length", at: 4)
  static let senderSubLength = Field<UInt8>("arp.src.stl", "Sender subaddress length", at: 5)
  static let operation = Field<UInt16>("arp.opcode", "Opcode", at: 6)
  static let senderProtocolLength = Field<UInt8>("arp.src.pln", "Sender protocol size", at: 8)
  static let targetLength = Field<UInt8>("arp.dst.htl", "Target ATM number length", at: 9)
  static let targetSubLength = Field<UInt8>("arp.dst.stl", "Target subaddress length", at: 10)
  static let targetProtocolLength = Field<UInt8>("arp.dst.pln", "Target protocol size", at: 11)

  // MARK: View

  /// Where the addresses lie.
  private struct Message {
    let protocolType: UInt16
    let operation: UInt16
    let sender, senderSub, senderProtocol, target, targetSub, targetProtocol: Range<Int>

    init(_ bytes: Span<UInt8>) throws(Flaw) {
      try bytes.require(headerLength)
      protocolType = bytes[ARP.protocolType]
      operation = bytes[ATMARP.operation]
      func range(_ start: Int, _ length: UInt8) -> Range<Int> { start..<(start + Int(length)) }
      sender = range(headerLength, bytes[senderLength] & 0x3f)
      senderSub = range(sender.upperBound, bytes[senderSubLength] & 0x3f)
      senderProtocol = range(senderSub.upperBound, bytes[senderProtocolLength])
      target = range(senderProtocol.upperBound, bytes[targetLength] & 0x3f)
      targetSub = range(target.upperBound, bytes[targetSubLength] & 0x3f)
      targetProtocol = range(targetSub.upperBound, bytes[targetProtocolLength])
    }

    var hasAddresses: Bool { protocolType == 0x0800 || protocolType == 0x1000 }
  }

  // MARK: Print

  static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let message = try Message(bytes)
    guard bytes.count >= message.targetProtocol.upperBound else {
      line.writeTruncated()
      return line.writeHexAndText(bytes)
    }
    if !line.options.showsLink { line.write("ARP, ") }
    let isPlain =
      message.hasAddresses && message.senderProtocol.count == 4
      && message.targetProtocol.count == 4
    if !isPlain || line.options.isVerbose {
      line.write("ATM, ")
      ARP.writeProtocol(message.protocolType, into: &line)
      line.write(" (len ", message.senderProtocol.count)
      line.write("/", message.targetProtocol.count, ")")
      guard line.options.isVerbose else { return line.write(", length ", length) }
      line.write(", ")
    }
    line.write(
      message.operation, in: ARP.operationNames, unknown: .decimal("Unknown (", suffix: ")"))
    line.write(" ")
    switch message.operation {
    case 1:
      line.write("who-has ")
      write(bytes, message.targetProtocol, message.hasAddresses, into: &line)
      if !message.target.isEmpty {
        line.write(" (")
        write(bytes, message.target, message.targetSub, into: &line)
        line.write(")")
      }
      line.write(" tell ")
      write(bytes, message.senderProtocol, message.hasAddresses, into: &line)
    case 2:
      write(bytes, message.senderProtocol, message.hasAddresses, into: &line)
      line.write(" is-at ")
      write(bytes, message.sender, message.senderSub, into: &line)
    case 8:
      line.write("who-is ")
      write(bytes, message.target, message.targetSub, into: &line)
      line.write(" tell ")
      write(bytes, message.sender, message.senderSub, into: &line)
    case 9:
      write(bytes, message.sender, message.senderSub, into: &line)
      line.write("at ")
      write(bytes, message.senderProtocol, message.hasAddresses, into: &line)
    case 10:
      line.write("for ")
      write(bytes, message.senderProtocol, message.hasAddresses, into: &line)
    default: return line.writeHexAndText(bytes)
    }
    line.write(", length ", length)
  }

  private static func write(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ isKnown: Bool, into line: inout DumpLine
  ) {
    guard isKnown else { return line.write("<wrong proto type>") }
    guard range.count == 4, let address = try? bytes.ipv4(at: range.lowerBound) else {
      return line.write("<wrong len>")
    }
    line.write(address)
  }

  private static func write(
    _ bytes: Span<UInt8>, _ number: Range<Int>, _ subaddress: Range<Int>,
    into line: inout DumpLine
  ) {
    guard !number.isEmpty else { return line.write("<No address>") }
    line.writeHardwareAddress(bytes.extracting(number))
    guard !subaddress.isEmpty else { return }
    line.write(",")
    line.writeHardwareAddress(bytes.extracting(subaddress))
  }
}
