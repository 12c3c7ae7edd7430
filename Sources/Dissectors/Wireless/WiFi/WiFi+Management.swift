import Addresses
import Dissection

/// Management frames, IEEE 802.11 §9.3.3.
extension WiFi {
  /// The elements that the text shows.
  private struct Elements {
    var name: Range<Int>?
    var mesh: Range<Int>?
    var rates: Range<Int>?
    var channel: UInt8?
    var hasChallenge = false
    /// Whether all of them could be read.
    var isWhole = true

    /// Reads elements from an offset on; the first of each kind counts.
    init(_ bytes: Span<UInt8>, from start: Int, length: Int) {
      var offset = start
      while offset < length {
        guard bytes.has(2, at: offset), length - offset >= 2 else {
          isWhole = false
          return
        }
        let type = bytes[offset]
        let size = Int(bytes[offset + 1])
        let value = (offset + 2)..<(offset + 2 + size)
        guard bytes.has(2 + size, at: offset), length - offset >= 2 + size else {
          isWhole = false
          return
        }
        switch type {
        case 0 where size <= 32: name = name ?? value
        case 114 where size <= 32: mesh = mesh ?? value
        case 1 where size > 0 && size <= 16: rates = rates ?? value
        case 3 where size == 1: channel = channel ?? bytes[offset + 2]
        case 16: hasChallenge = true
        default: break
        }
        offset += 2 + size
      }
    }
  }

  /// A frame's body; false where it is cut.
  static func writeManagement(
    _ body: Span<UInt8>, _ control: Control, source: MACAddress, _ length: Int,
    into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard let name = managementNames[control.subtype] else {
      line.write("Unhandled Management subtype(", hex: control.subtype, ")")
      return true
    }
    line.write(name)
    switch control.subtype {
    case 0, 2:
      let fixed = control.subtype == 0 ? 4 : 10
      guard body.count >= fixed, length >= fixed else { return false }
      let elements = Elements(body, from: fixed, length: length)
      writeName(body, elements, into: &line)
      if control.subtype == 0 {
        writeRates(body, elements, into: &line)
      } else {
        line.write(" AP : ", try body.mac(at: 4))
      }
      return elements.isWhole
    case 1, 3:
      guard body.count >= 6, length >= 6 else { return false }
      let elements = Elements(body, from: 6, length: length)
      line.write(" AID(", hex: try body.littleUInt16(at: 4) & 0x3fff, ") :")
      line.write(try body.littleUInt16(at: 0) & 0x10 != 0 ? " PRIVACY : " : ": ")
      line.write(try body.littleUInt16(at: 2), in: statusNames, unknown: .text("n/a"))
      return elements.isWhole
    case 4:
      let elements = Elements(body, from: 0, length: length)
      writeName(body, elements, into: &line)
      writeRates(body, elements, into: &line)
      return elements.isWhole
    case 5, 8:
      guard body.count >= 12, length >= 12 else { return false }
      let elements = Elements(body, from: 12, length: length)
      let capabilities = try body.littleUInt16(at: 10)
      writeName(body, elements, into: &line)
      writeRates(body, elements, into: &line)
      if control.subtype == 8 { line.write(capabilities & 1 != 0 ? " ESS" : " IBSS") }
      if let channel = elements.channel { line.write(" CH: ", channel) }
      if capabilities & 0x10 != 0 { line.write(", PRIVACY") }
      if let mesh = elements.mesh {
        line.write(" (MESHID: ")
        line.write(untrusted: body.extracting(mesh))
        line.write(")")
      }
      return elements.isWhole
    case 9: return true
    case 10:
      guard body.count >= 2, length >= 2 else { return false }
      line.write(": ")
      try writeReason(body, into: &line)
    case 11: return try writeAuthentication(body, length, into: &line)
    case 12:
      guard body.count >= 2, length >= 2 else { return false }
      writeSource(source, into: &line)
      try writeReason(body, into: &line)
    default:
      guard body.count >= 2, length >= 2 else { return false }
      writeSource(source, into: &line)
      writeAction(body[0], body[1], into: &line)
    }
    return true
  }

