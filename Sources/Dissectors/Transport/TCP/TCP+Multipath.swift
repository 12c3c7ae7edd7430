import Dissection

/// Multipath TCP, RFC 8684.
extension TCP {
  /// Writes an MPTCP option; false where its length is wrong.
  func writeMultipath(
    _ option: Span<UInt8>, _ count: Int, into line: inout DumpLine
  ) throws(Flaw) -> Bool {
    line.write(" ")
    line.write(decimal: count)
    return true
  }
}
