// What Juniper's routers put before a frame that they captured.
//
//   +-----------------------------------------------+---------------+
//   |         Magic number 0x4d4743 ("MGC")         |     Flags     |
//   +-----------------------------------------------+---------------+
//   |  Length of extensions (2), if there are any   |  Extensions: type, length, value ...
//   +-----------------------------------------------+----------------
//   |  Cookie of the interface card (0 to 8 bytes), protocol (2), frame ...

import Addresses
import Dissection

/// The header that all of Juniper's link types have.
struct Juniper {
  /// Bits of the flags.
  static let inward: UInt8 = 0x01
  static let withoutLink: UInt8 = 0x02
  static let extended: UInt8 = 0x80

  // MARK: Fields

  static let magic = Field<UInt32>("juniper.magic-number", "Magic Number", at: 0, width: 3)
  static let flags = Field<UInt8>("juniper.flags", "Flags", at: 3, .hexadecimal)

  // MARK: View

  /// The interface card: what it is called, and how long its cookies are.
  struct Card {
    let name: StaticString
    let cookieLength: Int
    /// Whether it bundles links, and its cookies tell the bundle.
    var isBundle = false
    /// Whether it passes single cells on, behind a control word.
    var hasCells = false
    /// Whether a protocol number precedes the frame.
    var hasProtocol = false
  }

  let flags: UInt8
  /// How long all of the header is.
  var length = 4
  var cookieLength = 0
  /// The cookie, its first byte highest, with zeros behind.
  var cookie: UInt64 = 0
  var bundle: UInt16 = 0
  var type: UInt16 = 0

  /// The first so many bytes of the cookie.
  func cookie(first count: UInt64) -> UInt64 { cookie >> (64 - 8 * count) }
  /// A cookie of the card for services, whose first byte says so.
  var isOfServices: Bool { cookieLength == 8 && cookie >> 56 == 0x47 }
  var isInward: Bool { flags & Self.inward != 0 }

  // MARK: Print

  /// Reads the header and writes it; nil where that was all there is to be written.
  init?(
    _ bytes: Span<UInt8>, length total: Int, card: Card?, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(5)
    flags = try bytes.read(Self.flags)
    guard try bytes.read(Self.magic) == 0x4d_4743 else {
      line.write("no magic-number found!")
      return nil
    }
    let showsLink = line.options.showsLink
    if showsLink {
      line.write(isInward ? " In " : "Out ")
      if line.options.verbosity > 1 {
        line.write("\n\tJuniper PCAP Flags [")
        line.writeFlags(
          flags,
          in: [(0x80, "Ext"), (0x40, "Filter"), (0x04, "IIF"), (0x02, "no-L2"), (0x01, "In")])
        line.write("]")
      }
    }
    if flags & Self.extended != 0 {
      guard try dumpExtensions(bytes, into: &line) else { return nil }
    }
    if flags & Self.withoutLink != 0 {
      if showsLink { line.write("no-L2-hdr, ") }
      length += 4
      line.addLinkHeader(length)
      if try !Self.dumpIP(bytes.from(length), length: total - length, into: &line) {
        line.write("no IP-hdr found!")
      }
      return nil
    }
    if let card { guard try readCookie(bytes, card, into: &line) else { return nil } }
    if card?.hasCells == true, cookie & 0x70 != 0 {
      let control = try bytes.uint32(at: length)
      switch control {
      case 0, 0x0800_0000, 0x0838_0000: length += 4
      default: break
      }
      if showsLink { line.write("control-word 0x", hex: control, digits: 8, " ") }
    }
    if showsLink {
      line.write("hlen ", length)
      line.write(", proto 0x", hex: type, digits: 4, ", ")
    }
    line.addLinkHeader(length)
  }

  /// The cookie and what it tells; false where the header makes no sense.
  private mutating func readCookie(
    _ bytes: Span<UInt8>, _ card: Card, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    cookieLength = card.cookieLength
    switch try bytes.uint8(at: length) {
    case 0x54: cookieLength += 2
    case 0x47: cookieLength = 8
    default: break
    }
    let showsLink = line.options.showsLink
    if showsLink {
      line.write(card.name)
      line.write("-PIC, cookie-len ", cookieLength)
    }
    guard cookieLength <= 8 else {
      line.writeInvalid()
      return false
    }
    for index in 0..<cookieLength {
      cookie |= UInt64(try bytes.uint8(at: length + index)) << UInt64(56 - 8 * index)
    }
    if showsLink {
      if cookieLength > 0 {
        line.write(", cookie 0x")
        line.write(hexBytes: try bytes.slice(at: length, count: cookieLength))
      }
      line.write(": ")
    }
    length += cookieLength
    type = try bytes.uint16(at: length)
    guard card.isBundle else { return true }
    if isOfServices {
      bundle = UInt16(truncatingIfNeeded: cookie) >> 3 & 0xfff
      type = UInt16(truncatingIfNeeded: cookie >> 8) & 0x70
    } else {
      // A cookie of the card for links tells the bundle behind its first byte.
      let isOfLinks = cookie >> 56 == 0x54
      bundle = UInt16(truncatingIfNeeded: cookie >> (isOfLinks ? 48 : 56)) & 0xff
      if card.hasProtocol { length += 2 }
    }
    return true
  }

  /// What begins like a header of IPv4 or IPv6; false where it is neither.
  static func dumpIP(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    guard length > 0 else { return false }
    switch try bytes.uint8(at: 0) {
    case 0x45...0x4f: return try line.hand(bytes, length: length, to: .etherType(0x0800))
    case 0x60...0x6f: return try line.hand(bytes, length: length, to: .etherType(0x86dd))
    default: return false
    }
  }
}
