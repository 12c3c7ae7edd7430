import Dissection

// MARK: Arguments and results, RFC 1813 §3.3

extension NFS.Reader {
  mutating func writeArguments(
    _ procedure: UInt32, into line: inout DumpLine
  ) throws(Flaw) {
    guard (1...21).contains(procedure) else { return }
    try skipAuthenticator("credentials", into: &line)
    try skipAuthenticator("verifier", into: &line)
    let isVerbose = line.options.isVerbose
    switch procedure {
    case 1, 2, 5, 18, 19, 20: try writeHandle(into: &line)
    case 3, 8, 9, 12, 13: try writeHandleAndName(into: &line)
    case 4:
      try writeHandle(into: &line)
      writeAccess(try word(), into: &line)
    case 6:
      try writeHandle(into: &line)
      let offset = isVersion3 ? try longWord() : UInt64(try word())
      line.write(" ", try word(), " bytes @ ")
      line.write(decimal: offset)
    case 7: try writeWrite(into: &line)
    case 10:
      try writeHandleAndName(into: &line)
      line.write(" ->")
      var settings = Settings()
      if isVersion3 { settings = try self.settings() }
      try writeName(into: &line)
      if isVersion3, isVerbose { settings.write(into: &line) }
    case 11:
      try writeHandleAndName(into: &line)
      let type = try word()
      let settings = try settings()
      line.write(" ", type, in: NFS.fileTypes, unknown: .decimal("unk-ft "))
      guard isVerbose else { return }
      if type == 3 || type == 4 {
        line.write(" ", try word())
        line.write("/", try word())
      }
      settings.write(into: &line)
    case 14:
      try writeHandleAndName(into: &line)
      line.write(" ->")
      try writeHandleAndName(into: &line)
    case 15:
      try writeHandle(into: &line)
      line.write(" ->")
      try writeHandleAndName(into: &line)
    case 16: try writeDirectoryRead(into: &line)
    case 17:
      try writeHandle(into: &line)
      let cookie = try longWord()
      let verifier = (try word(), try word())
      line.write(" ", try word(), " bytes @ ")
      line.write(decimal: cookie)
      guard isVerbose else { return }
      line.write(" max ", try word())
      line.write(" verf ", hex: verifier.0, digits: 8)
      line.write(hex: verifier.1, digits: 8)
    default:
      try writeHandle(into: &line)
      let offset = try longWord()
      line.write(" ", try word(), " bytes @ ")
      line.write(decimal: offset)
    }
  }

  private mutating func writeWrite(into line: inout DumpLine) throws(Flaw) {
    try writeHandle(into: &line)
    if isVersion3 {
      let offset = try longWord()
      let count = try word()
      let mode = try word()
      line.write(" ", try word(), " (")
      line.write(decimal: count)
      line.write(") bytes @ ", offset)
      guard line.options.isVerbose else { return }
      line.write(" <", mode, in: NFS.writeModes, unknown: .decimal("#"), ">")
    } else {
      let begin = try word()
      let offset = try word()
      let total = try word()
      line.write(" ", try word(), " (")
      line.write(decimal: total)
      line.write(") bytes @ ", offset)
      line.write(" (", begin, ")")
    }
  }

  private mutating func writeDirectoryRead(into line: inout DumpLine) throws(Flaw) {
    try writeHandle(into: &line)
    guard isVersion3 else {
      let cookie = try word()
      line.write(" ", try word(), " bytes @ ")
      return line.write(decimal: Int32(bitPattern: cookie))
    }
    let cookie = try longWord()
    let verifier = (try word(), try word())
    line.write(" ", try word(), " bytes @ ")
    line.write(decimal: Int64(bitPattern: cookie))
    guard line.options.isVerbose else { return }
    line.write(" verf ", hex: verifier.0, digits: 8)
    line.write(hex: verifier.1, digits: 8)
  }

  /// The attributes that a new file shall have.
  struct Settings {
    var mode: UInt32?
    var user: UInt32?
    var group: UInt32?
    var accessed: (UInt32, UInt32)?
    var modified: (UInt32, UInt32)?

    func write(into line: inout DumpLine) {
      if let mode {
        line.write(" mode ")
        NFS.Reader.write(octal: mode, into: &line)
      }
      if let user { line.write(" uid ", user) }
      if let group { line.write(" gid ", group) }
      guard line.options.verbosity > 1 else { return }
      if let accessed { Self.write(" atime ", accessed, into: &line) }
      if let modified { Self.write(" mtime ", modified, into: &line) }
    }

    private static func write(
      _ label: String, _ time: (UInt32, UInt32), into line: inout DumpLine
    ) {
      line.write(label, time.0, ".")
      line.write(decimal: time.1, digits: 6)
    }
  }

