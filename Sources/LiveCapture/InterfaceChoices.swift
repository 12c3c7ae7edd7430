internal import CLibpcap
internal import CaptureFilter
public import Frames

/// What an interface lets one choose from, and how tcpdump lists it.
public struct InterfaceChoices: Sendable {
  public let interface: String
  /// In monitor mode, not in it, or nil where there is no such mode.
  public let isMonitor: Bool?
  public let linkTypes: [LinkType]
  public let timestampTypes: [TimestampType]

  /// Asks an interface, by name or number; this needs the privileges that capturing needs.
  public init(of interface: String, monitor: Bool = false) throws(CaptureFailure) {
    var options = LiveCapture.Options()
    options.isMonitor = monitor
    options.ringSize = 1 << 20
    let capture = try LiveCapture(interface, options: options)
    self.interface = capture.interface
    linkTypes = try Self.linkTypes(capture.handle)
    // These are asked of a handle that does not capture yet.
    let idle = try Handle(creating: capture.interface)
    timestampTypes = try Self.timestampTypes(idle)
    let hasMonitor = unsafe pcap_can_set_rfmon(idle.pointer) == 1
    isMonitor = hasMonitor ? monitor : nil
  }

  init(
    interface: String, isMonitor: Bool?, linkTypes: [LinkType], timestampTypes: [TimestampType]
  ) {
    (self.interface, self.isMonitor) = (interface, isMonitor)
    (self.linkTypes, self.timestampTypes) = (linkTypes, timestampTypes)
  }

  /// The time-stamp types alone; anybody may ask.
  public static func timestampTypes(of interface: String) throws(CaptureFailure) -> [TimestampType]
  {
    let name: String
    if let number = Int(interface) {
      name = try CaptureInterface.named(number)
    } else {
      name = interface
    }
    return try timestampTypes(Handle(creating: name))
  }

  private static func linkTypes(_ handle: Handle) throws(CaptureFailure) -> [LinkType] {
    var list: UnsafeMutablePointer<Int32>?
    let count = try handle.check(unsafe pcap_list_datalinks(handle.pointer, &list))
    guard let start = unsafe list else { return [] }
    defer { unsafe pcap_free_datalinks(start) }
    return unsafe UnsafeBufferPointer(start: start, count: Int(count)).map {
      LinkType(libpcapNumber: $0)
    }
  }

  private static func timestampTypes(_ handle: Handle) throws(CaptureFailure) -> [TimestampType] {
    var list: UnsafeMutablePointer<Int32>?
    let count = try handle.check(unsafe pcap_list_tstamp_types(handle.pointer, &list))
    guard let start = unsafe list else { return [] }
    defer { unsafe pcap_free_tstamp_types(start) }
    return unsafe UnsafeBufferPointer(start: start, count: Int(count)).map {
      TimestampType(number: $0)
    }
  }
}

// MARK: Text

extension InterfaceChoices {
  /// What tcpdump prints for `-L`; `isPrintable` tells whose packets can be printed.
  public func linkTypeListing(isPrintable: (LinkType) -> Bool) -> String {
    let mode = isMonitor.map { $0 ? " when in monitor mode" : " when not in monitor mode" } ?? ""
    var text = "Data link types for \(interface)\(mode) (use option -y to set):\n"
    for type in linkTypes {
      let note = isPrintable(type) ? "" : " (printing not supported)"
      if let name = type.name {
        text += "  \(name) (\(type.meaning ?? name))\(note)\n"
      } else {
        text += "  DLT \(type.rawValue) (printing not supported)\n"
      }
    }
    return text
  }

  /// What tcpdump prints for `-J`.
  public static func timestampTypeListing(_ types: [TimestampType], of interface: String) -> String
  {
    if types.isEmpty { return "Time stamp type cannot be set for \(interface)\n" }
    let lines = types.map { "  \($0.name) (\($0.meaning))\n" }
    return "Time stamp types for \(interface) (use option -j to set):\n\(lines.joined())"
  }
}
