/// Questions that wait for the looking-up thread, and the answers it has found.
final class LookupDesk: Sendable {
  enum Answer: Equatable {
    case known(String?)
    /// It is being looked up.
    case asked
    /// Too many questions wait already; ask again later.
    case refused
  }

  private struct State {
    /// What is known of an address: nil while it is looked up.
    var answers: [HostAddress: Answer] = [:]
    /// The addresses in the order they were first asked for, as a ring once it is full.
    var order: [HostAddress] = []
    var oldest = 0
    /// Questions not looked up yet; those before `next` are done.
    var questions: [HostAddress] = []
    var next = 0
    var hasThread = false
    var isClosed = false
  }

  private let monitor = Monitor(State())
  private let capacity: Int
  private let lookUp: @Sendable (HostAddress) -> String?

  /// Questions that may wait; a flood of new addresses is not all worth asking about.
  static let waitingLimit = 4096

  init(capacity: Int, lookUp: @escaping @Sendable (HostAddress) -> String?) {
    self.capacity = max(1, capacity)
    self.lookUp = lookUp
  }

  /// The answer if it is known; otherwise the address is put to the thread's list.
  func answer(for address: HostAddress) -> Answer {
    let (answer, startsThread) = monitor.withLock { state -> (Answer, Bool) in
      if let answer = state.answers[address] { return (answer, false) }
      if state.questions.count - state.next >= Self.waitingLimit { return (.refused, false) }
      remember(address, &state)
      state.questions.append(address)
      let startsThread = !state.hasThread
      state.hasThread = true
      return (.asked, startsThread)
    }
    if answer == .asked { monitor.wakeAll() }
    if startsThread, !BackgroundThread.start({ self.work() }) {
      monitor.withLock { $0.hasThread = false }
    }
    return answer
  }

  private func remember(_ address: HostAddress, _ state: inout State) {
    if state.order.count < capacity {
      state.order.append(address)
    } else {
      state.answers[state.order[state.oldest]] = nil
      state.order[state.oldest] = address
      state.oldest = (state.oldest + 1) % capacity
    }
    state.answers[address] = .asked
  }

  /// The answer, once it is known; `asked` if that takes too long.
  func wait(for address: HostAddress, atMost limit: Duration) -> Answer {
    let answer = monitor.wait(atMost: limit) { state -> Answer? in
      let answer = state.answers[address]
      return answer == .asked ? nil : answer
    }
    return answer ?? .asked
  }

  /// Ends the thread after the question it is at.
  func close() {
    monitor.withLock { $0.isClosed = true }
    monitor.wakeAll()
  }

  private func work() {
    while let address = nextQuestion() {
      let name = lookUp(address)
      monitor.withLock { state in
        // It may have been forgotten meanwhile.
        if state.answers[address] != nil { state.answers[address] = .known(name) }
      }
      monitor.wakeAll()
    }
  }

  /// Waits for a question; nil once nobody will ask any more.
  private func nextQuestion() -> HostAddress? {
    let found: HostAddress?? = monitor.wait(atMost: nil) { state in
      if state.isClosed { return .some(nil) }
      guard state.next < state.questions.count else { return nil }
      let question = state.questions[state.next]
      state.next += 1
      if state.next == state.questions.count {
        state.questions.removeAll(keepingCapacity: true)
        state.next = 0
      } else if state.next > Self.waitingLimit {
        state.questions.removeFirst(state.next)
        state.next = 0
      }
      return .some(question)
    }
    return found ?? nil
  }
}
