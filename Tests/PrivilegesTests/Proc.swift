import Glibc

/// What the kernel says of this process, and files to try its privileges on.
enum Proc {
  struct Refused: Error {}

  /// A line of `/proc/thread-self/status`: capabilities are the thread's.
  static func status(_ name: String) -> String? {
    guard let file = unsafe fopen("/proc/thread-self/status", "r") else { return nil }
    defer { unsafe fclose(file) }
    var line = [CChar](repeating: 0, count: 1024)
    while unsafe fgets(&line, 1024, file) != nil {
      let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.hasPrefix("\(name):") else { continue }
      return String(text.dropFirst(name.count + 1).drop { $0 == "\t" }.prefix { $0 != "\n" })
    }
    return nil
  }

  static func makeFolder(mode: mode_t) throws -> String {
    let path = "/tmp/trawl-privileges-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    if unsafe mkdir(path, mode) != 0 { throw Refused() }
    return path
  }

  static func removeFolder(_ path: String) { unsafe rmdir(path) }

  /// Makes a file and tells whose it is; nil where it cannot be made.
  static func create(_ path: String) -> uid_t? {
    let descriptor = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status.st_uid : nil
  }

  static func unlink(_ path: String) { unsafe _ = Glibc.unlink(path) }
}
