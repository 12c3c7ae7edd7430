extension CaptureReader {
  @inline(__always)
  mutating func nextRecord(_ pcap: PCAPFormat) throws(CaptureFileError) -> Record? {
    let header = pcap.recordHeaderSize
    window.require(header)
    if window.count < header {
      return try noRecord(.recordHeader, need: header, have: window.count)
    }
    let record = try pcap.record(window.bytes, at: window.offset)
    window.require(record.size)
    if window.count < record.size {
      return try noRecord(
        .capturedBytes, need: record.size - header, have: window.count - header)
    }
    window.consume(record.size)
    return record
  }
}
