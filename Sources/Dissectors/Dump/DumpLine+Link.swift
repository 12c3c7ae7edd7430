import Dissection
public import Frames

extension DumpLine {
  /// Whether packets of a link type can be printed.
  public static func canPrint(_ linkType: LinkType) -> Bool {
    let key = Key.linkType(linkType.rawValue)
    return allDissectors.contains { $0.attachments.contains(key) }
  }

  /// Writes a frame from its first layer on; how long the link-layer header was.
  mutating func dump(
    _ bytes: Span<UInt8>, length: Int, linkType: LinkType
  ) throws(Flaw) -> Int {
    if try hand(bytes, length: length, to: .linkType(linkType.rawValue)) {
      return linkHeaderLength
    }
    write("UNSUPPORTED")
    writeUnknown(bytes)
    return 0
  }
}
