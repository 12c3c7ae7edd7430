//   0      4      8      12       16
//   +------+------+------+--------+--------------+-------+
//   | type |length| kind | length | secrets, to/4|options|
//   +------+------+------+--------+--------------+-------+

/// The block with keys for the packets behind it.
enum DecryptionSecretsBlock {
  static func read(_ block: Span<UInt8>, into state: inout PCAPNGState) {
    let order = state.section.order
    guard block.count >= 20 else { return }
    let kind = order.read(UInt32.self, from: block, at: 8)
    let length = Int(order.read(UInt32.self, from: block, at: 12))
    guard length <= block.count - 20, state.keep(length + 32) else { return }
    let bytes = block.extracting(16..<(16 + length)).copy()
    state.secrets.append(DecryptionSecrets(kind: kind, bytes: bytes))
  }

  static func append(_ secrets: DecryptionSecrets, to output: inout OutputBuffer) {
    let start = output.beginBlock(.decryptionSecrets)
    output.append(secrets.kind)
    output.append(UInt32(clamping: secrets.bytes.count))
    output.append(secrets.bytes.span)
    output.pad(from: start)
    output.endBlock(start)
  }
}
