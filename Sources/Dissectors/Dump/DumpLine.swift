public import Addresses
public import Bytes
import Dissection

/// One packet's text while it is being written, layer by layer, as tcpdump writes it.
///
/// It knows who reads what and keeps what the layers tell each other, so a dissector says only
/// *what* follows (a `Key`) and never *who* reads it. Where a header quotes another packet, as ICMP
/// does, it hands the quotation on in the middle of its own text: that is why text is handed on
/// here and not by a returned value.
public struct DumpLine: ~Copyable {
  /// More layers than any honest packet has.
  static let depthLimit = 32

  public var text = ByteWriter()
  public var options: DumpOptions
  /// Names of hosts and ports; nil with `-n`.
  public var names: (any NameSource)?
  /// Names of interfaces; nil where nobody knows those of the machine that captured.
  public var interfaces: (any InterfaceNameSource)?
  public var session = DumpSession()

  /// What the innermost layer calls itself where its bytes end too early.
  var protocolName = ""
  /// The link layer that carries this, if it has addresses.
  var link = LinkContext()
  /// The network layer that was read last.
  var network = NetworkContext()
  /// The transport layer that was read last.
  var transport = TransportContext()
  /// How long the header of the frame's first layer was, for `-x` without it.
  private(set) var linkHeaderLength = 0
  /// Whether only link layers have been read so far, the one being read among them.
  private(set) var isLinkLayer = false
  private var depth = 0

  private let dissectors: [AnyDissector]
  private var attachments = AttachmentTable()

  public init(options: DumpOptions, dissectors: [AnyDissector] = allDissectors) {
    self.options = options
    self.dissectors = dissectors
    for (index, dissector) in dissectors.enumerated() {
      for key in dissector.attachments { attachments[key] = index }
    }
  }

  // MARK: Handing on

  /// Has a payload written by whoever reads it; false where nobody does, and nothing was written.
  ///
  /// `length` is what there was of it on the wire; it may be more than `bytes` has, or less.
  mutating func hand(_ bytes: Span<UInt8>, length: Int, to key: Key) throws(Flaw) -> Bool {
    guard let index = attachments[key] else { return false }
    let dissector = dissectors[index]
    guard dissector.recognizes(bytes) else { return false }
    guard depth < Self.depthLimit else {
      throw .malformed("more than \(Self.depthLimit) layers")
    }
    let (outer, wasLinkLayer) = (depth, isLinkLayer)
    isLinkLayer = key.space == .linkType || key == .logicalLink
    isLinkLayer = isLinkLayer && (outer == 0 || wasLinkLayer)
    depth += 1
    defer {
      depth = outer
      isLinkLayer = wasLinkLayer
    }
    protocolName = dissector.dumpName
    try dissector.dump(bytes, length: length, into: &self)
    return true
  }

  /// Says how many bytes of the frame were a link layer's header; where the layer is carried by a
  /// higher one it says nothing.
  mutating func addLinkHeader(_ length: Int) {
    if isLinkLayer { linkHeaderLength &+= length }
  }

  /// Makes ready for the next packet.
  mutating func begin() {
    depth = 0
    linkHeaderLength = 0
    isLinkLayer = false
    protocolName = ""
    link = LinkContext()
    network = NetworkContext()
    transport = TransportContext()
  }
}

/// What upper layers ask of the link layer.
struct LinkContext {
  var source: MACAddress?
  var destination: MACAddress?
}

/// What upper layers ask of the network layer.
struct NetworkContext {
  enum Version { case none, ipv4, ipv6 }

  var version = Version.none
  /// IPv4 addresses in their mapped form.
  var source = IPv6Address(high: 0, low: 0)
  var destination = IPv6Address(high: 0, low: 0)
  /// Where the packet ends up at last, if a source route has other places before: what checksums
  /// count.
  var finalDestination = IPv6Address(high: 0, low: 0)
  /// What the fixed header says comes next: with extension headers, not what is being read.
  var carried: UInt8 = 0
  /// Time to live, or hop limit.
  var hops: UInt8 = 0
  var isFragment = false
}

/// What payloads ask of the transport layer.
struct TransportContext {
  enum Kind { case none, tcp, udp, sctp, dccp }

  var kind = Kind.none
  var sourcePort: UInt16 = 0
  var destinationPort: UInt16 = 0
  /// How long the header and its payload were on the wire.
  var length = 0
}

/// Where names come from: it answers at once, or not at all.
public protocol NameSource: AnyObject {
  func hostName(of address: IPv4Address) -> String?
  func hostName(of address: IPv6Address) -> String?
  func tcpServiceName(of port: UInt16) -> String?
  func udpServiceName(of port: UInt16) -> String?
  func protocolName(of number: UInt8) -> String?
}

/// Where the names of the interfaces come from that frames captured on `any` tell by number.
public protocol InterfaceNameSource: AnyObject {
  func interfaceName(of index: UInt32) -> String?
}
