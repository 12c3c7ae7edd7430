import Dissection

// MARK: External data representation, RFC 4506

extension NFS {
  /// Reads a message's words, one after the other.
  struct Reader: ~Escapable {
    let bytes: Span<UInt8>
    var place: Int
    /// How long the message was on the wire.
    let length: Int
    let isVersion3: Bool

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, at place: Int, length: Int, isVersion3: Bool) {
      self.bytes = bytes
      self.place = place
      self.length = length
      self.isVersion3 = isVersion3
    }

    mutating func word() throws(Flaw) -> UInt32 {
      let word = try bytes.uint32(at: place)
      place += 4
      return word
    }

    mutating func longWord() throws(Flaw) -> UInt64 {
      let word = try bytes.uint64(at: place)
      place += 8
      return word
    }

    mutating func skip(_ words: Int) throws(Flaw) {
      try bytes.require(place + 4 * words)
      place += 4 * words
    }

    /// Passes over credentials or a verifier; says so where they cannot be that long.
    mutating func skipAuthenticator(
      _ name: StaticString, into line: inout DumpLine
    ) throws(Flaw) {
      let size = try bytes.uint32(at: place + 4)
      guard Int(size) <= length else {
        line.write(" [")
        line.write(name)
        line.write(" length ", size)
        line.write(" > ", length, "]")
        line.writeInvalid()
        throw .truncated(need: Int(size), have: length)
      }
      place += 8 + (Int(size) + 3) / 4 * 4
      try bytes.require(place)
    }

    // MARK: Parts

    /// `%o`
    static func write(octal value: UInt32, into line: inout DumpLine) {
      var shift = 30
      while shift > 0, value >> UInt32(shift) == 0 { shift -= 3 }
      while shift >= 0 {
        line.write(byte: 0x30 + UInt8(truncatingIfNeeded: value >> UInt32(shift) & 7))
        shift -= 3
      }
    }

    /// ` fh Unknown/F0C862C6…`: what only its server understands.
    mutating func writeHandle(into line: inout DumpLine) throws(Flaw) {
      let size = isVersion3 ? Int(try word()) : 32
      let handle = try bytes.slice(at: place, count: size)
      if line.options.rawHandles {
        line.write(" fh[")
        for index in 0..<(size / 4) {
          line.write(index > 0 ? ":" : "", hex: try handle.uint32(at: 4 * index))
        }
        line.write("]")
      } else {
        try writeDecoded(handle, into: &line)
      }
      place += size / 4 * 4
    }

    private func writeDecoded(_ handle: Span<UInt8>, into line: inout DumpLine) throws(Flaw) {
      if Self.isVMS(handle) {
        // A volume's name, and a file's number in it.
        line.write(" fh ")
        line.write(untrustedCString: handle.from(1).upTo(handle.count / 4))
        let high = UInt32(handle[26]) << 24 | UInt32(handle[27]) << 16
        return line.write("/", high | UInt32(try handle.littleUInt16(at: 24)))
      }
      line.write(" fh Unknown/")
      let shown = handle.upTo(32)
      for index in shown.indices {
        let (high, low) = (shown[index] >> 4, shown[index] & 15)
        line.write(byte: high < 10 ? 0x30 + high : 0x37 + high)
        line.write(byte: low < 10 ? 0x30 + low : 0x37 + low)
      }
    }

    /// Whether a handle is one of VMS, which holds the name of a volume.
    private static func isVMS(_ handle: Span<UInt8>) -> Bool {
      guard handle.count >= 28 else { return false }
      var hasEnded = false
      for index in 1..<14 {
        if handle[index] == 0 {
          hasEnded = true
        } else if hasEnded || !(0x20..<0x7f).contains(handle[index]) {
          return false
        }
      }
      return handle[1] != 0
    }

    /// `"name"`
    mutating func writeName(into line: inout DumpLine) throws(Flaw) {
      let size = try word()
      guard size <= UInt32.max - 3 else {
        line.write("[cannot pad to 32-bit boundaries]")
        line.writeInvalid()
        throw .truncated(need: Int(size), have: bytes.count)
      }
      line.write("\"")
      line.write(untrusted: bytes.from(place).upTo(Int(size)))
      line.write("\"")
      try bytes.require(place + Int(size))
      place += (Int(size) + 3) / 4 * 4
    }

    mutating func writeHandleAndName(into line: inout DumpLine) throws(Flaw) {
      try writeHandle(into: &line)
      line.write(" ")
      try writeName(into: &line)
    }

    /// `1535100894.465310536`
    mutating func writeTime(_ label: String, into line: inout DumpLine) throws(Flaw) {
      let seconds = try word()
      let fraction = try word()
      line.write(label, seconds, ".")
      line.write(decimal: fraction, digits: 6)
    }

    /// What a file is: the more, the more is asked for.
    mutating func writeAttributes(_ verbosity: Int, into line: inout DumpLine) throws(Flaw) {
      let end = place + (isVersion3 ? 84 : 68)
      if verbosity > 0 {
        line.write(" ", try word(), in: fileTypes, unknown: .decimal("unk-ft ", suffix: " "))
        let mode = try word()
        let links = try word()
        line.write(" ")
        Self.write(octal: mode, into: &line)
        line.write(" ids ", try word())
        line.write("/", try word())
        if isVersion3 {
          line.write(" sz ", try longWord())
        } else {
          line.write(" sz ", try word())
        }
        if verbosity > 1 { try writeMoreAttributes(links, into: &line) }
      }
      place = end
      try bytes.require(verbosity > 0 ? 0 : end)
    }

    private mutating func writeMoreAttributes(
      _ links: UInt32, into line: inout DumpLine
    ) throws(Flaw) {
      line.write(" nlink ", links)
      if isVersion3 {
        try skip(2)
        line.write(" rdev ", try word())
        line.write("/", try word())
        line.write(" fsid ", hex: try longWord())
        line.write(" fileid ", hex: try longWord())
      } else {
        try skip(1)
        line.write(" rdev 0x", hex: try word())
        try skip(1)
        line.write(" fsid 0x", hex: try word())
        line.write(" nodeid 0x", hex: try word())
      }
      try writeTime(" a/m/ctime ", into: &line)
      try writeTime(" ", into: &line)
      try writeTime(" ", into: &line)
    }

    mutating func writeLaterAttributes(
      _ verbosity: Int, into line: inout DumpLine
    ) throws(Flaw) {
      guard try word() != 0 else { return }
      try writeAttributes(verbosity, into: &line)
    }

    /// ` PRE: sz 0 mtime … POST: REG 100644 …`: a file before and after.
    mutating func writeChange(_ verbosity: Int, into line: inout DumpLine) throws(Flaw) {
      if verbosity > 1 { line.write(" PRE:") }
      if try word() != 0 {
        if verbosity > 1 {
          line.write(" sz ", try longWord())
          try writeTime(" mtime ", into: &line)
          try writeTime(" ctime ", into: &line)
        } else {
          try skip(6)
        }
      }
      if verbosity > 0 { line.write(" POST:") }
      try writeLaterAttributes(verbosity, into: &line)
    }
  }
}
