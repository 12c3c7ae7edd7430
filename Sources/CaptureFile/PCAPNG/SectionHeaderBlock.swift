//   0      4      8       12      14      16               24
//   +------+------+-------+-------+-------+----------------+---------+
//   | type |length| magic | major | minor | section length | options |
//   +------+------+-------+-------+-------+----------------+---------+

/// The block that begins a section: byte order, version, and where it was captured.
enum SectionHeaderBlock {
  private enum Code {
    static let hardware: UInt16 = 2
    static let operatingSystem: UInt16 = 3
    static let application: UInt16 = 4
  }

  static func read(
    _ block: Span<UInt8>, into state: inout PCAPNGState, _ offset: Int
  ) throws(CaptureFileError) {
    let order = state.section.order
    if block.count < 28 {
      throw .malformed("section header block of \(block.count) bytes", offset: offset)
    }
    if state.sections.count == PCAPNGState.mostInterfaces {
      throw .malformed("more than \(PCAPNGState.mostInterfaces) sections", offset: offset)
    }
    state.section.firstInterface = state.clocks.count
    var section = CaptureSection(
      majorVersion: Int(order.read(UInt16.self, from: block, at: 12)),
      minorVersion: Int(order.read(UInt16.self, from: block, at: 14)))
    section.firstInterface = state.clocks.count
    // 1.2 is 1.0 as some programs wrote it (§4.1).
    if section.majorVersion != 1 || ![0, 2].contains(section.minorVersion) {
      throw .malformed(
        "unsupported pcapng savefile version \(section.majorVersion).\(section.minorVersion)",
        offset: offset + 12)
    }
    var place = 24
    while let option = BlockOption.next(in: block, order, at: &place, before: block.count - 4) {
      guard option.code <= Code.application, state.keep(option.value.count) else { continue }
      let text = block.extracting(option.value).text()
      switch option.code {
      case BlockOption.comment: section.comments.append(text)
      case Code.hardware: section.hardware = text
      case Code.operatingSystem: section.operatingSystem = text
      default: section.application = text
      }
    }
    state.sections.append(section)
  }

  static func append(_ options: CaptureWriter.Options, to output: inout OutputBuffer) {
    let start = output.beginBlock(.sectionHeader)
    output.append(0x1a2b_3c4d as UInt32)
    output.append(1 as UInt16)
    output.append(0 as UInt16)
    output.append(UInt64.max)  // the section's length, which a stream does not know
    for comment in options.comments { output.appendOption(BlockOption.comment, comment) }
    output.appendOption(Code.hardware, options.hardware)
    output.appendOption(Code.operatingSystem, options.operatingSystem)
    output.appendOption(Code.application, options.application)
    output.endOptions()
    output.endBlock(start)
  }
}
