import Dissection

extension WPAN.Reader {
  /// Header elements (IEEE 802.15.4-2015 §7.4.2): a length, an identifier, their content.
  mutating func dumpElements(into line: inout DumpLine) throws(Flaw) -> Bool {
    while remaining > 0 {
      guard has(2, "IE header", into: &line) else { return false }
      let head = try word()
      let size = Int(head & 0x7f)
      let identifier = head >> 7 & 0xff
      line.write("\n\t")
      // Only payload elements have the highest bit, and those come behind the last of these.
      let name = identifier < 0x80 ? identifier : 0x7f
      line.write(name, in: Self.elementNames, unknown: .hex("Reserved 0x", digits: 2))
      line.write(" [")
      if size > 0 {
        line.write(" length = ", size, ", ")
        guard remaining >= size else {
          line.write("[ERROR: Truncated IE data]")
          return false
        }
        line.write("IE Data = ")
        for _ in 0..<size { line.write("", hex: try byte(), digits: 2, " ") }
      }
      line.write("] ")
      if identifier >= 0x7e { break }
    }
    return true
  }

  /// What a beacon tells of its network (§7.3.1).
  mutating func dumpBeacon(into line: inout DumpLine) throws(Flaw) -> Bool {
    guard remaining >= 2 else {
      line.write("[ERROR: Truncated before beacon information]")
      return false
    }
    let superframe = try word()
    let isVerbose = line.options.isVerbose
    if isVerbose {
      line.write("\n\tBeacon order = ", superframe & 0xf)
      line.write(", Superframe order = ", superframe >> 4 & 0xf)
      line.write(", Final CAP Slot = ", superframe >> 8 & 0xf)
      if superframe & 0x1000 != 0 { line.write(", BLE enabled") }
      if superframe & 0x4000 != 0 { line.write(", PAN Coordinator") }
      if superframe & 0x8000 != 0 { line.write(", Association Permit") }
    }
    guard remaining >= 1 else {
      line.write("[ERROR: Truncated before GTS info]")
      return false
    }
    let slots = Int(try byte() & 7)
    if slots > 0 {
      guard remaining >= 1 + 3 * slots else {
        line.write(" [ERROR: GTS truncated]")
        return false
      }
      skip(1 + 3 * slots)
    } else if isVerbose {
      line.write("\n\tGTS Descriptor Count = 0, ")
    }
    guard remaining >= 1 else {
      line.write("[ERROR: Truncated before pending addresses]")
      return false
    }
    let pending = try byte()
    let (short, extended) = (Int(pending & 7), Int(pending >> 4 & 7))
    if isVerbose {
      line.write("\n\tPending address list, # short addresses = ", short)
      line.write(", # extended addresses = ", extended)
    }
    guard remaining >= 2 * short + 8 * extended else {
      line.write(" [ERROR: Pending address list truncated]")
      return false
    }
    skip(2 * short + 8 * extended)
    return true
  }

  /// A command (§7.5); false where it is none.
  mutating func dumpCommand(into line: inout DumpLine) throws(Flaw) -> Bool {
    guard remaining >= 1 else {
      line.write("[ERROR: Truncated before Command ID]")
      return false
    }
    let command = try byte()
    line.write(
      "Command ID = ", command, in: Self.commandNames, unknown: .hex("Reserved 0x", digits: 2))
    if Self.commandNames[command] == nil { return try writeData(into: &line) }
    line.write(" ")
    switch command {
    case 1: try dumpAssociation(into: &line)
    case 2:
      guard remaining == 3 else {
        line.write("Invalid Association response command length")
        return true
      }
      line.write("Short address = ", hex: try word(), digits: 4, ", ")
      line.write(try byte(), in: Self.associationNames, unknown: .hex("Reserved 0x", digits: 2))
    case 3:
      guard remaining == 1 else {
        line.write("Invalid Disassociation Notification command length")
        return true
      }
      line.write(
        "Reason = ", try byte(), in: Self.leaveNames, unknown: .hex("Reserved 0x", digits: 2))
    case 8:
      guard remaining == 7 || remaining == 8 else {
        line.write("Invalid Coordinator Realignment command length")
        return true
      }
      line.write("Pan ID = 0x", hex: try word(), digits: 4)
      line.write(", Coordinator short address = ", hex: try word(), digits: 4)
      line.write(", Channel Number = ", try byte())
      let address = try word()
      if remaining > 0 { line.write(", page = ", try byte()) }
      line.write(", Short address = ", hex: address, digits: 4)
    case 9:
      guard remaining == 1 else {
        line.write("Invalid GTS Request command length")
        return true
      }
      let request = try byte()
      line.write("GTS Length = ", request & 0xf)
      line.write(request & 0x10 != 0 ? ", Receive-only GTS, " : ", Transmit-only GTS, ")
      line.write(request & 0x20 != 0 ? "GTS allocation" : "GTS deallocation")
    case 4...7: break
    default: try writeBytes(into: &line)
    }
    return true
  }

