internal import Compression
public import Frames

/// A capture file being written, in either format, compressed or not.
///
/// Frames gather in a buffer that goes out when it is full, on `flush`, and on `finish`. Whoever wants
/// to see frames at once (`-U`) calls `flush` after each; a quiet line needs a flush by the clock. A
/// writer that goes without `finish` loses what the buffer holds.
///
///     var writer = try CaptureWriter(path: "a.pcapng.zst", options: options)
///     while let frame = try reader.next() { try writer.write(frame) }
///     try writer.finish()
///
/// When the disk is full, a call throws and the file is cut back to the last whole record in it:
/// `packetsWritten` are in the file then, and `packetsLost` are not.
public struct CaptureWriter: ~Copyable {
  public let options: Options

  /// Bytes handed over before compression, written or not: what `-C` compares.
  public private(set) var size = 0
  /// Packets handed over, written or not.
  public private(set) var packets = 0
  /// Packets that are surely in the file, and can be read.
  public private(set) var packetsWritten = 0
  /// The interfaces described so far.
  public private(set) var interfaces: [CaptureInterface] = []

  private var output: FileOutput
  private var buffer: OutputBuffer
  private let capacity: Int
  private var bufferedPackets = 0
  private var hasHeader = false
  private var startsWithHeader = false
  private var isFinished = false
  private var failure: CaptureFileError?
  private var mapped: [UInt64: Int] = [:]

  /// Creates a file, or empties one; `-` is standard output. Without options, the name decides.
  public init(path: String, options: Options? = nil) throws(CaptureFileError) {
    try self.init(Descriptor(writing: path), options ?? Options(path: path))
  }

  /// Writes to a descriptor that is open already, through a duplicate of it: standard output, or a
  /// file that was created before privileges were dropped.
  public init(descriptor: Int32, options: Options) throws(CaptureFileError) {
    let duplicate = try Descriptor(duplicating: descriptor, name: "descriptor \(descriptor)")
    try self.init(duplicate, options)
  }

  private init(_ descriptor: consuming Descriptor, _ options: Options) throws(CaptureFileError) {
    self.options = options
    output = try FileOutput(descriptor, options)
    capacity = options.bufferSize
    buffer = OutputBuffer(capacity: options.bufferSize)
    for interface in options.interfaces { describe(interface) }
  }

  /// Packets handed over that the file does not have.
  public var packetsLost: Int { packets - packetsWritten }

  // MARK: Writing

  /// Adds a frame. In a pcapng file, one of an interface or link type that was not described gets an
  /// interface without a name. Comments and flags (as `PacketOptions` has them) stay in pcapng only.
  public mutating func write(
    _ frame: borrowing Frame, comments: [String] = [], flags: UInt32? = nil
  ) throws(CaptureFileError) {
    packets += 1
    if let failure { throw failure }
    let before = buffer.count
    if before + frame.bytes.count + 64 > capacity, before > 0 {
      try drain(.flush)
    }
    if options.format == .pcap {
      if !hasHeader { try add(CaptureInterface(linkType: frame.linkType)) }
      if frame.linkType != interfaces[0].linkType {
        throw .linkTypesDiffer(file: interfaces[0].linkType, frame: frame.linkType)
      }
      let start = buffer.count
      PCAPOutput.append(frame, precision: options.precision, to: &buffer)
      size += buffer.count - start
    } else {
      let interface = try place(of: frame.interface, frame.linkType)
      let start = buffer.count
      EnhancedPacketBlock.append(
        frame, interface: interface, precision: options.precision, comments: comments,
        flags: flags, to: &buffer)
      size += buffer.count - start
    }
    bufferedPackets += 1
  }

  /// Describes a further interface of a pcapng file; its place is `interfaces.count - 1` then. A pcap
  /// file takes the first, and only its link type, snaplen and check sequence length.
  public mutating func add(_ interface: CaptureInterface) throws(CaptureFileError) {
    if let failure { throw failure }
    describe(interface)
  }

