public import Dissection

// MARK: Print

extension DNS {
  /// `17177+ [1au] A? www.tcpdump.org. (56)`; over TCP the message's length comes first.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard line.transport.kind == .tcp else {
      return try dumpMessage(bytes, length: length, isMulticast: false, into: &line)
    }
    guard length >= 2 else {
      line.writeContradiction("DNS over TCP: length", length, "<", 2)
      return line.writeInvalid()
    }
    let prefix = Int(try bytes.uint16(at: 0))
    guard prefix == length - 2 else {
      line.write(" [prefix length(")
      line.write(decimal: prefix)
      line.write(") != length(")
      line.write(decimal: length - 2)
      line.write(")]")
      return line.writeInvalid()
    }
    line.write(" ")
    try dumpMessage(bytes.from(2), length: length - 2, isMulticast: false, into: &line)
  }

  static func dumpMessage(
    _ bytes: Span<UInt8>, length: Int, isMulticast: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= headerLength else {
      line.write("domain")
      line.writeContradiction("length", length, "<", headerLength)
      return line.writeInvalid()
    }
    let message = try DNS(bytes, length: length, isMulticast: isMulticast)
    if message.isResponse {
      try message.writeResponse(into: &line)
    } else {
      try message.writeQuery(into: &line)
    }
    line.write(" (")
    line.write(decimal: length)
    line.write(")")
  }

  // MARK: Query and response

  private func writeQuery(into line: inout DumpLine) throws(Flaw) {
    line.write(decimal: identifier)
    line.write(Self.operations[Int(operation)])
    if flags & 0x0100 != 0 { line.write("+") }
    if flags & 0x0010 != 0 { line.write("%") }
    if flags & 0x06cf != 0 {
      line.write(" [b2&3=0x")
      line.write(hex: flags)
      line.write("]")
    }
    // An inverse query (RFC 1035 §6.4) has an answer and asks for the question.
    if operation == 1 {
      if questions != 0 { Self.writeCount(questions, "q", into: &line) }
      if answers != 1 { Self.writeCount(answers, "a", into: &line) }
    } else {
      if answers != 0 { Self.writeCount(answers, "a", into: &line) }
      if questions != 1 { Self.writeCount(questions, "q", into: &line) }
    }
    if authorities != 0 { Self.writeCount(authorities, "n", into: &line) }
    if additional != 0 { Self.writeCount(additional, "au", into: &line) }
    var place = Self.headerLength
    var rest = questions
    while rest > 0 {
      place = try writeQuestion(at: place, into: &line)
      rest -= 1
    }
    guard line.options.verbosity > 1 else { return }
    try writeSection(answers, "", at: &place, into: &line)
    try writeSection(authorities, " ns:", at: &place, into: &line)
    try writeSection(additional, " ar:", at: &place, into: &line)
  }

  private func writeResponse(into line: inout DumpLine) throws(Flaw) {
    line.write(decimal: identifier)
    line.write(Self.operations[Int(operation)])
    Self.writeResponseCode(responseCode, into: &line)
    if flags & 0x0400 != 0 { line.write("*") }
    if flags & 0x0080 == 0 { line.write("-") }
    if flags & 0x0200 != 0 { line.write("|") }
    if flags & 0x0020 != 0 { line.write("$") }
    if questions != 1 { Self.writeCount(questions, "q", into: &line) }
    var place = Self.headerLength
    for index in 0..<questions {
      if index > 0 { line.write(",") }
      if line.options.verbosity > 1 {
        line.write(" q:")
        place = try writeQuestion(at: place, into: &line)
      } else {
        place = try DomainName.end(in: bytes, at: place) + 4
      }
    }
    line.write(" ")
    line.write(decimal: answers)
    line.write("/")
    line.write(decimal: authorities)
    line.write("/")
    line.write(decimal: additional)
    try writeSection(answers, "", at: &place, into: &line)
    guard line.options.verbosity > 1 else { return }
    try writeSection(authorities, " ns:", at: &place, into: &line)
    try writeSection(additional, " ar:", at: &place, into: &line)
  }

  private static func writeCount(_ count: Int, _ unit: String, into line: inout DumpLine) {
    line.write(" [")
    line.write(decimal: count)
    line.write(unit)
    line.write("]")
  }

  /// ` ns: tcpdump.org. NS nic.sandelman.ca., tcpdump.org. NS sns.cooperix.net.`
  private func writeSection(
    _ count: Int, _ title: String, at place: inout Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard count > 0 else { return }
    let isAnswer = isResponse && title.isEmpty
    if !isAnswer { try bytes.require(place + 1) }
    line.write(title)
    for index in 0..<count {
      if index > 0 { line.write(",") }
      place = try writeRecord(at: place, into: &line)
      if index < count - 1 { try bytes.require(place + 1) }
    }
  }

  /// ` A? www.tcpdump.org.`; where the question ends.
  private func writeQuestion(at start: Int, into line: inout DumpLine) throws(Flaw) -> Int {
    let end = try DomainName.end(in: bytes, at: start)
    let type = try bytes.uint16(at: end)
    var kind = try bytes.uint16(at: end + 2)
    line.write(" ")
    line.write(type, in: Self.types, unknown: .decimal("Type"))
    let asksForOne = kind & 0x8000 != 0
    if isMulticast { kind &= 0x7fff }
    Self.writeClass(kind, into: &line)
    if isMulticast { line.write(asksForOne ? " (QU)" : " (QM)") }
    line.write("? ")
    _ = try DomainName.write(bytes, at: start, into: &line)
    return end + 4
  }

  static func writeClass(_ kind: UInt16, into line: inout DumpLine) {
    guard kind != 1 else { return }
    line.write(" ")
    line.write(kind, in: classes, unknown: .decimal("(Class ", suffix: ")"))
  }

  // MARK: Extended response code

  /// The response code with its upper bits, which are in the OPT record (RFC 6891 §6.1.3).
  private var responseCode: UInt16 {
    let low = bytes[Self.responseCode]
    guard additional > 0, let high = try? extendedCode() else { return low }
    return UInt16(high) << 4 | low
  }

  private func extendedCode() throws(Flaw) -> UInt8 {
    var place = Self.headerLength
    for _ in 0..<questions { place = try DomainName.end(in: bytes, at: place) + 4 }
    let before = answers + authorities
    for index in 0..<(before + additional) {
      let end = try DomainName.end(in: bytes, at: place)
      let isOption = try bytes.uint16(at: end) == Self.optionType
      if isOption, index >= before { return try bytes.uint8(at: end + 4) }
      place = end + 10 + Int(try bytes.uint16(at: end + 8))
    }
    return 0
  }

  private static func writeResponseCode(_ code: UInt16, into line: inout DumpLine) {
    if Int(code) < responses.count { return line.write(responses[Int(code)]) }
    line.write(" Resp")
    line.write(decimal: code)
  }
}