  private mutating func dumpAssociation(into line: inout DumpLine) throws(Flaw) {
    guard remaining == 1 else {
      return line.write("Invalid Association request command length")
    }
    let capability = try byte()
    line.write(capability & 0x02 != 0 ? "FFD, " : "RFD, ")
    line.write(capability & 0x04 != 0 ? "AC powered, " : "Battery powered, ")
    if capability & 0x08 != 0 { line.write("Receiver on when idle, ") }
    if capability & 0x10 != 0 { line.write("Fast association, ") }
    if capability & 0x40 != 0 { line.write("Security capability, ") }
    if capability & 0x80 != 0 { line.write("Allocate address, ") }
  }

  private mutating func writeData(into line: inout DumpLine) throws(Flaw) -> Bool {
    line.write(" ")
    try writeBytes(into: &line)
    return true
  }

  /// The bytes of a command; they are shown again as a frame's payload.
  private func writeBytes(into line: inout DumpLine) throws(Flaw) {
    line.write("Command Data = ")
    let bytes = rest()
    for index in bytes.indices { line.write("", hex: bytes[index], digits: 2, " ") }
  }

  static let commandNames: ValueNames = [
    1: "Association Request command", 2: "Association Response command",
    3: "Disassociation Notification command", 4: "Data Request command",
    5: "PAN ID Conflict Notification command", 6: "Orphan Notification command",
    7: "Beacon Request command", 8: "Coordinator realignment command",
    9: "GTS request command", 10: "TRLE Management Request command",
    11: "TRLE Management Response command", 19: "DSME Association Request command",
    20: "DSME Association Response command", 21: "DSME GTS Request command",
    22: "DSME GTS Response command", 23: "DSME GTS Notify command",
    24: "DSME Information Request command", 25: "DSME Information Response command",
    26: "DSME Beacon Allocation Notification command",
    27: "DSME Beacon Collision Notification command", 28: "DSME Link Report command",
    32: "RIT Data Request command", 33: "DBS Request command", 34: "DBS Response command",
    35: "RIT Data Response command", 36: "Vendor Specific command",
  ]
  static let associationNames: ValueNames = [
    0: "Association successful", 1: "PAN at capacity", 2: "PAN access denied",
  ]
  static let leaveNames: ValueNames = [
    1: "The coordinator wishes the device to leave the PAN",
    2: "The device wishes to leave the PAN",
  ]
  static let elementNames: ValueNames = [
    0x00: "Vendor Specific Header IE", 0x1a: "LE CSL IE", 0x1b: "LE RIT IE",
    0x1c: "DSME PAN descriptor IE", 0x1d: "Rendezvous Time IE", 0x1e: "Time Correction IE",
    0x21: "Extended DSME PAN descriptor IE", 0x22: "Fragment Sequence Context Description IE",
    0x23: "Simplified Superframe Specification IE", 0x24: "Simplified GTS Specification IE",
    0x25: "LECIM Capabilities IE", 0x26: "TRLE Descriptor IE", 0x27: "RCC Capabilities IE",
    0x28: "RCCN Descriptor IE", 0x29: "Global Time IE", 0x2a: "Omnibus Header IE",
    0x2b: "DA IE", 0x7e: "Header Termination 1 IE", 0x7f: "Header Termination 2 IE",
  ]
}
