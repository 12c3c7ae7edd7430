// Whether a label switched path goes where it should: RFC 4379, RFC 8029.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-------------------------------+
//   |            Version            |         Global flags          |
//   +---------------+---------------+---------------+---------------+
//   | Message type  |  Reply mode   |  Return code  | Return subcode|
//   +---------------+---------------+---------------+---------------+
//   |                        Sender's handle                        |
//   +---------------------------------------------------------------+
//   |                        Sequence number                        |
//   +---------------------------------------------------------------+
//   |              Time stamps: sent, received (8 bytes each)       |
//   +---------------------------------------------------------------+
//   |  TLVs: type (16 bits), length (16 bits), value ...            |

import Addresses
public import Dissection

/// An MPLS echo request or reply.
public enum LSPPing: Dissector {
  public static let dumpName = "lspping"
  public static let attachments = [Key.udpPort(3503)]
  static let headerLength = 32

  // MARK: Fields

  static let version = Field<UInt16>("mpls_echo.version", "Version", at: 0)
  static let messageType = Field<UInt8>("mpls_echo.msg_type", "Message Type", at: 4)
  static let replyMode = Field<UInt8>("mpls_echo.reply_mode", "Reply Mode", at: 5)
  static let returnCode = Field<UInt8>("mpls_echo.return_code", "Return Code", at: 6)
  static let returnSubcode = Field<UInt8>("mpls_echo.return_subcode", "Return Subcode", at: 7)
  static let handle = Field<UInt32>("mpls_echo.sender_handle", "Sender's Handle", at: 8)
  static let sequence = Field<UInt32>("mpls_echo.sequence", "Sequence Number", at: 12)
  static let sent = Field<UInt64>("mpls_echo.timestamp_sent", "Timestamp Sent", at: 16)
  static let received = Field<UInt64>("mpls_echo.timestamp_rec", "Timestamp Received", at: 24)

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else { return writeTooShort(into: &line) }
    try bytes.require(headerLength)
    let version = bytes[version]
    guard version == 1 else {
      return line.write("LSP-PING version ", version, " packet not supported")
    }
    let type = bytes[messageType]
    guard line.options.isVerbose else {
      line.write("LSP-PINGv1, ", type, in: typeNames, unknown: .decimal("unknown (", suffix: ")"))
      line.write(", seq ", bytes[sequence])
      return line.write(", length: ", length)
    }
    line.write("\n\tLSP-PINGv1, msg-type: ", type, in: typeNames, unknown: .text("unknown"))
    line.write(" (", type, "), length: ")
    line.write(decimal: length)
    let mode = bytes[replyMode]
    line.write("\n\t  reply-mode: ", mode, in: modeNames, unknown: .text("unknown"))
    line.write(" (", mode, ")")
    let code = bytes[returnCode]
    line.write("\n\t  Return Code: ", code, in: codeNames, unknown: .text("unknown"))
    switch code {
    case 3, 4, 8, 10, 11, 12: line.write(" ", bytes[returnSubcode])
    default: break
    }
    line.write(" (", code, ")")
    line.write("\n\t  Return Subcode: (", bytes[returnSubcode], ")")
    line.write("\n\t  Sender Handle: 0x", hex: bytes[handle], digits: 8)
    line.write(", Sequence: ", bytes[sequence])
    line.write("\n\t  TimeStamp Sent: ")
    NTP.writeTime(bytes[sent], into: &line)
    line.write("\n\t  TimeStamp Received: ")
    if bytes[received] != 0 {
      NTP.writeTime(bytes[received], into: &line)
    } else {
      line.write("no timestamp")
    }
    var offset = headerLength
    while offset < length {
      guard length - offset >= 4 else { return writeTooShort(into: &line) }
      let tlv = try TLV(bytes, at: offset)
      line.write("\n\t  ", UInt32(tlv.type), in: TLV.names, unknown: .text("Unknown"), " TLV (")
      line.write("", tlv.type, "), length: ")
      line.write(decimal: tlv.length)
      offset += 4
      guard tlv.length > 0 else { continue }
      guard tlv.length <= length - offset else { return writeTooShort(into: &line) }
      guard try tlv.write(bytes.slice(at: offset, count: tlv.length), into: &line) else { return }
      let padded = (tlv.length + 3) & ~3
      guard padded <= length - offset else { return writeTooShort(into: &line) }
      offset += padded
    }
  }

  private static func writeTooShort(into line: inout DumpLine) {
    line.write("\n\t\t packet is too short")
  }

  static let typeNames: ValueNames = [1: "MPLS Echo Request", 2: "MPLS Echo Reply"]
  static let modeNames: ValueNames = [
    1: "Do not reply", 2: "Reply via an IPv4/IPv6 UDP packet",
    3: "Reply via an IPv4/IPv6 UDP packet with Router Alert",
    4: "Reply via application level control channel",
  ]
  static let codeNames: ValueNames = [
    0: "No return code or return code contained in the Error Code TLV",
    1: "Malformed echo request received", 2: "One or more of the TLVs was not understood",
    3: "Replying router is an egress for the FEC at stack depth",
    4: "Replying router has no mapping for the FEC at stack depth", 5: "Reserved", 6: "Reserved",
    7: "Reserved", 8: "Label switched at stack-depth",
    9: "Label switched but no MPLS forwarding at stack-depth",
    10: "Mapping for this FEC is not the given label at stack depth",
    11: "No label entry at stack-depth",
    12: "Protocol not associated with interface at FEC stack depth",
    13: "Premature termination of ping due to label stack shrinking to a single label",
  ]
}
