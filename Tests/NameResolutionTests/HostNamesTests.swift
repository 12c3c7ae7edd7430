import Addresses
import Synchronization
import Testing

@testable import NameResolution

struct HostNamesTests {
  private func address(_ number: Int) -> HostAddress {
    .v4(IPv4Address(bits: UInt32(truncatingIfNeeded: number)))
  }

  /// A name server that answers when it is let.
  private final class Server: Sendable {
    let asked = Mutex<[HostAddress]>([])
    let isOpen = Monitor(false)

    func answer(_ address: HostAddress) -> String? {
      asked.withLock { $0.append(address) }
      _ = isOpen.wait(atMost: .seconds(30)) { $0 ? true : nil }
      guard case .v4(let address) = address, address.bits != 13 else { return nil }
      return "host-\(address.bits)"
    }

    func open() {
      isOpen.withLock { $0 = true }
      isOpen.wakeAll()
    }
  }

  /// Asks until there is an answer; a bound keeps a fault from lasting for ever.
  private func eventually(_ ask: () -> String?) -> String? {
    for _ in 0..<2_000_000 {
      if let name = ask() { return name }
    }
    return nil
  }

  @Test func answersAtOnceAndKnowsLater() {
    let server = Server()
    let names = HostNames(lookUp: server.answer)
    #expect(names.name(of: IPv4Address(bits: 1)) == nil)
    #expect(names.name(of: IPv4Address(bits: 1)) == nil)
    server.open()
    #expect(eventually { names.name(of: IPv4Address(bits: 1)) } == "host-1")
    #expect(server.asked.withLock { $0 } == [address(1)])
  }

  @Test func waitsWithPatience() {
    let server = Server()
    server.open()
    let names = HostNames(patience: .seconds(20), lookUp: server.answer)
    for number in 1...300 where number != 13 {
      #expect(names.name(of: address(number)) == "host-\(number)")
    }
    // That there is no name is an answer too, and asked for once.
    for _ in 0..<5 { #expect(names.name(of: address(13)) == nil) }
    #expect(server.asked.withLock { $0.filter { $0 == address(13) }.count } == 1)
  }

  @Test(.timeLimit(.minutes(1))) func givesUpOnAServerThatDoesNotAnswer() {
    let server = Server()
    let names = HostNames(patience: .milliseconds(300), lookUp: server.answer)
    // Waiting for each of them would take minutes.
    for number in 0..<1000 { #expect(names.name(of: address(number)) == nil) }
    server.open()
  }

  @Test func forgetsTheOldest() {
    let server = Server()
    server.open()
    let names = HostNames(patience: .seconds(20), capacity: 3, lookUp: server.answer)
    for number in 1...4 { #expect(names.name(of: address(number)) == "host-\(number)") }
    for number in [4, 3, 2] { #expect(names.name(of: address(number)) == "host-\(number)") }
    #expect(server.asked.withLock { $0.count } == 4)
    #expect(names.name(of: address(1)) == "host-1")
    #expect(server.asked.withLock { $0.count } == 5)
  }

  @Test func refusesAFloodOfQuestions() {
    let server = Server()
    let desk = LookupDesk(capacity: 65_536, lookUp: server.answer)
    let answers = (0..<10_000).map { desk.answer(for: address($0)) }
    let asked = answers.filter { $0 == .asked }.count
    // One more may have been taken from the list by the thread.
    #expect((LookupDesk.waitingLimit...LookupDesk.waitingLimit + 1).contains(asked))
    #expect(answers.last == .refused)
    desk.close()
    server.open()
  }

  @Test func keepsAddressesOfBothKindsApart() {
    let names = HostNames(patience: .seconds(20)) { address in
      switch address {
      case .v4: "four"
      case .v6: "six"
      }
    }
    let four = IPv4Address(bits: 0x7f00_0001)
    #expect(names.name(of: four) == "four")
    #expect(names.name(of: IPv6Address(mapping: four)) == "six")
  }

  @Test func asksTheSystem() {
    // `localhost` in every /etc/hosts.
    let names = HostNames(patience: .seconds(20))
    #expect(names.name(of: IPv4Address(bits: 0x7f00_0001)) == "localhost")
    let hosts = NameFile.lines(NameFile.read("/etc/hosts"))
    if let line = hosts.first(where: { $0[0] == "::1" }) {
      #expect(names.name(of: IPv6Address(high: 0, low: 1)) == String(line[1]))
    }
  }

  @Test func showsNoNameThatIsNoName() {
    #expect(SystemLookup.shown(Array("a.example".utf8)) == "a.example")
    #expect(SystemLookup.shown(Array("a\u{1b}[2J".utf8)) == nil)
    #expect(SystemLookup.shown(Array("a b".utf8)) == nil)
    #expect(SystemLookup.shown([]) == nil)
    #expect(SystemLookup.shown([UInt8](repeating: 0x61, count: 256)) == nil)
  }
}
