/// Every dissector, by name. Adding a protocol adds one line here.
public let allDissectors: [AnyDissector] = [
  BGP.self,
  Ethernet.self,
  IPv4.self,
  IPv6.self,
  TCP.self,
  UDP.self,
]
