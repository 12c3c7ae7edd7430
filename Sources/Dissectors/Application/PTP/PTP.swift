// Precision Time Protocol, IEEE 1588-2008 and 1588-2019.
//
//   +-----------+-----------+----------+-----------+
//   | SdoId|type| minor|ver | length (2)           |
//   | domain    | reserved  | flags (2)            |
//   | correction (8)                               |
//   | reserved (4)                                 |
//   | clock identity (8), port (2)                 |
//   | sequence (2)          | control  | interval  |
//   | time stamp (10), and what the type adds      |
//   +----------------------------------------------+

public import Dissection

/// A message between clocks.
public enum PTP: Dissector {
  public static let dumpName = "ptp"
  public static let attachments = [
    Key.etherType(0x88f7), .udpPort(319), .udpPort(320), .payloadType(.ptp),
  ]
  static let headerLength = 34

  // MARK: Fields

  static let standardIdentifier = Field<UInt8>(
    "ptp.v2.majorsdoid", "majorSdoId", at: 0, mask: 0xf0)
  static let messageType = Field<UInt8>("ptp.v2.messagetype", "messageType", at: 0, mask: 0x0f)
  static let minorVersion = Field<UInt8>(
    "ptp.v2.minorversionptp", "minorVersionPTP", at: 1, mask: 0xf0)
  static let version = Field<UInt8>("ptp.v2.versionptp", "versionPTP", at: 1, mask: 0x0f)
  static let messageLength = Field<UInt16>("ptp.v2.messagelength", "messageLength", at: 2)
  static let domain = Field<UInt8>("ptp.v2.domainnumber", "domainNumber", at: 4)
  static let reserved = Field<UInt8>("ptp.v2.minorsdoid", "minorSdoId", at: 5)
  static let flags = Field<UInt16>("ptp.v2.flags", "flags", at: 6, .hexadecimal)
  static let correction = Field<UInt64>("ptp.v2.correction.ns", "correctionNs", at: 8)
  static let typeSpecific = Field<UInt32>(
    "ptp.v2.messagetypespecific", "messageTypeSpecific", at: 16)
  static let clock = Field<UInt64>("ptp.v2.clockidentity", "ClockIdentity", at: 20)
  static let port = Field<UInt16>("ptp.v2.sourceportid", "SourcePortID", at: 28)
  static let sequence = Field<UInt16>("ptp.v2.sequenceid", "sequenceId", at: 30)
  static let control = Field<UInt8>("ptp.v2.control", "controlField", at: 32)
  static let interval = Field<UInt8>("ptp.v2.logmessageperiod", "logMessagePeriod", at: 33)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else {
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    let version = try bytes.read(version)
    line.write("PTPv", version)
    switch version {
    case 1: line.write(" (not implemented)")
    case 2: try writeVersion2(bytes, into: &line)
    default: return
    }
  }

  private static func writeVersion2(
    _ bytes: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    let minor = try bytes.read(minorVersion)
    if minor != 0 { line.write(".", minor) }
    line.write(", majorSdoId: 0x", hex: try bytes.read(standardIdentifier))
    let type = try bytes.read(messageType)
    line.write(", msg type: ", type, in: messageTypes, unknown: .text("Reserved"))
    line.write(" msg, length: ", try bytes.read(messageLength))
    line.write(", domain: ", try bytes.read(domain))
    line.write(", reserved1: ", try bytes.read(reserved))
    let flags = try bytes.read(flags)
    line.write(", Flags [")
    line.writeBits(flags, in: flagNames)
    line.write("]")
    let correction = try bytes.read(correction)
    line.write(", NS correction: ", correction >> 16)
    line.write(", sub NS correction: ", correction & 0xffff)
    line.write(", reserved2: ", try bytes.read(typeSpecific))
    line.write(", clock identity: 0x", hex: try bytes.read(clock))
    line.write(", port id: ", try bytes.read(port))
    line.write(", seq id: ", try bytes.read(sequence))
    let control = try bytes.read(control)
    line.write(", control: ", control)
    line.write(" (", control, in: controls, unknown: .text("Reserved"), ")")
    line.write(", log message interval: ", try bytes.read(interval))
    try writeBody(type, bytes.from(headerLength), into: &line)
  }

  private static func writeBody(
    _ type: UInt8, _ body: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 0, 1: try writeTime(", originTimeStamp: ", body, into: &line)
    case 2, 10:
      try writeTime(", preciseOriginTimeStamp: ", body, into: &line)
      try writePort(body, at: 10, into: &line)
    case 3, 9:
      try writeTime(", receiveTimeStamp: ", body, into: &line)
      try writePort(body, at: 10, into: &line)
    case 8: try writeTime(", preciseOriginTimeStamp: ", body, into: &line)
    case 11:
      try writeTime(", originTimeStamp: ", body, into: &line)
      line.write(", origin cur utc:", try body.uint16(at: 10))
      line.write(", rsvd: ", try body.uint8(at: 12))
      line.write(", gm priority_1: ", try body.uint8(at: 13))
      line.write(", gm clock class: ", try body.uint8(at: 14))
      line.write(", gm clock accuracy: ", try body.uint8(at: 15))
      line.write(", gm clock variance: ", try body.uint16(at: 16))
      line.write(", gm priority_2: ", try body.uint8(at: 18))
      line.write(", gm clock id: 0x", hex: try body.uint64(at: 19))
      line.write(", steps removed: ", try body.uint16(at: 27))
      line.write(", time source: 0x", hex: try body.uint8(at: 29), digits: 2)
    case 12: try writePort(body, at: 0, into: &line)
    case 13:
      try writePort(body, at: 0, into: &line)
      line.write(", start boundary hops: ", try body.uint8(at: 10))
      line.write(", boundary hops: ", try body.uint8(at: 11))
      line.write(", flags: 0x", hex: try body.uint8(at: 12))
      line.write(", reserved: 0x", hex: try body.uint8(at: 13))
    default: return
    }
  }

  /// `1516736649.248292005 seconds`
  private static func writeTime(
    _ label: String, _ body: Span<UInt8>, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(label, try body.uint48(at: 0), ".")
    line.write(decimal: try body.uint32(at: 6), digits: 9)
    line.write(" seconds")
  }

  private static func writePort(
    _ body: Span<UInt8>, at place: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(", port identity: 0x", hex: try body.uint64(at: place))
    line.write(", port id: ", try body.uint16(at: place + 8))
  }

  // MARK: Values

  static let messageTypes: ValueNames = [
    0: "sync", 1: "delay req", 2: "peer delay req", 3: "peer delay resp", 8: "follow up",
    9: "delay resp", 10: "pdelay resp fup", 11: "announce", 12: "signaling", 13: "management",
  ]

  static let flagNames: ValueNames = [
    0x0001: "l1 61", 0x0002: "l1 59", 0x0004: "utc reasonable", 0x0008: "timescale",
    0x0010: "time tracable", 0x0020: "frequency tracable", 0x0100: "alternate master",
    0x0200: "two step", 0x0400: "unicast", 0x1000: "profile specific 1",
    0x2000: "profile specific 2", 0x4000: "security mask", 0x88c0: "unknown",
  ]

  static let controls: ValueNames = [
    0: "Sync", 1: "Delay_Req", 2: "Follow_Up", 3: "Delay_Resp", 4: "Management", 5: "Other",
  ]
}
