// Arista's vendor-specific Ethernet type: the time a switch saw the frame, before its own type.
//
//   +-------------------------------+---------------+-------+-------+
//   |            Subtype            |   Timescale   |Format |Device |
//   +-------------------------------+---------------+-------+-------+
//   |  Seconds (32 or 16 bits), then nanoseconds (32 bits)  ...
//   +---------------------------------------------------------------+

import Dissection

/// The time stamp that Arista's switches put before an Ethernet type.
enum Arista {
  // MARK: Fields

  static let subtype = Field<UInt16>("arista.subtype", "Subtype", at: 0, .hexadecimal)
  static let timescale = Field<UInt8>("arista.timescale", "Timescale", at: 2)
  static let format = Field<UInt8>("arista.format", "Format", at: 3, mask: 0xf0)
  static let device = Field<UInt8>("arista.hwinfo", "Hardware", at: 3, mask: 0x0f)

  // MARK: Print

  /// `SubType Timestamp (0x0001), … Timestamp 2019-05-29 20:36:39.944724424: `; how many bytes it
  /// took, none where they are not understood.
  static func dump(_ bytes: Span<UInt8>, into line: inout DumpLine) throws(Flaw) -> Int {
    let subtype = try bytes.read(subtype)
    line.write("SubType ", subtype, in: subtypeNames, unknown: .text("Unknown"))
    line.write(" (0x", hex: subtype, digits: 4, "), ")
    guard subtype == 1 else { return 0 }
    let timescale = try bytes.read(timescale)
    line.write("Timescale ", timescale, in: timescaleNames, unknown: .text("Unknown"))
    line.write(" (", timescale, "), Format ")
    let format = try bytes.read(format)
    line.write(format, in: formatNames, unknown: .text("Unknown"))
    line.write(" (", format, "), HwInfo ")
    let device = try bytes.read(device)
    line.write(device, in: deviceNames, unknown: .text("Unknown"))
    line.write(" (", device, "), Timestamp ")
    switch format {
    case 1:
      let seconds = try bytes.uint32(at: 4)
      let nanoseconds = try bytes.uint32(at: 8)
      line.writeUniversalTime(Int64(seconds))
      line.write(".")
      line.write(decimal: nanoseconds, digits: 9)
      line.write(": ")
      return 12
    case 2:
      let seconds = try bytes.uint16(at: 4)
      let nanoseconds = try bytes.uint32(at: 6)
      line.write("", seconds, ".")
      line.write(decimal: nanoseconds, digits: 9)
      line.write(": ")
      return 10
    default: return 0
    }
  }

  static let timescaleNames: ValueNames = [0: "TAI", 1: "UTC"]
  static let formatNames: ValueNames = [1: "64-bit", 2: "48-bit"]
  static let deviceNames: ValueNames = [0: "R/R2", 1: "R3"]
}

private let subtypeNames: ValueNames = [1: "Timestamp"]