  /// Reads settings as tcpdump does, who takes the size for one word.
  private mutating func settings() throws(Flaw) -> Settings {
    var settings = Settings()
    if try word() != 0 { settings.mode = try word() }
    if try word() != 0 { settings.user = try word() }
    if try word() != 0 { settings.group = try word() }
    if try word() != 0 { try skip(1) }
    if try word() == 2 { settings.accessed = (try word(), try word()) }
    if try word() == 2 { settings.modified = (try word(), try word()) }
    return settings
  }

  private func writeAccess(_ access: UInt32, into line: inout DumpLine) {
    guard access & ~0x3f == 0 else {
      return line.write(" NFS_ACCESS_??", hex: access, digits: 4)
    }
    if access == 0x3f { return line.write(" NFS_ACCESS_FULL") }
    if access == 0 { return line.write(" <none>") }
    var separator: StaticString = " "
    for (bit, name) in ["READ", "LOOKUP", "MODIFY", "EXTEND", "DELETE", "EXECUTE"].enumerated()
    where access >> UInt32(bit) & 1 != 0 {
      line.write(separator)
      line.write("NFS_ACCESS_")
      line.write(name)
      separator = "|"
    }
  }

  // MARK: Results

  /// The status, said unless it is good; nil where the call itself was refused.
  private mutating func status(into line: inout DumpLine) throws(Flaw) -> UInt32? {
    let size = Int(try bytes.uint32(at: place + 4))
    guard size < length else { throw .truncated(need: size, have: length) }
    place += 8 + size / 4 * 4
    let accepted = try word()
    guard accepted == 0 else {
      line.write(" ", accepted, in: NFS.acceptErrors, unknown: .decimal("ar_stat "))
      return nil
    }
    let status = try word()
    if status != 0, !line.options.isQuiet {
      line.write(" ERROR: ", status, in: NFS.statuses, unknown: .decimal("unk "))
    }
    return status
  }

  mutating func writeResults(
    _ procedure: UInt32, into line: inout DumpLine
  ) throws(Flaw) {
    guard (1...21).contains(procedure) else { return }
    guard let status = try status(into: &line) else { return }
    let verbosity = line.options.verbosity
    let isGood = status == 0
    switch procedure {
    case 1:
      guard isGood else { return }
      try writeAttributes(line.options.isQuiet ? 0 : 1, into: &line)
    case 2:
      if isVersion3 {
        try writeChange(verbosity, into: &line)
      } else if isGood {
        try writeAttributes(line.options.isQuiet ? 0 : 1, into: &line)
      }
    case 3: try writeLookup(isGood, into: &line)
    case 4:
      if verbosity > 0 { line.write(" attr:") }
      try writeLaterAttributes(verbosity, into: &line)
      if isGood { line.write(" c ", hex: try word(), digits: 4) }
    case 5:
      guard isGood else { return }
      if isVersion3 { try writeLaterAttributes(verbosity, into: &line) }
      line.write(" ")
      try writeName(into: &line)
    case 6: try writeRead(isGood, into: &line)
    case 7: try writeWritten(isGood, into: &line)
    case 8, 9: try writeCreated(isGood, into: &line)
    case 10, 11:
      guard isVersion3 else { return }
      if isGood {
        if try word() != 0 { try writeHandle(into: &line) }
        try writeLaterAttributes(verbosity, into: &line)
      }
      try writeDirectoryChange(isGood, into: &line)
    case 12, 13:
      guard isVersion3, verbosity > 0 else { return }
      try writeChange(verbosity, into: &line)
    case 14:
      guard isVersion3, verbosity > 0 else { return }
      line.write(" from:")
      try writeChange(verbosity, into: &line)
      line.write(" to:")
      try writeChange(verbosity, into: &line)
    case 15:
      guard isVersion3, verbosity > 0 else { return }
      line.write(" file POST:")
      try writeLaterAttributes(verbosity, into: &line)
      line.write(" dir:")
      try writeChange(verbosity, into: &line)
    case 16, 17: try writeEntries(isGood, into: &line)
    case 18: try writeSpace(isGood, into: &line)
    case 19: try writeLimits(isGood, into: &line)
    case 20: try writePathLimits(isGood, into: &line)
    default:
      guard verbosity > 0 else { return }
      try writeChange(verbosity, into: &line)
      if isGood, verbosity > 1 { line.write(" verf ", hex: try longWord()) }
    }
  }

  private mutating func writeLookup(
    _ isGood: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    let verbosity = line.options.verbosity
    if isVersion3 {
      if isGood {
        try writeHandle(into: &line)
        try writeLaterAttributes(verbosity, into: &line)
      }
      guard verbosity > 1 else { return }
      line.write(" post dattr:")
      try writeLaterAttributes(verbosity, into: &line)
    } else if isGood {
      try writeHandle(into: &line)
      try writeAttributes(verbosity, into: &line)
    }
  }

