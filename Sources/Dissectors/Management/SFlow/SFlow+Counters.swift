// MARK: Counters, in the order they are sent

extension SFlow {
  /// A counter's words, and whether it has eight bytes rather than four.
  struct Counter: Sendable {
    let label: String
    let isLong: Bool

    init(_ label: String, isLong: Bool = false) {
      self.label = label
      self.isLong = isLong
    }
  }

  static let trafficCounters = [
    Counter("\n\t      In octets ", isLong: true), Counter(", unicast pkts "),
    Counter(", multicast pkts "), Counter(", broadcast pkts "), Counter(", discards "),
    Counter("\n\t      In errors "), Counter(", unknown protos "),
    Counter("\n\t      Out octets ", isLong: true), Counter(", unicast pkts "),
    Counter(", multicast pkts "), Counter(", broadcast pkts "), Counter(", discards "),
    Counter("\n\t      Out errors "), Counter(", promisc mode "),
  ]

  static let ethernetCounters = [
    Counter("\n\t      align errors "), Counter(", fcs errors "), Counter(", single collision "),
    Counter(", multiple collision "), Counter(", test error "), Counter("\n\t      deferred "),
    Counter(", late collision "), Counter(", excessive collision "), Counter(", mac trans error "),
    Counter("\n\t      carrier error "), Counter(", frames too long "),
    Counter(", mac receive errors "), Counter(", symbol errors "),
  ]

  static let anyLANCounters = [
    Counter("\n\t      in high prio frames "), Counter(", in high prio octets ", isLong: true),
    Counter("\n\t      in norm prio frames "), Counter(", in norm prio octets ", isLong: true),
    Counter("\n\t      in ipm errors "), Counter(", oversized "), Counter(", in data errors "),
    Counter(", null addressed frames "), Counter("\n\t      out high prio frames "),
    Counter(", out high prio octets ", isLong: true), Counter(", trans into frames "),
    Counter("\n\t      in hc high prio octets ", isLong: true),
    Counter(", in hc norm prio octets ", isLong: true),
    Counter(", out hc high prio octets ", isLong: true),
  ]

  static let vlanCounters = [
    Counter("\n\t      vlan_id "), Counter(", octets ", isLong: true), Counter(", unicast_pkt "),
    Counter(", multicast_pkt "), Counter(", broadcast_pkt "), Counter(", discards "),
  ]

  static let processorCounters = [
    Counter("\n\t      5sec "), Counter(", 1min "), Counter(", 5min "),
    Counter(", total_mem ", isLong: true), Counter(", total_mem ", isLong: true),
  ]
}
