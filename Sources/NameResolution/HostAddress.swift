public import Addresses

/// An address of either kind, to look up.
public enum HostAddress: Hashable, Sendable {
  case v4(IPv4Address)
  case v6(IPv6Address)
}
