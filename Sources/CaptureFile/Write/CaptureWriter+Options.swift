public import Compression
public import Frames

extension CaptureWriter {
  public enum Format: Sendable, Hashable {
    case pcap, pcapng
  }

  /// How a capture is to be written.
  public struct Options: Sendable {
    public var format = Format.pcap
    public var compression: CompressionFormat?
    /// 1 is fastest; how far it goes is the format's affair.
    public var compressionLevel = 1
    public var precision = CapturePrecision.microseconds
    /// The interfaces that are known before the first frame. With none, a pcap file takes the first
    /// frame's link type.
    public var interfaces: [CaptureInterface] = []
    /// Of the section header: pcapng only.
    public var hardware: String?
    public var operatingSystem: String?
    public var application: String?
    public var comments: [String] = []
    /// How many bytes gather before they are written.
    public var bufferSize = 1 << 18

    public init(format: Format = .pcap, compression: CompressionFormat? = nil) {
      self.format = format
      self.compression = compression
    }

    /// What a file's name asks for: `a.pcapng.zst` is pcapng under Zstandard, and what does not end
    /// in `.pcapng` or `.ntar` before its compression is pcap.
    public init(path: String) {
      compression = CompressionFormat(fileName: path)
      let stem = path.dropLast(compression?.suffix.count ?? 0)
      format = stem.hasSuffix(".pcapng") || stem.hasSuffix(".ntar") ? .pcapng : .pcap
    }

    /// One interface, as pcap has it.
    public mutating func describe(linkType: LinkType, snaplen: Int) {
      interfaces = [CaptureInterface(linkType: linkType, snaplen: snaplen)]
    }
  }
}
