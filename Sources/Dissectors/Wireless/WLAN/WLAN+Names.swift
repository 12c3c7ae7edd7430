import Dissection

/// What kinds of frames and actions are called (IEEE 802.11 §9.2.4.1.3, §9.4.1.11).
extension WLAN {
  static let managementNames: ValueNames = [
    0x0: "Assoc Request", 0x1: "Assoc Response", 0x2: "ReAssoc Request",
    0x3: "ReAssoc Response", 0x4: "Probe Request", 0x5: "Probe Response", 0x8: "Beacon",
    0x9: "ATIM", 0xa: "Disassociation", 0xb: "Authentication", 0xc: "DeAuthentication",
    0xd: "Action",
  ]
  static let controlNames: ValueNames = [
    0x7: "Control Wrapper", 0x8: "BAR", 0x9: "BA", 0xa: "Power Save-Poll",
    0xb: "Request-To-Send", 0xc: "Clear-To-Send", 0xd: "Acknowledgment", 0xe: "CF-End",
    0xf: "CF-End+CF-Ack",
  ]
  static let algorithmNames: ValueNames = [0: "Open System", 1: "Shared Key", 2: "EAP"]
  static let categoryNames: ValueNames = [
    0: "Spectrum Management", 1: "QoS", 2: "DLS", 3: "BA", 7: "HT", 13: "MeshAction",
    14: "MultiohopAction", 15: "SelfprotectAction", 127: "Vendor",
  ]
  static let blockActionNames: ValueNames = [0: "ADDBA Request", 1: "ADDBA Response", 2: "DELBA"]
  static let throughputActionNames: ValueNames = [0: "TxChWidth", 1: "MIMOPwrSave"]
  static let meshActionNames: ValueNames = [
    0: "MeshLink", 1: "HWMP", 2: "Gate Announcement", 3: "Congestion Control",
    4: "MCCA Setup Request", 5: "MCCA Setup Reply", 6: "MCCA Advertisement Request",
    7: "MCCA Advertisement", 8: "MCCA Teardown", 9: "TBTT Adjustment Request",
    10: "TBTT Adjustment Response",
  ]
  static let multihopActionNames: ValueNames = [
    0: "Proxy Update", 1: "Proxy Update Confirmation",
  ]
  static let selfProtectedActionNames: ValueNames = [
    1: "Peering Open", 2: "Peering Confirm", 3: "Peering Close", 4: "Group Key Inform",
    5: "Group Key Acknowledge",
  ]
}
