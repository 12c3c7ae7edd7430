#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Gives up for good what the program no longer needs.
///
/// Called once everything is open, and before the first thread starts: `setuid` reaches all threads,
/// but Linux's capabilities are each thread's own.
public enum Privileges {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }

    init(call: String, code: Int32) {
      description = "\(call): \(unsafe String(cString: strerror(code)))"
    }
  }

  /// Somebody the system knows.
  public struct User: Equatable, Sendable {
    public let name: String
    public let number: UInt32
    public let group: UInt32

    public init(named name: String) throws(Failure) {
      guard let entry = unsafe getpwnam(name) else {
        throw Failure("there is no user \(name)")
      }
      self.name = name
      (number, group) = unsafe (entry.pointee.pw_uid, entry.pointee.pw_gid)
    }

    /// Who called `sudo` to start this program; nil unless it runs as root because of that.
    public static func behindSudo() -> User? {
      guard geteuid() == 0, let text = unsafe getenv("SUDO_UID"),
        let number = uid_t(unsafe String(cString: text)), number != 0,
        let entry = unsafe getpwuid(number)
      else { return nil }
      return try? User(named: unsafe String(cString: entry.pointee.pw_name))
    }
  }

  /// Whether there is anything to give up by becoming another user.
  public static var isRoot: Bool { geteuid() == 0 }

  /// Becomes `user`, or stays who it is for nil, and keeps no other privilege.
  ///
  /// `keepingFileAccess` leaves what `withFileAccess` needs to open files that the user could not:
  /// a capture's next file belongs in the directory that its first one was made in as root.
  public static func drop(
    to user: User?, keepingFileAccess: Bool = false
  ) throws(Failure) {
    try prepareDrop(keepingFileAccess: keepingFileAccess)
    if let user { try become(user) }
    try finishDrop(keepingFileAccess: keepingFileAccess)
  }

  /// Group, supplementary groups, user, in this order: after `setuid` the others are refused.
  private static func become(_ user: User) throws(Failure) {
    if user.number == getuid(), user.number == geteuid(), !isRoot { return }
    try check("setgid", setgid(user.group))
    #if canImport(Glibc)
      let group = user.group
    #else
      let group = Int32(bitPattern: user.group)
    #endif
    try check("initgroups", unsafe initgroups(user.name, group))
    try check("setuid", setuid(user.number))
    if user.number != 0, setuid(0) == 0 {
      throw Failure("root can be taken back after it was given up")
    }
  }

  static func check(_ call: String, _ result: Int32) throws(Failure) {
    if result != 0 { throw Failure(call: call, code: errno) }
  }
}
