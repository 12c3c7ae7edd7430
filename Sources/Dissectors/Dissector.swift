public import Dissection

/// What knows how to read one protocol.
public protocol Dissector: SendableMetatype, ~Escapable {
  /// What the text says where the protocol's bytes end too early: ` [|udp]`.
  static var dumpName: String { get }
  /// Where a lower layer hands bytes to this one.
  static var attachments: [Key] { get }

  /// Whether bytes behind one of the attachments are really this protocol.
  static func recognizes(_ bytes: Span<UInt8>) -> Bool

  /// Writes the layer as tcpdump does.
  ///
  /// `bytes` is what was captured of the layer, cut to what the layer below gave it; `length` is
  /// what there was on the wire, never fewer than honest bytes, and chosen by a stranger. What
  /// follows is handed on by `line.hand(_:length:to:)`. Throwing `.truncated` ends the packet with
  /// ` [|name]`, throwing `.malformed` with ` [reason] (invalid)`.
  static func dump(
    _ bytes: Span<UInt8>, length: Int, into line: inout DumpLine
  ) throws(Flaw)
}

extension Dissector where Self: ~Escapable {
  public static func recognizes(_ bytes: Span<UInt8>) -> Bool { true }
}

/// Any dissector, as the engine keeps it.
public typealias AnyDissector = any (Dissector & ~Escapable).Type
