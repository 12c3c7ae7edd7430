internal import CLibpcap
public import Frames

extension LinkType {
  /// The types whose number in files (`LINKTYPE_*`) is not the one libpcap's functions take
  /// (`DLT_*`), because systems had given that number different meanings.
  private static let differing: [(file: UInt16, libpcap: Int32)] = [
    (100, DLT_ATM_RFC1483),
    (101, DLT_RAW),
    (102, DLT_SLIP_BSDOS),
    (103, DLT_PPP_BSDOS),
    (104, DLT_C_HDLC),
    (106, DLT_ATM_CLIP),
    (107, DLT_FRELAY),
    (108, DLT_LOOP),
    (109, DLT_ENC),
    (246, DLT_PFSYNC),
    (258, DLT_PKTAP),
  ]

  /// What libpcap's functions call this type.
  package var libpcapNumber: Int32 {
    Self.differing.first { $0.file == rawValue }?.libpcap ?? Int32(rawValue)
  }

  /// The type that libpcap's functions call by this number.
  package init(libpcapNumber number: Int32) {
    let differing = Self.differing.first { $0.libpcap == number }
    self.init(rawValue: differing?.file ?? UInt16(truncatingIfNeeded: number))
  }

  /// The type of this name, `EN10MB` or `DLT_EN10MB`, in any case of letters; nil if there is none.
  public init?(name: String) {
    let prefix = name.uppercased().hasPrefix("DLT_") ? 4 : 0
    let number = unsafe pcap_datalink_name_to_val(String(name.dropFirst(prefix)))
    guard number >= 0 else { return nil }
    self.init(libpcapNumber: number)
  }

  /// libpcap's name of the type, `EN10MB`.
  public var name: String? {
    guard let text = unsafe pcap_datalink_val_to_name(libpcapNumber) else { return nil }
    return unsafe String(cString: text)
  }

  /// libpcap's words for the type, `Ethernet`.
  public var meaning: String? {
    guard let text = unsafe pcap_datalink_val_to_description(libpcapNumber) else { return nil }
    return unsafe String(cString: text)
  }
}
