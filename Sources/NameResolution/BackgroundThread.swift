#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Starts threads that nobody waits for.
enum BackgroundThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a thread of its own, which takes no signals; false if there can be none.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    // A new thread inherits what is held back.
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let work = unsafe Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let failure = unsafe pthread_create(
        &thread, nil,
        { pointer in
          if let pointer = unsafe pointer { unsafe BackgroundThread.run(pointer) }
          return nil
        }, work.toOpaque())
      guard failure == 0 else {
        unsafe work.release()
        return false
      }
      pthread_detach(thread)
    #else
      var thread: pthread_t?
      let failure = unsafe pthread_create(
        &thread, nil,
        { pointer in
          unsafe BackgroundThread.run(pointer)
          return nil
        }, work.toOpaque())
      guard failure == 0, let thread = unsafe thread else {
        unsafe work.release()
        return false
      }
      unsafe pthread_detach(thread)
    #endif
    return true
  }

  @unsafe private static func run(_ pointer: UnsafeMutableRawPointer) {
    unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
  }
}
