internal import CSystem
public import Frames

/// What went wrong with a capture file, with the numbers that say so.
///
/// `description` is one sentence, and names the byte where the damage is.
public enum CaptureFileError: Error, Equatable, Sendable {
  /// A system call failed on a file.
  case system(call: String, file: String, code: Int32)
  /// The file ends inside something. `offset` is where the record or block begins that is cut.
  case truncated(Part, need: Int, have: Int, offset: Int)
  /// The bytes contradict each other or the format.
  case malformed(String, offset: Int)
  /// The compression around the capture is damaged, after so many uncompressed bytes.
  case damagedCompression(String, offset: Int)
  /// The file begins like no capture file.
  case unknownFormat
  /// The frame cannot stand in a pcap file, which has one link type for all.
  case linkTypesDiffer(file: LinkType, frame: LinkType)
  /// The format has no room for what is to be written.
  case unsuitableFormat(String)
  /// Random access to what can only be read from its beginning.
  case notSeekable(file: String)

  /// What was being read when the file ended.
  public enum Part: Sendable {
    case fileHeader, recordHeader, capturedBytes, blockHeader, block
  }

  /// The byte in the (uncompressed) file where the damage is.
  public var offset: Int? {
    switch self {
    case .truncated(_, _, _, let offset), .malformed(_, let offset),
      .damagedCompression(_, let offset):
      offset
    case .unknownFormat: 0
    case .system, .linkTypesDiffer, .unsuitableFormat, .notSeekable: nil
    }
  }
}

extension CaptureFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .system(let call, let file, let code):
      call == "open" ? "\(file): \(words(code))" : "\(file): \(call) failed: \(words(code))"
    case .truncated(let part, let need, let have, let offset):
      switch part {
      case .fileHeader:
        "truncated dump file; tried to read \(need) file header bytes, only got \(have)"
      case .recordHeader:
        "truncated dump file; tried to read \(need) header bytes, only got \(have)"
          + " (in the record at byte \(offset))"
      case .capturedBytes:
        "truncated dump file; tried to read \(need) captured bytes, only got \(have)"
          + " (in the record at byte \(offset))"
      case .blockHeader, .block:
        "truncated pcapng dump file; tried to read \(need) bytes, only got \(have)"
          + " (in the block at byte \(offset))"
      }
    case .malformed(let what, let offset): "\(what) (at byte \(offset))"
    case .damagedCompression(let what, let offset):
      "\(what) (after \(offset) uncompressed bytes)"
    case .unknownFormat: "unknown file format"
    case .linkTypesDiffer(let file, let frame):
      "a pcap file holds frames of one link type, and this one has \(file.rawValue),"
        + " not \(frame.rawValue); write pcapng for several"
    case .unsuitableFormat(let sentence): sentence
    case .notSeekable(let file):
      "\(file): packets can be looked up only in an uncompressed regular file"
    }
  }
}

/// The system's words for an error number.
private func words(_ code: Int32) -> String {
  var buffer = [UInt8](repeating: 0, count: 128)
  var space = buffer.mutableSpan
  let length = csystem_describe_error(code, &space)
  return String(decoding: buffer.prefix(length), as: UTF8.self)
}
