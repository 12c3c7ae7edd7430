import Dissection

/// Names that the protocols of generalized MPLS have in common (RFC 3471, IANA).
enum GMPLSNames {
  static let linkProtection: [(UInt32, String)] = [
    (0x01, "Extra Traffic"), (0x02, "Unprotected"), (0x04, "Shared"), (0x08, "Dedicated 1:1"),
    (0x10, "Dedicated 1+1"), (0x20, "Enhanced"), (0x40, "Reserved"), (0x80, "Reserved"),
  ]

  static let switching: ValueNames = [
    1: "Packet-Switch Capable-1", 2: "Packet-Switch Capable-2", 3: "Packet-Switch Capable-3",
    4: "Packet-Switch Capable-4", 51: "Layer-2 Switch Capable", 100: "Time-Division-Multiplex",
    150: "Lambda-Switch Capable", 200: "Fiber-Switch Capable",
  ]

  static let switchingTDM: ValueNames = [0: "Standard SONET/SDH", 1: "Arbitrary SONET/SDH"]

  static let encoding: ValueNames = [
    1: "Packet", 2: "Ethernet V2/DIX", 3: "ANSI/ETSI PDH", 4: "Reserved",
    5: "SDH ITU-T G.707/SONET ANSI T1.105", 6: "Reserved", 7: "Digital Wrapper",
    8: "Lambda (photonic)", 9: "Fiber", 10: "Reserved", 11: "FiberChannel",
  ]

  static let payload: ValueNames = [
    0: "Unknown", 1: "Reserved", 2: "Reserved", 3: "Reserved", 4: "Reserved",
    5: "Asynchronous mapping of E4", 6: "Asynchronous mapping of DS3/T3",
    7: "Asynchronous mapping of E3", 8: "Bit synchronous mapping of E3",
    9: "Byte synchronous mapping of E3", 10: "Asynchronous mapping of DS2/T2",
    11: "Bit synchronous mapping of DS2/T2", 13: "Asynchronous mapping of E1",
    14: "Byte sync. mapping of E1", 15: "Byte sync. mapping of 31*DS0",
    16: "Asynchronous mapping of DS1/T1", 17: "Bit sync. mapping of DS1/T1",
    18: "Byte sync. mapping of DS1/T1", 19: "VC-11 in VC-12", 22: "DS1 SF Asynchronous",
    23: "DS1 ESF Asynchronous", 24: "DS3 M23 Asynchronous", 25: "DS3 C-bit Parity Asynchronous",
    26: "VT/LOVC", 27: "STS SPE/HOVC", 28: "POS - No Scrambling, 16 bit CRC",
    29: "POS - No Scrambling, 32 bit CRC", 30: "POS - Scrambling, 16 bit CRC",
    31: "POS - Scrambling, 32 bit CRC", 32: "ATM mapping", 33: "Ethernet PHY", 34: "SONET/SDH",
    36: "Digital wrapper", 37: "Lambda", 38: "ANSI/ETSI PDH", 40: "Link Access Protocol SDH",
    41: "FDDI", 42: "DQDB (ETSI ETS 300 216)", 43: "FiberChannel-3 (Services)", 44: "HDLC",
    45: "Ethernet V2/DIX (only)", 46: "Ethernet 802.3 (only)",
  ]

  /// Bandwidth constraint models of Diffserv-aware MPLS (RFC 4124).
  static let bandwidthModel: ValueNames = [
    0: "Russian dolls", 1: "Maximum allocation",
  ]
}

extension DumpLine {
  /// A rate of bytes, in an IEEE 754 number, as `622.080 Mbps`.
  mutating func writeMegabits(_ bits: UInt32) {
    write(float: Float(bitPattern: bits) * 8 / 1_000_000, decimals: 3)
    write(" Mbps")
  }
}
