import Addresses
import Dissection

/// Management frames, IEEE 802.11 §9.3.3: who is there, who joins, who leaves.
extension WLAN {
  /// Whether the body is all there.
  static func dumpManagement(
    _ control: Control, _ frame: Span<UInt8>, _ body: Span<UInt8>, length: Int,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let fixed: Int
    switch control.subtype {
    case 0x0: fixed = 4
    case 0x1, 0x3, 0xb: fixed = 6
    case 0x2: fixed = 10
    case 0x5, 0x8: fixed = 12
    case 0xa, 0xc, 0xd: fixed = 2
    default: fixed = 0
    }
    line.write(
      control.subtype, in: managementNames,
      unknown: .hex("Unhandled Management subtype(", suffix: ")"))
    if control.isProtected {
      return writeEncryption(body, into: &line)
    }
    guard length >= fixed, body.count >= fixed else { return false }
    switch control.subtype {
    case 0x6, 0x7, 0x9, 0xe, 0xf: return true
    case 0xa:
      line.write(": ")
      writeReason(try body.littleUInt16(at: 0), into: &line)
      return true
    case 0xc:
      try writeSource(frame, into: &line)
      writeReason(try body.littleUInt16(at: 0), into: &line)
      return true
    case 0xd:
      try writeSource(frame, into: &line)
      return try writeAction(body, into: &line)
    default: break
    }
    let elements = Elements(body, at: fixed, length: length - fixed)
    switch control.subtype {
    case 0x0, 0x4:
      elements.writeNetworkName(body, into: &line)
      elements.writeRates(body, into: &line)
    case 0x1, 0x3: try writeAssociation(body, into: &line)
    case 0x2:
      elements.writeNetworkName(body, into: &line)
      line.write(" AP : ", try body.mac(at: 4))
    case 0x5, 0x8:
      elements.writeNetworkName(body, into: &line)
      elements.writeRates(body, into: &line)
      let capability = try body.littleUInt16(at: 10)
      if control.subtype == 0x8 { line.write(capability & 1 != 0 ? " ESS" : " IBSS") }
      if let channel = elements.channel { line.write(" CH: ", channel) }
      if capability & 0x10 != 0 { line.write(", PRIVACY") }
      elements.writeMeshName(body, into: &line)
    case 0xb: try writeAuthentication(body, into: &line)
    default: break
    }
    return elements.isComplete
  }

  /// ` (00:00:5e:00:53:01): `, unless the header has said it.
  private static func writeSource(
    _ frame: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink { return line.write(": ") }
    line.write(" (", try frame.read(transmitter), "): ")
  }

  private static func writeReason(_ code: UInt16, into line: inout DumpLine) {
    line.write(code, in: reasonNames, unknown: .text("Reserved"))
  }

  private static func writeStatus(_ code: UInt16, into line: inout DumpLine) {
    let names = code < 50 ? statusNames : laterStatusNames
    line.write(code, in: names, unknown: .text(code < statusCount ? "Reserved" : "n/a"))
  }

  /// ` AID(1) : PRIVACY : Successful`
  private static func writeAssociation(
    _ body: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let capability = try body.littleUInt16(at: 0)
    line.write(" AID(", hex: try body.littleUInt16(at: 4) & 0x3fff)
    line.write(capability & 0x10 != 0 ? ") : PRIVACY : " : ") :: ")
    writeStatus(try body.littleUInt16(at: 2), into: &line)
  }

  /// ` (Open System)-2 `; every second message says how it went.
  private static func writeAuthentication(
    _ body: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let algorithm = try body.littleUInt16(at: 0)
    let number = try body.littleUInt16(at: 2)
    line.write(" (", algorithm, in: algorithmNames, unknown: .text("Reserved"))
    line.write(")-", hex: number)
    let hasChallenge = algorithm == 1 && (number == 2 || number == 3)
    line.write(hasChallenge ? " [Challenge Text] " : ": ")
    if number % 2 == 1 { writeStatus(try body.littleUInt16(at: 4), into: &line) }
  }

  private static func writeAction(
    _ body: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    let category = try body.uint8(at: 0)
    let action = try body.uint8(at: 1)
    line.write(category, in: categoryNames, unknown: .decimal("Reserved(", suffix: ")"))
    line.write(" ")
    let names: ValueNames
    switch category {
    case 3: names = blockActionNames
    case 7: names = throughputActionNames
    case 13: names = meshActionNames
    case 14: names = multihopActionNames
    case 15: names = selfProtectedActionNames
    default: names = [:]
    }
    line.write(action, in: names, unknown: .decimal("Act#"))
    return true
  }
}
