internal import CLibpcap
internal import CaptureFilter
public import Frames

/// One interface being listened to, from `init` on; its frames come through a `CaptureLoop`.
///
/// Sound because a frame's bytes, which lie in the kernel's ring, are lent only for the length of a
/// closure, and because whatever would move the ring on meanwhile is refused (`isLending`).
@safe public final class LiveCapture {
  /// How to listen.
  public struct Options: Sendable {
    public enum Direction: Sendable { case incoming, outgoing, both }
    public enum Precision: Sendable { case microseconds, nanoseconds }

    /// Bytes kept of a frame.
    public var snaplen: Int32 = 262_144
    public var isPromiscuous = true
    /// Wi-Fi's monitor mode: all frames of the channel, with their radio headers.
    public var isMonitor = false
    /// Bytes the kernel may keep for us; 32 MiB is better where frames are written to a disk.
    public var ringSize: Int32 = 16 << 20
    /// Milliseconds until the kernel hands over a block that is not full.
    public var timeout: Int32 = 10
    /// Hands over each frame at once, which costs thirty times as much at load.
    public var isImmediate = false
    public var precision = Precision.nanoseconds
    /// Nil for the system's own choice.
    public var timestampType: TimestampType?
    public var direction = Direction.both
    /// Nil for the interface's own; for `any` the newer cooked header that tells the interface.
    public var linkType: LinkType?

    public init() {}
  }

  /// The interface's name, also where it was opened by its number.
  public let interface: String
  /// Its place among those captured together, which its frames carry.
  public let index: Int
  public let linkType: LinkType
  public let snaplen: Int
  public let precision: Options.Precision
  /// What libpcap wants to be said though it goes on: `promiscuous mode not supported`.
  public let warning: String?

  let handle: Handle
  private let unit: Int64
  private var isLending = false
  private var counters = Counters()

  /// Opens an interface by name or by its number in the list of interfaces.
  public init(
    _ interface: String, index: Int = 0, options: Options = Options()
  ) throws(CaptureFailure) {
    let (handle, warning) = try Self.open(interface, options)
    let linkType = try Self.chooseLinkType(handle, options)
    try Self.choose(options.direction, handle)
    self.linkType = linkType
    (self.handle, self.warning, self.index) = (handle, warning, index)
    self.interface = handle.interface
    snaplen = Int(unsafe pcap_snapshot(handle.pointer))
    let isFine = unsafe pcap_get_tstamp_precision(handle.pointer) == PCAP_TSTAMP_PRECISION_NANO
    precision = isFine ? .nanoseconds : .microseconds
    unit = isFine ? 1 : 1000
    var error = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
    if unsafe pcap_setnonblock(handle.pointer, 1, &error) < 0 {
      throw CaptureFailure(.other, interface, text(error))
    }
  }

  private static func open(
    _ interface: String, _ options: Options
  ) throws(CaptureFailure) -> (Handle, String?) {
    do throws(CaptureFailure) {
      let handle = try Handle(creating: interface)
      return (handle, try handle.activate(options))
    } catch {
      guard error.kind == .noSuchInterface, let number = Int(interface) else { throw error }
      let handle = try Handle(creating: CaptureInterface.named(number))
      return (handle, try handle.activate(options))
    }
  }

  private static func chooseLinkType(
    _ handle: Handle, _ options: Options
  ) throws(CaptureFailure) -> LinkType {
    if let wanted = options.linkType {
      if unsafe pcap_set_datalink(handle.pointer, wanted.libpcapNumber) != 0 {
        let name = wanted.name ?? "\(wanted.rawValue)"
        throw CaptureFailure(.unsupported, handle.interface, "there is no link type \(name) there")
      }
    } else if handle.interface == "any" {
      // Libpcap's older versions have only the older header.
      _ = unsafe pcap_set_datalink(handle.pointer, LinkType.linuxSLL2.libpcapNumber)
    }
    return LinkType(libpcapNumber: unsafe pcap_datalink(handle.pointer))
  }

  private static func choose(
    _ direction: Options.Direction, _ handle: Handle
  ) throws(CaptureFailure) {
    let wanted: pcap_direction_t
    switch direction {
    case .both: return
    case .incoming: wanted = PCAP_D_IN
    case .outgoing: wanted = PCAP_D_OUT
    }
    try handle.check(unsafe pcap_setdirection(handle.pointer, wanted))
  }
}

// MARK: Frames

extension LiveCapture {
  /// Hands over up to `limit` frames that wait in the ring, and never waits itself.
  ///
  /// `body` answers whether to go on. The result says how many were handed over.
  func drain(limit: Int, _ body: (borrowing Frame) -> Bool) throws(CaptureFailure) -> Int {
    try checkNotLending()
    isLending = true
    defer { isLending = false }
    var count = 0
    while count < limit {
      var header: UnsafeMutablePointer<pcap_pkthdr>?
      var bytes: UnsafePointer<UInt8>?
      let code = unsafe pcap_next_ex(handle.pointer, &header, &bytes)
      guard code == 1, let head = unsafe header?.pointee else {
        if code < 0 { throw CaptureFailure(.lost, interface, handle.lastMessage) }
        break
      }
      let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(head.caplen))
      let time = Timestamp(
        seconds: Int64(head.ts.tv_sec), nanoseconds: Int64(head.ts.tv_usec) * unit)
      let frame = unsafe Frame(
        buffer.span, timestamp: time, originalLength: Int(head.len), linkType: linkType,
        interface: index)
      count += 1
      if !body(frame) { break }
    }
    return count
  }

  /// What to `poll`; negative where there is no such thing and the capture must be asked again.
  var descriptor: Int32 { unsafe pcap_get_selectable_fd(handle.pointer) }

  /// Milliseconds after which the capture must be asked even if its descriptor stays silent.
  var longestSleep: Int? {
    guard let limit = unsafe pcap_get_required_select_timeout(handle.pointer)?.pointee else {
      return nil
    }
    // An interface that is down asks to be looked at each millisecond; nobody is in such a hurry.
    return max(10, Int(limit.tv_sec) * 1000 + Int(limit.tv_usec) / 1000)
  }

  func checkNotLending() throws(CaptureFailure) {
    if isLending {
      throw CaptureFailure(.other, interface, "the capture cannot change while a frame is lent")
    }
  }
}

// MARK: Statistics

extension LiveCapture {
  /// What the kernel counted; on Linux a frame on `lo` is counted twice as received.
  ///
  /// libpcap's counters have 32 bits; a `CaptureLoop` asks often enough that none goes round unseen.
  public func statistics() throws(CaptureFailure) -> Statistics {
    var value = pcap_stat()
    try handle.check(unsafe pcap_stats(handle.pointer, &value))
    return counters.update(
      received: value.ps_recv, dropped: value.ps_drop, droppedByInterface: value.ps_ifdrop)
  }
}
