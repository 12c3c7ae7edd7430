import CSystem
import CaptureFile
import Frames

/// What a pcapng file says of a packet beside its bytes.
struct PacketNotes {
  var comments: [String] = []
  var flags: UInt32?
}

/// The files that `-w` writes, one after the other.
struct SavedFiles: ~Copyable {
  private var rotation: FileRotation
  private var template: CaptureWriter.Options
  private let command: String?
  private let messages: Messages
  /// Lets a file be created although root was given up.
  private let create:
    (_ path: String, CaptureWriter.Options) throws(CaptureFileError) ->
      CaptureWriter
  private var writer: CaptureWriter
  private var path: String
  /// Packets in files that are complete.
  private var earlierPackets = 0

  init(
    _ arguments: WriteArguments, path: String, _ template: CaptureWriter.Options,
    _ messages: Messages,
    create: @escaping (String, CaptureWriter.Options) throws(CaptureFileError) -> CaptureWriter
  ) throws(CaptureFileError) {
    rotation = FileRotation(
      path: path, sizeLimit: arguments.sizeLimit, period: arguments.period,
      fileLimit: arguments.fileLimit, fill: { LocalTime.fill($0, $1) })
    self.template = template
    self.create = create
    self.messages = messages
    command = arguments.command
    if command != nil { csystem_forget_children() }
    let first = rotation.start(at: csystem_now())
    self.path = first
    writer = try create(first, template)
  }

  /// How many packets the files surely have, and how many were handed over and are lost.
  var packetsWritten: Int { earlierPackets + writer.packetsWritten }
  var packetsLost: Int { writer.packetsLost }
  var currentPath: String { path }

  /// Adds a packet; false where there were enough files.
  mutating func write(
    _ frame: borrowing Frame, _ notes: PacketNotes
  ) throws(CaptureFileError) -> Bool {
    if rotation.isRotating {
      let step = rotation.step(at: csystem_now(), size: writer.size)
      guard try carryOut(step) else { return false }
    }
    try writer.write(frame, comments: notes.comments, flags: notes.flags)
    return true
  }

  /// Whether the files can say more of packets and interfaces than pcap does.
  var keepsNotes: Bool { template.format == .pcapng }
  /// How many interfaces are described.
  var interfaceCount: Int { template.interfaces.count }

  /// Describes a further interface, in this file and in those that follow.
  mutating func add(_ interface: CaptureInterface) throws(CaptureFileError) {
    template.interfaces.append(interface)
    try writer.add(interface)
  }

  /// Looks at the clock where no packet comes; false where there were enough files.
  mutating func tick() throws(CaptureFileError) -> Bool {
    guard rotation.isRotating else { return true }
    return try carryOut(rotation.step(at: csystem_now()))
  }

  mutating func flush() throws(CaptureFileError) { try writer.flush() }

  /// Completes the last file.
  mutating func finish(_ statistics: [InterfaceStatistics] = []) throws(CaptureFileError) {
    try writer.finish(statistics: statistics)
    runCommand()
  }

  private mutating func carryOut(_ step: FileRotation.Step) throws(CaptureFileError) -> Bool {
    switch step {
    case .keep: return true
    case .stop: return false
    case .open(let next):
      try finish()
      earlierPackets += writer.packetsWritten
      path = next
      writer = try create(next, template)
      return true
    }
  }

  /// `-z`: the command with the file's name, beside us and not waited for.
  private func runCommand() {
    guard let command, path != "-" else { return }
    let words = Array(command.utf8) + [0] + Array(path.utf8) + [0]
    if csystem_run(words.span) < 0 {
      messages.warn("cannot run \(command) \(path)")
    }
  }
}
