/// The ways a capture file may be compressed.
public enum CompressionFormat: Sendable, Hashable, CaseIterable {
  /// RFC 1952.
  case gzip
  /// RFC 8878.
  case zstandard
  /// The LZ4 frame format, version 1.6.
  case lz4

  /// What the first bytes of a file say, whatever its name.
  public init?(firstBytes bytes: Span<UInt8>) {
    if bytes.count >= 2, bytes[0] == 0x1f, bytes[1] == 0x8b {
      self = .gzip
      return
    }
    guard bytes.count >= 4 else { return nil }
    var magic: UInt32 = 0
    for index in 0..<4 { magic |= UInt32(bytes[index]) << UInt32(8 * index) }
    switch magic {
    case 0xfd2f_b528: self = .zstandard
    case 0x184d_2204: self = .lz4
    default: return nil
    }
  }

  /// What the end of a file's name asks for when the file is to be written.
  public init?(fileName: String) {
    for format in Self.allCases where fileName.hasSuffix(format.suffix) {
      self = format
      return
    }
    return nil
  }

  /// How names of such files end.
  public var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .zstandard: ".zst"
    case .lz4: ".lz4"
    }
  }

  public var name: String {
    switch self {
    case .gzip: "gzip"
    case .zstandard: "zstd"
    case .lz4: "lz4"
    }
  }
}
