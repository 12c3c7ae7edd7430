public import Dissection

/// The Visual Audio Tool's packets, from before RTP: two kinds, told apart by their first two bits.
public enum VAT: Dissector {
  public static let dumpName = "vat"
  public static let attachments = [Key.udpPort(3456), .payloadType(.vat)]

  // MARK: Print

  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard length >= 2 else {
      line.write("udp/va/vat, length ", length)
      return line.write(" < 2")
    }
    let word = try bytes.uint16(at: 0)
    if word & 0xf060 != 0, word & 0xc000 != 0 {
      line.write("udp/vt ", length)
      line.write(" ", word & 0x03ff)
      return line.write(" / ", (word & 0xfc00) >> 10)
    }
    guard length >= 8 else {
      line.write("udp/vat, length ", length)
      return line.write(" < 8")
    }
    let first = try bytes.uint32(at: 0)
    let time = try bytes.uint32(at: 4)
    line.write("udp/vat ", length - 8)
    line.write(" c", first & 0x03ff)
    if first & 0x0080_0000 != 0 { line.write("*") }
    line.write(" ", time)
    let format = (first & 0x003f_0000) >> 16
    line.write(" f", format)
  }
}
