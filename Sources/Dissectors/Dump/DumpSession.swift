import Dissection

/// What the text remembers from packet to packet: a property for each protocol that remembers.
///
/// Every table in it is bounded. One session belongs to one capture; nothing else keeps state.
public struct DumpSession: ~Copyable {
  /// First sequence numbers of TCP connections.
  var tcp = ConversationTable<TCP.FirstNumbers>(limit: 1 << 18)
  /// Connection identifiers, whose length short headers leave out.
  var quic = QUIC.Identifiers()
  /// Calls of file servers, whose answers do not say what they answer.
  var nfs = NFS.Calls()

  /// Who began a key exchange.
  var isakmp = ISAKMP.Initiators()

  /// Lengths of compressed packets on serial lines.
  var slip = SLIP.Lengths()
  /// Calls to AFS servers, whose replies do not say what they answer.
  var rx = RXCalls()

  public init() {}
}
