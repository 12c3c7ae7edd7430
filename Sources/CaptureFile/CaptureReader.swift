public import Frames

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Frames out of a pcap or pcapng file, in order, without copying them.
///
///     var reader = try CaptureReader(path: "a.pcap")
///     while let frame = try reader.next() { … }
public struct CaptureReader: ~Copyable {
  var window: Window
  var format: Format

  enum Format {
    case pcap(PCAPFormat)
    case pcapng(PCAPNGFormat)
  }

  public init(path: String) throws(CaptureFileError) {
    var window = Window(
      path == "-" ? Descriptor(borrowed: 0) : try Descriptor(path: path, flags: O_RDONLY))
    try window.require(24)
    let format: Format
    if window.count >= 4, window.bytes[0] == 0x0a {
      format = .pcapng(PCAPNGFormat())
    } else {
      format = .pcap(try PCAPFormat(header: window.bytes))
      window.consume(24)
    }
    self.window = window
    self.format = format
  }

  /// The next frame, or nil at the end. A file that ends inside a frame throws.
  @_lifetime(&self)
  public mutating func next() throws(CaptureFileError) -> Frame? {
    switch format {
    case .pcap(let pcap): return try nextRecord(pcap)
    case .pcapng: return try nextBlock()
    }
  }

  /// Link type of an interface; 0 is the only one of a pcap file.
  public func linkType(_ interface: Int = 0) -> LinkType? {
    switch format {
    case .pcap(let pcap): pcap.linkType
    case .pcapng(let pcapng):
      interface < pcapng.interfaces.count ? pcapng.interfaces[interface].linkType : nil
    }
  }
}
