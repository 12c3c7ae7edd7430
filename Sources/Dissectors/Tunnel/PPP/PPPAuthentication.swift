// CHAP, RFC 1994, and PAP, RFC 1334: who is at the other end of the link.
//
//   +---------------+---------------+-------------------------------+
//   |     Code      |  Identifier   |            Length             |
//   +---------------+---------------+-------------------------------+
//   |  Sizes and strings, as the code says ...                      |
//   +---------------------------------------------------------------+

import Dissection

/// The two authentication protocols that PPP began with.
enum PPPAuthentication {
  // MARK: CHAP

  static func dumpCHAP(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 1 else { return line.write("[|chap]") }
    guard length >= 4 else {
      guard bytes.count >= length else { return line.write("[|chap]") }
      return line.writeUnknownData(bytes.upTo(length))
    }
    try writeCHAP(bytes, length: length, into: &line)
  }

  private static func writeCHAP(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let code = try bytes.uint8(at: 0)
    line.write("CHAP, ", code, in: challengeNames, unknown: .text("unknown"))
    line.write(" (0x", hex: code, digits: 2, ")")
    line.write(", id ", try bytes.uint8(at: 1))
    let claimed = Int(try bytes.uint16(at: 2))
    switch code {
    case 1, 2:
      guard length >= 5 else { return }
      let size = Int(try bytes.uint8(at: 4))
      guard length - 5 >= size else { return }
      line.write(", Value ")
      line.write(hexBytes: bytes.from(5).upTo(size))
      try bytes.require(5 + size)
      line.write(", Name ")
      try write(bytes, at: 5 + size, count: claimed - 5 - size, into: &line)
    case 3, 4:
      line.write(", Msg ")
      try write(bytes, at: 4, count: claimed - 4, into: &line)
    default: break
    }
  }

  // MARK: PAP

  static func dumpPAP(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 1 else { return line.write("[|pap]") }
    guard length >= 4 else {
      guard bytes.count >= length else { return line.write("[|pap]") }
      return line.writeUnknownData(bytes.upTo(length))
    }
    try writePAP(bytes, length: length, into: &line)
  }

  private static func writePAP(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let code = try bytes.uint8(at: 0)
    line.write("PAP, ", code, in: passwordNames, unknown: .text("unknown"))
    line.write(" (0x", hex: code, digits: 2, ")")
    line.write(", id ", try bytes.uint8(at: 1))
    let claimed = Int(try bytes.uint16(at: 2))
    guard claimed <= length else { return line.write(", length ", claimed, " > packet size") }
    guard claimed >= 4 else { return line.write(", length ", claimed, " < PAP header size") }
    var offset = 4
    switch code {
    case 1:
      guard claimed >= 6 else { return line.write("[|pap]") }
      guard try writeCounted(", Peer ", bytes, at: &offset, end: claimed, into: &line) else {
        return
      }
      _ = try writeCounted(", Name ", bytes, at: &offset, end: claimed, into: &line)
    case 2, 3:
      guard claimed >= 5 else { return line.write("[|pap]") }
      _ = try writeCounted(", Msg ", bytes, at: &offset, end: claimed, into: &line)
    default: break
    }
  }

  /// A string behind its size; false where it does not fit.
  private static func writeCounted(
    _ label: String, _ bytes: Span<UInt8>, at offset: inout Int, end: Int,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard end - offset >= 1 else { return false }
    let size = Int(try bytes.uint8(at: offset))
    offset += 1
    guard end - offset >= size else { return false }
    line.write(label)
    try write(bytes, at: offset, count: size, into: &line)
    offset += size
    return true
  }

  private static func write(
    _ bytes: Span<UInt8>, at offset: Int, count: Int, into line: inout DumpLine
  ) throws(Flaw) {
    // A length that is too small for what came before it stands for all there is.
    let count = count < 0 ? Int.max - offset : count
    guard line.write(untrusted: bytes.from(offset), count: count) else {
      throw .truncated(need: offset + count, have: bytes.count)
    }
  }

  static let challengeNames: ValueNames = [
    1: "Challenge", 2: "Response", 3: "Success", 4: "Fail",
  ]
  static let passwordNames: ValueNames = [1: "Auth-Req", 2: "Auth-ACK", 3: "Auth-NACK"]
}
