internal import CLibpcap

/// Why an interface cannot be listened to, or no longer.
public struct CaptureFailure: Error, CustomStringConvertible, Sendable {
  public enum Kind: Equatable, Sendable {
    case noSuchInterface, permissionDenied, promiscuousModeDenied, notUp, monitorModeUnsupported
    /// What was asked for does not exist there: a link type, a direction, a kind of time stamp.
    case unsupported
    /// It was listened to and went down or away; what came before was handed over.
    case lost
    case other
  }

  public let kind: Kind
  public let interface: String
  /// A sentence without its full stop.
  public let reason: String
  /// What the system said besides, where it said more.
  public let detail: String?

  public init(_ kind: Kind, _ interface: String, _ reason: String, detail: String? = nil) {
    (self.kind, self.interface, self.reason, self.detail) = (kind, interface, reason, detail)
  }

  public var description: String {
    let start = interface.isEmpty ? reason : "\(interface): \(reason)"
    return start + (detail.map { "\n(\($0))" } ?? "")
  }

  public var isPermission: Bool { kind == .permissionDenied || kind == .promiscuousModeDenied }

  /// How to be allowed to capture, for a person to read; nil where permission is not the matter.
  ///
  /// `missing` names what the process lacks, as `Privileges.missingForCapture` does.
  public func advice(program: String, missing: [String]) -> String? {
    guard isPermission else { return nil }
    let allow = "allow it with \"sudo setcap cap_net_raw,cap_net_admin=eip \(program)\""
    if missing.isEmpty { return "run as root, or \(allow)" }
    return "capturing needs \(missing.joined(separator: " and ")): run as root, or \(allow)"
  }

  init(code: Int32, _ interface: String, detail: String) {
    let general = unsafe String(cString: pcap_statustostr(code))
    let kind: Kind =
      switch code {
      case PCAP_ERROR_NO_SUCH_DEVICE: .noSuchInterface
      case PCAP_ERROR_PERM_DENIED: .permissionDenied
      case PCAP_ERROR_PROMISC_PERM_DENIED: .promiscuousModeDenied
      case PCAP_ERROR_IFACE_NOT_UP: .notUp
      case PCAP_ERROR_RFMON_NOTSUP: .monitorModeUnsupported
      default: .other
      }
    if kind == .other {
      self.init(kind, interface, detail.isEmpty ? general : detail)
    } else {
      let isMore = !detail.isEmpty && detail != general
      self.init(kind, interface, general, detail: isMore ? detail : nil)
    }
  }
}
