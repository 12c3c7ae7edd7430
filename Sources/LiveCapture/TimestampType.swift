internal import CLibpcap

/// Who says when a frame came: the system or the network adapter.
public struct TimestampType: Hashable, Sendable {
  /// libpcap's number, `PCAP_TSTAMP_*`.
  let number: Int32

  init(number: Int32) { self.number = number }

  /// The type of this name: `host`, `adapter` …; nil if there is none.
  public init?(name: String) {
    let number = unsafe pcap_tstamp_type_name_to_val(name)
    if number < 0 { return nil }
    self.number = number
  }

  public var name: String {
    guard let text = unsafe pcap_tstamp_type_val_to_name(number) else { return "\(number)" }
    return unsafe String(cString: text)
  }

  /// libpcap's words for it.
  public var meaning: String {
    guard let text = unsafe pcap_tstamp_type_val_to_description(number) else { return name }
    return unsafe String(cString: text)
  }
}
