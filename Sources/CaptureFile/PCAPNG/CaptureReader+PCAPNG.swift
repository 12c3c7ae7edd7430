extension CaptureReader {
  /// Walks the blocks up to the next one that holds a packet.
  mutating func nextBlock() throws(CaptureFileError) -> Record? {
    while true {
      guard let (type, length) = try blockHead() else { return nil }
      if type == .enhancedPacket {
        guard try requireBlock(length) else { return nil }
        let record = try EnhancedPacketBlock.record(
          window.bytes, length, pcapng.section, pcapng.clocks, window.offset)
        window.consume(length)
        return record
      }
      if type == .simplePacket || type == .obsoletePacket {
        guard try requireBlock(length) else { return nil }
        let record =
          type == .simplePacket
          ? try SimplePacketBlock.record(
            window.bytes, length, pcapng.section, pcapng.clocks, window.offset)
          : try ObsoletePacketBlock.record(
            window.bytes, length, pcapng.section, pcapng.clocks, window.offset)
        window.consume(length)
        return record
      }
      guard try passBlock(type, length) else { return nil }
    }
  }

  /// Reads what stands before the first packet, so far as it has come: the interfaces are then known
  /// before the first packet is asked for, and a slow pipe is not waited for.
  ///
  /// Damage behind an interface is left for the first packet that is asked for.
  mutating func readHeadBlocks() throws(CaptureFileError) {
    do throws(CaptureFileError) {
      while try readHeadBlock() {}
    } catch {
      if pcapng.interfaces.isEmpty { throw error }
    }
  }

  private mutating func readHeadBlock() throws(CaptureFileError) -> Bool {
    if !pcapng.interfaces.isEmpty, window.count < 12 { return false }
    guard let (type, length) = try blockHead() else { return false }
    if [.enhancedPacket, .simplePacket, .obsoletePacket].contains(type) { return false }
    if !pcapng.interfaces.isEmpty, window.count < length { return false }
    return try passBlock(type, length)
  }

  /// Type and length of the next block; nil at the end. Nothing is consumed.
  @inline(__always)
  private mutating func blockHead() throws(CaptureFileError) -> (BlockType, Int)? {
    window.require(12)
    if window.count < 12 {
      _ = try noRecord(.blockHeader, need: 12, have: window.count)
      return nil
    }
    let type = BlockType(
      rawValue: pcapng.section.order.read(UInt32.self, from: window.bytes, at: 0))
    if type == .sectionHeader { try beginSection() }
    let length = Int(pcapng.section.order.read(UInt32.self, from: window.bytes, at: 4))
    if length < 12 {
      throw .malformed(
        "block in pcapng dump file has a length of \(length) < 12", offset: window.offset)
    }
    if length % 4 != 0 {
      throw .malformed(
        "block in pcapng dump file has a length of \(length) that is not a multiple of 4",
        offset: window.offset)
    }
    return (type, length)
  }

  /// Sets the byte order, which a section's blocks have from the first one's length on.
  private mutating func beginSection() throws(CaptureFileError) {
    let magic = ByteOrder.little.read(UInt32.self, from: window.bytes, at: 8)
    switch magic {
    case 0x1a2b_3c4d: pcapng.section.order = .little
    case 0x4d3c_2b1a: pcapng.section.order = .big
    default:
      throw .malformed(
        "unknown byte-order magic \(String(magic, radix: 16)) in a section header",
        offset: window.offset + 8)
    }
  }

  /// Makes the whole block visible and compares its two lengths; false at the end of a followed file.
  @inline(__always)
  private mutating func requireBlock(_ length: Int) throws(CaptureFileError) -> Bool {
    if length > PCAPNGState.largestBlock { try checkLength(length) }
    window.require(length)
    if window.count < length {
      _ = try noRecord(.block, need: length - 8, have: window.count - 8)
      return false
    }
    let trailer = Int(pcapng.section.order.read(UInt32.self, from: window.bytes, at: length - 4))
    if trailer == length { return true }
    throw .malformed(
      "block total length in header doesn't match block total length in trailer"
        + " (\(length) and \(trailer))", offset: window.offset)
  }

  private func checkLength(_ length: Int) throws(CaptureFileError) {
    let frames = pcapng.clocks.reduce(0) { most, clock in max(most, clock.limit) }
    let limit = PCAPNGState.largestBlock + (frames > 262_144 ? frames : 0)
    if length > limit {
      throw .malformed("pcapng block size \(length) > maximum \(limit)", offset: window.offset)
    }
  }

  /// Takes in a block without a packet, or passes over it; false at the end of a followed file.
  private mutating func passBlock(
    _ type: BlockType, _ length: Int
  ) throws(CaptureFileError) -> Bool {
    switch type {
    case .sectionHeader, .interfaceDescription, .interfaceStatistics: break
    case .nameResolution, .decryptionSecrets, .customCopied, .customNotCopied:
      if length <= PCAPNGState.largestBlock { break }
      pcapng.forgotten += 1
      window.skip(length)
      return true
    default:
      window.skip(length)
      return true
    }
    guard try requireBlock(length) else { return false }
    try readBlock(type, length)
    window.consume(length)
    return true
  }

  private mutating func readBlock(_ type: BlockType, _ length: Int) throws(CaptureFileError) {
    // Out of `self`, because a view of one property keeps the others from changing.
    var state = PCAPNGState()
    swap(&state, &pcapng)
    defer { swap(&state, &pcapng) }
    let offset = window.offset
    let block = window.bytes.extracting(first: length)
    switch type {
    case .sectionHeader: try SectionHeaderBlock.read(block, into: &state, offset)
    case .interfaceDescription: try InterfaceDescriptionBlock.read(block, into: &state, offset)
    case .interfaceStatistics: InterfaceStatisticsBlock.read(block, into: &state)
    case .nameResolution: NameResolutionBlock.read(block, into: &state)
    case .decryptionSecrets: DecryptionSecretsBlock.read(block, into: &state)
    default: CustomBlockReader.read(block, into: &state)
    }
  }
}
