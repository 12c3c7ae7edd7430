// Extensible authentication, RFC 3748; over LANs, IEEE 802.1X §11.
//
//   EAPOL:                                   EAP:
//   +---------+---------+-----------------+  +------+----+--------+------+
//   | Version |  Type   |     Length      |  | Code | Id | Length | Type |
//   +---------+---------+-----------------+  +------+----+--------+------+

public import Dissection

/// An authentication packet of IEEE 802.1X.
public enum EAPOL: Dissector {
  public static let dumpName = "eap"
  public static let attachments = [Key.etherType(0x888e)]
  static let headerLength = 4

  // MARK: Fields

  static let version = Field<UInt8>("eapol.version", "Version", at: 0)
  static let type = Field<UInt8>("eapol.type", "Type", at: 1)
  static let length = Field<UInt16>("eapol.len", "Length", at: 2)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else {
      return line.writeTruncated()
    }
    let type = try bytes.read(type)
    line.write(type, in: typeNames, unknown: .text("unknown"))
    line.write(" (", type, ") v")
    line.write("", try bytes.read(version), ", len ")
    let size = Int(try bytes.read(Self.length))
    line.write(decimal: size)
    guard line.options.isVerbose else { return }
    let rest = length - headerLength
    switch type {
    case 0:
      guard size > 0, rest > 0 else { return line.writeInvalid() }
      line.write(", ")
      if bytes.has(4, at: headerLength), Int(try bytes.uint16(at: headerLength + 2)) != size {
        return line.write("EAP fragment?")
      }
      try EAP.dump(bytes.from(headerLength), length: rest, into: &line)
    default: break
    }
  }

  static let typeNames: ValueNames = [
    0: "EAP packet", 1: "EAPOL start", 2: "EAPOL logoff", 3: "EAPOL key",
    4: "Encapsulated ASF alert",
  ]
}

/// A question of who is there, or the answer.
public enum EAP: Dissector {
  public static let dumpName = "eap"
  public static let attachments = [Key.ppp(0xc227)]
  static let headerLength = 4

  // MARK: Fields

  static let code = Field<UInt8>("eap.code", "Code", at: 0)
  static let identifier = Field<UInt8>("eap.id", "Id", at: 1)
  static let length = Field<UInt16>("eap.len", "Length", at: 2)
  static let type = Field<UInt8>("eap.type", "Type", at: 4)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let code = try bytes.read(code)
    line.write(code, in: codeNames, unknown: .text("unknown"))
    line.write(" (", code, ")")
    guard length >= headerLength else { return line.write(" (too short for EAP header)") }
    line.write(", id ", try bytes.read(identifier))
    let size = Int(try bytes.read(Self.length))
    line.write(", len ", size)
    guard size >= headerLength else { return line.write(" (too short for EAP header)") }
    guard code == 1 || code == 2 else { return }
    guard size >= 5 else { return line.write(" (too short for EAP request/response)") }
    let type = try bytes.read(type)
    line.write("\n\t\t Type ", type, in: typeNames, unknown: .text("unknown"))
    line.write(" (", type, ")")
    try writeType(bytes.from(5), type: type, length: size - 5, into: &line)
  }

  private static func writeType(
    _ data: Span<UInt8>, type: UInt8, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 1:
      guard length > 0 else { return }
      line.write(", Identity: ")
      line.write(untrustedCString: data.upTo(length))
    case 2:
      guard length > 0 else {
        return line.write(" (too short for EAP Notification request/response)")
      }
      line.write(", Notification: ")
      line.write(untrustedCString: data.upTo(length))
    case 3:
      guard length > 0 else {
        return line.write(" (too short for EAP Legacy NAK request/response)")
      }
      // The methods that the peer would rather have.
      for index in 0..<min(length, data.count) {
        line.write(index == 0 ? " " : ", ")
        line.write(data[index], in: typeNames, unknown: .text("unknown"))
        line.write(" (", data[index], ")")
      }
      try data.require(length)
    case 13, 21:
      guard length > 0 else {
        return line.write(" (too short for EAP TLS/TTLS request/response)")
      }
      let flags = try data.uint8(at: 0)
      if type == 21 { line.write(" TTLSv", flags & 7) }
      try writeFlags(flags, data, length, "TLS/TTLS", into: &line)
    case 43:
      guard length > 0 else {
        return line.write(" (too short for EAP FAST request/response)")
      }
      let flags = try data.uint8(at: 0)
      line.write(" FASTv", flags & 7)
      try writeFlags(flags, data, length, "FAST", into: &line)
    case 18, 23:
      guard length > 0 else {
        return line.write(" (too short for EAP SIM/AKA request/response)")
      }
      let subtype = try data.uint8(at: 0)
      line.write(" subtype [", subtype, in: subtypeNames, unknown: .text("unknown"))
      line.write("] 0x", hex: subtype, digits: 2)
    default: break
    }
  }

  private static func writeFlags(
    _ flags: UInt8, _ data: Span<UInt8>, _ length: Int, _ name: String, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" flags [")
    var isFirst = true
    for (bit, name) in flagNames where flags & bit != 0 {
      if !isFirst { line.write(", ") }
      line.write(name)
      isFirst = false
    }
    if isFirst { line.write("none") }
    line.write("] 0x", hex: flags, digits: 2)
    guard flags & 0x80 != 0 else { return }
    guard length >= 5 else {
      line.write(" (too short for EAP ")
      line.write(name)
      return line.write(" request/response with length)")
    }
    line.write(", len ", try data.uint32(at: 1))
  }

  static let codeNames: ValueNames = [1: "Request", 2: "Response", 3: "Success", 4: "Failure"]
  static let typeNames: ValueNames = [
    0: "No proposed", 1: "Identity", 2: "Notification", 3: "Nak", 4: "MD5-challenge", 5: "OTP",
    6: "GTC", 13: "TLS", 18: "SIM", 21: "TTLS", 23: "AKA", 43: "FAST", 254: "Expanded types",
    255: "Experimental",
  ]
  static let flagNames: [(UInt8, String)] = [
    (0x80, "L bit"), (0x40, "More fragments bit"), (0x20, "Start bit"),
  ]
  static let subtypeNames: ValueNames = [
    1: "Challenge", 2: "Auth reject", 4: "Sync failure", 5: "Identity", 10: "Start",
    11: "Challenge", 12: "Notification", 13: "Reauth", 14: "Client error",
  ]
}
