internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A value that threads share, and waiting for it to change.
///
/// Sound because the value is only touched under the lock, and because lock and condition lie in
/// memory of their own that stays where it is until `deinit`, when nobody waits any more.
@safe final class Monitor<Value>: @unchecked Sendable {
  private var value: Value
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  init(_ value: Value) {
    self.value = value
    unsafe lock = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe lock.initialize(to: pthread_mutex_t())
    unsafe condition.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(lock)
    unsafe condition.deallocate()
    unsafe lock.deallocate()
  }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return body(&value)
  }

  func wakeAll() { unsafe pthread_cond_broadcast(condition) }

  /// What `look` finds in the value, asked again whenever somebody wakes the waiting; nil if it
  /// found nothing in time.
  func wait<Result>(
    atMost limit: Duration?, _ look: (inout Value) -> Result?
  ) -> Result? {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    let end = limit.map { csystem_wall_nanoseconds() + Int64($0 / .nanoseconds(1)) }
    while true {
      if let found = look(&value) { return found }
      guard let end else {
        unsafe pthread_cond_wait(condition, lock)
        continue
      }
      if csystem_wall_nanoseconds() >= end { return nil }
      var moment = timespec(
        tv_sec: Int(end / 1_000_000_000), tv_nsec: Int(end % 1_000_000_000))
      unsafe pthread_cond_timedwait(condition, lock, &moment)
    }
  }
}
