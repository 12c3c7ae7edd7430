import Dissection

/// The servers of AFS, and what may be asked of each.
extension RX {
  enum Service {
    case files, callbacks, protection, volumeLocations, authentication, volumes, overseer

    init?(port: UInt16) {
      switch port {
      case 7000: self = .files
      case 7001: self = .callbacks
      case 7002: self = .protection
      case 7003: self = .volumeLocations
      case 7004: self = .authentication
      case 7005: self = .volumes
      case 7007: self = .overseer
      default: return nil
      }
    }

    var name: String {
      switch self {
      case .files: "fs"
      case .callbacks: "cb"
      case .protection: "pt"
      case .volumeLocations: "vldb"
      case .authentication: "kauth"
      case .volumes: "vol"
      case .overseer: "bos"
      }
    }

    func operationName(_ operation: UInt32) -> String? {
      switch self {
      case .files: filesNames[operation]
      case .callbacks: callbacksNames[operation]
      case .protection: protectionNames[operation]
      case .volumeLocations: volumeLocationsNames[operation]
      case .authentication: authenticationNames[operation]
      case .volumes: volumesNames[operation]
      case .overseer: overseerNames[operation]
      }
    }

    /// How the arguments of a call are written, in the letters of `RXArguments`.
    func callFormat(_ operation: UInt32) -> String? {
      switch self {
      case .files: filesCalls[operation]
      case .callbacks: callbacksCalls[operation]
      case .protection: protectionCalls[operation]
      case .volumeLocations: volumeLocationsCalls[operation]
      case .authentication: authenticationCalls[operation]
      case .volumes: volumesCalls[operation]
      case .overseer: overseerCalls[operation]
      }
    }

    func replyFormat(_ operation: UInt32) -> String? {
      switch self {
      case .files: filesReplies[operation]
      case .protection: protectionReplies[operation]
      case .volumeLocations: volumeLocationsReplies[operation]
      case .volumes: volumesReplies[operation]
      default: nil
      }
    }
  }

