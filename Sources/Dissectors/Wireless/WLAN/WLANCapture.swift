// Headers that some drivers put before a frame: Prism monitor mode, and AVS, which superseded it.
//
//   +---------------------------------------------------------------+
//   |  Prism: message code;  AVS: magic number 0x80211001           |
//   +---------------------------------------------------------------+
//   |  Length of the header (AVS; that of Prism is always 144)      |
//   +---------------------------------------------------------------+
//   |  What the radio knew ...

public import Dissection

/// A frame of a wireless LAN behind the header of AVS.
public enum AVS: Dissector {
  public static let dumpName = "802.11_radio_avs"
  public static let attachments = [Key.linkType(163)]

  // MARK: Fields

  static let magic = Field<UInt32>("wlancap.magic", "Header magic", at: 0, .hexadecimal)
  static let length = Field<UInt32>("wlancap.length", "Header length", at: 4)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 8 else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let size = try bytes.read(Self.length)
    guard size >= 8, bytes.count >= Int(size) else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    line.addLinkHeader(Int(size))
    try WLAN.dump(bytes.from(Int(size)), length: length - Int(size), into: &line)
  }
}

/// A frame of a wireless LAN behind the header of Prism.
public enum Prism: Dissector {
  public static let dumpName = "prism"
  public static let attachments = [Key.linkType(119)]
  static let headerLength = 144

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 4 else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    switch try bytes.read(AVS.magic) {
    case 0x8021_1001, 0x8021_1002:
      line.protocolName = AVS.dumpName
      return try AVS.dump(bytes, length: length, into: &line)
    default: break
    }
    guard bytes.count >= headerLength else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    line.addLinkHeader(headerLength)
    try WLAN.dump(bytes.from(headerLength), length: length - headerLength, into: &line)
  }
}
