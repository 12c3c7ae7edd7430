// The address of a frame relay frame, ITU-T Q.922 §3.3: 2, 3 or 4 bytes, the last one odd.
//
//     8   7   6   5   4   3   2   1
//   +-----------------------+---+---+
//   |      upper DLCI       |C/R| 0 |
//   +---------------+---+---+---+---+
//   |  lower DLCI   |FEC|BEC|DE | 1 |
//   +---------------+---+---+---+---+

import Dissection

/// The number of a frame relay circuit, and the flags beside it.
struct FrameRelayAddress {
  let length: Int
  /// The data link connection identifier.
  let circuit: UInt32
  /// Whether the four-byte form carries control bits instead of the number's last six.
  let hasControl: Bool
  /// Command/response and extension bits of all bytes, and the congestion bits.
  let flags: [4 of UInt8]

  /// nil where the bytes are too few, or are no address.
  init?(_ bytes: Span<UInt8>, length available: Int) {
    let available = min(available, bytes.count)
    guard available >= 2, bytes[0] & 1 == 0 else { return nil }
    var length = 2
    if bytes[1] & 1 == 0 {
      length = 3
      guard available >= 3 else { return nil }
      if bytes[2] & 1 == 0 {
        length = 4
        guard available >= 4, bytes[3] & 1 == 1 else { return nil }
      }
    }
    var circuit = UInt32(bytes[0] & 0xfc) << 2 | UInt32(bytes[1] & 0xf0) >> 4
    var hasControl = false
    if length == 4 { circuit = circuit << 7 | UInt32(bytes[2] >> 1) }
    if length >= 3 {
      let last = bytes[length - 1]
      hasControl = last & 2 != 0
      circuit = circuit << 6 | UInt32(last >> 2)
    }
    self.length = length
    self.circuit = circuit
    self.hasControl = hasControl
    flags = [
      bytes[0] & 0x02, bytes[1] & 0x0e, length > 2 ? bytes[2] & 0x02 : 0,
      length > 3 ? bytes[3] & 0x02 : 0,
    ]
  }

  /// `DLCI 100`, as a link-layer address.
  static func write(_ bytes: Span<UInt8>, into line: inout DumpLine) {
    guard let address = Self(bytes, length: bytes.count) else {
      return line.write("<Invalid DLCI>")
    }
    line.write("DLCI ", address.circuit)
  }
}
