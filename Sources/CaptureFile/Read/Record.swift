internal import Frames

/// One packet's place in the bytes of its record, and what the record says about it.
///
/// A value, so that the view it was read from can end.
struct Record {
  /// Bytes of the whole record or block.
  var size: Int
  /// The captured bytes within it.
  var bytes: Range<Int>
  /// The options within it: pcapng only.
  var options: Range<Int>
  var timestamp: Timestamp
  var originalLength: Int
  var linkType: LinkType
  var interface: Int
}

/// The most that may be captured of one frame, as in libpcap.
func largestFrame(_ linkType: LinkType) -> Int {
  switch linkType.rawValue {
  case 231: 128 << 20  // D-Bus
  case 279: 8 << 20  // EBHSCR
  case 249: 1 << 20  // USBPcap
  default: 262_144
  }
}