  /// ` (02:00:00:00:00:02): `, or less where the header says who.
  private static func writeSource(_ source: MACAddress, into line: inout DumpLine) {
    if line.options.showsLink { return line.write(": ") }
    line.write(" (", source, "): ")
  }

  private static func writeReason(_ body: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
    line.write(try body.littleUInt16(at: 0), in: reasonNames, unknown: .text("Reserved"))
  }

  private static func writeName(
    _ body: Span<UInt8>, _ elements: Elements, into line: inout DumpLine
  ) {
    guard let name = elements.name else { return }
    line.write(" (")
    line.write(untrustedCString: body.extracting(name))
    line.write(")")
  }

  /// ` [1.0* 2.0* Mbit]`: rates in halves of a megabit, those that all must have with a star.
  private static func writeRates(
    _ body: Span<UInt8>, _ elements: Elements, into line: inout DumpLine
  ) {
    guard let rates = elements.rates else { return }
    line.write(" [")
    for index in rates {
      writeHalves(body[index] & 0x7f, into: &line)
      line.write(body[index] & 0x80 != 0 ? "* " : " ")
    }
    line.write("Mbit]")
  }

  /// Half a number, with one digit behind the point.
  static func writeHalves(_ value: UInt8, into line: inout DumpLine) {
    line.write("", value / 2, value & 1 == 0 ? ".0" : ".5")
  }

  private static func writeAuthentication(
    _ body: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard body.count >= 6, length >= 6 else { return false }
    let algorithm = try body.littleUInt16(at: 0)
    let sequence = try body.littleUInt16(at: 2)
    let elements = Elements(body, from: 6, length: length)
    line.write(
      " (", algorithm, in: [0: "Open System", 1: "Shared Key", 2: "EAP"], unknown: .text("Reserved")
    )
    line.write(")-", hex: sequence)
    let isChallenged = algorithm == 1 && (sequence == 2 || sequence == 3)
    line.write(isChallenged ? " [Challenge Text] " : ": ")
    if sequence & 1 == 1 {
      line.write(try body.littleUInt16(at: 4), in: statusNames, unknown: .text("n/a"))
    }
    return elements.isWhole
  }

  private static func writeAction(_ category: UInt8, _ action: UInt8, into line: inout DumpLine) {
    switch category {
    case 127: line.write("Vendor ")
    default:
      line.write(
        "", category, in: categoryNames, unknown: .decimal("Reserved(", suffix: ")"), " ")
    }
    let names: ValueNames
    switch category {
    case 3: names = [0: "ADDBA Request", 1: "ADDBA Response", 2: "DELBA"]
    case 13: names = meshNames
    case 14: names = [0: "Proxy Update", 1: "Proxy Update Confirmation"]
    case 15: names = peeringNames
    default: names = [:]
    }
    line.write(action, in: names, unknown: .decimal("Act#"))
  }

  static let managementNames: ValueNames = [
    0: "Assoc Request", 1: "Assoc Response", 2: "ReAssoc Request", 3: "ReAssoc Response",
    4: "Probe Request", 5: "Probe Response", 8: "Beacon", 9: "ATIM", 10: "Disassociation",
    11: "Authentication", 12: "DeAuthentication", 13: "Action",
  ]
  static let categoryNames: ValueNames = [
    0: "Spectrum Management", 1: "QoS", 2: "DLS", 3: "BA", 7: "HT", 13: "MeshAction",
    14: "MultiohopAction", 15: "SelfprotectAction",
  ]
  static let meshNames: ValueNames = [
    0: "MeshLink", 1: "HWMP", 2: "Gate Announcement", 3: "Congestion Control",
    4: "MCCA Setup Request", 5: "MCCA Setup Reply", 6: "MCCA Advertisement Request",
    7: "MCCA Advertisement", 8: "MCCA Teardown", 9: "TBTT Adjustment Request",
    10: "TBTT Adjustment Response",
  ]
  static let peeringNames: ValueNames = [
    1: "Peering Open", 2: "Peering Confirm", 3: "Peering Close", 4: "Group Key Inform",
    5: "Group Key Acknowledge",
  ]
}
