import Addresses
public import Dissection

// MARK: Print

extension DHCP {
  /// `BOOTP/DHCP, Request from 00:01:02:03:04:05, length 300`; verbose, all of it.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let operation = try bytes.read(operation)
    line.write("BOOTP/DHCP, ")
    line.write(operation, in: operations, unknown: .hex("unknown (0x", digits: 2, suffix: ")"))
    let type = try bytes.read(hardwareType)
    let size = try bytes.read(hardwareLength)
    let isEthernet = type == 1 && size == 6
    if isEthernet, operation == 1 {
      let address = try bytes.read(hardwareAddress)
      line.write(" from ")
      line.write(MACAddress(bits: address))
    }
    line.write(", length ")
    line.write(decimal: length)
    guard line.options.isVerbose else { return }
    try bytes.require(9)
    writeNumber(", htype ", type, unless: 1, into: &line)
    writeNumber(", hlen ", size, unless: type == 1 ? 6 : -1, into: &line)
    writeNumber(", hops ", try bytes.read(hops), unless: 0, into: &line)
    line.write(", xid 0x")
    line.write(hex: try bytes.read(transaction))
    writeNumber(", secs ", try bytes.read(seconds), unless: 0, into: &line)
    let flags = try bytes.read(flags)
    line.write(flags & 0x8000 != 0 ? ", Flags [Broadcast]" : ", Flags [none]")
    if line.options.verbosity > 1 {
      line.write(" (0x")
      line.write(hex: flags, digits: 4)
      line.write(")")
    }
    try writeAddress("\n\t  Client-IP ", clientAddress, of: bytes, into: &line)
    try writeAddress("\n\t  Your-IP ", yourAddress, of: bytes, into: &line)
    try writeAddress("\n\t  Server-IP ", serverAddress, of: bytes, into: &line)
    try writeAddress("\n\t  Gateway-IP ", relayAddress, of: bytes, into: &line)
    if isEthernet {
      let address = try bytes.read(hardwareAddress)
      line.write("\n\t  Client-Ethernet-Address ")
      line.write(MACAddress(bits: address))
    }
    try writeText("\n\t  sname \"", serverName, serverNameLength, of: bytes, into: &line)
    try writeText("\n\t  file \"", file, fileLength, of: bytes, into: &line)
    try writeVendorArea(bytes, into: &line)
  }

  private static func writeNumber(
    _ label: String, _ value: some FixedWidthInteger & UnsignedInteger, unless usual: Int,
    into line: inout DumpLine
  ) {
    guard Int(value) != usual else { return }
    line.write(label)
    line.write(decimal: value)
  }

  private static func writeAddress(
    _ label: String, _ field: Field<UInt32>, of bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let address = try bytes.read(field)
    guard address != 0 else { return }
    line.write(label)
    line.text.write(IPv4Address(bits: address))
  }

  /// A name that ends with a zero byte; one that does not ends what can be read.
  private static func writeText(
    _ label: String, _ field: Field<UInt8>, _ size: Int, of bytes: Span<UInt8>,
    into line: inout DumpLine
  ) throws(Flaw) {
    guard try bytes.read(field) != 0 else { return }
    let start = field.declaration.offset
    line.write(label)
    let isWhole = line.write(untrustedCString: bytes.from(start).upTo(size))
    line.write("\"")
    guard isWhole else { throw .truncated(need: start + size, have: bytes.count) }
  }

  // MARK: Vendor area

  private static func writeVendorArea(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let cookie = try bytes.read(cookie)
    let area = bytes.from(240)
    switch cookie {
    case optionsCookie:
      line.write("\n\t  Vendor-rfc1048 Extensions\n\t    Magic Cookie 0x")
      line.write(hex: cookie, digits: 8)
      try writeOptions(area, into: &line)
    case carnegieMellonCookie: try writeCarnegieMellon(area, into: &line)
    case 0: return
    default:
      line.write("\n\t  Vendor-#0x")
      line.write(hex: cookie)
    }
  }

  /// The vendor area as Carnegie Mellon University laid it out: addresses at fixed places.
  private static func writeCarnegieMellon(
    _ area: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" vend-cmu")
    try area.require(4)
    let flags = try area.uint8(at: 0)
    if flags & 0xfe != 0 {
      line.write(" F:0x")
      line.write(hex: flags)
    }
    try writeServer("DG", area, at: 8, into: &line)
    try writeServer(flags & 1 != 0 ? "SM" : "SM*", area, at: 4, into: &line)
    try writeServer("NS1", area, at: 12, into: &line)
    try writeServer("NS2", area, at: 16, into: &line)
    try writeServer("IEN1", area, at: 20, into: &line)
    try writeServer("IEN2", area, at: 24, into: &line)
    try writeServer("TS1", area, at: 28, into: &line)
    try writeServer("TS2", area, at: 32, into: &line)
  }

  private static func writeServer(
    _ label: String, _ area: Span<UInt8>, at place: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let address = try area.ipv4(at: place)
    guard address.bits != 0 else { return }
    line.write(" ")
    line.write(label)
    line.write(":")
    line.text.write(address)
  }
}
