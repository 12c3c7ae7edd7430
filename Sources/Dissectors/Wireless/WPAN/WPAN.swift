// Low-rate wireless networks, IEEE 802.15.4-2015 §7.2.
//
//   +-------------------------------+---------------+
//   | Frame control (2, low first)  |   Sequence    |
//   +-------------------------------+---------------+
//   |  Destination network (2) and address (2 or 8), source network and address,
//   |  security header, header elements, payload: as many of them as frame control says

import Addresses
public import Dissection

/// A frame of a low-rate wireless network.
public enum WPAN: Dissector {
  public static let dumpName = "802.15.4"
  public static let attachments = [Key.linkType(195), .linkType(230)]

  // MARK: Fields

  static let type = Field<UInt8>("wpan.frame_type", "Frame Type", at: 0, mask: 0x07)
  static let version = Field<UInt8>("wpan.version", "Frame Version", at: 1, mask: 0x30)

  // MARK: View

  /// The first two bytes, which say what else there is.
  struct Control {
    let word: UInt16

    var type: UInt16 { word & 7 }
    var isSecured: Bool { word & 0x0008 != 0 }
    var isCompressed: Bool { word & 0x0040 != 0 }
    var isWithoutSequence: Bool { word & 0x0100 != 0 }
    var hasElements: Bool { word & 0x0200 != 0 }
    var destinationMode: UInt16 { word >> 10 & 3 }
    var version: UInt16 { word >> 12 & 3 }
    var sourceMode: UInt16 { word >> 14 }

    /// Which networks are named (table 7-2), the destination's and the source's.
    var networks: (destination: Bool, source: Bool) {
      let (destination, source) = (destinationMode != 0, sourceMode != 0)
      guard version >= 2 else { return (destination, source && !isCompressed) }
      switch (destination, source) {
      case (false, false): return (isCompressed, false)
      case (true, false): return (!isCompressed, false)
      case (false, true): return (false, !isCompressed)
      case (true, true):
        if destinationMode == 3, sourceMode == 3 { return (!isCompressed, false) }
        if sourceMode == 3, destinationMode == 2 { return (true, false) }
        return (true, !isCompressed)
      }
    }
  }

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 3 else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let control = Control(word: try bytes.littleUInt16(at: 0))
    line.write("IEEE 802.15.4 ", control.type, in: typeNames, " packet ")
    var reader = Reader(bytes)
    switch control.type {
    case 0, 1, 2, 3:
      guard try reader.dumpHeader(control, into: &line) else { return }
      line.addLinkHeader(reader.offset)
      if control.hasElements {
        guard try reader.dumpElements(into: &line) else { return }
      }
      switch control.type {
      case 0 where control.version < 2:
        guard try reader.dumpBeacon(into: &line) else { return }
      case 3:
        guard try reader.dumpCommand(into: &line) else { return }
      default: break
      }
      line.writeUnknown(reader.rest())
    case 5:
      guard try reader.dumpMultipurpose(control.word, into: &line) else { return }
      line.addLinkHeader(reader.offset)
      line.writeUnknown(reader.rest())
    default: line.addLinkHeader(3)
    }
  }

  static let typeNames: ValueNames = [
    0: "Beacon", 1: "Data", 2: "ACK", 3: "Command", 4: "Reserved", 5: "Multipurpose",
    6: "Fragment", 7: "Extended",
  ]
}

/// A frame behind the header of a TAP interface: what the radio knew, as elements.
public enum WPANTap: Dissector {
  public static let dumpName = "802.15.4_tap"
  public static let attachments = [Key.linkType(283)]
  static let headerLength = 4

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= headerLength else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let size = Int(try bytes.littleUInt16(at: 2))
    guard bytes[0] == 0, size >= headerLength, bytes.count >= size else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    line.addLinkHeader(size)
    line.protocolName = WPAN.dumpName
    try WPAN.dump(bytes.from(size), length: length - size, into: &line)
  }
}
