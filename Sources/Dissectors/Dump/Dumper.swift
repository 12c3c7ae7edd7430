import Bytes
import Dissection
public import Frames

/// Writes packets as tcpdump does, one after the other.
///
///     var dumper = Dumper(options: options)
///     dumper.dump(frame, number: 1)      // text gathers in dumper.line.text
public struct Dumper: ~Copyable {
  /// More bytes than any honest packet has.
  static let lengthLimit = 262_144

  public var line: DumpLine
  private var clock = DumpClock()

  public init(options: DumpOptions) {
    line = DumpLine(options: options)
  }

  /// Writes one packet with its number, its time and its bytes, as the options have it.
  public mutating func dump(_ frame: Frame, number: UInt64) {
    line.begin()
    if line.options.showsNumber {
      line.write(decimal: number, width: 5)
      line.write("  ")
    }
    if line.options.showsLengths {
      line.write("caplen ")
      line.write(decimal: frame.bytes.count)
      line.write(" len ")
      line.write(decimal: frame.originalLength)
      line.write(" ")
    }
    guard isSane(frame) else { return line.write("\n") }
    clock.write(frame.timestamp, into: &line)
    let length = frame.originalLength
    var headerLength = 0
    do throws(Flaw) {
      headerLength = try line.dump(frame.bytes, length: length, linkType: frame.linkType)
    } catch {
      switch error {
      case .truncated: line.writeTruncated()
      case .malformed(let reason):
        line.write(" [")
        line.write(reason)
        line.write("]")
        line.writeInvalid()
      }
    }
    writeBytes(frame.bytes, headerLength: headerLength)
    line.write("\n")
  }

  /// Says what is wrong with lengths that contradict each other.
  private mutating func isSane(_ frame: Frame) -> Bool {
    let (captured, length) = (frame.bytes.count, frame.originalLength)
    if captured == 0 {
      line.write("[Invalid header: caplen==0")
      if length == 0 { line.write(", len==0") }
      if length > Self.lengthLimit { writeOver("len", length) }
    } else if length == 0 {
      line.write("[Invalid header: len==0")
    } else if length < captured {
      line.write("[Invalid header: len(")
      line.write(decimal: length)
      line.write(") < caplen(")
      line.write(decimal: captured)
      line.write(")")
    } else if captured > Self.lengthLimit || length > Self.lengthLimit {
      line.write("[Invalid header:")
      if captured > Self.lengthLimit { writeOver("caplen", captured, separator: " ") }
      if length > Self.lengthLimit {
        writeOver("len", length, separator: captured > Self.lengthLimit ? ", " : " ")
      }
    } else {
      return true
    }
    line.write("]")
    return false
  }

  private mutating func writeOver(_ name: String, _ value: Int, separator: String = ", ") {
    line.write(separator)
    line.write(name)
    line.write("(")
    line.write(decimal: value)
    line.write(") > ")
    line.write(decimal: Self.lengthLimit)
  }

  /// The bytes of the packet behind the line: `-x`, `-X`, `-A` and their doubles.
  private mutating func writeBytes(_ bytes: Span<UInt8>, headerLength: Int) {
    guard let shown = line.options.bytes else { return }
    let from = shown.withLink ? 0 : headerLength
    guard shown.withLink || bytes.count > from else { return }
    switch shown.form {
    case .hex: line.writeHex(bytes.from(from))
    case .hexAndText: line.writeHexAndText(bytes.from(from))
    case .text: line.writeText(bytes.from(from))
    }
  }
}
