// Rx, the remote procedure calls of AFS (Rx protocol specification draft, §3).
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------------------------------------------------------+
//   |                        Connection Epoch                       |
//   +---------------------------------------------------------------+
//   |                         Connection ID                         |
//   +---------------------------------------------------------------+
//   |                          Call Number                          |
//   +---------------------------------------------------------------+
//   |                        Sequence Number                        |
//   +---------------------------------------------------------------+
//   |                         Serial Number                         |
//   +---------------+---------------+---------------+---------------+
//   |     Type      |     Flags     |  User Status  | Security Index|
//   +---------------+---------------+---------------+---------------+
//   |           Spare               |          Service ID           |
//   +-------------------------------+-------------------------------+

public import Dissection

/// Calls to the servers of the Andrew File System, and their replies.
public enum RX: Dissector {
  public static let dumpName = "rx"
  public static let attachments: [Key] = [
    .udpPort(7000), .udpPort(7001), .udpPort(7002), .udpPort(7003), .udpPort(7004),
    .udpPort(7005), .udpPort(7007), .udpPort(7008), .udpPort(7009),
  ]
  static let headerLength = 28

  // MARK: Fields

  static let connection = Field<UInt32>("rx.cid", "CID", at: 4)
  static let call = Field<UInt32>("rx.callnumber", "Call Number", at: 8)
  static let sequence = Field<UInt32>("rx.seq", "Sequence Number", at: 12)
  static let serial = Field<UInt32>("rx.serial", "Serial", at: 16)
  static let type = Field<UInt8>("rx.type", "Type", at: 20)
  static let flags = Field<UInt8>("rx.flags", "Flags", at: 21)
  static let security = Field<UInt8>("rx.securityindex", "Security Index", at: 23)
  static let service = Field<UInt16>("rx.serviceid", "Service ID", at: 26)

  enum PacketType {
    static let data: UInt8 = 1
    static let acknowledgment: UInt8 = 2
    static let abort: UInt8 = 4
  }

  static let typeNames: ValueNames = [
    1: "data", 2: "ack", 3: "busy", 4: "abort", 5: "ackall", 6: "challenge", 7: "response",
    8: "debug", 9: "params", 13: "version",
  ]
  static let flagNames: ValueNames = [
    1: "client-init", 2: "req-ack", 4: "last-pckt", 8: "more-pckts", 16: "free-pckt",
    32: "jumbogram",
  ]
  /// The highest bit means something else where packets are acknowledged.
  static let acknowledgmentFlagNames: ValueNames = [
    1: "client-init", 2: "req-ack", 4: "last-pckt", 8: "more-pckts", 16: "free-pckt",
    32: "slow-start",
  ]
  static let reasonNames: ValueNames = [
    1: "ack requested", 2: "duplicate packet", 3: "out of sequence", 4: "exceeds window",
    5: "no buffer space", 6: "ping", 7: "ping response", 8: "delay", 9: "idle",
  ]
}

/// The calls that were seen last: replies do not say what they answer.
struct RXCalls {
  private struct Call {
    var number: UInt32 = 0
    var client: UInt32 = 0
    var server: UInt32 = 0
    var port: UInt16 = 0
    var service: UInt16 = 0
    var operation: UInt32 = 0
    var isSet = false
  }

  static let limit = 64
  private var calls = [Call](repeating: Call(), count: limit)
  private var next = 0
  private var found = 0

  mutating func remember(
    number: UInt32, client: UInt32, server: UInt32, port: UInt16, service: UInt16,
    operation: UInt32
  ) {
    calls[next] = Call(
      number: number, client: client, server: server, port: port, service: service,
      operation: operation, isSet: true)
    next = (next + 1) % Self.limit
  }

  /// What a call asked for; nil where it was not seen, or long ago.
  ///
  /// Calls may look the same: the search begins at the one that was found last.
  mutating func operation(
    number: UInt32, client: UInt32, server: UInt32, port: UInt16, service: UInt16
  ) -> UInt32? {
    for step in 0..<Self.limit {
      let index = (found + step) % Self.limit
      let call = calls[index]
      guard call.isSet, call.number == number, call.client == client, call.server == server,
        call.port == port, call.service == service
      else { continue }
      found = index
      return call.operation
    }
    return nil
  }
}
