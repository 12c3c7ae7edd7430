// Secure Shell, RFC 4253 §4.2: each side begins with a line that names its software.
//
//   SSH-2.0-OpenSSH_9.6

import Bytes
public import Dissection

/// The line that names an SSH implementation; all behind it is enciphered.
public enum SSH: Dissector {
  public static let dumpName = "ssh"
  public static let attachments = [Key.tcpPort(22)]

  // MARK: Print

  /// `: SSH: SSH-2.0-OpenSSH_9.6`, or nothing.
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    let start: [4 of UInt8] = [0x53, 0x53, 0x48, 0x2d]
    for index in 0..<4 where try bytes.uint8(at: index) != start[index] { return }
    var end = 4
    while true {
      guard end < length else { return }
      let byte = try bytes.uint8(at: end)
      if byte == 0x0a { break }
      if byte == 0x0d {
        guard end + 1 < length, try bytes.uint8(at: end + 1) == 0x0a else { return }
        break
      }
      guard byte >= 0x20 && byte < 0x7f else { return }
      end += 1
    }
    line.write(": SSH: ")
    line.text.write(bytes.upTo(end))
  }
}
