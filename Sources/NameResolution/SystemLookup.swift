internal import Addresses

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Asks the system for the name of an address: `/etc/hosts`, the DNS, whatever it is set up with.
public enum SystemLookup {
  /// The name; nil if there is none, or none that can be shown. Waits for name servers.
  @Sendable public static func name(of address: HostAddress) -> String? {
    var name = [CChar](repeating: 0, count: 1025)
    let found: Bool
    switch address {
    case .v4(let address):
      var socket = sockaddr_in()
      socket.sin_family = sa_family_t(AF_INET)
      socket.sin_addr.s_addr = address.bits.bigEndian
      found = unsafe ask(&socket, &name)
    case .v6(let address):
      var socket = sockaddr_in6()
      socket.sin6_family = sa_family_t(AF_INET6)
      let (high, low) = (address.high.bigEndian, address.low.bigEndian)
      unsafe withUnsafeMutableBytes(of: &socket.sin6_addr) { bytes in
        unsafe bytes.storeBytes(of: high, as: UInt64.self)
        unsafe bytes.storeBytes(of: low, toByteOffset: 8, as: UInt64.self)
      }
      found = unsafe ask(&socket, &name)
    }
    return found ? shown(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }) : nil
  }

  @unsafe private static func ask<Address>(
    _ address: UnsafeMutablePointer<Address>, _ name: UnsafeMutablePointer<CChar>
  ) -> Bool {
    let size = socklen_t(MemoryLayout<Address>.size)
    #if canImport(Darwin)
      // Both kinds begin with their own length there.
      unsafe UnsafeMutableRawPointer(address).storeBytes(of: UInt8(size), as: UInt8.self)
    #endif
    return unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
      unsafe getnameinfo(address, size, name, 1025, nil, 0, NI_NAMEREQD) == 0
    }
  }

  /// A name as it may be printed: who answers for an address may send anything.
  static func shown(_ bytes: [UInt8]) -> String? {
    let isPlain = bytes.allSatisfy { (0x21...0x7e).contains($0) }
    guard isPlain, !bytes.isEmpty, bytes.count <= 255 else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