  private static let filesNames: ValueNames = [
    130: "fetch-data", 131: "fetch-acl", 132: "fetch-status", 133: "store-data",
    134: "store-acl", 135: "store-status", 136: "remove-file", 137: "create-file",
    138: "rename", 139: "symlink", 140: "link", 141: "makedir", 142: "rmdir", 143: "oldsetlock",
    144: "oldextlock", 145: "oldrellock", 146: "get-stats", 147: "give-cbs", 148: "get-vlinfo",
    149: "get-vlstats", 150: "set-vlstats", 151: "get-rootvl", 152: "check-token",
    153: "get-time", 154: "nget-vlinfo", 155: "bulk-stat", 156: "setlock", 157: "extlock",
    158: "rellock", 159: "xstat-ver", 160: "get-xstat", 161: "dfs-lookup", 162: "dfs-flushcps",
    163: "dfs-symlink", 220: "residency", 65536: "inline-bulk-status", 65537: "fetch-data-64",
    65538: "store-data-64",
  ]
  private static let callbacksNames: ValueNames = [
    204: "callback", 205: "initcb", 206: "probe", 207: "getlock", 208: "getce", 209: "xstatver",
    210: "getxstat", 211: "initcb2", 212: "whoareyou", 213: "initcb3", 214: "probeuuid",
    215: "getsrvprefs", 216: "getcellservdb", 217: "getlocalcell", 218: "getcacheconf",
  ]
  private static let protectionNames: ValueNames = [
    500: "new-user", 501: "where-is-it", 502: "dump-entry", 503: "add-to-group",
    504: "name-to-id", 505: "id-to-name", 506: "delete", 507: "remove-from-group",
    508: "get-cps", 509: "new-entry", 510: "list-max", 511: "set-max", 512: "list-entry",
    513: "change-entry", 514: "list-elements", 515: "same-mbr-of", 516: "set-fld-sentry",
    517: "list-owned", 518: "get-cps2", 519: "get-host-cps", 520: "update-entry",
    521: "list-entries", 530: "list-super-groups",
  ]
  private static let volumeLocationsNames: ValueNames = [
    501: "create-entry", 502: "delete-entry", 503: "get-entry-by-id", 504: "get-entry-by-name",
    505: "get-new-volume-id", 506: "replace-entry", 507: "update-entry", 508: "setlock",
    509: "releaselock", 510: "list-entry", 511: "list-attrib", 512: "linked-list",
    513: "get-stats", 514: "probe", 515: "get-addrs", 516: "change-addr", 517: "create-entry-n",
    518: "get-entry-by-id-n", 519: "get-entry-by-name-n", 520: "replace-entry-n",
    521: "list-entry-n", 522: "list-attrib-n", 523: "linked-list-n",
    524: "update-entry-by-name", 525: "create-entry-u", 526: "get-entry-by-id-u",
    527: "get-entry-by-name-u", 528: "replace-entry-u", 529: "list-entry-u",
    530: "list-attrib-u", 531: "linked-list-u", 532: "regaddr", 533: "get-addrs-u",
    534: "list-attrib-n2",
  ]
  private static let authenticationNames: ValueNames = [
    1: "auth-old", 2: "change-pw", 3: "get-ticket-old", 4: "set-pw", 5: "set-fields",
    6: "create-user", 7: "delete-user", 8: "get-entry", 9: "list-entry", 10: "get-stats",
    11: "debug", 12: "get-pw", 13: "get-random-key", 14: "unlock", 15: "lock-status",
    21: "authenticate", 22: "authenticate-v2", 23: "get-ticket",
  ]
  private static let volumesNames: ValueNames = [
    100: "create-volume", 101: "delete-volume", 102: "restore", 103: "forward",
    104: "end-trans", 105: "clone", 106: "set-flags", 107: "get-flags", 108: "trans-create",
    109: "dump", 110: "get-nth-volume", 111: "set-forwarding", 112: "get-name",
    113: "get-status", 114: "sig-restore", 115: "list-partitions", 116: "list-volumes",
    117: "set-id-types", 118: "monitor", 119: "partition-info", 120: "reclone",
    121: "list-one-volume", 122: "nuke", 123: "set-date", 124: "x-list-volumes",
    125: "x-list-one-volume", 126: "set-info", 127: "x-list-partitions",
    128: "forward-multiple",
  ]
  private static let overseerNames: ValueNames = [
    80: "create-bnode", 81: "delete-bnode", 82: "set-status", 83: "get-status",
    84: "enumerate-instance", 85: "get-instance-info", 86: "get-instance-parm",
    87: "add-superuser", 88: "delete-superuser", 89: "list-superusers", 90: "list-keys",
    91: "add-key", 92: "delete-key", 93: "set-cell-name", 94: "get-cell-name",
    95: "get-cell-host", 96: "add-cell-host", 97: "delete-cell-host", 98: "set-t-status",
    99: "shutdown-all", 100: "restart-all", 101: "startup-all", 102: "set-noauth-flag",
    103: "re-bozo", 104: "restart", 105: "start-bozo-install", 106: "uninstall",
    107: "get-dates", 108: "exec", 109: "prune", 110: "set-restart-time",
    111: "get-restart-time", 112: "start-bozo-log", 113: "wait-all",
    114: "get-instance-strings", 115: "get-restricted", 116: "set-restricted",
  ]

