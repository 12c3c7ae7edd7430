#if os(Linux)
  internal import CSystem
  internal import Glibc

  /// Signals as something to `poll`, so that no code of ours runs inside a signal handler.
  ///
  /// The calling thread holds them back from here on, and threads started later do so too.
  struct SignalSource: ~Copyable {
    let descriptor: Int32
    private let set: UInt64

    init?(_ signals: [Int32]) {
      var set: UInt64 = 0
      for signal in signals where (1..<64).contains(signal) {
        if signal == SIGHUP, csystem_ignores_signal(signal) != 0 { continue }
        set |= 1 << UInt64(signal)
      }
      self.set = set
      descriptor = csystem_open_signals(set)
      if descriptor < 0 { return nil }
    }

    deinit {
      // A signal that waits would end the program once it is let through.
      while csystem_next_signal(descriptor) > 0 {}
      close(descriptor)
      _ = csystem_unblock_signals(set)
    }

    /// The next signal that came, if one did.
    func next() -> Int32? {
      let signal = csystem_next_signal(descriptor)
      return signal > 0 ? signal : nil
    }
  }
#endif
