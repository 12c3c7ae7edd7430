// Wireless LAN, IEEE 802.11 §9: numbers lowest byte first.
//
//   +---------+---------+-----------+-----------+-----------+---------+-----------+-----+
//   | Control | Duration| Address 1 | Address 2 | Address 3 |Sequence | Address 4 | QoS |
//   +---------+---------+-----------+-----------+-----------+---------+-----------+-----+
//
//   control:  version (2) type (2) subtype (4) | to DS, from DS, more fragments, retry,
//             power management, more data, protected, order

import Addresses
public import Dissection

/// A frame of a wireless LAN.
public enum WiFi: Dissector {
  public static let dumpName = "802.11"
  public static let attachments = [Key.linkType(105)]

  // MARK: Fields

  static let control = Field<UInt16>("wlan.fc", "Frame Control Field", at: 0, .hexadecimal)
  static let duration = Field<UInt16>("wlan.duration", "Duration", at: 2)
  static let first = Field<MACAddress>("wlan.addr1", "Address 1", at: 4)
  static let second = Field<MACAddress>("wlan.addr2", "Address 2", at: 10)
  static let third = Field<MACAddress>("wlan.addr3", "Address 3", at: 16)
  static let fourth = Field<MACAddress>("wlan.addr4", "Address 4", at: 24)

  // MARK: View

  /// What the first two bytes say.
  struct Control {
    let word: UInt16
    var type: UInt16 { word >> 2 & 3 }
    var subtype: UInt16 { word >> 4 & 15 }
    var toSystem: Bool { word & 0x0100 != 0 }
    var fromSystem: Bool { word & 0x0200 != 0 }
    var isProtected: Bool { word & 0x4000 != 0 }
    var hasOrder: Bool { word & 0x8000 != 0 }
    var isQuality: Bool { type == 2 && subtype & 8 != 0 }
    var isNull: Bool { subtype & 4 != 0 }

    /// How long the header is; nil where the type is not known.
    var headerLength: Int? {
      switch type {
      case 0: return 24 + (hasOrder ? 4 : 0)
      case 1:
        switch subtype {
        case 7: return 8
        case 8: return 20
        case 9, 10, 11, 14, 15: return 16
        case 12, 13: return 10
        default: return 4
        }
      case 2: return 24 + (toSystem && fromSystem ? 6 : 0) + (isQuality ? 2 : 0)
      default: return nil
      }
    }
  }

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try dumpFrame(bytes, length: length, isPadded: false, into: &line)
  }

  /// A frame; a radio may have padded its header to whole words.
  static func dumpFrame(
    _ bytes: Span<UInt8>, length: Int, isPadded: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = dumpName
    guard bytes.count >= 2 else { return line.writeTruncated() }
    let control = Control(word: try bytes.littleUInt16(at: 0))
    guard var headerLength = control.headerLength else {
      return line.write("unknown 802.11 frame type (", control.type, ")")
    }
    if isPadded { headerLength = (headerLength + 3) & ~3 }
    var meshLength = 0
    if line.options.meshHeaders, control.isQuality {
      guard bytes.has(1, at: headerLength) else { return line.writeTruncated() }
      let extra = Int(bytes[headerLength] & 3)
      meshLength = 6 + (extra == 3 ? 0 : 6 * extra)
      headerLength += meshLength
    }
    guard bytes.count >= headerLength else { return line.writeTruncated() }
    if line.options.showsLink {
      try writeHeader(bytes, control, headerLength, meshLength, into: &line)
    }
    line.addLinkHeader(headerLength)
    let outer = line.link
    defer { line.link = outer }
    let payload = bytes.from(headerLength)
    let rest = max(0, length - headerLength)
    switch control.type {
    case 0:
      line.link = LinkContext(source: try bytes.mac(at: 10), destination: try bytes.mac(at: 4))
      if try !writeManagement(payload, control, source: bytes.mac(at: 10), rest, into: &line) {
        line.writeTruncated()
      }
    case 1: try writeControl(bytes, control, into: &line)
    default:
      if control.isNull { return }
      if control.isProtected {
        guard payload.count >= 4 else { return line.writeTruncated() }
        let vector = try payload.littleUInt32(at: 0)
        line.write("Data IV:")
        let digits = max(1, (35 - (vector & 0xffffff).leadingZeroBitCount) / 4)
        for _ in 0..<max(0, 3 - digits) { line.write(" ") }
        line.write(hex: vector & 0xffffff)
        line.write(" Pad ", hex: vector >> 24 & 0x3f, " KeyID ")
        return line.write(hex: vector >> 30)
      }
      line.link = try dataAddresses(bytes, control)
      _ = try line.hand(payload, length: rest, to: .logicalLink)
    }
  }

  private static func dataAddresses(
    _ bytes: Span<UInt8>, _ control: Control
  ) throws(Flaw) -> LinkContext {
    switch (control.toSystem, control.fromSystem) {
    case (false, false):
      LinkContext(source: try bytes.mac(at: 10), destination: try bytes.mac(at: 4))
    case (false, true):
      LinkContext(source: try bytes.mac(at: 16), destination: try bytes.mac(at: 4))
    case (true, false):
      LinkContext(source: try bytes.mac(at: 10), destination: try bytes.mac(at: 16))
    case (true, true):
      LinkContext(source: try bytes.mac(at: 24), destination: try bytes.mac(at: 16))
    }
  }
}
