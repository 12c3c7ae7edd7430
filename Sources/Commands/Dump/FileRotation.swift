/// Which file packets go into, and when the next one begins: tcpdump's `-C`, `-G` and `-W`.
///
/// It knows no clock and opens no file: it is told the time and the size, and answers what to do.
///
///     var rotation = FileRotation(path: "a.pcap", sizeLimit: 1_000_000)
///     rotation.start(at: now)                      // "a.pcap"
///     rotation.step(at: now, size: 1_000_001)      // .open("a.pcap1")
struct FileRotation: Sendable {
  enum Step: Equatable, Sendable {
    case keep
    /// Close the file and go on with this one.
    case open(String)
    /// Close the file and stop: there were enough of them.
    case stop
  }

  let path: String
  var sizeLimit: Int?
  /// Seconds.
  var period: Int?
  var fileLimit: Int?
  /// A pattern of strftime(3) filled in for a moment, in local time.
  var fill: @Sendable (_ pattern: String, _ seconds: Int64) -> String

  private var began: Int64 = 0
  private var periods = 0
  private var count = 0

  init(
    path: String, sizeLimit: Int? = nil, period: Int? = nil, fileLimit: Int? = nil,
    fill: @escaping @Sendable (String, Int64) -> String = { pattern, _ in pattern }
  ) {
    self.path = path
    self.sizeLimit = sizeLimit
    self.period = period
    self.fileLimit = fileLimit
    self.fill = fill
  }

  /// Whether files are closed for new ones at all.
  var isRotating: Bool { sizeLimit != nil || period != nil }

  /// The first file's name; the period begins.
  mutating func start(at seconds: Int64) -> String {
    began = seconds
    return name
  }

  /// Whether the time has come for another file, a packet at hand or not.
  mutating func step(at seconds: Int64) -> Step {
    guard let period, seconds - began >= period else { return .keep }
    // As long behind as a packet came late, or the line was quiet, but never drifting.
    began += (seconds - began) / Int64(period) * Int64(period)
    periods += 1
    if sizeLimit == nil, let fileLimit, periods >= fileLimit { return .stop }
    count = 0
    return .open(name)
  }

  /// What to do before a packet is added to a file of this size.
  mutating func step(at seconds: Int64, size: Int) -> Step {
    let byTime = step(at: seconds)
    guard byTime == .keep, let sizeLimit, size > sizeLimit else { return byTime }
    count += 1
    if let fileLimit, period == nil, count >= fileLimit { count = 0 }
    return .open(name)
  }

  private var name: String {
    let base = period == nil ? path : fill(path, began)
    let width = sizeLimit == nil ? 0 : numberWidth
    if count == 0, width == 0 { return base }
    let digits = String(count)
    return base + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// With `-W`, all numbers are as long as the highest: `a.pcap00` to `a.pcap19`.
  private var numberWidth: Int {
    guard let fileLimit else { return 0 }
    return String(max(0, fileLimit - 1)).count
  }
}
