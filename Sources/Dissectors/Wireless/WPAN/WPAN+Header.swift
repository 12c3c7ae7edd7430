import Addresses
import Dissection

extension WPAN {
  /// A frame, as far as it has been read.
  struct Reader: ~Escapable {
    private let bytes: Span<UInt8>
    private(set) var offset = 2
    /// Where the payload ends.
    private var end: Int

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) {
      self.bytes = bytes
      end = bytes.count
    }

    /// What has not been read.
    @_lifetime(copy self)
    func rest() -> Span<UInt8> { bytes.upTo(end).from(offset) }

    /// How many bytes have not been read.
    var remaining: Int { max(0, end - offset) }

    /// Whether so many bytes are left; if not, the text says what they should have been.
    func has(_ count: Int, _ name: StaticString, into line: inout DumpLine) -> Bool {
      guard remaining < count else { return true }
      line.write("[ERROR: Truncated before ")
      line.write(name)
      line.write("]")
      return false
    }

    mutating func byte() throws(Flaw) -> UInt8 {
      defer { offset += 1 }
      return try bytes.uint8(at: offset)
    }

    mutating func word() throws(Flaw) -> UInt16 {
      defer { offset += 2 }
      return try bytes.littleUInt16(at: offset)
    }

    mutating func skip(_ count: Int) { offset += count }

    /// Sequence number, addresses and security; false where they are not all there.
    mutating func dumpHeader(
      _ control: Control, into line: inout DumpLine
    ) throws(Flaw) -> Bool {
      line.write("v", control.version, " ")
      if line.options.verbosity > 2 {
        if control.isSecured { line.write("Security Enabled, ") }
        if control.word & 0x10 != 0 { line.write("Frame Pending, ") }
        if control.word & 0x20 != 0 { line.write("AR, ") }
        if control.isCompressed { line.write("PAN ID Compression, ") }
        if control.isWithoutSequence { line.write("Sequence Number Suppression, ") }
        if control.hasElements { line.write("IE present, ") }
      }
      if control.isWithoutSequence {
        if control.version < 2 {
          line.write("[ERROR: Sequence number suppressed on frames where version < 2]")
        }
        if line.options.isVerbose { line.write("seq suppressed ") }
      } else {
        let sequence = try byte()
        if line.options.isVerbose { line.write("seq ", hex: sequence, digits: 2, " ") }
      }
      guard control.sourceMode != 1 else {
        line.write("[ERROR: Invalid src address mode]")
        return false
      }
      guard control.destinationMode != 1 else {
        line.write("[ERROR: Invalid dst address mode]")
        return false
      }
      let isSingle = control.destinationMode == 0 || control.sourceMode == 0
      if control.version < 2, control.isCompressed, isSingle {
        line.write(
          "[ERROR: PAN ID Compression != 0, and only one address with frame version < 2]")
      }
      let networks = control.networks
      guard try dumpAddress(networks.destination, control.destinationMode, into: &line) else {
        return false
      }
      line.write("< ")
      guard try dumpAddress(networks.source, control.sourceMode, into: &line) else {
        return false
      }
      guard control.isSecured else { return true }
      return try dumpSecurity(into: &line)
    }

    /// `1211:1413 `, `-:none `; the lowest byte of an address comes first.
    mutating func dumpAddress(
      _ hasNetwork: Bool, _ mode: UInt16, into line: inout DumpLine
    ) throws(Flaw) -> Bool {
      if hasNetwork {
        guard has(2, "dst_pan", into: &line) else { return false }
        line.write("", hex: try word(), digits: 4, ":")
      } else {
        line.write("-:")
      }
      switch mode {
      case 2:
        guard has(2, "dst_addr", into: &line) else { return false }
        line.write("", hex: try word(), digits: 4, " ")
      case 3:
        guard has(8, "dst_addr", into: &line) else { return false }
        try writeExtended(into: &line)
        line.write(" ")
      default: line.write("none ")
      }
      return true
    }

    mutating func writeExtended(into line: inout DumpLine) throws(Flaw) {
      for index in 0..<8 {
        if index > 0 { line.write(":") }
        line.write(hex: try bytes.uint8(at: offset + 7 - index), digits: 2)
      }
      offset += 8
    }

    /// The auxiliary security header (§9.4); the check value behind the payload is left out.
    private mutating func dumpSecurity(into line: inout DumpLine) throws(Flaw) -> Bool {
      guard has(1, "Aux Security Header", into: &line) else { return false }
      let control = try byte()
      let (level, mode) = (control & 7, control >> 3 & 3)
      let isVerbose = line.options.isVerbose
      let isDetailed = line.options.verbosity > 1
      if isVerbose {
        line.write("\n\tSecurity Level ", level)
        line.write(", Key Id Mode ", mode, ", ")
      }
      if control & 0x20 == 0 {
        guard has(4, "Frame Counter", into: &line) else { return false }
        let low = UInt32(try word())
        let counter = UInt32(try word()) << 16 | low
        if isDetailed { line.write("Frame Counter 0x", hex: counter, digits: 8, " ") }
      }
      switch mode {
      case 0: if isDetailed { line.write("Implicit") }
      case 1: break
      case 2:
        guard has(4, "Key Source", into: &line) else { return false }
        let network = try word()
        let address = try word()
        if isDetailed {
          line.write("KeySource 0x", hex: network, digits: 4, ":")
          // The second half is written as tcpdump writes it, with what its format left over.
          line.write("", hex: address, "4x, ")
        }
      default:
        guard has(8, "Key Source", into: &line) else { return false }
        if isDetailed {
          line.write("KeySource ")
          try writeExtended(into: &line)
          line.write(", ")
          // As in tcpdump, the key's index is looked for four bytes on.
          skip(-4)
        } else {
          skip(4)
        }
      }
      if mode > 0 {
        guard has(1, "Key Index", into: &line) else { return false }
        let index = try byte()
        if isDetailed { line.write("KeyIndex 0x", hex: index, digits: 2, ", ") }
      }
      let checkLength = level & 3 == 0 ? 0 : 2 << Int(level & 3)
      return cut(checkLength, into: &line)
    }

    /// Leaves out the check value at the end.
    private mutating func cut(_ count: Int, into line: inout DumpLine) -> Bool {
      guard has(count, "MIC", into: &line) else { return false }
      end -= count
      return true
    }

    /// A multipurpose frame (§7.3.5), whose frame control has one byte or two.
    mutating func dumpMultipurpose(
      _ control: UInt16, into line: inout DumpLine
    ) throws(Flaw) -> Bool {
      let isLong = control & 0x08 != 0
      offset = isLong ? 2 : 1
      let (destinationMode, sourceMode) = (control >> 4 & 3, control >> 6 & 3)
      let hasNetwork = isLong && control & 0x0100 != 0
      let isWithoutSequence = isLong && control & 0x0400 != 0
      if isLong { line.write("v", control >> 12 & 3, " ") }
      if !isWithoutSequence {
        let sequence = try byte()
        if line.options.isVerbose { line.write("seq ", hex: sequence, digits: 2, " ") }
      }
      guard sourceMode != 1 else {
        line.write("[ERROR: Invalid src address mode]")
        return false
      }
      guard destinationMode != 1 else {
        line.write("[ERROR: Invalid dst address mode]")
        return false
      }
      guard try dumpAddress(hasNetwork, destinationMode, into: &line) else { return false }
      line.write("<  ")
      guard try dumpAddress(false, sourceMode, into: &line) else { return false }
      guard !isLong || control & 0x0200 == 0 else { return try dumpSecurity(into: &line) }
      return true
    }
  }
}
