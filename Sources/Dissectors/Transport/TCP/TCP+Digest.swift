import Addresses
import Ciphers
import Dissection

/// The signature option, RFC 2385.
extension TCP {
  /// ` valid`, ` (invalid)`, or why it cannot be checked, and the digest.
  func writeDigest(_ digest: Span<UInt8>, into line: inout DumpLine) {
    line.write(" ")
    let length = line.transport.length
    guard bytes.count >= length, self.length <= length else {
      line.write("snaplen too short, ")
      return Self.writeUnchecked(digest, into: &line)
    }
    guard let secret = line.options.digestSecret, line.network.version == .ipv4 else {
      line.write("shared secret not supplied with -M, ")
      return Self.writeUnchecked(digest, into: &line)
    }
    guard let expected = MD5.digest(signed(length, secret, line.network)) else {
      return Self.writeUnchecked(digest, into: &line)
    }
    for index in 0..<min(16, digest.count) where digest[index] != expected[index] {
      return line.writeInvalid()
    }
    line.write("valid")
  }

  private static func writeUnchecked(_ digest: Span<UInt8>, into line: inout DumpLine) {
    line.write("can't check - ")
    line.write(hexBytes: digest)
  }

  /// The pseudo-header, the header without options and checksum, the data, the secret.
  private func signed(_ length: Int, _ secret: [UInt8], _ network: NetworkContext) -> [UInt8] {
    var signed: [UInt8] = []
    for address in [network.source, network.destination] {
      for shift: UInt64 in [24, 16, 8, 0] {
        signed.append(UInt8(truncatingIfNeeded: address.low >> shift))
      }
    }
    signed += [0, 6, UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length)]
    for index in 0..<Self.headerLength {
      signed.append(index == 16 || index == 17 ? 0 : bytes[index])
    }
    for index in self.length..<length { signed.append(bytes[index]) }
    return signed + secret
  }
}
