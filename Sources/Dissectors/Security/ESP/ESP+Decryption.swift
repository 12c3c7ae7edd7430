import Addresses
import Ciphers
import Dissection

extension ESP {
  /// `: ` and the payload, where the user gave the key (RFC 4303 §2).
  static func dumpDecrypted(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let parameters = try bytes.read(Self.parameters)
    guard
      let association = line.options.secrets.association(parameters, to: line.network.destination),
      let cipher = association.cipher
    else { return }
    let end = min(length, bytes.count) - association.authenticationLength
    guard end >= headerLength + cipher.blockLength else { return line.writeTruncated() }
    guard let text = cipher.decrypted(bytes.upTo(end).from(headerLength)) else { return }
    guard text.count >= 2 else { return line.writeTruncated() }
    let padding = Int(text[text.count - 2])
    let size = text.count - 2 - padding
    guard size >= 0 else { return line.writeTruncated() }
    line.write(": ")
    try IPPayload.dump(
      text.span.upTo(size), length: size, text[text.count - 1], into: &line)
  }
}
