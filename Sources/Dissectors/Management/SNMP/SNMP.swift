// Simple Network Management Protocol: version 1, RFC 1157; 2c, RFC 1901 and 3416; 3, RFC 3412 and
// 3414. All of it is ASN.1 in basic encoding (ITU-T X.690).
//
//   Message ::= SEQUENCE { version INTEGER, community OCTET STRING, data PDUs }
//   SNMPv3Message ::= SEQUENCE {
//     msgVersion INTEGER, msgGlobalData SEQUENCE, msgSecurityParameters OCTET STRING,
//     msgData ScopedPduData }

public import Dissection

/// A message to or from who manages a network.
public enum SNMP: Dissector {
  public static let dumpName = "snmp"
  public static let attachments = [
    Key.udpPort(161), Key.udpPort(162), Key.payloadType(.snmp),
  ]

  static let generalTraps = [
    "coldStart", "warmStart", "linkDown", "linkUp", "authenticationFailure", "egpNeighborLoss",
    "enterpriseSpecific",
  ]

  static let errors = [
    "noError", "tooBig", "noSuchName", "badValue", "readOnly", "genErr", "noAccess", "wrongType",
    "wrongLength", "wrongEncoding", "wrongValue", "noCreation", "inconsistentValue",
    "resourceUnavailable", "commitFailed", "undoFailed", "authorizationError", "notWritable",
    "inconsistentName",
  ]
}

/// The elements of a sequence, read one after the other.
struct ElementReader: ~Escapable {
  let bytes: Span<UInt8>
  /// Where the next element begins, and how many bytes of the sequence were sent from there on.
  var place: Int
  var rest: Int

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at place: Int, rest: Int) {
    self.bytes = bytes
    self.place = place
    self.rest = rest
  }

  /// The elements in an element of this sequence.
  @_lifetime(copy self)
  func inside(_ element: BasicEncoding) -> ElementReader {
    ElementReader(bytes, at: element.start, rest: element.length)
  }

  /// The next element, whatever it is; nil where it makes no sense, which has been said.
  mutating func next(into line: inout DumpLine) throws(Flaw) -> BasicEncoding? {
    let element = try BasicEncoding.read(bytes, at: place, rest: rest, into: &line)
    guard let element else { return nil }
    rest -= element.end - place
    place = element.end
    return element
  }

  /// The next element, if it is what is expected; else it is written behind a complaint.
  mutating func next(
    _ kind: BasicEncoding.Kind, else complaint: String, into line: inout DumpLine
  ) throws(Flaw) -> BasicEncoding? {
    guard let element = try next(into: &line) else { return nil }
    guard element.kind == kind else {
      line.write(complaint)
      try element.write(bytes, into: &line)
      return nil
    }
    return element
  }

  /// `[3 extra after PDU]`, where something follows what should be the last.
  func complainOfRest(_ name: String, into line: inout DumpLine) {
    guard rest > 0 else { return }
    line.write("[")
    line.write(decimal: rest)
    line.write(" extra after ")
    line.write(name)
    line.write("]")
  }
}
