// Multicast Source Discovery Protocol, RFC 3618 §12.
//
//   +---------------+-------------------------------+---------------
//   |     Type      |            Length             |   Value ...
//   +---------------+-------------------------------+---------------

import Addresses
public import Dissection

/// Sources of multicast that routers tell each other of, read in place.
public enum MSDP: Dissector {
  public static let dumpName = "msdp"
  public static let attachments = [Key.tcpPort(639)]

  // MARK: Fields

  static let type = Field<UInt8>("msdp.type", "Type", at: 0)
  static let length = Field<UInt16>("msdp.length", "Length", at: 1)

  // MARK: Print

  /// `: msdp SA 2 entries [w/data]`
  public static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw) {
    line.write(": msdp")
    var offset = 0
    while offset < length {
      let type = try bytes.read(type, at: offset)
      let size = try Int(bytes.read(self.length, at: offset))
      // Other types and lengths are no longer this protocol.
      guard (3...1_500).contains(size), (1...7).contains(type) else {
        return line.writeTruncated()
      }
      if size > 1_400 || line.options.isVerbose { line.write(" [len ", size, "]") }
      guard size <= length - offset else { return line.writeTruncated() }
      try write(type, bytes.from(offset), size: size, into: &line)
      offset += size
    }
  }

  private static func write(
    _ type: UInt8, _ bytes: Span<UInt8>, size: Int, into line: inout DumpLine
  ) throws(Flaw) {
    switch type {
    case 1, 3:
      line.write(type == 1 ? " SA" : " SA-Response")
      let count = try Int(bytes.uint8(at: 3))
      line.write(" ", count, " entries")
      if count * 12 + 8 < size { line.write(" [w/data]") }
    case 2:
      line.write(" SA-Request")
      line.write(" for ", try bytes.ipv4(at: 4))
    case 4:
      line.write(" Keepalive")
      if size != 3 { line.write("[len=", size, "] ") }
    case 5: line.write(" Notification")
    default:
      line.write(" [type=", type, " len=")
      line.write("", size, "]")
    }
  }
}
