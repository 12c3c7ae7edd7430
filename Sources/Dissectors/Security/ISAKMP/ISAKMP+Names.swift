import Dissection

/// Names of IKE's numbers (IANA "ISAKMP Registry", "IPSEC Registry", "IKEv2 Parameters").
extension ISAKMP {
  static let exchangeNames: ValueNames = [
    0: "none", 1: "base", 2: "ident", 3: "auth", 4: "agg", 5: "inf", 32: "oakley-quick",
    33: "oakley-newgroup", 34: "ikev2_init", 35: "ikev2_auth", 36: "child_sa", 37: "inf2",
  ]

  static let payloadNames: ValueNames = [
    0: "none", 1: "sa", 2: "p", 3: "t", 4: "ke", 5: "id", 6: "cert", 7: "cr", 8: "hash", 9: "sig",
    10: "nonce", 11: "n", 12: "d", 13: "vid", 33: "v2sa", 34: "v2ke", 35: "v2IDi", 36: "v2IDr",
    37: "v2cert", 38: "v2cr", 39: "v2auth", 40: "v2nonce", 41: "v2n", 42: "v2d", 43: "v2vid",
    44: "v2TSi", 45: "v2TSr", 46: "v2e", 47: "v2cp", 48: "v2eap",
  ]

  static let protocolNames: ValueNames = [1: "isakmp", 2: "ipsec-ah", 3: "ipsec-esp", 4: "ipcomp"]
  static let ikeNames: ValueNames = [1: "ike"]
  static let authenticationNames: ValueNames = [
    1: "(reserved)", 2: "md5", 3: "sha", 4: "1des", 5: "sha2-256", 6: "sha2-384", 7: "sha2-512",
  ]
  static let encryptionNames: ValueNames = [
    1: "1des-iv64", 2: "1des", 3: "3des", 4: "rc5", 5: "idea", 6: "cast", 7: "blowfish", 8: "3idea",
    9: "1des-iv32", 10: "rc4", 11: "null", 12: "aes",
  ]
  static let compressionNames: ValueNames = [1: "oui", 2: "deflate", 3: "lzs"]
  static let pseudorandomNames: ValueNames = [
    1: "hmac-md5", 2: "hmac-sha", 3: "hmac-tiger", 4: "aes128_xcbc",
  ]
  static let integrityNames: ValueNames = [
    1: "hmac-md5", 2: "hmac-sha", 3: "dec-mac", 4: "kpdk-md5", 5: "aes-xcbc",
  ]
  static let sequenceNames: ValueNames = [0: "no-esn", 1: "esn"]
  static let groupNames: ValueNames = [
    1: "modp768", 2: "modp1024", 3: "EC2N 2^155", 4: "EC2N 2^185", 5: "modp1536",
    6: "iana-grp06", 7: "iana-grp07", 8: "iana-grp08", 9: "iana-grp09", 10: "iana-grp10",
    11: "iana-grp11", 12: "iana-grp12", 13: "iana-grp13", 14: "modp2048", 15: "modp3072",
    16: "modp4096", 17: "modp6144", 18: "modp8192",
  ]
  /// The groups that attributes name: one fewer.
  static let oakleyGroupNames: ValueNames = [
    1: "modp768", 2: "modp1024", 3: "EC2N 2^155", 4: "EC2N 2^185", 5: "modp1536",
    6: "iana-grp06", 7: "iana-grp07", 8: "iana-grp08", 9: "iana-grp09", 10: "iana-grp10",
    11: "iana-grp11", 12: "iana-grp12", 13: "iana-grp13", 14: "modp2048", 15: "modp3072",
    16: "modp4096", 17: "modp6144",
  ]
  static let transformNames: ValueNames = [
    1: "encr", 2: "prf", 3: "integ", 4: "dh", 5: "esn",
  ]
  static let methodNames: ValueNames = [0: "invalid", 1: "rsasig", 2: "shared-secret", 3: "dsssig"]

  static let identityNames: ValueNames = [
    1: "IPv4", 2: "FQDN", 3: "user FQDN", 4: "IPv4net", 5: "IPv6", 6: "IPv6net", 7: "IPv4range",
    8: "IPv6range", 9: "ASN1 DN", 10: "ASN1 GN", 11: "keyid",
  ]
  static let certificateNames: ValueNames = [
    0: "none", 1: "pkcs7", 2: "pgp", 3: "dns", 4: "x509sign", 5: "x509ke", 6: "kerberos",
    7: "crl", 8: "arl", 9: "spki", 10: "x509attr",
  ]

