internal import Frames

/// The bytes of a pcap file as we write it: version 2.4, little-endian.
enum PCAPOutput {
  static let recordHeaderSize = 16

  static func appendHeader(
    _ interface: CaptureInterface, precision: CapturePrecision, to output: inout OutputBuffer
  ) {
    output.append(precision == .microseconds ? 0xa1b2_c3d4 : 0xa1b2_3c4d as UInt32)
    output.append(0x0004_0002 as UInt32)
    output.append(0 as UInt32)
    output.append(0 as UInt32)
    output.append(UInt32(clamping: interface.snaplen))
    var word = UInt32(interface.linkType.rawValue)
    if let octets = interface.frameCheckSequenceLength, 0...30 ~= octets {
      word |= 0x0400_0000 | UInt32(octets / 2) << 28
    }
    output.append(word)
  }

  @inline(__always)
  static func append(
    _ frame: borrowing Frame, precision: CapturePrecision, to output: inout OutputBuffer
  ) {
    var seconds = frame.timestamp.seconds
    var fraction = frame.timestamp.nanoseconds
    if precision == .microseconds { fraction /= 1000 }
    if fraction < 0 || fraction > Int64(UInt32.max) {
      // A fraction that the file's 32 bits cannot keep as it was.
      let unit: Int64 = precision == .microseconds ? 1_000_000 : 1_000_000_000
      seconds &+= fraction / unit
      fraction = max(fraction % unit, 0)
    }
    output.append(
      UInt32(truncatingIfNeeded: seconds), UInt32(truncatingIfNeeded: fraction),
      UInt32(truncatingIfNeeded: frame.bytes.count),
      UInt32(truncatingIfNeeded: frame.originalLength))
    output.append(frame.bytes)
  }
}
