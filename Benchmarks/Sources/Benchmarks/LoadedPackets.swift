import CaptureFile
import Frames

/// All packets of a capture in memory, so that a step is measured without the reading before it.
struct LoadedPackets {
  private struct Place {
    var range: Range<Int>
    var timestamp: Timestamp
    var originalLength: Int
    var linkType: LinkType
  }

  private(set) var bytes: [UInt8] = []
  private var places: [Place] = []

  var count: Int { places.count }
  /// The link type of the first packet.
  var linkType: LinkType { places.first?.linkType ?? .ethernet }

  init(path: String) throws(CaptureFileError) {
    var reader = try CaptureReader(path: path)
    while let frame = try reader.next() {
      let start = bytes.count
      for index in frame.bytes.indices { bytes.append(frame.bytes[index]) }
      places.append(
        Place(
          range: start..<bytes.count, timestamp: frame.timestamp,
          originalLength: frame.originalLength, linkType: frame.linkType))
    }
  }

  func forEach<Failure: Error>(
    _ body: (borrowing Frame) throws(Failure) -> Void
  ) throws(Failure) {
    let all = bytes.span
    for place in places {
      let frame = Frame(
        all.extracting(place.range), timestamp: place.timestamp,
        originalLength: place.originalLength, linkType: place.linkType)
      try body(frame)
    }
  }
}
