#if canImport(Darwin)
  extension Privileges {
    /// Captures need `/dev/bpf*` there, which is a matter of files.
    public static var missingForCapture: [String] { [] }

    static func prepareDrop(keepingFileAccess: Bool) throws(Failure) {}

    static func finishDrop(keepingFileAccess: Bool) throws(Failure) {}

    /// There is nothing between root and the user: `body` runs as who the process is.
    public static func withFileAccess<Value: ~Copyable, Failure: Error>(
      _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
      try body()
    }
  }
#endif
