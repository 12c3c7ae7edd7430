// FAST networking and transport layer protocol of CALM (ISO 29281).
//
//    0                   1
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
//   +---------------+---------------+
//   |   SrcNwref    |   DstNwref    |
//   +---------------+---------------+

public import Dissection

/// Messages between vehicles and the roadside that need no network.
public enum CALMFast: Dissector {
  public static let dumpName = "calm_fast"
  public static let attachments = [Key.etherType(0x1111), Key.etherType(0x04e0)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("CALM FAST")
    if let source = line.link.source { line.write(" src:", source) }
    line.write("; ")
    guard length >= 2 else {
      line.write(" (length ", length, " < 2)")
      return line.writeInvalid()
    }
    line.write("SrcNwref:", try bytes.uint8(at: 0), "; ")
    line.write("DstNwref:", try bytes.uint8(at: 1), "; ")
    guard line.options.isVerbose else { return }
    line.writeUnknown(bytes.from(2).upTo(length - 2))
    try bytes.require(length)
  }
}
