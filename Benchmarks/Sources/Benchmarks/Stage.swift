import Bytes
import CAllocations
import CaptureFile
import CaptureFilter
import Dissectors
import Frames

/// One step of the way from a capture file to text, measured alone.
struct Stage {
  let name: String
  /// Does the step for all packets, so often; `mark` is called when a round is over.
  private let run: (LoadedPackets, _ rounds: Int, _ mark: () -> Void) throws -> Void

  /// The processor time of the fastest round, and the allocations of the last.
  struct Result {
    var nanoseconds = UInt64.max
    var allocations: UInt64 = 0
  }

  /// The first round warms up: buffers grow to what they need, tables fill.
  func measure(_ packets: LoadedPackets, rounds: Int, traces: Bool) throws -> Result {
    var result = Result()
    var round = 0
    var time = allocations_processor_time()
    var allocations = allocations_count()
    try run(packets, rounds + 1) {
      if round > 0 {
        result.nanoseconds = min(result.nanoseconds, allocations_processor_time() - time)
        result.allocations = allocations_count() - allocations
      }
      round += 1
      if traces, round == rounds { allocations_trace(20) }
      time = allocations_processor_time()
      allocations = allocations_count()
    }
    allocations_trace(0)
    return result
  }

  static func all(_ path: String) -> [Stage] {
    [
      read(path), filter("filter", "tcp port 443"), filter("filter, complex", complexFilter), copy,
      dump("dump") { _ in },
      dump("dump -e") { $0.showsLink = true },
      dump("dump -q") { $0.quietness = 1 },
      dump("dump -v") { $0.verbosity = 1 },
      dump("dump -vvv") { $0.verbosity = 3 },
      dump("dump -x") { $0.bytes = .init(.hex, withLink: false) },
      dump("dump -X") { $0.bytes = .init(.hexAndText, withLink: false) },
      dump("dump -A") { $0.bytes = .init(.text, withLink: false) },
    ]
  }

  private static let complexFilter =
    "(tcp[tcpflags] & (tcp-syn|tcp-fin) != 0 and not src and dst net 192.0.2.0/24) or udp portrange 1-53"

  /// The file from front to end, opened anew each round.
  private static func read(_ path: String) -> Stage {
    Stage(name: "read") { _, rounds, mark in
      for _ in 0..<rounds {
        var reader = try CaptureReader(path: path)
        var bytes = 0
        while let frame = try reader.next() { bytes += frame.bytes.count }
        precondition(bytes > 0)
        mark()
      }
    }
  }

  private static func filter(_ name: String, _ expression: String) -> Stage {
    Stage(name: name) { packets, rounds, mark in
      let program = try FilterProgram.compile(expression, linkType: packets.linkType)
      for _ in 0..<rounds {
        var matching = 0
        packets.forEach { frame in
          if program.run(frame.bytes, originalLength: frame.originalLength) != 0 { matching += 1 }
        }
        precondition(matching <= packets.count)
        mark()
      }
    }
  }

  /// Into a file that keeps nothing.
  private static var copy: Stage {
    Stage(name: "write") { packets, rounds, mark in
      var writer = try CaptureWriter(path: "/dev/null")
      for _ in 0..<rounds {
        try packets.forEach { frame throws(CaptureFileError) in
          if frame.linkType == packets.linkType { try writer.write(frame) }
        }
        mark()
      }
      try writer.finish()
    }
  }

  private static func dump(_ name: String, _ choose: (inout DumpOptions) -> Void) -> Stage {
    var chosen = DumpOptions()
    choose(&chosen)
    let options = chosen
    return Stage(name: name) { packets, rounds, mark in
      var dumper = Dumper(options: options)
      for _ in 0..<rounds {
        var number: UInt64 = 0
        packets.forEach { frame in
          number += 1
          dumper.dump(frame, number: number)
          // As often as the program writes it out.
          if dumper.line.text.count > 1 << 16 { dumper.line.text.removeAll() }
        }
        mark()
      }
    }
  }
}
