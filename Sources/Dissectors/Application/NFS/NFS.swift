// Network File System, versions 2 and 3 (RFC 1094, RFC 1813), in Remote Procedure Calls
// (RFC 5531); over TCP a word with the fragment's length comes first.
//
//   +-----------------+--------------------------------------------------------------+
//   | xid | 0 (call)  | RPC version | program | version | procedure | credentials, verifier
//   +-----------------+--------------------------------------------------------------+
//   | xid | 1 (reply) | accepted or denied | verifier | status, results
//   +-----------------+--------------------------------------------------------------+

import Addresses
public import Dissection

/// A call of a file server, or its answer.
public enum NFS: Dissector {
  public static let dumpName = "nfs"
  public static let attachments = [Key.udpPort(2049), .tcpPort(2049)]
  static let port: UInt16 = 2049

  // MARK: Fields

  static let transaction = Field<UInt32>("rpc.xid", "XID", at: 0)
  static let direction = Field<UInt32>("rpc.msgtyp", "Message Type", at: 4)
  static let version = Field<UInt32>("rpc.programversion", "Program Version", at: 16)
  static let procedure = Field<UInt32>("rpc.procedure", "Procedure", at: 20)
  static let replyState = Field<UInt32>("rpc.replystat", "Reply State", at: 8)

  /// What must be known of a call to read its answer.
  struct Call {
    var transaction: UInt32
    var version: UInt32
    var procedure: UInt32
    var client: UInt64
    var server: UInt64
  }

  /// The last calls: a full ring forgets its oldest.
  struct Calls: ~Copyable {
    private var ring: [Call] = []
    private var next = 0
    static let limit = 64

    mutating func remember(_ call: Call) {
      if ring.count < Self.limit {
        ring.append(call)
      } else {
        ring[next] = call
        next = (next + 1) % Self.limit
      }
    }

    func find(_ transaction: UInt32, client: UInt64, server: UInt64) -> Call? {
      ring.last {
        $0.transaction == transaction && $0.client == client && $0.server == server
      }
    }
  }

  // MARK: Print

  public static func recognizes(_ bytes: Span<UInt8>) -> Bool {
    bytes.has(8) && (isMessage(bytes, at: 0) || bytes.has(12) && isMessage(bytes, at: 4))
  }

  /// Whether a call or a reply begins here.
  private static func isMessage(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    guard let direction = try? bytes.uint32(at: place + 4) else { return false }
    return direction <= 1
  }

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let isTCP = line.transport.kind == .tcp
    let start = isTCP ? 4 : 0
    var size = length - start
    if isTCP {
      let fragment = Int(try bytes.uint32(at: 0) & 0x7fff_ffff)
      size = min(size, fragment)
    }
    let message = bytes.from(start)
    let direction = try message.read(direction)
    let transaction = try message.read(transaction)
    if direction == 0, line.transport.destinationPort == port {
      line.write(isTCP ? ": NFS request xid " : "NFS request xid ", transaction, " ")
      try writeCall(message, size, transaction, into: &line)
    } else if direction == 1, line.transport.sourcePort == port {
      line.write(isTCP ? ": NFS reply xid " : "NFS reply xid ", transaction, " ")
      try writeReply(message, size, transaction, into: &line)
    } else if !isTCP {
      line.write("UDP, length ", length)
    }
  }

  /// What tells one host from another.
  private static func key(_ line: borrowing DumpLine, isSource: Bool) -> UInt64 {
    let address = isSource ? line.network.source : line.network.destination
    return address.high &* 0x9e37_79b9_7f4a_7c15 ^ address.low
  }

  private static func writeCall(
    _ message: Span<UInt8>, _ size: Int, _ transaction: UInt32, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(decimal: size)
    let version = try message.read(version)
    let procedure = try message.read(procedure)
    line.session.nfs.remember(
      Call(
        transaction: transaction, version: version, procedure: procedure,
        client: key(line, isSource: true), server: key(line, isSource: false)))
    var reader = Reader(message, at: 24, length: size, isVersion3: version == 3)
    let number = common(procedure, version)
    line.write(" ", number, in: procedures, unknown: .decimal("proc-"))
    try reader.writeArguments(number, into: &line)
  }

  private static func writeReply(
    _ message: Span<UInt8>, _ size: Int, _ transaction: UInt32, into line: inout DumpLine
  ) throws(Flaw) {
    let state = try message.read(replyState)
    switch state {
    case 0:
      line.write("reply ok ", size)
      let (server, client) = (key(line, isSource: true), key(line, isSource: false))
      let call = line.session.nfs.find(transaction, client: client, server: server)
      guard let call else { return }
      var reader = Reader(message, at: 12, length: size, isVersion3: call.version == 3)
      let number = common(call.procedure, call.version)
      line.write(" ", number, in: procedures, unknown: .decimal("proc-"))
      try reader.writeResults(number, into: &line)
    case 1:
      line.write("reply ERR ", size, ": ")
      let reason = try message.uint32(at: 12)
      switch reason {
      case 0:
        line.write("RPC Version mismatch (", try message.uint32(at: 16))
        line.write("-", try message.uint32(at: 20), ")")
      case 1:
        let why = try message.uint32(at: 16)
        line.write(
          "Auth ", why, in: authenticationErrors, unknown: .decimal("Invalid failure code "))
      default: line.write("Unknown reason for rejecting rpc message ", reason)
      }
    default:
      line.write("reply Unknown rpc response code=", state)
      line.write(" ", size)
    }
  }

  /// The number that version 3 gives to a procedure.
  private static func common(_ procedure: UInt32, _ version: UInt32) -> UInt32 {
    guard version != 3, Int(procedure) < version2Procedures.count else { return procedure }
    return version2Procedures[Int(procedure)]
  }
}