  private mutating func writeRead(_ isGood: Bool, into line: inout DumpLine) throws(Flaw) {
    let verbosity = line.options.verbosity
    if isVersion3 {
      try writeLaterAttributes(verbosity, into: &line)
      guard isGood, verbosity > 0 else { return }
      line.write(" ", try word(), " bytes")
      if try word() != 0 { line.write(" EOF") }
    } else if isGood {
      try writeAttributes(verbosity, into: &line)
    }
  }

  private mutating func writeWritten(_ isGood: Bool, into line: inout DumpLine) throws(Flaw) {
    let verbosity = line.options.verbosity
    guard isVersion3 else {
      if isGood { try writeAttributes(verbosity, into: &line) }
      return
    }
    if isGood, verbosity == 0 { return }
    try writeChange(verbosity, into: &line)
    guard isGood, verbosity > 0 else { return }
    line.write(" ", try word(), " bytes")
    guard verbosity > 1 else { return }
    line.write(" <", try word(), in: NFS.writeModes, unknown: .decimal("#"), ">")
    line.write(" verf ", hex: try longWord())
  }

  private mutating func writeCreated(_ isGood: Bool, into line: inout DumpLine) throws(Flaw) {
    let verbosity = line.options.verbosity
    if isVersion3 {
      if isGood {
        if try word() != 0 { try writeHandle(into: &line) }
        try writeLaterAttributes(verbosity, into: &line)
      }
      try writeDirectoryChange(isGood, into: &line)
    } else if isGood {
      try writeHandle(into: &line)
      try writeAttributes(verbosity, into: &line)
    }
  }

  private mutating func writeDirectoryChange(
    _ isGood: Bool, into line: inout DumpLine
  ) throws(Flaw) {
    if isGood {
      guard line.options.verbosity > 1 else { return }
      line.write(" dir attr:")
    }
    try writeChange(line.options.verbosity, into: &line)
  }

  private mutating func writeEntries(_ isGood: Bool, into line: inout DumpLine) throws(Flaw) {
    let verbosity = line.options.verbosity
    guard isVersion3 else {
      if isGood, line.options.isVerbose {
        line.write(" offset 0x", hex: try word())
        line.write(" size ", try word())
        if try word() != 0 { line.write(" eof") }
      }
      return
    }
    if verbosity > 0 { line.write(" POST:") }
    try writeLaterAttributes(verbosity, into: &line)
    guard isGood, verbosity > 0 else { return }
    line.write(" verf ", hex: try word(), digits: 8)
    line.write(hex: try word(), digits: 8)
  }

  private mutating func writeSpace(_ isGood: Bool, into line: inout DumpLine) throws(Flaw) {
    let verbosity = line.options.verbosity
    if isVersion3 {
      if verbosity > 0 { line.write(" POST:") }
      try writeLaterAttributes(verbosity, into: &line)
    }
    guard isGood else { return }
    if isVersion3 {
      line.write(" tbytes ", try longWord())
      line.write(" fbytes ", try longWord())
      line.write(" abytes ", try longWord())
      guard verbosity > 0 else { return }
      line.write(" tfiles ", try longWord())
      line.write(" ffiles ", try longWord())
      line.write(" afiles ", try longWord())
      line.write(" invar ", try word())
    } else {
      line.write(" tsize ", try word())
      line.write(" bsize ", try word())
      line.write(" blocks ", try word())
      line.write(" bfree ", try word())
      line.write(" bavail ", try word())
    }
  }

  private mutating func writeLimits(_ isGood: Bool, into line: inout DumpLine) throws(Flaw) {
    let verbosity = line.options.verbosity
    if verbosity > 0 { line.write(" POST:") }
    try writeLaterAttributes(verbosity, into: &line)
    guard isGood else { return }
    line.write(" rtmax ", try word())
    line.write(" rtpref ", try word())
    let readMultiple = try word()
    line.write(" wtmax ", try word())
    line.write(" wtpref ", try word())
    let writeMultiple = try word()
    line.write(" dtpref ", try word())
    guard verbosity > 0 else { return }
    line.write(" rtmult ", readMultiple)
    line.write(" wtmult ", writeMultiple)
    line.write(" maxfsz ", try longWord())
    try writeTime(" delta ", into: &line)
    line.write(" ")
  }

  private mutating func writePathLimits(_ isGood: Bool, into line: inout DumpLine) throws(Flaw) {
    let verbosity = line.options.verbosity
    if verbosity > 0 { line.write(" POST:") }
    try writeLaterAttributes(verbosity, into: &line)
    guard isGood else { return }
    line.write(" linkmax ", try word())
    line.write(" namemax ", try word())
    line.write(try word() != 0 ? " notrunc" : " ")
    line.write(try word() != 0 ? " chownres" : " ")
    line.write(try word() != 0 ? " igncase" : " ")
    line.write(try word() != 0 ? " keepcase" : " ")
  }
}
