import Addresses
import Dissection

/// The header, as `-e` shows it.
extension WiFi {
  static func writeHeader(
    _ bytes: Span<UInt8>, _ control: Control, _ headerLength: Int, _ meshLength: Int,
    into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.isVerbose {
      if control.word & 0x2000 != 0 { line.write("More Data ") }
      if control.word & 0x0400 != 0 { line.write("More Fragments ") }
      if control.word & 0x1000 != 0 { line.write("Pwr Mgmt ") }
      if control.word & 0x0800 != 0 { line.write("Retry ") }
      if control.hasOrder { line.write("+Order ") }
      if control.isProtected { line.write("Protected ") }
      // A poll carries a number there.
      if control.type != 1 || control.subtype != 10 {
        line.write("", try bytes.littleUInt16(at: 2), "us ")
      }
    }
    if meshLength > 0 {
      let mesh = bytes.from(headerLength - meshLength)
      let extra = try mesh.uint8(at: 0) & 3
      line.write("MeshData (AE ", extra, " TTL ")
      line.write("", try mesh.uint8(at: 1), " seq ")
      line.write(decimal: try mesh.littleUInt32(at: 2))
      if extra > 0 { line.write(" A4:", try mesh.mac(at: 6)) }
      if extra > 1 { line.write(" A5:", try mesh.mac(at: 12)) }
      if extra > 2 { line.write(" A6:", try mesh.mac(at: 18)) }
      line.write(") ")
    }
    switch control.type {
    case 0:
      line.write("BSSID:", try bytes.mac(at: 16))
      line.write(" DA:", try bytes.mac(at: 4))
      line.write(" SA:", try bytes.mac(at: 10), " ")
    case 1: try writeControlHeader(bytes, control, into: &line)
    default: try writeDataHeader(bytes, control, into: &line)
    }
  }

  private static func writeControlHeader(
    _ bytes: Span<UInt8>, _ control: Control, into line: inout DumpLine
  ) throws(Flaw) {
    switch control.subtype {
    case 8:
      line.write(" RA:", try bytes.mac(at: 4))
      line.write(" TA:", try bytes.mac(at: 10))
      line.write(" CTL(", hex: try bytes.littleUInt16(at: 16), ") SEQ(")
      line.write("", try bytes.littleUInt16(at: 18), ") ")
    case 9: line.write("RA:", try bytes.mac(at: 4), " ")
    case 10:
      line.write("BSSID:", try bytes.mac(at: 4))
      line.write(" TA:", try bytes.mac(at: 10), " ")
    case 11:
      line.write("RA:", try bytes.mac(at: 4))
      line.write(" TA:", try bytes.mac(at: 10), " ")
    case 12, 13: line.write("RA:", try bytes.mac(at: 4), " ")
    case 14, 15:
      line.write("RA:", try bytes.mac(at: 4))
      line.write(" BSSID:", try bytes.mac(at: 10), " ")
    default: break
    }
  }

  private static func writeDataHeader(
    _ bytes: Span<UInt8>, _ control: Control, into line: inout DumpLine
  ) throws(Flaw) {
    if control.subtype & 0x0b != 0 {
      line.write("CF ")
      switch control.subtype & 3 {
      case 1: line.write("Ack")
      case 2: line.write("Poll")
      case 3: line.write("Ack/Poll")
      default: break
      }
      if control.isQuality { line.write("+QoS") }
      line.write(" ")
    }
    let names: [String]
    switch (control.toSystem, control.fromSystem) {
    case (false, false): names = ["DA:", " SA:", " BSSID:"]
    case (false, true): names = ["DA:", " BSSID:", " SA:"]
    case (true, false): names = ["BSSID:", " SA:", " DA:"]
    case (true, true): names = ["RA:", " TA:", " DA:"]
    }
    line.write(names[0], try bytes.mac(at: 4))
    line.write(names[1], try bytes.mac(at: 10))
    line.write(names[2], try bytes.mac(at: 16))
    if control.toSystem, control.fromSystem { line.write(" SA:", try bytes.mac(at: 24)) }
    line.write(" ")
  }

  /// What a control frame is, and with whom, where the header did not say.
  static func writeControl(
    _ bytes: Span<UInt8>, _ control: Control, into line: inout DumpLine
  ) throws(Flaw) {
    guard let name = controlNames[control.subtype] else {
      return line.write("unknown 802.11 ctrl frame subtype (", control.subtype, ")")
    }
    line.write(name)
    if control.subtype == 10 {
      line.write(" AID(", hex: try bytes.littleUInt16(at: 2), ")")
    }
    guard !line.options.showsLink else { return }
    switch control.subtype {
    case 8:
      line.write(" RA:", try bytes.mac(at: 4))
      line.write(" TA:", try bytes.mac(at: 10))
      line.write(" CTL(", hex: try bytes.littleUInt16(at: 16), ") SEQ(")
      line.write("", try bytes.littleUInt16(at: 18), ") ")
    case 9, 12, 13, 14, 15: line.write(" RA:", try bytes.mac(at: 4), " ")
    case 11: line.write(" TA:", try bytes.mac(at: 10), " ")
    default: break
    }
  }

  static let controlNames: ValueNames = [
    7: "Control Wrapper", 8: "BAR", 9: "BA", 10: "Power Save-Poll", 11: "Request-To-Send",
    12: "Clear-To-Send", 13: "Acknowledgment", 14: "CF-End", 15: "CF-End+CF-Ack",
  ]
}
