public import Addresses

/// Names of hosts, looked up beside the work that asks for them.
///
/// With no patience the first question about an address is answered with nil at once, while a thread
/// of its own asks the system; later ones get what it found. So a slow name server never holds up a
/// capture. With patience, for files, questions wait, until a name server that does not answer has
/// used it up.
public final class HostNames: Sendable {
  private let desk: LookupDesk
  private let patience: Patience

  /// What is left of the time that may be waited in vain.
  private final class Patience: Sendable {
    private let left: Monitor<Duration>
    init(_ duration: Duration) { left = Monitor(duration) }

    var rest: Duration { left.withLock { $0 } }

    func spend(_ duration: Duration) {
      left.withLock { $0 = max(.zero, $0 - max(.zero, duration)) }
    }
  }

  /// Waiting so long for one answer is what names cost, and not in vain.
  private static let usual = Duration.milliseconds(100)

  /// `capacity` is how many addresses are remembered; then the oldest is forgotten.
  ///
  /// `lookUp` asks the system; it is called on another thread and may take its time.
  public init(
    patience: Duration = .zero, capacity: Int = 65_536,
    lookUp: @escaping @Sendable (HostAddress) -> String? = SystemLookup.name
  ) {
    self.patience = Patience(patience)
    desk = LookupDesk(capacity: capacity, lookUp: lookUp)
  }

  deinit { desk.close() }

  /// The address's name; nil if it has none or it is not known yet.
  public func name(of address: IPv4Address) -> String? { name(of: .v4(address)) }

  /// The address's name; nil if it has none or it is not known yet.
  public func name(of address: IPv6Address) -> String? { name(of: .v6(address)) }

  public func name(of address: HostAddress) -> String? {
    switch desk.answer(for: address) {
    case .known(let name): return name
    case .refused: return nil
    case .asked:
      let rest = patience.rest
      if rest <= .zero { return nil }
      let start = ContinuousClock.now
      let answer = desk.wait(for: address, atMost: rest)
      let waited = ContinuousClock.now - start
      guard case .known(let name) = answer else {
        patience.spend(waited)
        return nil
      }
      patience.spend(waited - Self.usual)
      return name
    }
  }
}
