// What macOS puts before a frame that was captured with its process and interface:
// LINKTYPE_PKTAP, numbers lowest byte first.
//
//   0        4        8       12                36      40       44
//   +--------+--------+--------+-----------------+-------+--------+---
//   |Header  |Record  |Link    |Interface name   | Flags |Protocol| lengths, process ...
//   |length  |type    |type    |(24 bytes)       |       |family  |
//   +--------+--------+--------+-----------------+-------+--------+---

public import Dissection

/// A frame of any link type, with what the system knew of it.
public enum PKTAP: Dissector {
  public static let dumpName = "pktap"
  public static let attachments = [Key.linkType(258), .linkType(149)]
  static let headerLength = 108

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else {
      line.write(" (packet too short, ", length, " < ")
      line.write("", headerLength, ")")
      return line.writeInvalid()
    }
    try bytes.require(4)
    let size = Int(try bytes.littleUInt32(at: 0))
    guard size >= headerLength else {
      line.write(" (pkt_len too small, ", size, " < ")
      line.write("", headerLength, ")")
      return line.writeInvalid()
    }
    guard size <= length else {
      line.write(" (pkt_len too big, ", size, " > ")
      line.write("", length, ")")
      return line.writeInvalid()
    }
    try bytes.require(size)
    line.addLinkHeader(size)
    let type = try bytes.littleUInt32(at: 8)
    if line.options.showsLink { writeHeader(type, size, length, into: &line) }
    switch try bytes.littleUInt32(at: 4) {
    case 0: line.write("no data")
    case 1:
      let frame = bytes.from(size)
      if type <= 0xffff,
        try line.hand(frame, length: length - size, to: .linkType(UInt16(type)))
      {
        return
      }
      if !line.options.showsLink { writeHeader(type, size, length, into: &line) }
      line.writeUnknown(frame)
    default: break
    }
  }

  /// `DLT EN10MB (1) len 108, length 182: `
  private static func writeHeader(
    _ type: UInt32, _ size: Int, _ length: Int, into line: inout DumpLine
  ) {
    if line.options.isQuiet {
      line.write(type, in: linkTypeNames, unknown: .text("unknown"))
    } else {
      line.write("DLT ", type, in: linkTypeNames, unknown: .text("unknown"))
      line.write(" (", type, ") len ")
      line.write(decimal: size)
    }
    line.write(", length ", length, ": ")
  }

  /// The names that libpcap's manual gives the common link types.
  static let linkTypeNames: ValueNames = [
    0: "NULL", 1: "EN10MB", 6: "IEEE802", 8: "SLIP", 9: "PPP", 10: "FDDI", 12: "RAW",
    50: "PPP_SERIAL", 51: "PPP_ETHER", 104: "C_HDLC", 105: "IEEE802_11", 107: "FRELAY",
    108: "LOOP", 113: "LINUX_SLL", 127: "IEEE802_11_RADIO", 138: "APPLE_IP_OVER_IEEE1394",
    192: "PPI", 228: "IPV4", 229: "IPV6", 239: "NFLOG", 276: "LINUX_SLL2",
  ]
}
