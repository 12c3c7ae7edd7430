#if os(Linux)
  internal import CSystem
  internal import Glibc

  extension Privileges {
    /// Bits of the kernel's capability sets.
    struct Capabilities: OptionSet {
      let rawValue: UInt64
      static let passFileChecks = Self(rawValue: 1 << UInt64(CAP_DAC_OVERRIDE))
      static let administerNetwork = Self(rawValue: 1 << UInt64(CAP_NET_ADMIN))
      static let rawSockets = Self(rawValue: 1 << UInt64(CAP_NET_RAW))
    }

    static var permitted: Capabilities {
      Capabilities(rawValue: csystem_get_capabilities().permitted)
    }

    static var effective: Capabilities {
      Capabilities(rawValue: csystem_get_capabilities().effective)
    }

    /// What a capture needs and this process does not have: `CAP_NET_RAW`, `CAP_NET_ADMIN`.
    public static var missingForCapture: [String] {
      var names: [String] = []
      if !effective.contains(.rawSockets) { names.append("CAP_NET_RAW") }
      if !effective.contains(.administerNetwork) { names.append("CAP_NET_ADMIN") }
      return names
    }

    /// While still allowed to: programs that are started later cannot get back what this one gave up.
    static func prepareDrop(keepingFileAccess: Bool) throws(Failure) {
      // Refused to whoever has nothing to give up; numbers that the kernel does not know, too.
      for capability: Int32 in 0..<64 { _ = csystem_drop_bounding_capability(capability) }
      try check("prctl(PR_SET_KEEPCAPS)", csystem_keep_capabilities(keepingFileAccess ? 1 : 0))
    }

    static func finishDrop(keepingFileAccess: Bool) throws(Failure) {
      let kept = keepingFileAccess ? permitted.intersection(.passFileChecks) : []
      try check("capset", csystem_set_capabilities(kept.rawValue, 0))
      try check("prctl(PR_SET_NO_NEW_PRIVS)", csystem_forbid_new_privileges())
    }

    /// Runs `body` past the checks of files' permissions, if that was kept; nothing else does.
    public static func withFileAccess<Value: ~Copyable, Failure: Error>(
      _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
      let before = csystem_get_capabilities()
      let raised = before.effective | (before.permitted & Capabilities.passFileChecks.rawValue)
      if raised != before.effective { _ = csystem_set_capabilities(before.permitted, raised) }
      defer {
        if raised != before.effective {
          _ = csystem_set_capabilities(before.permitted, before.effective)
        }
      }
      return try body()
    }
  }
#endif
