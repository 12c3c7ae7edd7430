import Dissection

/// Names that OSPF, IS-IS, RSVP and LMP share for generalized MPLS (RFC 3471, RFC 4203).
enum GMPLS {
  static let switchingNames: ValueNames = [
    1: "Packet-Switch Capable-1", 2: "Packet-Switch Capable-2", 3: "Packet-Switch Capable-3",
    4: "Packet-Switch Capable-4", 51: "Layer-2 Switch Capable",
    100: "Time-Division-Multiplex", 150: "Lambda-Switch Capable", 200: "Fiber-Switch Capable",
  ]
  static let encodingNames: ValueNames = [
    1: "Packet", 2: "Ethernet V2/DIX", 3: "ANSI/ETSI PDH", 4: "Reserved",
    5: "SDH ITU-T G.707/SONET ANSI T1.105", 6: "Reserved", 7: "Digital Wrapper",
    8: "Lambda (photonic)", 9: "Fiber", 10: "Reserved", 11: "FiberChannel",
  ]
  static let protectionNames: ValueNames = [
    0x01: "Extra Traffic", 0x02: "Unprotected", 0x04: "Shared", 0x08: "Dedicated 1:1",
    0x10: "Dedicated 1+1", 0x20: "Enhanced", 0x40: "Reserved", 0x80: "Reserved",
  ]
  static let indicationNames: ValueNames = [0: "Standard SONET/SDH", 1: "Arbitrary SONET/SDH"]
  static let constraintModelNames: ValueNames = [0: "Russian dolls", 1: "Maximum allocation"]
}

extension DumpLine {
  /// A bandwidth in bytes a second, an IEEE 754 number: `1000.000 Mbps`.
  mutating func writeBandwidth(_ label: String, _ bits: UInt32, unit: String = " Mbps") {
    write(label)
    write(float: Float(bitPattern: bits) * 8 / 1_000_000, decimals: 3)
    write(unit)
  }
}
