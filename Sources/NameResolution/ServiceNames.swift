/// What ports are called: `/etc/services`, in the form of services(5).
public struct ServiceNames: Sendable {
  public enum Transport: String, CaseIterable, Sendable { case tcp, udp, sctp, dccp }

  private var names: [Transport: [UInt16: String]] = [:]

  /// Reads lines like `domain 53/udp nameserver # comment`; the first name of a port counts.
  public init(text: [UInt8]) {
    for words in NameFile.lines(text) {
      let parts = words[1].split(separator: "/", maxSplits: 1)
      guard parts.count == 2, let port = UInt16(parts[0]),
        let transport = Transport(rawValue: String(parts[1])),
        names[transport]?[port] == nil
      else { continue }
      names[transport, default: [:]][port] = String(words[0])
    }
  }

  /// The system's own table; empty where there is none.
  public init(path: String = "/etc/services") { self.init(text: NameFile.read(path)) }

  public func name(of port: UInt16, over transport: Transport) -> String? {
    names[transport]?[port]
  }
}
