import CaptureFile
import CaptureFilter
import Dissectors
import Frames
import LiveCapture
import Privileges

/// Interfaces being listened to, into one sink: from the opening to the last statistics.
///
/// The order is what matters: interfaces are opened and filtered as whoever called, then privileges
/// are given up for good, then files are created and names looked up, and only then is the first
/// byte of a packet looked at.
struct Capturing {
  private let arguments: DumpArguments
  private let messages: Messages
  private let program: String

  init(_ arguments: DumpArguments, _ messages: Messages, program: String) {
    self.arguments = arguments
    self.messages = messages
    self.program = program
  }

  /// Captures until somebody has enough; the exit status.
  func run() -> Int32 {
    do throws(CaptureFailure) {
      let captures = try open()
      guard filter(captures), dropPrivileges() else { return 1 }
      var visitor: DumpVisitor
      do throws(CaptureFileError) {
        let files = try files(for: captures)
        let sink = PacketSink(
          arguments, names: Names.source(for: arguments, isLive: true), files: files)
        visitor = DumpVisitor(arguments, captures, messages, sink: sink)
      } catch {
        messages.warn(error.description)
        return 1
      }
      var loop = try CaptureLoop(captures)
      announce(captures)
      visitor.begin()
      do throws(CaptureFailure) {
        try loop.run(&visitor)
      } catch {
        visitor.fail("\(error)")
      }
      return visitor.finish() ? 0 : 1
    } catch {
      messages.warn(error)
      if let advice = error.advice(program: program, missing: Privileges.missingForCapture) {
        Messages.write(advice)
      }
      return 1
    }
  }

  // MARK: Opening

  private func open() throws(CaptureFailure) -> [LiveCapture] {
    let options = try options()
    var captures: [LiveCapture] = []
    var names = arguments.interfaces
    if names.isEmpty { names = [try LiveCapture::CaptureInterface.first().name] }
    for (index, name) in names.enumerated() {
      let capture = try LiveCapture(name, index: index, options: options)
      if let warning = capture.warning { messages.warn(warning) }
      captures.append(capture)
    }
    return captures
  }

  private func options() throws(CaptureFailure) -> LiveCapture.Options {
    let wanted = arguments.capture
    var options = LiveCapture.Options()
    options.snaplen = Int32(wanted.snaplen)
    options.isPromiscuous = wanted.isPromiscuous
    options.isMonitor = wanted.isMonitor
    options.isImmediate = wanted.isImmediate
    // What goes to a disk waits longer now and then.
    if arguments.write.path != nil { options.ringSize = 32 << 20 }
    if let size = wanted.ringSize { options.ringSize = Int32(clamping: size << 10) }
    switch wanted.direction {
    case .both: options.direction = .both
    case .incoming: options.direction = .incoming
    case .outgoing: options.direction = .outgoing
    }
    if let name = wanted.linkType {
      guard let type = LinkType(name: name) else {
        throw CaptureFailure(.unsupported, "", "-y knows no link type '\(name)'")
      }
      options.linkType = type
    }
    if let name = wanted.timestampType {
      guard let type = TimestampType(name: name) else {
        throw CaptureFailure(.unsupported, "", "-j knows no time stamp type '\(name)'")
      }
      options.timestampType = type
    }
    return options
  }

  /// Whether the expression could be compiled and set on all interfaces.
  private func filter(_ captures: [LiveCapture]) -> Bool {
    guard !arguments.expression.isEmpty else { return true }
    for capture in captures {
      do throws(FilterProgram.SyntaxError) {
        let program = try capture.compile(
          arguments.expression, optimize: arguments.optimizes)
        do throws(CaptureFailure) {
          try capture.setFilter(program)
        } catch {
          messages.warn("\(error)")
          return false
        }
      } catch {
        messages.warn(error)
        return false
      }
    }
    return true
  }

  /// Becomes the user of `-Z`, or who called sudo, and keeps no right but to create the next file.
  private func dropPrivileges() -> Bool {
    do throws(Privileges.Failure) {
      var user = Privileges.User.behindSudo()
      if let name = arguments.capture.user { user = try Privileges.User(named: name) }
      if arguments.capture.user == "root" { user = nil }
      try Privileges.drop(to: user, keepingFileAccess: arguments.write.path != nil)
      return true
    } catch {
      messages.warn("privileges cannot be given up: \(error)")
      return false
    }
  }

  // MARK: Writing

  private func files(for captures: [LiveCapture]) throws(CaptureFileError) -> SavedFiles? {
    guard let path = arguments.write.path else { return nil }
    var options = CaptureWriter.Options(path: path)
    options.application = Version.name
    options.operatingSystem = HostDescription.operatingSystem
    let isFine = arguments.dump.isNanoseconds || options.format == .pcapng
    options.precision = isFine ? .nanoseconds : .microseconds
    options.interfaces = captures.map(Self.description(of:))
    for index in options.interfaces.indices {
      options.interfaces[index].operatingSystem = options.operatingSystem
      if !arguments.expression.isEmpty {
        options.interfaces[index].filter = arguments.expression
      }
    }
    if options.format == .pcap, captures.count > 1 {
      throw .unsuitableFormat(
        "packets of several interfaces need a pcapng file: name it FILE.pcapng")
    }
    return try SavedFiles(arguments.write, path: path, options, messages) {
      (path, options) throws(CaptureFileError) in
      try Privileges.withFileAccess { () throws(CaptureFileError) in
        try CaptureWriter(path: path, options: options)
      }
    }
  }

  private static func description(of capture: LiveCapture) -> CaptureFile::CaptureInterface {
    CaptureFile::CaptureInterface(
      linkType: capture.linkType, snaplen: Int(capture.snaplen), name: capture.interface)
  }

  // MARK: Saying

  /// `listening on lo, link-type EN10MB (Ethernet), snapshot length 262144 bytes`
  private func announce(_ captures: [LiveCapture]) {
    let prints = arguments.write.path == nil || arguments.write.alsoPrints
    if prints, arguments.dump.verbosity == 0 {
      messages.warn("verbose output suppressed, use -v[v]... for full protocol decode")
    }
    for capture in captures {
      let type = capture.linkType
      var sentence =
        "listening on \(capture.interface), link-type \(type.name ?? "\(type.rawValue)")"
      if let meaning = type.meaning { sentence += " (\(meaning))" }
      sentence += ", snapshot length \(capture.snaplen) bytes"
      if prints, arguments.dump.verbosity == 0 {
        Messages.write(sentence)
      } else {
        messages.warn(sentence)
      }
    }
  }
}

extension Messages {
  func warn(_ failure: CaptureFailure) { warn("\(failure)") }
}
