import Dissection

// MARK: Values

extension NFS {
  /// The procedures of version 2, as version 3 numbers them; 65,536 stands for none.
  static let version2Procedures: [UInt32] = [
    0, 1, 2, 65_536, 3, 5, 6, 65_536, 7, 8, 12, 14, 15, 10, 9, 13, 16, 18, 65_536, 65_536, 65_536,
    65_536, 65_536, 65_536, 65_536, 65_536,
  ]

  static let procedures: ValueNames = [
    0: "null", 1: "getattr", 2: "setattr", 3: "lookup", 4: "access", 5: "readlink", 6: "read",
    7: "write", 8: "create", 9: "mkdir", 10: "symlink", 11: "mknod", 12: "remove", 13: "rmdir",
    14: "rename", 15: "link", 16: "readdir", 17: "readdirplus", 18: "fsstat", 19: "fsinfo",
    20: "pathconf", 21: "commit", 65_536: "nop",
  ]

  static let authenticationErrors: ValueNames = [
    0: "OK", 1: "Bogus Credentials (seal broken)",
    2: "Rejected Credentials (client should begin new session)",
    3: "Bogus Verifier (seal broken)", 4: "Verifier expired or was replayed",
    5: "Credentials are too weak", 6: "Bogus response verifier", 7: "Unknown failure",
  ]

  static let acceptErrors: ValueNames = [
    1: "PROG_UNAVAIL", 2: "PROG_MISMATCH", 3: "PROC_UNAVAIL", 4: "GARBAGE_ARGS",
    5: "SYSTEM_ERR",
  ]

  static let fileTypes: ValueNames = [
    0: "NON", 1: "REG", 2: "DIR", 3: "BLK", 4: "CHR", 5: "LNK", 6: "SOCK", 7: "FIFO",
  ]

  static let writeModes: ValueNames = [0: "unstable", 1: "dsync", 2: "filesync"]

  static let statuses: ValueNames = [
    1: "Operation not permitted", 2: "No such file or directory", 5: "Input/output error",
    6: "Device not configured", 11: "Resource deadlock avoided", 12: "Cannot allocate memory",
    13: "Permission denied", 17: "File exists", 18: "Cross-device link",
    19: "Operation not supported by device", 20: "Not a directory", 21: "Is a directory",
    22: "Invalid argument", 26: "Text file busy", 27: "File too large",
    28: "No space left on device", 30: "Read-only file system", 31: "Too many links",
    45: "Operation not supported", 63: "File name too long", 66: "Directory not empty",
    69: "Disc quota exceeded", 70: "Stale NFS file handle",
    71: "Too many levels of remote in path", 99: "Write cache flushed to disk(!)",
    10_001: "Illegal file handle", 10_002: "Publisher lost sync", 10_003: "Cookie is stale",
    10_004: "Operation not supported", 10_005: "Buffer too small",
    10_006: "Unspecified error on server",
    10_007: "Type of that object not supported", 10_008: "Request couldn't be completed in time",
  ]
}
