// Scalable service-Oriented Middleware over IP (AUTOSAR FO PRS SOME/IP Protocol, §4.1).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +-------------------------------+-+-----------------------------+
//   |          Service ID           |E|     Method or Event ID      |
//   +-------------------------------+-+-----------------------------+
//   |                            Length                             |
//   +-------------------------------+-------------------------------+
//   |           Client ID           |          Session ID           |
//   +---------------+---------------+---------------+---------------+
//   |  Protocol Ver |  Interface Ver|  Message Type |  Return Code  |
//   +---------------+---------------+---------------+---------------+

public import Dissection

/// Calls and events between the controllers of a vehicle.
public enum SOMEIP: Dissector {
  public static let dumpName = "someip"
  public static let attachments = [Key.udpPort(30490), Key.payloadType(.someip)]
  static let headerLength = 16

  // MARK: Fields

  static let service = Field<UInt16>("someip.serviceid", "Service ID", at: 0)
  static let isEvent = Field<UInt16>("someip.methodid.event", "Event", at: 2, mask: 0x8000)
  static let method = Field<UInt16>("someip.methodid", "Method ID", at: 2, mask: 0x7fff)
  static let length = Field<UInt32>("someip.length", "Length", at: 4)
  static let client = Field<UInt16>("someip.clientid", "Client ID", at: 8)
  static let session = Field<UInt16>("someip.sessionid", "Session ID", at: 10)
  static let version = Field<UInt8>("someip.protoversion", "SOME/IP Version", at: 12)
  static let interface = Field<UInt8>("someip.interfaceversion", "Interface Version", at: 13)
  static let type = Field<UInt8>("someip.messagetype", "Message Type", at: 14)
  static let code = Field<UInt8>("someip.returncode", "Return Code", at: 15)

  static let typeNames: ValueNames = [
    0x00: "REQUEST", 0x01: "REQUEST_NO_RETURN", 0x02: "NOTIFICATION", 0x80: "RESPONSE",
    0x81: "ERROR", 0x20: "TP_REQUEST", 0x21: "TP_REQUEST_NO_RETURN", 0x22: "TP_NOTIFICATION",
    0xa0: "TP_RESPONSE", 0xa1: "TP_ERROR",
  ]
  static let codeNames: ValueNames = [
    0: "E_OK", 1: "E_NOT_OK", 2: "E_UNKNOWN_SERVICE", 3: "E_UNKNOWN_METHOD", 4: "E_NOT_READY",
    5: "E_NOT_REACHABLE", 6: "E_TIMEOUT", 7: "E_WRONG_PROTOCOL_VERSION",
    8: "E_WRONG_INTERFACE_VERSION", 9: "E_MALFORMED_MESSAGE", 10: "E_WRONG_MESSAGE_TYPE",
    11: "E_E2E_REPEATED", 12: "E_E2E_WRONG_SEQUENCE", 13: "E_E2E", 14: "E_E2E_NOT_AVAILABLE",
    15: "E_E2E_NO_NEW_DATA",
  ]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("SOMEIP")
    guard length >= headerLength else { return line.writeInvalid() }
    line.write(", service ", try bytes.read(service))
    let isEvent = try bytes.read(isEvent) != 0
    line.write(isEvent ? ", event " : ", method ", try bytes.read(method))
    line.write(", len ", try bytes.read(Self.length))
    line.write(", client ", try bytes.read(client))
    line.write(", session ", try bytes.read(session))
    line.write(", pver ", try bytes.read(version))
    line.write(", iver ", try bytes.read(interface))
    line.write(", msgtype ")
    line.write(try bytes.read(type), in: typeNames, unknown: .text("Unknown"))
    line.write(", retcode ")
    line.write(try bytes.read(code), in: codeNames, unknown: .text("Unknown"))
  }
}
