// Dynamic Host Configuration Protocol for IPv6, RFC 8415.
//
//    0                   1                   2                   3
//    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//   +---------------+-----------------------------------------------+
//   |   msg-type    |               transaction-id                  |
//   +---------------+-----------------------------------------------+
//   |                           options                             |
//   +---------------------------------------------------------------+
//
// Relays say hop-count, link-address (16) and peer-address (16) in place of the transaction.

public import Dissection

/// A message by which a host learns its IPv6 addresses and more.
public enum DHCPv6: Dissector {
  public static let dumpName = "dhcp6"
  public static let attachments = [Key.udpPort(546), Key.udpPort(547)]
  static let headerLength = 4
  static let relayHeaderLength = 34
  /// More messages in messages, and options in options, than any honest packet has.
  static let depthLimit = 16
  /// How many bytes of an identifier are shown, unless the user wants them all.
  static let shownLength = 10

  // MARK: Fields

  static let messageType = Field<UInt8>("dhcpv6.msgtype", "Message type", at: 0)
  static let transaction = Field<UInt32>(
    "dhcpv6.xid", "Transaction ID", at: 0, mask: 0x00ff_ffff, .hexadecimal)
}
