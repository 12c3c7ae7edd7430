import CaptureFile
import CaptureFilter
import Frames

/// Packets out of capture files, through the filter.
struct FileSource {
  /// Why a file was not read to its end.
  enum Failure: Error {
    case file(CaptureFileError)
    case filter(FilterProgram.SyntaxError)
  }

  private let arguments: DumpArguments
  /// One program for each link type that came: a pcapng file may hold several.
  private var programs: [(linkType: LinkType, program: FilterProgram)] = []

  /// The link type of the frame before, and the program for it.
  private var linkType = LinkType.ethernet
  private var filter: FilterProgram?

  init(_ arguments: DumpArguments) { self.arguments = arguments }

  /// Hands every packet that passes the filter to the sink, until one of them has enough.
  mutating func read(
    _ reader: inout CaptureReader, into sink: inout PacketSink
  ) throws(Failure) -> PacketSink.Verdict {
    // A wrong expression is found before the first packet is asked for.
    linkType = reader.linkType ?? .ethernet
    filter = try program(for: linkType).get()
    do throws(CaptureFileError) {
      if sink.keepsNotes { return try readWithNotes(&reader, into: &sink) }
      while let frame = try reader.next() {
        guard passes(frame) else { continue }
        let verdict = try sink.take(frame)
        if verdict != .goOn { return verdict }
      }
      return .goOn
    } catch {
      throw .file(error)
    }
  }

  /// The same, with what a pcapng file says of its interfaces and packets besides.
  private mutating func readWithNotes(
    _ reader: inout CaptureReader, into sink: inout PacketSink
  ) throws(CaptureFileError) -> PacketSink.Verdict {
    while try reader.advance() {
      try sink.describe(reader.interfaces)
      var notes = PacketNotes()
      if let options = reader.packetOptions {
        notes = PacketNotes(comments: options.comments, flags: options.flags)
      }
      guard let frame = reader.frame else { break }
      guard passes(frame) else { continue }
      let verdict = try sink.take(frame, notes)
      if verdict != .goOn { return verdict }
    }
    return .goOn
  }

  private mutating func passes(_ frame: borrowing Frame) -> Bool {
    if frame.linkType != linkType {
      linkType = frame.linkType
      switch program(for: linkType) {
      case .success(let program): filter = program
      // What libpcap cannot look into matches nothing there, and the rest is read on.
      case .failure: filter = .matchesNothing
      }
    }
    guard let filter else { return true }
    return filter.run(frame.bytes, originalLength: frame.originalLength) != 0
  }

  /// The filter for frames of a link type; nil without an expression.
  private mutating func program(
    for linkType: LinkType
  ) -> Result<FilterProgram?, Failure> {
    guard !arguments.expression.isEmpty else { return .success(nil) }
    if let known = programs.first(where: { $0.linkType == linkType }) {
      return .success(known.program)
    }
    do throws(FilterProgram.SyntaxError) {
      let program = try FilterProgram.compile(
        arguments.expression, linkType: linkType, snaplen: 262_144,
        optimize: arguments.optimizes)
      programs.append((linkType, program))
      return .success(program)
    } catch {
      return .failure(.filter(error))
    }
  }
}

extension FilterProgram {
  /// The program that keeps no packet.
  static let matchesNothing = try? FilterProgram([Raw(code: 6, ifTrue: 0, ifFalse: 0, k: 0)])
}
