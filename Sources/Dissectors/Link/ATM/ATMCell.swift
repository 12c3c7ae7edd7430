// A cell for operation and maintenance, ITU-T I.361 §2.2, I.610 §10.
//
//   +-------+---------------+--------------------------------+-----+-+
//   |  GFC  |  Virtual path |        Virtual channel         |type |C|
//   +-------+-------+-------+--------------------------------+-----+-+
//   |  Header check |  Cell | Func. |  Fields of the function (45 bytes)
//   +---------------+-------+-------+--------------------------------+
//   |  Reserved (6 bits), CRC-10    |
//   +-------------------------------+

import Dissection

/// A cell that says how a circuit fares.
enum ATMCell {
  static let payloadLength = 48

  // MARK: Print

  /// `OAM F5, vpi 0, vci 5, payload [ … ], clp 0, length 52`, and more with `-v`.
  ///
  /// `checkLength` is how many bytes there are for the check of the cell's header.
  static func dump(
    _ bytes: Span<UInt8>, length: Int, checkLength: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = "oam"
    let header = try bytes.uint32(at: checkLength)
    let function = try bytes.uint8(at: 4 + checkLength)
    let channel = header >> 4 & 0xffff
    line.write(channel, in: flowNames, unknown: .text("OAM F5"))
    line.write(", vpi ", header >> 20 & 0xff)
    line.write(", vci ", channel)
    line.write(", payload [ ", header >> 1 & 7, in: payloadNames, unknown: .text("Unknown"))
    line.write(" ], clp ", header & 1)
    line.write(", length ", length)
    guard line.options.isVerbose else { return }
    let cellType = function >> 4
    let functionType = function & 0x0f
    line.write("\n\tcell-type ", cellType, in: cellNames, unknown: .text("unknown"))
    line.write(" (", cellType)
    line.write("), func-type ")
    switch cellType {
    case 1: line.write(functionType, in: faultNames, unknown: .text("none"))
    case 2: line.write(functionType, in: performanceNames, unknown: .text("none"))
    case 8: line.write(functionType, in: activationNames, unknown: .text("none"))
    default: line.write("unknown")
    }
    line.write(" (", functionType, ")")
    let cell = bytes.from(4 + checkLength)
    switch (cellType, functionType) {
    case (1, 8):
      let indicator = try cell.uint8(at: 1)
      line.write("\n\tLoopback-Indicator ")
      line.write(indicator & 1 == 0 ? "Reply" : "Request")
      line.write(", Correlation-Tag 0x", hex: try cell.uint32(at: 2), digits: 8)
      line.write("\n\tLocation-ID ")
      line.write(hexBytes: try cell.slice(at: 6, count: 12), separator: 0x20)
      line.write("\n\tSource-ID   ")
      line.write(hexBytes: try cell.slice(at: 18, count: 12), separator: 0x20)
    case (1, 0), (1, 1):
      line.write("\n\tFailure-type 0x", hex: try cell.uint8(at: 1), digits: 2)
      line.write("\n\tLocation-ID ")
      line.write(hexBytes: try cell.slice(at: 2, count: 16), separator: 0x20)
    default: break
    }
    let payload = try cell.slice(at: 0, count: payloadLength)
    line.write("\n\tcksum 0x", hex: try cell.uint16(at: 46) & 0x03ff, digits: 3)
    line.write(remainder(of: payload) == 0 ? " (correct)" : " (incorrect)")
  }

  /// What is left of a payload with its check value divided by x^10 + x^9 + x^5 + x^4 + x + 1: zero,
  /// if it came over well.
  static func remainder(of payload: Span<UInt8>) -> UInt16 {
    var remainder: UInt16 = 0
    for index in payload.indices {
      for shift in stride(from: 7, through: 0, by: -1) {
        let bit = UInt16(payload[index] >> UInt8(shift) & 1)
        let carries = remainder & 0x0200 != 0
        remainder = (remainder << 1 | bit) & 0x03ff
        if carries { remainder ^= 0x0233 }
      }
    }
    return remainder
  }

  static let flowNames: ValueNames = [3: "OAM F4 (segment)", 4: "OAM F4 (end to end)"]
  static let payloadNames: ValueNames = [
    0: "user data, uncongested, SDU 0", 1: "user data, uncongested, SDU 1",
    2: "user data, congested, SDU 0", 3: "user data, congested, SDU 1",
    4: "VCC OAM F5 flow segment", 5: "VCC OAM F5 flow end to end",
    6: "Traffic Control and resource Mgmt",
  ]
  static let cellNames: ValueNames = [
    1: "Fault Management", 2: "Performance Management", 8: "activate/deactivate",
    15: "System Management",
  ]
  static let faultNames: ValueNames = [0: "AIS", 1: "RDI", 4: "Continuity Check", 8: "Loopback"]
  static let performanceNames: ValueNames = [
    0: "Forward Monitoring", 1: "Backward Reporting", 2: "Monitoring and Reporting",
  ]
  static let activationNames: ValueNames = [0: "Performance Monitoring", 1: "Continuity Check"]
}
