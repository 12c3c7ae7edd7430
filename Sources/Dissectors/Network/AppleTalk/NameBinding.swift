// Name binding, Inside AppleTalk chapter 7.
//
//   +-------+-------+---------------+
//   |Function|Count |  Identifier   |   then for each name:
//   +-------+-------+---------------+
//   |            Network            |     Node      |    Socket     |
//   +-------------------------------+---------------+---------------+
//   |  Enumerator   |  Object, type and zone: a length, then the text ...

import Dissection

/// What a name stands for.
enum NameBinding {
  static let headerLength = 2
  static let tupleLength = 5

  // MARK: Print

  static func dump(
    _ bytes: Span<UInt8>, length: Int, from source: AppleTalk.Endpoint,
    into line: inout DumpLine
  ) throws(Flaw) {
    let rest = length - headerLength
    guard rest >= 8 else { return line.write(" truncated-nbp ", length) }
    let control = try bytes.uint8(at: 0)
    let identifier = try bytes.uint8(at: 1)
    var count = control & 0x0f
    switch control & 0xf0 {
    case 0x10, 0x20:
      line.write(control & 0xf0 == 0x10 ? " nbp-brRq " : " nbp-lkup ", identifier, ":")
      let tuple = bytes.from(headerLength)
      try tuple.require(tupleLength)
      _ = writeName(tuple.from(tupleLength), into: &line)
      if count != 1 { line.write(" [ntup=", count, "]") }
      if tuple[4] != 0 { line.write(" [enum=", tuple[4], "]") }
      let endpoint = try endpoint(tuple)
      if endpoint != source {
        line.write(" [addr=")
        endpoint.write(into: &line)
        line.write("]")
      }
    case 0x30:
      line.write(" nbp-reply ", identifier, ":")
      var offset = headerLength
      while count > 0 {
        let tuple = bytes.from(offset)
        try tuple.require(tupleLength)
        let size = writeName(tuple.from(tupleLength), into: &line)
        try writeAnswer(tuple, from: source, into: &line)
        guard let size else { return }
        offset += tupleLength + size
        count -= 1
      }
    default:
      line.write(" nbp-0x", hex: control)
      line.write("  ", identifier)
      line.write(" (", rest, ")")
    }
  }

  private static func endpoint(
    _ tuple: Span<UInt8>
  ) throws(Flaw) -> AppleTalk.Endpoint {
    AppleTalk.Endpoint(
      network: try tuple.uint16(at: 0), node: try tuple.uint8(at: 2),
      socket: try tuple.uint8(at: 3))
  }

  /// `(2) 129 [addr=4660.7]`, as far as it is not what one would expect.
  private static func writeAnswer(
    _ tuple: Span<UInt8>, from source: AppleTalk.Endpoint, into line: inout DumpLine
  ) throws(Flaw) {
    let endpoint = try endpoint(tuple)
    if tuple[4] != 1 { line.write("(", tuple[4], ")") }
    if endpoint.socket != source.socket { line.write(" ", endpoint.socket) }
    if endpoint.network != source.network || endpoint.node != source.node {
      line.write(" [addr=")
      AppleTalk.writeNode(endpoint.network, endpoint.node, into: &line)
      line.write("]")
    }
  }

  /// ` "object:type@zone"`; how long it is, or nil where it is not all there.
  private static func writeName(_ bytes: Span<UInt8>, into line: inout DumpLine) -> Int? {
    var offset = 0
    line.write(" \"")
    for part in 0..<3 {
      if part > 0 { line.write(part == 1 ? ":" : "@") }
      guard offset < bytes.count else {
        line.writeTruncated()
        return nil
      }
      let size = Int(bytes[offset])
      guard size <= 32 else {
        line.write("[len=", size, "]")
        return nil
      }
      let text = bytes.from(offset + 1).upTo(size)
      line.write(untrusted: text)
      guard text.count == size else {
        line.writeTruncated()
        return nil
      }
      offset += 1 + size
    }
    line.write("\"")
    return offset
  }
}
