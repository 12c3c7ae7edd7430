internal import CLibpcap
public import Frames

/// One interface being listened to.
///
/// Sound because the handle is made in `init`, closed once in `deinit`, and never handed out; a
/// frame's bytes lie in the kernel's ring and are lent only for the length of the closure.
@safe public struct LiveCapture: ~Copyable {
  public struct Options {
    public var snaplen: Int32 = 262_144
    public var promiscuous = true
    public var ringSize: Int32 = 8 << 20
    public var timeout: Int32 = 100
    public var immediate = false
    public var nanoseconds = true
    public var filter: String?
    public init() {}
  }

  public struct Failure: Error, CustomStringConvertible {
    public let code: Int32
    public let description: String
  }

  private let handle: Handle
  private let unit: Int64

  public init(_ interface: String, options: Options = Options()) throws(Failure) {
    let handle = try Handle(creating: interface)
    try handle.activate(options)
    if let filter = options.filter { try handle.setFilter(filter) }
    self.handle = handle
    unit = options.nanoseconds ? 1 : 1000
  }

  /// Waits for none: `dispatch` then answers 0 at once, and `descriptor` goes into a `poll`.
  ///
  /// Several captures, signals, a clock and keys can so share one loop and one thread.
  public mutating func setNonblocking() throws(Failure) -> Int32 {
    var error = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
    if unsafe pcap_setnonblock(handle.pointer, 1, &error) < 0 {
      throw Failure(code: PCAP_ERROR, description: text(error))
    }
    return unsafe pcap_get_selectable_fd(handle.pointer)
  }

  public var linkType: Int32 { unsafe pcap_datalink(handle.pointer) }

  /// Hands over what the ring holds, waiting up to the timeout; nil once `stopper` was used.
  public mutating func dispatch(
    limit: Int32 = -1, _ body: (borrowing Frame) -> Void
  ) throws(Failure) -> Int? {
    let count = withoutActuallyEscaping(body) { body in
      var context = Context(unit: unit, body: body)
      return unsafe withUnsafeMutablePointer(to: &context) { pointer in
        unsafe pcap_dispatch(
          handle.pointer, limit,
          { user, header, bytes in
            let context = unsafe UnsafeRawPointer(user!).assumingMemoryBound(to: Context.self)
            let header = unsafe header!.pointee
            let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(header.caplen))
            let time = unsafe Timestamp(
              seconds: Int64(header.ts.tv_sec),
              nanoseconds: Int64(header.ts.tv_usec) * context.pointee.unit)
            let frame = unsafe Frame(
              buffer.span, timestamp: time,
              originalLength: Int(header.len), linkType: .ethernet)
            unsafe context.pointee.body(frame)
          }, UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: UInt8.self))
      }
    }
    if count == PCAP_ERROR_BREAK { return nil }
    try handle.check(count)
    return Int(count)
  }

  private struct Context {
    let unit: Int64
    let body: (borrowing Frame) -> Void
  }

  /// The next frame, waited for; nil once `stopper` was used: the pulling form of `dispatch`.
  @_lifetime(&self)
  public mutating func next() throws(Failure) -> Frame? {
    var header: UnsafeMutablePointer<pcap_pkthdr>?
    var bytes: UnsafePointer<UInt8>?
    var code: Int32 = 0
    while code == 0 { code = unsafe pcap_next_ex(handle.pointer, &header, &bytes) }
    guard code == 1 else {
      if code != PCAP_ERROR_BREAK { try handle.check(code) }
      return nil
    }
    let head = unsafe header!.pointee
    let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(head.caplen))
    let time = Timestamp(
      seconds: Int64(head.ts.tv_sec), nanoseconds: Int64(head.ts.tv_usec) * unit)
    let frame = unsafe Frame(
      buffer.span, timestamp: time, originalLength: Int(head.len), linkType: .ethernet)
    return unsafe _overrideLifetime(frame, mutating: &self)
  }

  public struct Statistics {
    public let received, dropped, droppedByInterface: UInt32
  }

  public func statistics() throws(Failure) -> Statistics {
    var value = pcap_stat()
    try handle.check(unsafe pcap_stats(handle.pointer, &value))
    return Statistics(
      received: value.ps_recv, dropped: value.ps_drop, droppedByInterface: value.ps_ifdrop)
  }

  /// What another thread or a signal handler may hold to end `dispatch`.
  ///
  /// `pcap_breakloop` only sets a flag and writes to an eventfd. The caller keeps the capture alive
  /// longer than the stopper: join the thread before the capture goes.
  @safe public struct Stopper: @unchecked Sendable {
    fileprivate let handle: OpaquePointer
    public func stop() { unsafe pcap_breakloop(handle) }
  }

  public var stopper: Stopper { unsafe Stopper(handle: handle.pointer) }
}

func text(_ buffer: [CChar]) -> String {
  String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
