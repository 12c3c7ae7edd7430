import Addresses
public import Dissection

// MARK: Print

extension WLAN {
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try dump(bytes, length: length, isPadded: false, checkLength: 0, into: &line)
  }

  /// A frame whose header may be padded to four bytes, with a check value behind it.
  static func dump(
    _ bytes: Span<UInt8>, length: Int, isPadded: Bool, checkLength: Int,
    into line: inout DumpLine
  ) throws(Flaw) {
    line.protocolName = dumpName
    guard length >= checkLength else { return line.writeTruncated() }
    let length = length - checkLength
    let frame = bytes.upTo(length)
    guard frame.count >= 2 else {
      line.addLinkHeader(bytes.count)
      return line.writeTruncated()
    }
    let control = try Control(frame)
    guard var headerLength = control.headerLength else {
      return control.writeUnknown(into: &line)
    }
    if isPadded { headerLength = (headerLength + 3) & ~3 }
    let plainLength = headerLength
    if line.options.meshHeaders, control.kind == .data, control.hasQuality {
      guard frame.has(1, at: headerLength) else {
        line.addLinkHeader(headerLength)
        return line.writeTruncated()
      }
      let extensions = frame[headerLength]
      if extensions & ~3 == 0 { headerLength += 6 * (1 + Int(extensions)) }
    }
    line.addLinkHeader(headerLength)
    guard frame.count >= headerLength else { return line.writeTruncated() }
    if line.options.showsLink {
      try writeHeader(frame, control, mesh: plainLength..<headerLength, into: &line)
    }
    let body = frame.from(headerLength)
    let rest = length - headerLength
    switch control.kind {
    case .management:
      if try !dumpManagement(control, frame, body, length: rest, into: &line) {
        line.writeTruncated()
      }
    case .control: try dumpControl(control, frame, into: &line)
    case .data:
      guard !control.isEmpty else { return }
      guard !control.isProtected else {
        line.write("Data")
        if !writeEncryption(body, into: &line) { line.writeTruncated() }
        return
      }
      let outer = line.link
      defer { line.link = outer }
      line.link = try addresses(frame, control)
      _ = try line.hand(body, length: rest, to: .logicalLink)
    case .reserved: return
    }
  }

  /// ` IV: 11 Pad 20 KeyID 0`, of a frame that is encrypted; whether it is there.
  static func writeEncryption(_ body: Span<UInt8>, into line: inout DumpLine) -> Bool {
    guard let word = try? body.littleUInt32(at: 0) else { return false }
    let vector = word & 0xff_ffff
    line.write(" IV:")
    if vector < 0x100 { line.write(" ") }
    if vector < 0x10 { line.write(" ") }
    line.write(hex: vector)
    line.write(" Pad ", hex: word >> 24 & 0x3f)
    line.write(" KeyID ", hex: word >> 30)
    return true
  }

  /// Who sent the payload of a data frame, and to whom (§9.3.2.1, table 9-30).
  private static func addresses(
    _ frame: Span<UInt8>, _ control: Control
  ) throws(Flaw) -> LinkContext {
    let first = try frame.read(receiver)
    let second = try frame.read(transmitter)
    let third = try frame.read(third)
    switch (control.isToDistribution, control.isFromDistribution) {
    case (false, false): return LinkContext(source: second, destination: first)
    case (false, true): return LinkContext(source: third, destination: first)
    case (true, false): return LinkContext(source: second, destination: third)
    case (true, true):
      return LinkContext(source: try frame.read(fourth), destination: third)
    }
  }

  // MARK: Headers

  /// What `-e` shows: with `-v` flags and duration, then mesh control and addresses.
  private static func writeHeader(
    _ frame: Span<UInt8>, _ control: Control, mesh: Range<Int>, into line: inout DumpLine
  ) throws(Flaw) {
    if line.options.isVerbose {
      if control.flags & 0x20 != 0 { line.write("More Data ") }
      if control.flags & 0x04 != 0 { line.write("More Fragments ") }
      if control.flags & 0x10 != 0 { line.write("Pwr Mgmt ") }
      if control.flags & 0x08 != 0 { line.write("Retry ") }
      if control.flags & 0x80 != 0 { line.write("Strictly Ordered ") }
      if control.isProtected { line.write("Protected ") }
      // A station that asks for its frames gives its identifier in place of the duration.
      if control.kind != .control || control.subtype != 0xa {
        line.write("", try frame.littleUInt16(at: 2), "us ")
      }
    }
    if !mesh.isEmpty { try writeMesh(frame.from(mesh.lowerBound), into: &line) }
    switch control.kind {
    case .management:
      try writeAddress("BSSID", frame, at: 16, into: &line)
      try writeAddress("DA", frame, at: 4, into: &line)
      try writeAddress("SA", frame, at: 10, into: &line)
    case .control: try writeControlHeader(frame, control, into: &line)
    case .data: try writeDataHeader(frame, control, into: &line)
    case .reserved: return
    }
  }

  /// `RA:00:00:5e:00:53:01 `
  static func writeAddress(
    _ name: StaticString, _ frame: Span<UInt8>, at offset: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(name)
    line.write(":", try frame.mac(at: offset), " ")
  }

  /// Mesh control (§9.2.4.7.3): address extensions, time to live, sequence number.
  private static func writeMesh(
    _ mesh: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let extensions = try mesh.uint8(at: 0) & 3
    line.write("MeshData (AE ", extensions)
    line.write(" TTL ", try mesh.uint8(at: 1))
    line.write(" seq ", try mesh.littleUInt32(at: 2))
    if extensions > 0 { line.write(" A4:", try mesh.mac(at: 6)) }
    if extensions > 1 {
      line.write(" A5:", try mesh.mac(at: 12))
    }
    if extensions > 2 { line.write(" A6:", try mesh.mac(at: 18)) }
    line.write(") ")
  }

  private static func writeControlHeader(
    _ frame: Span<UInt8>, _ control: Control, into line: inout DumpLine
  ) throws(Flaw) {
    switch control.subtype {
    case 0x8:
      line.write(" ")
      try writeBlockRequest(frame, into: &line)
    case 0x9, 0xc, 0xd: try writeAddress("RA", frame, at: 4, into: &line)
    case 0xa:
      try writeAddress("BSSID", frame, at: 4, into: &line)
      try writeAddress("TA", frame, at: 10, into: &line)
    case 0xb:
      try writeAddress("RA", frame, at: 4, into: &line)
      try writeAddress("TA", frame, at: 10, into: &line)
    case 0xe, 0xf:
      try writeAddress("RA", frame, at: 4, into: &line)
      try writeAddress("BSSID", frame, at: 10, into: &line)
    default: break
    }
  }

  private static func writeBlockRequest(
    _ frame: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    try writeAddress("RA", frame, at: 4, into: &line)
    try writeAddress("TA", frame, at: 10, into: &line)
    line.write("CTL(", hex: try frame.littleUInt16(at: 16))
    line.write(") SEQ(", try frame.littleUInt16(at: 18), ") ")
  }

  private static func writeDataHeader(
    _ frame: Span<UInt8>, _ control: Control, into line: inout DumpLine
  ) throws(Flaw) {
    if control.isAcknowledging || control.isPolling || control.hasQuality {
      line.write("CF ")
      if control.isAcknowledging {
        line.write(control.isPolling ? "Ack/Poll" : "Ack")
      } else if control.isPolling {
        line.write("Poll")
      }
      line.write(control.hasQuality ? "+QoS " : " ")
    }
    switch (control.isToDistribution, control.isFromDistribution) {
    case (false, false):
      try writeAddress("DA", frame, at: 4, into: &line)
      try writeAddress("SA", frame, at: 10, into: &line)
      try writeAddress("BSSID", frame, at: 16, into: &line)
    case (false, true):
      try writeAddress("DA", frame, at: 4, into: &line)
      try writeAddress("BSSID", frame, at: 10, into: &line)
      try writeAddress("SA", frame, at: 16, into: &line)
    case (true, false):
      try writeAddress("BSSID", frame, at: 4, into: &line)
      try writeAddress("SA", frame, at: 10, into: &line)
      try writeAddress("DA", frame, at: 16, into: &line)
    case (true, true):
      try writeAddress("RA", frame, at: 4, into: &line)
      try writeAddress("TA", frame, at: 10, into: &line)
      try writeAddress("DA", frame, at: 16, into: &line)
      try writeAddress("SA", frame, at: 24, into: &line)
    }
  }

  // MARK: Control frames

  private static func dumpControl(
    _ control: Control, _ frame: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(control.subtype, in: controlNames, unknown: .text("Unrecognized Ctrl Subtype"))
    if control.subtype == 0xa {
      line.write(" AID(", hex: try frame.littleUInt16(at: 2), ")")
    }
    guard !line.options.showsLink else { return }
    switch control.subtype {
    case 0x8:
      line.write(" ")
      try writeBlockRequest(frame, into: &line)
    case 0x9, 0xc, 0xd, 0xe, 0xf:
      line.write(" ")
      try writeAddress("RA", frame, at: 4, into: &line)
    case 0xb:
      line.write(" ")
      try writeAddress("TA", frame, at: 10, into: &line)
    default: break
    }
  }
}

extension WLAN.Control {
  /// Says that nobody knows what such a frame looks like.
  func writeUnknown(into line: inout DumpLine) {
    if kind == .control {
      line.write("unknown 802.11 ctrl frame subtype (", subtype, ")")
    } else {
      line.write("unknown 802.11 frame type (3)")
    }
  }
}
