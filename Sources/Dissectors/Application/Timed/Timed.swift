// Time Synchronization Protocol of 4.3BSD.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+---------------+-------------------------------+
//   |     Type      |    Version    |           Sequence            |
//   +---------------+---------------+-------------------------------+
//   |                  Seconds, or Hop Count (8)                    |
//   +---------------------------------------------------------------+
//   |                         Microseconds                          |
//   +---------------------------------------------------------------+
//   |              Name of the Machine (ends with 0)                |
//   +---------------------------------------------------------------+

public import Dissection

/// Machines of a local network that agree on the time.
public enum Timed: Dissector {
  public static let dumpName = "timed"
  public static let attachments = [Key.udpPort(525)]

  // MARK: Fields

  static let type = Field<UInt8>("tsp.type", "Type", at: 0)
  static let version = Field<UInt8>("tsp.version", "Version", at: 1)
  static let sequence = Field<UInt16>("tsp.sequence", "Sequence", at: 2)
  static let hopCount = Field<UInt8>("tsp.hopcnt", "Hop Count", at: 4)
  static let seconds = Field<UInt32>("tsp.sec", "Seconds", at: 4)
  static let microseconds = Field<UInt32>("tsp.usec", "Microseconds", at: 8)

  static let typeNames: ValueNames = [
    0: "TSP_ANY", 1: "TSP_ADJTIME", 2: "TSP_ACK", 3: "TSP_MASTERREQ", 4: "TSP_MASTERACK",
    5: "TSP_SETTIME", 6: "TSP_MASTERUP", 7: "TSP_SLAVEUP", 8: "TSP_ELECTION", 9: "TSP_ACCEPT",
    10: "TSP_REFUSE", 11: "TSP_CONFLICT", 12: "TSP_RESOLVE", 13: "TSP_QUIT", 14: "TSP_DATE",
    15: "TSP_DATEREQ", 16: "TSP_DATEACK", 17: "TSP_TRACEON", 18: "TSP_TRACEOFF",
    19: "TSP_MSITE", 20: "TSP_MSITEREQ", 21: "TSP_TEST", 22: "TSP_SETDATE",
    23: "TSP_SETDATEREQ", 24: "TSP_LOOP",
  ]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let type = try bytes.read(type)
    line.write(type, in: typeNames, unknown: .hex("(tsp_type 0x", suffix: ")"))
    line.write(" vers ", try bytes.read(version))
    line.write(" seq ", try bytes.read(sequence))
    switch type {
    case 24: line.write(" hopcnt ", try bytes.read(hopCount))
    case 1, 5, 22, 23:
      let seconds = Int32(bitPattern: try bytes.read(seconds))
      let fraction = Int32(bitPattern: try bytes.read(microseconds))
      line.write(" time ", seconds, ".")
      if fraction < 0 { line.write("-") }
      line.write(decimal: fraction.magnitude, digits: fraction < 0 ? 5 : 6)
    default: break
    }
    line.write(" name ")
    let name = bytes.from(12)
    guard line.write(untrustedCString: name) else {
      throw .truncated(need: bytes.count + 1, have: bytes.count)
    }
  }
}
