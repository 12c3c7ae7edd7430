public import Dissection

// MARK: Print

extension SNMP {
  /// ` C="private" GetRequest(28)  .1.3.6.1.2.1.1.1.0`, where the community is not `public`.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(" ")
    var outer = ElementReader(bytes, at: 0, rest: length)
    guard let message = try outer.next(.sequence, else: "[!init SEQ]", into: &line) else { return }
    outer.complainOfRest("iSEQ", into: &line)
    var reader = outer.inside(message)
    guard let element = try reader.next(.integer, else: "[version!=INT]", into: &line) else {
      return
    }
    let version = try element.integer(bytes)
    guard version == 0 || version == 1 || version == 3 else {
      line.write("SNMP [version = ")
      line.write(decimal: version)
      return line.write("]")
    }
    if line.options.isVerbose {
      line.write(version == 0 ? "{ SNMPv1 " : version == 1 ? "{ SNMPv2c " : "{ SNMPv3 ")
    }
    if version == 3 {
      try writeVersion3(&reader, into: &line)
    } else {
      try writeCommunity(&reader, version, into: &line)
    }
    if line.options.isVerbose { line.write("} ") }
  }

  private static func writeCommunity(
    _ reader: inout ElementReader, _ version: Int32, into line: inout DumpLine
  ) throws(Flaw) {
    guard let community = try reader.next(.string, else: "[comm!=STR]", into: &line) else {
      return
    }
    let name = try reader.bytes.slice(at: community.start, count: community.length)
    if !isPublic(name) {
      line.write("C=")
      try community.write(reader.bytes, into: &line)
      line.write(" ")
    }
    try writeMessage(&reader, version, into: &line)
  }

  private static func isPublic(_ name: Span<UInt8>) -> Bool {
    let usual: [6 of UInt8] = [0x70, 0x75, 0x62, 0x6c, 0x69, 0x63]
    guard name.count == usual.count else { return false }
    for index in name.indices where name[index] != usual[index] { return false }
    return true
  }

  // MARK: Protocol data units, RFC 3416 §3

  private static func writeMessage(
    _ reader: inout ElementReader, _ version: Int32, into line: inout DumpLine
  ) throws(Flaw) {
    guard let unit = try reader.next(into: &line) else { return }
    guard unit.kind == .message else { return line.write("[no PDU]") }
    reader.complainOfRest("PDU", into: &line)
    if line.options.isVerbose { line.write("{ ") }
    line.write(BasicEncoding.messageNames[unit.tag])
    line.write("(")
    line.write(decimal: unit.length)
    line.write(") ")
    if version == 0, unit.tag >= 5 { return line.write("[v2 PDU in v1 message]") }
    if version == 1, unit.tag == 4 { return line.write("[v1 PDU in v2 message]") }
    var content = reader.inside(unit)
    if unit.tag == 4 {
      try writeTrap(&content, into: &line)
    } else {
      try writeRequest(&content, unit.tag, into: &line)
    }
    if line.options.isVerbose { line.write(" } ") }
  }

  private static func writeRequest(
    _ reader: inout ElementReader, _ tag: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let bytes = reader.bytes
    guard let request = try reader.next(.integer, else: "[reqId!=INT]", into: &line) else {
      return
    }
    if line.options.isVerbose {
      line.write("R=")
      line.write(decimal: try request.integer(bytes))
      line.write(" ")
    }
    guard let status = try reader.next(.integer, else: "[errorStatus!=INT]", into: &line) else {
      return
    }
    let error = try status.integer(bytes)
    let isBulk = tag == 5
    // Only responses may tell of errors.
    let mayFail = tag == 2
    if isBulk {
      line.write(" N=")
      line.write(decimal: error)
    } else if error != 0 {
      line.write(mayFail ? " " : "[errorStatus(")
      writeError(error, into: &line)
      if !mayFail { line.write(")!=0]") }
    }
    guard let place = try reader.next(.integer, else: "[errorIndex!=INT]", into: &line) else {
      return
    }
    let index = try place.integer(bytes)
    if isBulk {
      line.write(" M=")
      line.write(decimal: index)
    } else if mayFail, error != 0 {
      if index == 0 {
        line.write("[errorIndex==0]")
      } else {
        line.write("@")
        line.write(decimal: index)
      }
    } else if index != 0 {
      line.write("[errorIndex(")
      line.write(decimal: index)
      line.write(mayFail ? ") w/o errorStatus]" : ")!=0]")
    }
    try writeBindings(&reader, tag, into: &line)
  }

  private static func writeError(_ error: Int32, into line: inout DumpLine) {
    if error >= 0, Int(error) < errors.count { return line.write(errors[Int(error)]) }
    line.write("err=")
    line.write(decimal: error)
  }

  /// ` .1.3.6.1.2.1.1.1.0="text"`, or only the name where a value is asked for.
  private static func writeBindings(
    _ reader: inout ElementReader, _ tag: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let list = try reader.next(.sequence, else: "[!SEQ of varbind]", into: &line)
    guard let list else { return }
    reader.complainOfRest("SEQ of varbind", into: &line)
    var bindings = reader.inside(list)
    let asks = tag == 0 || tag == 1 || tag == 5
    while bindings.rest > 0 {
      line.write(" ")
      guard let binding = try bindings.next(.sequence, else: "[!varbind]", into: &line) else {
        return
      }
      var pair = bindings.inside(binding)
      let name = try pair.next(.objectIdentifier, else: "[objName!=OID]", into: &line)
      guard let name else { return }
      try name.write(pair.bytes, into: &line)
      if !asks { line.write("=") }
      guard let value = try pair.next(into: &line) else { return }
      if asks, value.kind != .null { line.write("[objVal!=NULL]") }
      try value.write(pair.bytes, into: &line)
    }
  }

  // MARK: Traps of version 1, RFC 1157 §4.1.6

  private static func writeTrap(
    _ reader: inout ElementReader, into line: inout DumpLine
  ) throws(Flaw) {
    let bytes = reader.bytes
    line.write(" ")
    let enterprise = try reader.next(.objectIdentifier, else: "[enterprise!=OID]", into: &line)
    guard let enterprise else { return }
    try enterprise.write(bytes, into: &line)
    line.write(" ")
    let agent = try reader.next(.address, else: "[agent-addr!=INETADDR]", into: &line)
    guard let agent else { return }
    try agent.write(bytes, into: &line)
    let general = try reader.next(.integer, else: "[generic-trap!=INT]", into: &line)
    guard let general else { return }
    let kind = try general.integer(bytes)
    line.write(" ")
    if kind >= 0, Int(kind) < generalTraps.count {
      line.write(generalTraps[Int(kind)])
    } else {
      line.write("gt=")
      line.write(decimal: kind)
    }
    let specific = try reader.next(.integer, else: "[specific-trap!=INT]", into: &line)
    guard let specific else { return }
    let number = try specific.integer(bytes)
    if kind == 6 {
      line.write(" s=")
      line.write(decimal: number)
    } else if number != 0 {
      line.write("[specific-trap(")
      line.write(decimal: number)
      line.write(")!=0]")
    }
    line.write(" ")
    let time = try reader.next(.unsigned, else: "[timestamp!=TIMETICKS]", into: &line)
    guard let time else { return }
    try time.write(bytes, into: &line)
    if reader.rest > 0 { try writeBindings(&reader, 4, into: &line) }
  }

  // MARK: Version 3

  private static func writeVersion3(
    _ reader: inout ElementReader, into line: inout DumpLine
  ) throws(Flaw) {
    let bytes = reader.bytes
    let isVerbose = line.options.isVerbose
    guard let header = try reader.next(.sequence, else: "[!message]", into: &line) else { return }
    if isVerbose { line.write("{ ") }
    var inner = reader.inside(header)
    guard try inner.next(.integer, else: "[msgID!=INT]", into: &line) != nil else { return }
    guard try inner.next(.integer, else: "[msgMaxSize!=INT]", into: &line) != nil else { return }
    guard let element = try inner.next(.string, else: "[msgFlags!=INT]", into: &line) else {
      return
    }
    let flags = try bytes.uint8(at: element.start)
    // Nothing is private that is not authenticated (RFC 3412 §6.4).
    guard flags <= 7, flags & 3 != 2 else {
      line.write("[msgFlags=0x")
      line.write(hex: flags, digits: 2)
      return line.write("]")
    }
    line.write("F=")
    if flags & 1 != 0 { line.write("a") }
    if flags & 2 != 0 { line.write("p") }
    if flags & 4 != 0 { line.write("r") }
    line.write(" ")
    guard let model = try inner.next(.integer, else: "[msgSecurityModel!=INT]", into: &line)
    else { return }
    inner.complainOfRest("message SEQ", into: &line)
    if isVerbose { line.write("} ") }
    let number = try model.integer(bytes)
    guard number == 3 else {
      line.write("[security model ")
      line.write(decimal: number)
      return line.write("]")
    }
    if isVerbose { line.write("{ USM ") }
    let parameters = try reader.next(.string, else: "[msgSecurityParameters!=STR]", into: &line)
    guard let parameters else { return }
    var user = reader.inside(parameters)
    try writeUser(&user, into: &line)
    if isVerbose { line.write("} { ScopedPDU ") }
    try writeScope(&reader, into: &line)
    if isVerbose { line.write("} ") }
  }

  /// The security parameters of the user-based model (RFC 3414 §2.4).
  private static func writeUser(
    _ reader: inout ElementReader, into line: inout DumpLine
  ) throws(Flaw) {
    guard let list = try reader.next(.sequence, else: "[!usm SEQ]", into: &line) else { return }
    reader.complainOfRest("usm SEQ", into: &line)
    var inner = reader.inside(list)
    let engine = try inner.next(.string, else: "[msgAuthoritativeEngineID!=STR]", into: &line)
    guard engine != nil else { return }
    for (label, complaint) in [
      ("B=", "[msgAuthoritativeEngineBoots!=INT]"), ("T=", "[msgAuthoritativeEngineTime!=INT]"),
    ] {
      guard let number = try inner.next(.integer, else: complaint, into: &line) else { return }
      guard line.options.isVerbose else { continue }
      line.write(label)
      line.write(decimal: try number.integer(reader.bytes))
      line.write(" ")
    }
    guard let name = try inner.next(.string, else: "[msgUserName!=STR]", into: &line) else {
      return
    }
    line.write("U=")
    try name.write(reader.bytes, into: &line)
    line.write(" ")
    for complaint in ["[msgAuthenticationParameters!=STR]", "[msgPrivacyParameters!=STR]"] {
      guard try inner.next(.string, else: complaint, into: &line) != nil else { return }
    }
    inner.complainOfRest("usm SEQ", into: &line)
  }

  private static func writeScope(
    _ reader: inout ElementReader, into line: inout DumpLine
  ) throws(Flaw) {
    guard let scope = try reader.next(.sequence, else: "[!scoped PDU]", into: &line) else {
      return
    }
    var inner = reader.inside(scope)
    guard let engine = try inner.next(.string, else: "[contextEngineID!=STR]", into: &line)
    else { return }
    line.write("E=")
    BasicEncoding.writeOctets(
      try inner.bytes.slice(at: engine.start, count: engine.length), into: &line)
    line.write(" ")
    guard let name = try inner.next(.string, else: "[contextName!=STR]", into: &line) else {
      return
    }
    line.write("C=")
    try name.write(inner.bytes, into: &line)
    line.write(" ")
    try writeMessage(&inner, 3, into: &line)
  }
}
