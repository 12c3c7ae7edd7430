import Dissection

extension Ethernet {
  /// The names of Ethernet types, as tcpdump's text has them (IEEE registry of EtherTypes).
  static let typeNames: ValueNames = [
    0x0600: "NS IDP", 0x0800: "IPv4", 0x0806: "ARP", 0x6001: "DEC MOP DL", 0x6002: "DEC MOP RC",
    0x6003: "DECnet", 0x6004: "DEC LAT", 0x6007: "DEC LAVC", 0x6558: "TEB", 0x8035: "RARP",
    0x809b: "AppleTalk", 0x80f3: "AppleTalk ARP", 0x8100: "802.1Q", 0x8137: "IPX",
    0x86dd: "IPv6", 0x8808: "MPCP", 0x8809: "Slow Protocols", 0x880b: "PPP",
    0x8847: "MPLS unicast", 0x8848: "MPLS multicast", 0x8863: "PPPoE D", 0x8864: "PPPoE S",
    0x886c: "HomePNA", 0x888e: "EAPOL", 0x88a8: "802.1Q-QinQ", 0x88a2: "AoE", 0x88cc: "LLDP",
    0x88e5: "802.1AE MACsec", 0x88f7: "PTP", 0x8902: "CFM", 0x8906: "FCoE", 0x8914: "FIP",
    0x8926: "VNTag", 0x893f: "802.1Br E-TAG", 0x894f: "NSH", 0x8947: "GeoNetworking",
    0x8940: "ECP", 0x9000: "Loopback", 0x9100: "802.1Q-9100", 0x9200: "802.1Q-9200",
    0x876b: "VJ compressed TCP", 0x8870: "Jumbo", 0x9998: "RRCP", 0x8899: "RRCP",
    0x88ca: "TIPC", 0x88be: "GRE-ERSPAN Type I/II", 0x22eb: "GRE-ERSPAN Type III",
    0x00fe: "GRE-OSI", 0x88d9: "LLTD", 0x893a: "IEEE 1905.1", 0x22f3: "TRILL", 0x8946: "TRILL RBCh",
  ]
}
