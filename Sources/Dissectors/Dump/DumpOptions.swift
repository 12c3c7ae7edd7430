public import Dissection

/// How `trawl dump` prints: the options of tcpdump(1) that change the text.
public struct DumpOptions: Sendable {
  /// `-v`, `-vv`, `-vvv`.
  public var verbosity = 0
  /// `-q`, and `-qq`.
  public var quietness = 0
  /// `-e`: the link-level header on each line.
  public var showsLink = false
  /// `-S`: TCP sequence numbers as they are.
  public var absoluteSequence = false
  /// Whether checksums are verified: not with `-K`.
  public var verifiesChecksums = true
  /// `-g`: no line break after the verbose IPv4 header.
  public var isOneLine = false
  /// `-b`: AS numbers as `asdot`.
  public var asDot = false
  /// `-u`: NFS handles as they are.
  public var rawHandles = false
  /// `-H`: 802.11s draft mesh headers.
  public var meshHeaders = false
  /// `-N`: host names without their domain.
  public var shortNames = false
  /// `-E`: keys of ESP and IKEv2.
  public var secrets = SecuritySecrets()
  /// `-M`: what TCP segments are signed with (RFC 2385).
  public var digestSecret: [UInt8]?
  /// `-T`: what every payload of UDP or TCP is taken for.
  public var payloadType: PayloadType?
  /// Hex or text of the whole packet behind the line.
  public var bytes: BytesText?
  /// `-#`: the packet's number first.
  public var showsNumber = false
  /// `--lengths`.
  public var showsLengths = false
  /// `-t` and its doubles.
  public var time = TimeStyle.clock
  /// Whether fractions of a second have nine digits rather than six.
  public var isNanoseconds = false

  public init() {}

  /// The forms of a time stamp.
  public enum TimeStyle: Sendable {
    /// None of `-t`: the local time of day.
    case clock
    /// `-t`: nothing.
    case none
    /// `-tt`: seconds since 1970.
    case epoch
    /// `-ttt`: since the line before.
    case sincePrevious
    /// `-tttt`: local date and time.
    case dateAndClock
    /// `-ttttt`: since the first line.
    case sinceFirst
  }

  /// What follows a line: `-x`, `-X`, `-A`; doubled, with the link-level header.
  public struct BytesText: Sendable {
    public enum Form: Sendable { case hex, hexAndText, text }
    public var form: Form
    public var withLink: Bool
    public init(_ form: Form, withLink: Bool) {
      self.form = form
      self.withLink = withLink
    }
  }

  public var isVerbose: Bool { verbosity > 0 }
  public var isQuiet: Bool { quietness > 0 }
  /// Whether bytes that nobody reads are left out: they are printed anyway, or the user wants less.
  public var hidesUnknown: Bool { bytes != nil || isQuiet }
}