  private static let filesCalls: ValueNames = [
    130: "@F offset@u length@u", 131: "@F", 132: "@F", 133: "@F@S", 134: "@F", 135: "@F@S",
    136: "@F@s", 137: "@F@s@S", 138: " old@F@s new@F@s", 139: "@F@s link to@s",
    140: "@F@s link to@F", 141: "@F@s@S", 142: "@F@s", 143: "@F", 144: "@F", 145: "@F",
    148: "@s", 149: " volid@u", 150: " volid@u", 154: " volname@s", 155: "@B", 156: "@F",
    157: "@F", 158: "@F", 65536: "@B", 65537: "@F offset@u length@u",
  ]
  private static let callbacksCalls: ValueNames = [
    204: "@B"
  ]
  private static let protectionCalls: ValueNames = [
    500: "@p id@d oldid@d", 501: " id@d", 502: " pos@d", 503: " uid@d gid@d", 504: "@N",
    505: " ids:@I", 506: " id@d", 507: " uid@d gid@d", 508: " id@d", 509: "@p flag@d oid@d",
    511: " id@d gflag@d", 512: " id@d", 513: " id@d@p oldid@d newid@d", 514: " id@d",
    515: " uid@d gid@d", 517: " id@d", 518: " id@d", 519: " id@d", 520: " id@d@p", 530: " id@d",
  ]
  private static let volumeLocationsCalls: ValueNames = [
    502: " volid@u@V", 503: " volid@u@V", 504: "@s", 505: " bump@u", 507: " volid@u@V",
    508: " volid@u@V", 509: " volid@u@V", 510: " index@u", 518: " volid@u@V", 519: "@s",
    521: " index@u", 524: "@s", 527: "@s",
  ]
  private static let authenticationCalls: ValueNames = [
    1: " principal@s@s", 2: " principal@s@s", 3: " kvno@u domain@s principal@s@s",
    4: " principal@s@s kvno@u", 5: " principal@s@s", 6: " principal@s@s", 7: " principal@s@s",
    8: " principal@s@s", 12: " name@s", 14: " principal@s@s", 15: " principal@s@s",
    21: " principal@s@s", 22: " principal@s@s", 23: " kvno@u domain@s principal@s@s",
  ]
  private static let volumesCalls: ValueNames = [
    100: " partition@u name@s type@u parent@u", 101: " trans@u", 102: " totrans@u flags@u",
    104: " trans@u", 105: " trans@u purgevol@u newtype@u newname@s", 106: " trans@u flags@u",
    107: " trans@u", 108: " vol@u partition@u flags@u", 109: " fromtrans@u fromdate@D",
    110: " index@u", 111: " tid@u newsite@u", 112: " tid", 113: " tid",
    114: " name@s type@u pid@u cloneid@u", 116: " partition@u flags@u",
    117: " tid@u name@s type@u pid@u clone@u backup@u", 119: " name@s", 120: " tid@u",
    121: " partid@u volid@u", 122: " partid@u volid@u", 123: " tid@u date@D",
    124: " partid@u volid@u", 125: " partid@u volid@u", 126: " tid@u",
    128: " fromtrans@u fromdate@D",
  ]
  private static let overseerCalls: ValueNames = [
    80: " type@s instance@s", 81: "@s", 82: "@s status@u", 83: "@s", 84: "@u", 85: "@s",
    86: "@s num@u", 87: "@s", 88: "@s", 89: "@u", 90: "@u", 91: "@u", 92: "@u", 93: "@s",
    95: "@u", 96: "@s", 97: "@s", 98: "@s status@u", 104: "@s", 105: "@s size@u flags@u date@u",
    106: "@s", 108: "@s", 112: "@s", 114: "@s",
  ]

  private static let filesReplies: ValueNames = [
    137: " new@F", 141: " new@F", 151: " root volume@s",
  ]
  private static let protectionReplies: ValueNames = [
    504: " ids:@I", 505: "@N", 508: "@I", 514: "@I", 517: "@I", 518: "@I", 519: "@I",
    510: " maxuid@d maxgid@d",
  ]
  private static let volumeLocationsReplies: ValueNames = [
    503: "@E", 504: "@E", 518: "@M", 519: "@M",
  ]
  private static let volumesReplies: ValueNames = [
    121: " name@_@v volid@u type", 125: " name@_@v volid@u type",
  ]

  static let errorNames: ValueNames = [
    101: "salvage volume", 102: "no such vnode", 103: "no such volume", 104: "volume exist",
    105: "no service", 106: "volume offline", 107: "voline online", 108: "no space",
    109: "diskquota exceeded", 110: "volume busy", 111: "volume moved",
  ]
}