  static let noteNames: ValueNames = [
    1: "INVALID-PAYLOAD-TYPE", 2: "DOI-NOT-SUPPORTED", 3: "SITUATION-NOT-SUPPORTED",
    4: "INVALID-COOKIE", 5: "INVALID-MAJOR-VERSION", 6: "INVALID-MINOR-VERSION",
    7: "INVALID-EXCHANGE-TYPE", 8: "INVALID-FLAGS", 9: "INVALID-MESSAGE-ID",
    10: "INVALID-PROTOCOL-ID", 11: "INVALID-SPI", 12: "INVALID-TRANSFORM-ID",
    13: "ATTRIBUTES-NOT-SUPPORTED", 14: "NO-PROPOSAL-CHOSEN", 15: "BAD-PROPOSAL-SYNTAX",
    16: "PAYLOAD-MALFORMED", 17: "INVALID-KEY-INFORMATION", 18: "INVALID-ID-INFORMATION",
    19: "INVALID-CERT-ENCODING", 20: "INVALID-CERTIFICATE", 21: "CERT-TYPE-UNSUPPORTED",
    22: "INVALID-CERT-AUTHORITY", 23: "INVALID-HASH-INFORMATION", 24: "AUTHENTICATION-FAILED",
    25: "INVALID-SIGNATURE", 26: "ADDRESS-NOTIFICATION", 27: "NOTIFY-SA-LIFETIME",
    28: "CERTIFICATE-UNAVAILABLE", 29: "UNSUPPORTED-EXCHANGE-TYPE",
    30: "UNEQUAL-PAYLOAD-LENGTHS",
  ]
  /// Notes are counted from the begin of their range: errors of a domain, states, a domain's states.
  static let domainErrorNames: ValueNames = [0: "RESERVED"]
  static let statusNames: ValueNames = [0: "CONNECTED"]
  static let domainStatusNames: ValueNames = [
    0: "RESPONDER-LIFETIME", 1: "REPLAY-STATUS", 2: "INITIAL-CONTACT",
  ]

  /// Attributes of IKE version 1 (RFC 2409 appendix A) and of the IPsec DOI (RFC 2407 §4.5).
  static let oakleyAttributes: ValueNames = [
    1: "enc", 2: "hash", 3: "auth", 4: "group desc", 5: "group type", 6: "group prime",
    7: "group gen1", 8: "group gen2", 9: "group curve A", 10: "group curve B", 11: "lifetype",
    12: "lifeduration", 13: "prf", 14: "keylen", 15: "field", 16: "order",
  ]
  static let ipsecAttributes: ValueNames = [
    1: "lifetype", 2: "life", 3: "group desc", 4: "enc mode", 5: "auth", 6: "keylen", 7: "rounds",
    8: "dictsize", 9: "privalg",
  ]
  static let keyLengthAttributes: ValueNames = [14: "keylen"]

  static let oakleyValues: [Int: ValueNames] = [
    1: [
      1: "1des", 2: "idea", 3: "blowfish", 4: "rc5", 5: "3des", 6: "cast", 7: "aes",
    ],
    2: [1: "md5", 2: "sha1", 3: "tiger", 4: "sha2-256", 5: "sha2-384", 6: "sha2-512"],
    3: [1: "preshared", 2: "dss", 3: "rsa sig", 4: "rsa enc", 5: "rsa enc revised"],
    4: oakleyGroupNames,
    5: [1: "MODP", 2: "ECP", 3: "EC2N"],
    11: [1: "sec", 2: "kb"],
  ]
  static let ipsecValues: [Int: ValueNames] = [
    1: [1: "sec", 2: "kb"],
    3: oakleyGroupNames,
    4: [1: "tunnel", 2: "transport"],
    5: [
      1: "hmac-md5", 2: "hmac-sha1", 3: "1des-mac", 4: "keyed", 5: "sha2-256", 6: "sha2-384",
      7: "sha2-512",
    ],
  ]

  /// Notifications of version 2, and whether the text shows their SPI.
  static let notifications: [UInt16: (name: String, showsSPI: Bool)] = [
    1: ("unsupported_critical_payload", false), 4: ("invalid_ike_spi", true),
    5: ("invalid_major_version", false), 7: ("invalid_syntax", true),
    9: ("invalid_message_id", true), 11: ("invalid_spi", true), 14: ("no_protocol_chosen", true),
    17: ("invalid_ke_payload", true), 24: ("authentication_failed", true),
    34: ("single_pair_required", true), 35: ("no_additional_sas", false),
    36: ("internal_address_failure", false), 37: ("failed:cp_required", false),
    39: ("invalid_selectors", false), 16384: ("initial_contact", false),
    16385: ("set_window_size", false), 16386: ("additional_ts_possible", false),
    16387: ("ipcomp_supported", false), 16388: ("nat_detection_source_ip", true),
    16389: ("nat_detection_destination_ip", true), 16390: ("cookie", true),
    16391: ("use_transport_mode", false), 16392: ("http_cert_lookup_supported", false),
    16393: ("rekey_sa", true), 16394: ("tfc_padding_not_supported", false),
    16395: ("non_first_fragment_also", false),
  ]
}

extension DumpLine {
  /// The name of a payload: `pay15` where there may be one, `#145` beyond.
  mutating func writePayloadName(_ number: UInt8) {
    write(number, in: ISAKMP.payloadNames, unknown: .decimal(number < 33 ? "pay" : "#"))
  }

  /// A value's name, or `#` and its number.
  mutating func write(_ value: some FixedWidthInteger & UnsignedInteger, orNumber names: ValueNames)
  {
    write(value, in: names, unknown: .decimal("#"))
  }
}
