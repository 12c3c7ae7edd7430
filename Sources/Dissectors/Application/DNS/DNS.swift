// Domain Name System, RFC 1034 and 1035; over TCP, RFC 7766; EDNS, RFC 6891; multicast, RFC 6762.
//
//    0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15
//   +-----------------------------------------------+
//   |                      ID                       |
//   +--+-----------+--+--+--+--+--+--+--+-----------+
//   |QR|  Opcode   |AA|TC|RD|RA| Z|AD|CD|   RCODE   |
//   +-----------------------------------------------+
//   |   QDCOUNT, ANCOUNT, NSCOUNT, ARCOUNT          |
//   +-----------------------------------------------+
//   |   questions, answers, authorities, additional |
//   +-----------------------------------------------+

public import Dissection

/// A DNS message, read in place.
public struct DNS: Dissector, ~Escapable {
  public static let dumpName = "domain"
  public static let attachments = [
    Key.udpPort(53), Key.tcpPort(53), Key.payloadType(.domain),
  ]
  static let headerLength = 12

  // MARK: Fields

  static let identifier = Field<UInt16>("dns.id", "Transaction ID", at: 0, .hexadecimal)
  static let flags = Field<UInt16>("dns.flags", "Flags", at: 2, .hexadecimal)
  static let operation = Field<UInt16>("dns.flags.opcode", "Opcode", at: 2, mask: 0x7800)
  static let responseCode = Field<UInt16>("dns.flags.rcode", "Reply code", at: 2, mask: 0x000f)
  static let questions = Field<UInt16>("dns.count.queries", "Questions", at: 4)
  static let answers = Field<UInt16>("dns.count.answers", "Answer RRs", at: 6)
  static let authorities = Field<UInt16>("dns.count.auth_rr", "Authority RRs", at: 8)
  static let additional = Field<UInt16>("dns.count.add_rr", "Additional RRs", at: 10)

  // MARK: View

  let bytes: Span<UInt8>
  /// How long the message was on the wire.
  let length: Int
  let isMulticast: Bool

  /// Checks the length of the header, once: after this no accessor can trap.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, length: Int, isMulticast: Bool) throws(Flaw) {
    try bytes.require(Self.headerLength)
    self.bytes = bytes
    self.length = length
    self.isMulticast = isMulticast
  }

  var identifier: UInt16 { bytes[Self.identifier] }
  var flags: UInt16 { bytes[Self.flags] }
  var operation: UInt16 { bytes[Self.operation] }
  var questions: Int { Int(bytes[Self.questions]) }
  var answers: Int { Int(bytes[Self.answers]) }
  var authorities: Int { Int(bytes[Self.authorities]) }
  var additional: Int { Int(bytes[Self.additional]) }
  var isResponse: Bool { flags & 0x8000 != 0 }
}

/// DNS among neighbours, who say who shall answer and what is to be forgotten (RFC 6762 §5.4, §10.2).
public enum MulticastDNS: Dissector {
  public static let dumpName = "domain"
  public static let attachments = [Key.udpPort(5353)]

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    try DNS.dumpMessage(bytes, length: length, isMulticast: true, into: &line)
  }
}
