import Ciphers
import Dissection

/// The encrypted payload of version 2, RFC 7296 §3.14.
extension ISAKMP.Walk {
  /// Writes the payloads inside, where the user gave the key.
  func dumpEncrypted(
    _ offset: Int, _ size: Int, _ depth: Int, into line: inout DumpLine
  ) throws(Flaw) {
    guard !line.options.secrets.exchanges.isEmpty, depth < 8 else { return }
    let initiator = try bytes.uint64(at: 0)
    let responder = try bytes.uint64(at: 8)
    let isInitiator = try bytes.uint8(at: 19) & 0x08 != 0
    let known = line.options.secrets.exchanges.first {
      $0.initiator == initiator && $0.responder == responder && $0.isInitiator == isInitiator
    }
    guard let known else { return }
    let length = size - 4 - known.authenticationLength
    guard length > 0 else { return }
    let text = known.cipher.decrypted(try bytes.slice(at: offset + 4, count: length))
    guard let text, let padding = text.last else { return }
    let count = text.count - 1 - Int(padding)
    guard count > 0 else { return }
    let inside = Self(text.span.upTo(count), phase: phase, version: version)
    _ = try inside.dumpPayloads(
      bytes.uint8(at: offset), from: 0, depth: depth + 1, 0, 0, into: &line)
  }
}
