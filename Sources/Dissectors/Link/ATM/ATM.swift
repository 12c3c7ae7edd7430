// Packets over ATM adaptation layer 5, RFC 2684 §5, and IP over ATM, RFC 2225.
//
//   +---------------------------+-------------------------------------------+
//   |  LLC 0xaaaa03, 0xfefe03   |  SNAP or network layer identifier ...     |
//   +---------------------------+-------------------------------------------+

import Addresses
public import Dissection

/// A packet that came over ATM with a header that tells its protocol.
public enum ATM: Dissector {
  public static let dumpName = "atm"
  public static let attachments = [Key.linkType(100), .linkType(11)]
  /// What the driver of a DS3 interface puts before some packets.
  static let driverHeaderLength = 20

  // MARK: Fields

  static let header = Field<UInt32>("atm.llc", "LLC", at: 0, width: 3, .hexadecimal)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard bytes.count >= 1, length >= 1 else { return line.writeTruncated() }
    if bytes[0] == 0x03 {
      if line.options.showsLink { line.write("CNLPID ") }
      line.addLinkHeader(1)
      _ = try line.hand(bytes.from(1), length: length - 1, to: .serviceAccessPoint(0xfe))
      return
    }
    guard bytes.count >= 3, length >= 3 else { return line.writeTruncated() }
    var offset = 0
    switch try bytes.read(header) {
    case 0xaaaa03, 0xfefe03, 0x060603: break
    default:
      guard bytes.count >= driverHeaderLength, length >= driverHeaderLength else {
        return line.writeTruncated()
      }
      if line.options.showsLink {
        line.write("", hex: try bytes.uint64(at: 0), digits: 16, " ")
        line.write("", hex: try bytes.uint64(at: 8), digits: 16, " ")
      }
      offset = driverHeaderLength
      line.addLinkHeader(offset)
    }
    _ = try line.hand(bytes.from(offset), length: length - offset, to: .logicalLink)
  }
}

/// IP over ATM, with the header that tells the protocol or without.
public enum ClassicalIP: Dissector {
  public static let dumpName = "cip"
  public static let attachments = [Key.linkType(106), .linkType(19)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.showsLink { line.write("", length, ": ") }
    if try bytes.uint48(at: 0) == 0xaaaa_0300_0000 {
      _ = try line.hand(bytes, length: length, to: .logicalLink)
    } else {
      _ = try line.hand(bytes, length: length, to: .etherType(0x0800))
    }
  }
}
