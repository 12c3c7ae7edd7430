internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An open file, closed when it goes. The C shims take spans, so nothing here is unsafe.
struct Descriptor: ~Copyable {
  /// What messages call the file.
  let name: String
  private let number: Int32

  /// A descriptor of our own on a file that is open already, and stays so.
  init(duplicating number: Int32, name: String) throws(CaptureFileError) {
    self.name = name
    self.number = csystem_duplicate(number)
    if self.number < 0 { throw .system(call: "open", file: name, code: errno) }
  }

  /// `-` is standard input.
  init(reading path: String) throws(CaptureFileError) {
    if path == "-" {
      try self.init(duplicating: 0, name: "standard input")
    } else {
      try self.init(path: path, flags: O_RDONLY)
    }
  }

  /// `-` is standard output. A file that exists is emptied.
  init(writing path: String) throws(CaptureFileError) {
    if path == "-" {
      try self.init(duplicating: 1, name: "standard output")
    } else {
      try self.init(path: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    }
  }

  private init(path: String, flags: Int32) throws(CaptureFileError) {
    let bytes = Array(path.utf8) + [0]
    name = path
    number = csystem_open(bytes.span, flags, 0o666)
    if number < 0 { throw .system(call: "open", file: path, code: errno) }
  }

  deinit { close(number) }

  // MARK: Reading

  /// Fills a buffer from `place` on; how many bytes came, 0 at the end of the file.
  func read(into buffer: inout [UInt8], at place: Int) throws(CaptureFileError) -> Int {
    let size = buffer.count
    var all = buffer.mutableSpan
    var free = all._mutatingExtracting(place..<size)
    while true {
      let count = csystem_read(number, &free)
      if count >= 0 { return count }
      if errno != EINTR { throw .system(call: "read", file: name, code: errno) }
    }
  }

  /// Reads what the file has at `offset` into the buffer from `place` on, as much as is wanted or
  /// there is, and leaves the place of `read` alone.
  func read(
    into buffer: inout [UInt8], at place: Int, upTo end: Int, from offset: Int
  ) throws(CaptureFileError) -> Int {
    var done = place
    var all = buffer.mutableSpan
    while done < end {
      var free = all._mutatingExtracting(done..<end)
      let count = csystem_pread(number, &free, offset + (done - place))
      if count == 0 { break }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw .system(call: "read", file: name, code: errno)
      }
    }
    return done - place
  }

  /// Whether the file has places to go to; pipes and terminals have none.
  var isSeekable: Bool { lseek(number, 0, SEEK_CUR) >= 0 }

  // MARK: Writing

  /// How many bytes went: fewer than all is no error.
  func write(_ bytes: Span<UInt8>) throws(CaptureFileError) -> Int {
    while true {
      let count = csystem_write(number, bytes)
      if count >= 0 { return count }
      if errno != EINTR { throw .system(call: "write", file: name, code: errno) }
    }
  }

  /// Takes back the last bytes written; does nothing to a pipe.
  func takeBack(_ count: Int) {
    let place = lseek(number, 0, SEEK_CUR)
    guard count > 0, place >= count, ftruncate(number, place - count) == 0 else { return }
    lseek(number, place - count, SEEK_SET)
  }

  /// Waits until the disk has everything; what cannot wait (a pipe) is no error.
  func synchronize() throws(CaptureFileError) {
    #if canImport(Glibc)
      let result = fdatasync(number)
    #else
      let result = fsync(number)
    #endif
    if result != 0, errno != EINVAL, errno != EROFS {
      throw .system(call: "write", file: name, code: errno)
    }
  }
}
