import Bytes
import CaptureFile
import Dissectors
import Frames

/// Where packets go once they passed the filter: counted, printed, saved.
struct PacketSink: ~Copyable {
  private let arguments: DumpArguments
  private let prints: Bool
  private var dumper: Dumper
  private(set) var files: SavedFiles?
  /// Packets that passed the filter, those that were skipped not counted.
  private(set) var count: UInt64 = 0
  private var skipped: UInt64 = 0
  /// Text waits for this much of it before it is written.
  private let textLimit: Int

  init(_ arguments: DumpArguments, names: (any NameSource)?, files: consuming SavedFiles?) {
    self.arguments = arguments
    prints = !arguments.onlyCounts && (arguments.write.path == nil || arguments.write.alsoPrints)
    dumper = Dumper(options: arguments.dump)
    dumper.line.names = names
    dumper.line.interfaces = LocalInterfaces()
    self.files = files
    let isLineBuffered =
      arguments.isLineBuffered || arguments.isPacketBuffered || StandardOutput.isTerminal
    textLimit = isLineBuffered ? 0 : 1 << 16
  }

  /// What `take` leaves to do.
  enum Verdict { case goOn, enough, nobodyReads }

  mutating func take(
    _ frame: borrowing Frame, _ notes: PacketNotes = PacketNotes()
  ) throws(CaptureFileError) -> Verdict {
    if skipped < arguments.skip {
      skipped += 1
      return .goOn
    }
    count += 1
    if files != nil {
      guard try files?.write(frame, notes) == true else { return .enough }
      if arguments.isPacketBuffered { try files?.flush() }
    }
    if prints, count % arguments.samplingInterval == 0 {
      dumper.dump(frame, number: skipped + count)
      if dumper.line.text.count > textLimit, !flushText() { return .nobodyReads }
    }
    return count == arguments.limit ? .enough : .goOn
  }

  /// Whether what a file notes of packets and interfaces can be passed on.
  var keepsNotes: Bool {
    switch files {
    case .some(let files): files.keepsNotes
    case .none: false
    }
  }

  /// Describes the interfaces that the files do not know yet.
  mutating func describe(_ interfaces: [CaptureInterface]) throws(CaptureFileError) {
    let known: Int
    switch files {
    case .some(let files): known = files.interfaceCount
    case .none: return
    }
    for interface in interfaces.dropFirst(known) { try files?.add(interface) }
  }

  /// Writes the text that has gathered; false where nobody reads it any more.
  mutating func flushText() -> Bool {
    guard dumper.line.text.count > 0 else { return true }
    let isWritten = StandardOutput.write(dumper.line.text.bytes)
    dumper.line.text.removeAll()
    return isWritten
  }

  /// Writes what has gathered of the files.
  mutating func flushFiles() throws(CaptureFileError) { try files?.flush() }

  /// Looks at the clock; false where there were enough files.
  mutating func tick() throws(CaptureFileError) -> Bool { try files?.tick() ?? true }

  /// Completes the last file.
  mutating func finishFiles(
    _ statistics: [InterfaceStatistics] = []
  ) throws(CaptureFileError) {
    try files?.finish(statistics)
  }

  /// How many packets could not be saved, for the sentence about a full disk.
  var losses: (written: Int, lost: Int)? {
    switch files {
    case .some(let files): (files.packetsWritten, files.packetsLost)
    case .none: nil
    }
  }
}
