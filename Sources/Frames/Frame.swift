/// Bytes as captured: where they lie, when they came, how many there were.
///
/// A frame borrows its bytes from whoever read them and cannot outlive them.
public struct Frame: ~Escapable {
  /// The captured bytes, from the link-layer header on.
  public let bytes: Span<UInt8>
  public let timestamp: Timestamp
  /// How many bytes the frame had on the wire; at least as many as were captured in an honest file.
  public let originalLength: Int
  /// What the bytes begin with.
  public let linkType: LinkType
  /// The interface's place in the capture, counted from 0.
  public let interface: Int

  @inlinable
  @_lifetime(copy bytes)
  public init(
    _ bytes: Span<UInt8>, timestamp: Timestamp, originalLength: Int, linkType: LinkType,
    interface: Int = 0
  ) {
    self.bytes = bytes
    self.timestamp = timestamp
    self.originalLength = originalLength
    self.linkType = linkType
    self.interface = interface
  }
}
