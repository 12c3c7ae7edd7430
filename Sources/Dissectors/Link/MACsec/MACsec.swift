// MAC security, IEEE 802.1AE §9.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-+-----+-+-+---+---+-----------+-------------------------------+
//   |V|ES|SC|SCB|E|C|AN |0 0|  SL   |         Packet number         |
//   +---------------+---+-----------+-------------------------------+
//   |    Packet number continued    |    Secure channel identifier  |
//   +-------------------------------+  (8 bytes, where SC is set)   |
//   |                                                               |
//   +---------------------------------------------------------------+

import Addresses
import Dissection

/// The security tag of an Ethernet frame: what it protects is the frame's own type and payload.
enum MACsec {
  static let shortLength = 6
  static let longLength = 14
  /// The integrity check value behind the payload.
  static let checkLength = 16

  // MARK: Fields

  static let control = Field<UInt8>("macsec.TCI", "TCI", at: 0, .hexadecimal)
  static let payloadLength = Field<UInt8>("macsec.SL", "Short length", at: 1)
  static let packetNumber = Field<UInt32>("macsec.PN", "Packet number", at: 2)
  static let channel = Field<UInt64>("macsec.SCI", "Secure channel", at: 6, .hexadecimal)
}

extension Ethernet.Walk {
  /// The tag; whether the payload can be read, and then the walk goes on with it.
  mutating func dumpMACsec(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    if line.options.showsLink { writeType(into: &line) }
    line.protocolName = "macsec"
    let tag = bytes.upTo(end).from(offset)
    let rest = end - offset
    guard tag.count >= MACsec.shortLength, rest >= MACsec.shortLength else {
      line.writeTruncated()
      return false
    }
    let control = try tag.read(MACsec.control)
    let hasChannel = control & 0x20 != 0
    let tagLength = hasChannel ? MACsec.longLength : MACsec.shortLength
    guard tag.count >= tagLength, rest >= tagLength else {
      line.writeTruncated()
      return false
    }
    let payloadLength = Int(try tag.read(MACsec.payloadLength))
    guard payloadLength & 0xc0 == 0 else {
      line.writeInvalid()
      return false
    }
    if line.options.showsLink { try writeSecurityTag(tag, into: &line) }
    advance(tagLength, into: &line)
    guard control & 0x0c == 0 else {
      if !line.options.showsLink {
        if let source = line.link.source, let destination = line.link.destination {
          line.write("", source, " > ")
          line.write("", destination, " ")
        }
        line.write("802.1AE MACsec, ")
        try writeSecurityTag(tag, into: &line)
      }
      line.writeUnknown(tag.from(tagLength))
      return false
    }
    let captured = bytes.upTo(end).count
    let payloadEnd = end - MACsec.checkLength
    guard payloadEnd >= offset, captured - MACsec.checkLength >= offset else {
      line.writeTruncated()
      return false
    }
    end = payloadEnd
    if payloadLength > 0 {
      guard offset + payloadLength <= min(end, captured - MACsec.checkLength) else {
        line.writeTruncated()
        return false
      }
      end = offset + payloadLength
    }
    guard bytes.upTo(min(end, captured - MACsec.checkLength)).has(2, at: offset) else {
      throw .truncated(need: offset + 2, have: end)
    }
    type = try bytes.uint16(at: offset)
    advance(2, into: &line)
    return true
  }

  /// `an 0, pn 72, flags ECI, sl 34, sci 2eb73f3995c30001, `
  private func writeSecurityTag(
    _ tag: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let control = try tag.read(MACsec.control)
    line.write("an ", control & 3)
    line.write(", pn ", try tag.read(MACsec.packetNumber), ", flags ")
    if control & 0x7c == 0 { line.write("none") }
    if control & 0x08 != 0 { line.write("E") }
    if control & 0x04 != 0 { line.write("C") }
    if control & 0x40 != 0 { line.write("S") }
    if control & 0x10 != 0 { line.write("B") }
    if control & 0x20 != 0 { line.write("I") }
    let payloadLength = try tag.read(MACsec.payloadLength) & 0x3f
    if payloadLength != 0 { line.write(", sl ", payloadLength) }
    if control & 0x20 != 0 {
      line.write(", sci ", hex: try tag.read(MACsec.channel), digits: 16)
    }
    line.write(", ")
  }
}
