import Dissection

/// Multicast routing protocols that share the number of IGMP.
extension IGMP {
  /// `igmp dvmrp Probe` (draft-ietf-idmr-dvmrp-v3).
  static func dumpDVMRP(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("igmp dvmrp")
    guard length >= 8 else {
      line.write(" [len ")
      line.write(decimal: length)
      return line.write("]")
    }
    _ = try line.hand(bytes, length: length, to: .groupManagement(0x13))
  }

  /// `igmp pimv1 Query`
  static func dumpPIM(
    _ bytes: Span<UInt8>, _ length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write("igmp pimv1")
    _ = try line.hand(bytes, length: length, to: .groupManagement(0x14))
  }
}
