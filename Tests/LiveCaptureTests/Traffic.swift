import Glibc

/// Datagrams and connections over the loopback interface, made for a test to capture.
enum Traffic {
  struct Refused: Error { let call: String }

  /// A socket bound to a free port of 127.0.0.1.
  final class Socket {
    let descriptor: Int32
    let port: UInt16

    init(_ type: __socket_type = SOCK_DGRAM) throws {
      let descriptor = socket(AF_INET, Int32(type.rawValue), 0)
      self.descriptor = descriptor
      var address = Traffic.address(port: 0)
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
          unsafe bind(descriptor, pointer, size) == 0
            && getsockname(descriptor, pointer, &size) == 0
        }
      }
      port = UInt16(bigEndian: address.sin_port)
      if !isBound { throw Refused(call: "bind") }
    }

    deinit { close(descriptor) }

    /// Sends `count` datagrams of `size` bytes to a port, each with its number in its first bytes.
    func send(_ count: Int, size: Int = 100, to port: UInt16) throws {
      var bytes = [UInt8](repeating: 0x2e, count: max(4, size))
      var address = Traffic.address(port: port)
      for number in 0..<count {
        for place in 0..<4 { bytes[place] = UInt8(truncatingIfNeeded: number >> (24 - 8 * place)) }
        let sent = unsafe withUnsafePointer(to: &address) { pointer in
          unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            unsafe sendto(
              descriptor, bytes, bytes.count, 0, pointer,
              socklen_t(MemoryLayout<sockaddr_in>.size))
          }
        }
        if sent < 0 { throw Refused(call: "sendto") }
      }
    }
  }

  fileprivate static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return address
  }

  /// Runs a program and waits for it; whether it went well.
  static func run(_ words: [String]) -> Bool {
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let result = unsafe posix_spawnp(&child, words[0], nil, nil, &arguments, environ)
    if result != 0 { return false }
    var status: Int32 = 0
    return unsafe waitpid(child, &status, 0) == child && status == 0
  }

  /// Makes a pair of interfaces, of which deleting one deletes both.
  static func makeInterface(_ name: String) -> Bool {
    run(["ip", "link", "add", name, "type", "veth", "peer", "name", "\(name)p"])
  }

  static var makesInterfaces: Bool {
    let name = "trawl\(getpid() % 100_000)t"
    return makeInterface(name) && run(["ip", "link", "del", name])
  }
}
