/// What the numbers of IP's protocols are called: `/etc/protocols`, in the form of protocols(5).
public struct ProtocolNames: Sendable {
  private var names: [UInt8: String] = [:]

  /// Reads lines like `icmp 1 ICMP # comment`; the first name of a number counts.
  public init(text: [UInt8]) {
    for words in NameFile.lines(text) {
      guard let number = UInt8(words[1]), names[number] == nil else { continue }
      names[number] = String(words[0])
    }
  }

  /// The system's own table; empty where there is none.
  public init(path: String = "/etc/protocols") { self.init(text: NameFile.read(path)) }

  public func name(of number: UInt8) -> String? { names[number] }
}
