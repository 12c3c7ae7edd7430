public import Compression
public import Frames

/// Frames out of a capture file, in order, without copying them.
///
/// The file may be pcap in all its forms or pcapng, compressed or not; its contents decide, not its
/// name. It may be a pipe. A damaged file gives every packet before the damage, then one error.
///
///     var reader = try CaptureReader(path: "a.pcap")
///     while let frame = try reader.next() { … }
///
/// Where more than the frame is wanted, two steps leave the reader open for questions:
///
///     while try reader.advance() {
///       guard let frame = reader.frame, let options = reader.packetOptions else { break }
///       …
///     }
public struct CaptureReader: ~Copyable {
  var window: Window
  var format = Format.undetermined
  var pcap: PCAPFormat?
  var pcapng = PCAPNGState()
  var current: Record?
  private var pcapInterface: [CaptureInterface] = []

  enum Format {
    case undetermined
    case pcap
    case pcapng
  }

  /// Opens a file; `-` is standard input.
  ///
  /// With `follows`, the end of the file is only the end for now: `next` answers nil there, also
  /// inside a record, and goes on when the file has grown.
  public init(path: String, follows: Bool = false) throws(CaptureFileError) {
    try self.init(Descriptor(reading: path), follows: follows)
  }

  /// Reads from where an open descriptor stands, through a duplicate of it.
  public init(descriptor: Int32, follows: Bool = false) throws(CaptureFileError) {
    let duplicate = try Descriptor(duplicating: descriptor, name: "descriptor \(descriptor)")
    try self.init(duplicate, follows: follows)
  }

  private init(_ descriptor: consuming Descriptor, follows: Bool) throws(CaptureFileError) {
    window = Window(descriptor, follows: follows)
    try determine()
  }

  // MARK: Packets

  /// The next frame, or nil at the end.
  @_lifetime(&self)
  public mutating func next() throws(CaptureFileError) -> Frame? {
    guard try advance() else { return nil }
    return frame
  }

  /// Goes to the next packet; false at the end.
  public mutating func advance() throws(CaptureFileError) -> Bool {
    do throws(CaptureFileError) {
      switch format {
      case .pcap:
        guard let pcap else { return false }
        current = try nextRecord(pcap)
      case .pcapng: current = try nextBlock()
      case .undetermined:
        try determine()
        if format == .undetermined { return false }
        return try advance()
      }
    } catch {
      current = nil
      window.close()
      throw error
    }
    return current != nil
  }

  /// The packet that `advance` went to.
  public var frame: Frame? {
    @inline(__always)
    @_lifetime(borrow self)
    get {
      guard let current else { return nil }
      return window.frame(current)
    }
  }

  /// What a pcapng file notes about that packet: comments, direction, drops.
  public var packetOptions: PacketOptions? {
    @_lifetime(borrow self)
    get {
      guard let current, !current.options.isEmpty else { return nil }
      return window.options(current, pcapng.section.order)
    }
  }

  /// Where that packet's record or block begins in the (uncompressed) file.
  public var packetOffset: Int? {
    guard let current else { return nil }
    return window.offset - current.size
  }

  /// Where the next record begins, or what is there of it.
  public var offset: Int { window.offset }

  // MARK: The file

  /// `pcap` or `pcapng`; empty while a followed file is too short to tell.
  public var formatName: String {
    switch format {
    case .undetermined: ""
    case .pcap: "pcap"
    case .pcapng: "pcapng"
    }
  }

  /// What the capture is compressed with.
  public var compression: CompressionFormat? { window.source.compression }

  /// The version of the format.
  public var version: (major: Int, minor: Int) {
    switch format {
    case .undetermined: (0, 0)
    case .pcap: (pcap?.majorVersion ?? 0, pcap?.minorVersion ?? 0)
    case .pcapng:
      pcapng.sections.last.map { ($0.majorVersion, $0.minorVersion) } ?? (1, 0)
    }
  }

  /// All interfaces described so far, of all sections; a frame's `interface` counts in this list.
  public var interfaces: [CaptureInterface] {
    if format == .pcap { return pcapInterface }
    return pcapng.interfaces
  }

  /// The first interface's link type. A pcapng file may go on with others.
  public var linkType: LinkType? { interfaces.first?.linkType }

  /// The link types of the interfaces described so far, each once.
  public var linkTypes: [LinkType] {
    var types: [LinkType] = []
    for interface in interfaces where !types.contains(interface.linkType) {
      types.append(interface.linkType)
    }
    return types
  }

  /// The first interface's snaplen; where the file sets none, the most its link type may have.
  public var snaplen: Int {
    guard let first = interfaces.first else { return 262_144 }
    return first.snaplen == 0 ? largestFrame(first.linkType) : first.snaplen
  }

  /// Whether the first interface counts nanoseconds or finer.
  public var precision: CapturePrecision {
    guard let resolution = interfaces.first?.resolution.rawValue else { return .microseconds }
    return resolution & 0x80 == 0 && resolution <= 6 || 0x80...0x94 ~= resolution
      ? .microseconds : .nanoseconds
  }

  /// The sections begun so far. A pcap file has none.
  public var sections: [CaptureSection] { pcapng.sections }
  /// The secrets read so far: they come before the packets that need them.
  public var secrets: [DecryptionSecrets] { pcapng.secrets }
  /// The names read so far.
  public var resolvedNames: [ResolvedName] { pcapng.resolvedNames }
  /// The custom blocks read so far.
  public var customBlocks: [CustomBlock] { pcapng.customBlocks }
  /// How many notes (secrets, names, custom blocks, texts) there was no room to keep.
  public var forgottenNotes: Int { pcapng.forgotten }

  // MARK: Ends

  /// Looks at the first bytes, and sets `format` unless a followed file has too few of them.
  private mutating func determine() throws(CaptureFileError) {
    window.require(4)
    if window.source.compression == nil,
      let compression = CompressionFormat(firstBytes: window.bytes)
    {
      try window.decompress(compression)
      window.require(4)
    }
    if window.count >= 4, PCAPNGState.begins(window.bytes) {
      format = .pcapng
      try readHeadBlocks()
      return
    }
    if window.count >= 4, !PCAPFormat.begins(window.bytes) { throw .unknownFormat }
    window.require(PCAPFormat.headerSize)
    if window.count < PCAPFormat.headerSize {
      if let failure = window.failure { throw failure }
      if window.follows { return }
    }
    let pcap = try PCAPFormat(header: window.bytes)
    window.consume(PCAPFormat.headerSize)
    self.pcap = pcap
    format = .pcap
    var interface = CaptureInterface(linkType: pcap.linkType, snaplen: pcap.snaplen)
    interface.frameCheckSequenceLength = pcap.frameCheckSequenceLength
    interface.resolution = pcap.unit == 1 ? .nanoseconds : .microseconds
    pcapInterface = [interface]
  }

  /// The end of the file: nil where it may be, an error where it may not.
  func noRecord(
    _ part: CaptureFileError.Part, need: Int, have: Int
  ) throws(CaptureFileError) -> Record? {
    if let failure = window.failure { throw failure }
    if window.follows { return nil }
    if window.owed > 0 {
      throw .truncated(
        .block, need: window.skipped - 8, have: window.skipped - window.owed - 8,
        offset: window.offset - window.skipped)
    }
    if window.count == 0 { return nil }
    throw .truncated(part, need: need, have: have, offset: window.offset)
  }
}

/// How fine the timestamps of a file are.
public enum CapturePrecision: Sendable, Hashable {
  case microseconds, nanoseconds
}
