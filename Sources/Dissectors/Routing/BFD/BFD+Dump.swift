public import Dissection

// MARK: Print

extension BFD {
  /// `BFDv1, Control, State Up, Flags: [none], length: 24`, and with `-v` all fields.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let (source, destination) = (line.transport.sourcePort, line.transport.destinationPort)
    let kind: String
    switch destination {
    case 3784: kind = "Control"
    case 3785: return writeEcho(length, into: &line)
    case 4784: kind = "Multihop"
    case 6784: kind = "LAG"
    default:
      guard source == 7784 || destination == 7784 else {
        line.write("UDP, length ")
        return line.write(decimal: length)
      }
      kind = "S-BFD"
    }
    try writeControl(kind, bytes, length, into: &line)
  }

  private static func writeEcho(_ length: Int, into line: inout DumpLine) {
    line.write("BFD, Echo, length: ")
    line.write(decimal: length)
  }

  private static func writeControl(
    _ kind: String, _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(24)
    let version = try bytes.read(version)
    let kind = version == 1 ? kind : "Control"
    line.write("BFDv")
    line.write(decimal: version)
    line.write(", ")
    guard version <= 1 else {
      line.write(kind)
      line.write(", length: ")
      line.write(decimal: length)
      guard line.options.isVerbose else { return }
      return line.writeHex(bytes.upTo(length), indent: "\n\t")
    }
    guard line.options.isVerbose else {
      try writeState(kind, bytes, into: &line)
      line.write(", length: ")
      return line.write(decimal: length)
    }
    line.write("length: ")
    line.write(decimal: length)
    line.write("\n\t")
    try writeState(kind, bytes, into: &line)
    try writeDiagnostic(bytes, into: &line)
    try writeTimers(bytes, into: &line)
    if try bytes.read(flags) & 0x04 != 0 {
      try writeAuthentication(bytes, length, into: &line)
    }
  }

  private static func writeState(
    _ kind: String, _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let flags = try bytes.read(flags)
    line.write(kind)
    if try bytes.read(version) == 0 {
      // A draft, which had no states.
      line.write(", Flags: [")
      line.writeBits(flags, ordered: oldFlagNames)
      return line.write("]")
    }
    line.write(", State ")
    line.write(flags >> 6, in: stateNames, unknown: .decimal("unknown (", suffix: ")"))
    line.write(", Flags: [")
    line.writeBits(flags & 0x3f, ordered: flagNames)
    line.write("]")
  }

  private static func writeDiagnostic(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let diagnostic = try bytes.read(diagnostic)
    line.write(", Diagnostic: ")
    line.write(diagnostic, in: diagnosticNames, unknown: .text("unknown"))
    line.write(" (0x")
    line.write(hex: diagnostic, digits: 2)
    line.write(")")
  }

  private static func writeTimers(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let multiplier = try bytes.read(multiplier)
    let transmit = try bytes.read(transmit)
    line.write("\n\tDetection Timer Multiplier: ")
    line.write(decimal: multiplier)
    line.write(" (")
    line.write(decimal: UInt32(multiplier) &* transmit / 1000)
    line.write(" ms Detection time), BFD Length: ")
    try line.write(decimal: bytes.read(Self.length))
    line.write("\n\tMy Discriminator: 0x")
    try line.write(hex: bytes.read(own), digits: 8)
    line.write(", Your Discriminator: 0x")
    try line.write(hex: bytes.read(other), digits: 8)
    line.write("\n\t  Desired min Tx Interval:    ")
    line.write(decimal: UInt64(transmit / 1000), width: 4)
    line.write(" ms\n\t  Required min Rx Interval:   ")
    try line.write(decimal: UInt64(bytes.read(receive) / 1000), width: 4)
    line.write(" ms\n\t  Required min Echo Interval: ")
    try line.write(decimal: UInt64(bytes.read(echo) / 1000), width: 4)
    line.write(" ms")
  }

  /// RFC 5880 §4.2–§4.4.
  private static func writeAuthentication(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try bytes.require(26)
    let type = try bytes.read(authenticationType)
    let size = try Int(bytes.read(authenticationLength))
    line.write("\n\tAuthentication: ")
    line.writeNamed(type, in: authenticationNames, unknown: "Unknown")
    line.write(", length: ")
    line.write(decimal: size)
    let key = try bytes.read(authenticationKey)
    line.write("\n\t  Auth Key ID: ")
    line.write(decimal: key)
    switch type {
    case 1:
      // Type, length, key and at least one octet of password, at most sixteen.
      guard size >= 4, size <= 19 else { return writeBadAuthentication(type, size, into: &line) }
      line.write(", Password: ")
      for offset in 27..<(24 + size) { try line.write(untrusted: bytes.uint8(at: offset)) }
    case 2, 3, 4, 5:
      guard size == (type < 4 ? 24 : 28) else {
        return writeBadAuthentication(type, size, into: &line)
      }
      let sequence = try bytes.uint32(at: 28)
      line.write(", Sequence Number: 0x")
      line.write(hex: sequence, digits: 8)
      let digest = try bytes.slice(at: 32, count: size - 8)
      line.write(type < 4 ? "\n\t  Digest: " : "\n\t  Hash: ")
      line.write(hexBytes: digest)
    default: break
    }
  }

  private static func writeBadAuthentication(
    _ type: UInt8, _ size: Int, into line: inout DumpLine
  ) {
    line.write("[invalid length ")
    line.write(decimal: size)
    line.write("]")
  }

  // MARK: Names

  private static let stateNames: ValueNames = [0: "AdminDown", 1: "Down", 2: "Init", 3: "Up"]

  private static let flagNames: [(UInt32, String)] = [
    (0x20, "Poll"), (0x10, "Final"), (0x08, "Control Plane Independent"),
    (0x04, "Authentication Present"), (0x02, "Demand"), (0x01, "Multipoint"),
  ]

  private static let oldFlagNames: [(UInt32, String)] = [
    (0x80, "I Hear You"), (0x40, "Demand"), (0x20, "Poll"), (0x10, "Final"),
    (0x08, "Control Plane Independent"), (0x04, "Authentication Present"), (0x02, "Reserved"),
    (0x01, "Reserved"),
  ]

  private static let diagnosticNames: ValueNames = [
    0: "No Diagnostic", 1: "Control Detection Time Expired", 2: "Echo Function Failed",
    3: "Neighbor Signaled Session Down", 4: "Forwarding Plane Reset", 5: "Path Down",
    6: "Concatenated Path Down", 7: "Administratively Down", 8: "Reverse Concatenated Path Down",
  ]

  private static let authenticationNames: ValueNames = [
    1: "Simple Password", 2: "Keyed MD5", 3: "Meticulous Keyed MD5", 4: "Keyed SHA1",
    5: "Meticulous Keyed SHA1",
  ]
}
