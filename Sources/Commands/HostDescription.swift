import CSystem

/// What a pcapng file says of the machine that captured.
enum HostDescription {
  /// `Linux 6.1.0`
  static var operatingSystem: String {
    var text = [UInt8](repeating: 0, count: 256)
    var room = text.mutableSpan
    let count = csystem_operating_system(&room)
    return String(decoding: text.prefix(count), as: UTF8.self)
  }
}
