import Dissection

// MARK: Values (IANA registry "Dynamic Host Configuration Protocol Parameters")

extension DHCP {
  /// How an option's value is written.
  enum Form: Sendable {
    case parameters, text, addresses, addressPairs, longs, signedLongs, shorts, booleans, bytes
    /// As its RFC lays it out.
    case special
  }

  /// An option's name and form.
  struct Option: Sendable {
    var name: String
    var form: Form

    init(_ name: String, _ form: Form) {
      self.name = name
      self.form = form
    }
  }

  /// By tag.
  static let options: [Option?] = {
    var options = [Option?](repeating: nil, count: 256)
    for (tag, option) in classicOptions { options[tag] = option }
    for (tag, option) in laterOptions { options[tag] = option }
    return options
  }()

  private static let classicOptions: [(Int, Option)] = [
    (0, Option("PAD", .bytes)),
    (1, Option("Subnet-Mask", .addresses)),
    (2, Option("Time-Zone", .signedLongs)),
    (3, Option("Default-Gateway", .addresses)),
    (4, Option("Time-Server", .addresses)),
    (5, Option("IEN-Name-Server", .addresses)),
    (6, Option("Domain-Name-Server", .addresses)),
    (7, Option("LOG", .addresses)),
    (8, Option("CS", .addresses)),
    (9, Option("LPR-Server", .addresses)),
    (10, Option("IM", .addresses)),
    (11, Option("RL", .addresses)),
    (12, Option("Hostname", .text)),
    (13, Option("BS", .shorts)),
    (14, Option("DP", .text)),
    (15, Option("Domain-Name", .text)),
    (16, Option("SS", .addresses)),
    (17, Option("RP", .text)),
    (18, Option("EP", .text)),
    (19, Option("IPF", .booleans)),
    (20, Option("SRT", .booleans)),
    (21, Option("PF", .addressPairs)),
    (22, Option("RSZ", .shorts)),
    (23, Option("TTL", .bytes)),
    (24, Option("MTU-Timeout", .longs)),
    (25, Option("MTU-Table", .shorts)),
    (26, Option("MTU", .shorts)),
    (27, Option("LSN", .booleans)),
    (28, Option("BR", .addresses)),
    (29, Option("MD", .booleans)),
    (30, Option("MS", .booleans)),
    (31, Option("Router-Discovery", .booleans)),
    (32, Option("RSA", .addresses)),
    (33, Option("Static-Route", .addressPairs)),
    (34, Option("UT", .booleans)),
    (35, Option("AT", .longs)),
    (36, Option("IE", .booleans)),
    (37, Option("TT", .bytes)),
    (38, Option("KI", .longs)),
    (39, Option("KG", .booleans)),
    (40, Option("YD", .text)),
    (41, Option("YS", .addresses)),
    (42, Option("NTP", .addresses)),
    (43, Option("Vendor-Option", .bytes)),
    (44, Option("Netbios-Name-Server", .addresses)),
    (45, Option("WDD", .addresses)),
    (46, Option("Netbios-Node", .special)),
    (47, Option("Netbios-Scope", .text)),
    (48, Option("XFS", .addresses)),
    (49, Option("XDM", .addresses)),
  ]

  private static let laterOptions: [(Int, Option)] = [
    (50, Option("Requested-IP", .addresses)),
    (51, Option("Lease-Time", .longs)),
    (52, Option("OO", .special)),
    (53, Option("DHCP-Message", .special)),
    (54, Option("Server-ID", .addresses)),
    (55, Option("Parameter-Request", .parameters)),
    (56, Option("MSG", .text)),
    (57, Option("MSZ", .shorts)),
    (58, Option("RN", .longs)),
    (59, Option("RB", .longs)),
    (60, Option("Vendor-Class", .text)),
    (61, Option("Client-ID", .special)),
    (64, Option("N+D", .shorts)),
    (65, Option("N+S", .addresses)),
    (66, Option("TFTP", .text)),
    (67, Option("BF", .text)),
    (68, Option("MH", .addresses)),
    (69, Option("SMTP", .addresses)),
    (70, Option("POP3", .addresses)),
    (71, Option("NNTP", .addresses)),
    (72, Option("WWW", .addresses)),
    (73, Option("FG", .addresses)),
    (74, Option("IRC", .addresses)),
    (75, Option("STS", .addresses)),
    (76, Option("STDA", .addresses)),
    (77, Option("User-Class", .special)),
    (78, Option("SLP-DA", .bytes)),
    (79, Option("SLP-SCOPE", .bytes)),
    (80, Option("SLP-NA", .text)),
    (81, Option("FQDN", .special)),
    (82, Option("Agent-Information", .special)),
    (83, Option("ARMT", .bytes)),
    (88, Option("TZSTR", .text)),
    (89, Option("FQDNS", .bytes)),
    (90, Option("AUTH", .bytes)),
    (91, Option("Last-Transaction-Time", .signedLongs)),
    (92, Option("Associated-IP", .addresses)),
    (93, Option("ARCH", .shorts)),
    (94, Option("NDI", .bytes)),
    (95, Option("LDAP", .text)),
    (97, Option("GUID", .bytes)),
    (98, Option("UAP", .text)),
    (100, Option("POSIX-TZ", .text)),
    (101, Option("TZ-Name", .text)),
    (108, Option("IPv6-Only-Preferred", .longs)),
    (112, Option("NI", .addresses)),
    (113, Option("NITAG", .text)),
    (114, Option("URL", .text)),
    (116, Option("Auto-Configure", .booleans)),
    (117, Option("NSSEARCH", .shorts)),
    (118, Option("SUBNET", .addresses)),
    (121, Option("Classless-Static-Route", .special)),
    (143, Option("SZTP-Redirect", .special)),
    (150, Option("TFTP-Server-Address", .addresses)),
    (161, Option("MUD-URL", .text)),
    (249, Option("Classless-Static-Route-Microsoft", .special)),
    (255, Option("END", .bytes)),
  ]

  static let operations: ValueNames = [1: "Request", 2: "Reply"]

  static let messageTypes: ValueNames = [
    1: "Discover", 2: "Offer", 3: "Request", 4: "Decline", 5: "ACK", 6: "NACK", 7: "Release",
    8: "Inform", 10: "LeaseQuery", 11: "LeaseUnassigned", 12: "LeaseUnknown", 13: "LeaseActive",
  ]

  static let nodeTypes: ValueNames = [1: "b-node", 2: "p-node", 4: "m-node", 8: "h-node"]
  static let overloads: ValueNames = [1: "file", 2: "sname", 3: "file+sname"]
  static let domainNameFlags: ValueNames = [1: "S", 2: "O", 4: "E", 8: "N"]
  static let agentOptions: ValueNames = [1: "Circuit-ID", 2: "Remote-ID", 6: "Subscriber-ID"]

  static let hardwareTypes: ValueNames = [
    1: "ether", 6: "ieee802", 7: "arcnet", 15: "frelay", 23: "strip", 24: "ieee1394",
  ]
}