  private mutating func describe(_ interface: CaptureInterface) {
    if options.format == .pcap, hasHeader { return }
    let start = buffer.count
    switch options.format {
    case .pcap:
      PCAPOutput.appendHeader(interface, precision: options.precision, to: &buffer)
      startsWithHeader = true
    case .pcapng:
      if !hasHeader { SectionHeaderBlock.append(options, to: &buffer) }
      InterfaceDescriptionBlock.append(interface, precision: options.precision, to: &buffer)
    }
    hasHeader = true
    interfaces.append(interface)
    size += buffer.count - start
  }

  /// Passes on keys for the packets that will follow; a pcap file has no place for them.
  public mutating func add(_ secrets: DecryptionSecrets) throws(CaptureFileError) {
    if let failure { throw failure }
    guard options.format == .pcapng else { return }
    let start = buffer.count
    if !hasHeader {
      SectionHeaderBlock.append(options, to: &buffer)
      hasHeader = true
    }
    DecryptionSecretsBlock.append(secrets, to: &buffer)
    size += buffer.count - start
  }

  /// Writes what has gathered, so that the file can be read up to the last frame.
  public mutating func flush() throws(CaptureFileError) {
    if let failure { throw failure }
    try drain(.flush)
  }

  /// Writes what is left, the counters of the interfaces (pcapng) and the compression's end, and
  /// waits for the disk if asked. Nothing can be written after it.
  public mutating func finish(
    statistics: [InterfaceStatistics] = [], synchronize: Bool = false
  ) throws(CaptureFileError) {
    if let failure { throw failure }
    if isFinished { return }
    if !hasHeader { try add(CaptureInterface(linkType: .ethernet)) }
    if options.format == .pcapng {
      let start = buffer.count
      for one in statistics {
        InterfaceStatisticsBlock.append(one, precision: options.precision, to: &buffer)
      }
      size += buffer.count - start
    }
    try drain(.finish)
    isFinished = true
    if synchronize { try output.descriptor.synchronize() }
  }

  // MARK: Inside

  /// The place of a frame's interface in this file.
  private mutating func place(
    of interface: Int, _ linkType: LinkType
  ) throws(CaptureFileError) -> Int {
    if interface < interfaces.count, interfaces[interface].linkType == linkType {
      return interface
    }
    let key = UInt64(truncatingIfNeeded: interface) << 16 | UInt64(linkType.rawValue)
    if let known = mapped[key] { return known }
    let place = interfaces.count
    try add(CaptureInterface(linkType: linkType))
    mapped[key] = place
    return place
  }

  /// Writes the buffer. A compression is always flushed, too: at this size that costs less than a
  /// hundredth of the file, and what was written can be read, whatever happens after.
  private mutating func drain(_ ending: Ending) throws(CaptureFileError) {
    // Out of `self`, because a view of one property keeps the others from changing.
    var full = OutputBuffer(capacity: 0)
    swap(&full, &buffer)
    defer { swap(&full, &buffer) }
    do throws(CaptureFileError) {
      try output.write(full.bytes, ending)
    } catch {
      failure = error
      let whole = wholeRecords(full.bytes, output.arrived)
      packetsWritten += whole.packets
      output.cut(keeping: whole.bytes)
      full.removeAll()
      throw error
    }
    packetsWritten += bufferedPackets
    bufferedPackets = 0
    startsWithHeader = false
    full.removeAll()
  }

  /// How many packets and bytes the whole records make up that lie in the first bytes of the buffer.
  ///
  /// Only a failure asks, so the lengths are read back rather than kept for each record.
  private func wholeRecords(_ bytes: Span<UInt8>, _ count: Int) -> (packets: Int, bytes: Int) {
    var packets = 0
    var place = startsWithHeader ? PCAPFormat.headerSize : 0
    if place > count { return (0, 0) }
    while true {
      guard place + 16 <= bytes.count else { break }
      let isPCAP = options.format == .pcap
      let length = Int(
        ByteOrder.little.read(UInt32.self, from: bytes, at: place + (isPCAP ? 8 : 4)))
      let next = place + (isPCAP ? PCAPOutput.recordHeaderSize + length : length)
      if next > count { break }
      let type = ByteOrder.little.read(UInt32.self, from: bytes, at: place)
      if isPCAP || type == BlockType.enhancedPacket.rawValue { packets += 1 }
      place = next
    }
    return (packets, place)
  }
}
