import CAllocations
import CaptureFile

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What each step of `trawl dump` costs a packet: processor time and allocations.
///
///     swift run -c release Benchmarks [CAPTURE …] [--rounds N] [--where]
@main
struct Benchmarks {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let traces = arguments.contains("--where")
    arguments.removeAll { $0 == "--where" }
    var rounds = 5
    if let place = arguments.firstIndex(of: "--rounds"), place + 1 < arguments.count {
      rounds = max(2, Int(arguments[place + 1]) ?? rounds)
      arguments.removeSubrange(place...(place + 1))
    }
    do {
      if arguments.isEmpty {
        let path = "/tmp/trawl-benchmark-\(getpid()).pcap"
        defer { unlink(path) }
        try SyntheticTraffic.write(packets: 100_000, to: path)
        try measure(path, name: "100,000 packets of many kinds", rounds, traces)
      }
      for path in arguments { try measure(path, name: path, rounds, traces) }
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  private static func measure(_ path: String, name: String, _ rounds: Int, _ traces: Bool) throws {
    let packets = try LoadedPackets(path: path)
    guard packets.count > 0 else { return print("\(name): no packets") }
    print("\(name): \(packets.count) packets, \(packets.bytes.count) bytes\n")
    print("step".padded(18), "ns/packet".aligned(12), "allocations/packet".aligned(20))
    for stage in Stage.all(path) {
      let result = try stage.measure(packets, rounds: rounds, traces: traces)
      let time = Double(result.nanoseconds) / Double(packets.count)
      let allocations = Double(result.allocations) / Double(packets.count)
      print(
        stage.name.padded(18), time.text(decimals: 1).aligned(12),
        allocations.text(decimals: 4).aligned(20))
    }
    print("")
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
  fileprivate func aligned(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

extension Double {
  /// With so many decimals.
  fileprivate func text(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((self * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    return
      "\(scaled / scale).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
  }
}
