import Testing

@testable import Commands

@Suite struct FileRotationTests {
  @Test func writesOneFileWithoutLimits() {
    var rotation = FileRotation(path: "a.pcap")
    #expect(rotation.start(at: 100) == "a.pcap")
    #expect(rotation.step(at: 1_000_000, size: .max) == .keep)
    #expect(!rotation.isRotating)
  }

  @Test func numbersFilesBySize() {
    var rotation = FileRotation(path: "a.pcap", sizeLimit: 1000)
    #expect(rotation.start(at: 0) == "a.pcap")
    #expect(rotation.step(at: 0, size: 1000) == .keep)
    #expect(rotation.step(at: 0, size: 1001) == .open("a.pcap1"))
    #expect(rotation.step(at: 0, size: 1001) == .open("a.pcap2"))
  }

  @Test func goesRoundInARingWithNumbersOfOneLength() {
    var rotation = FileRotation(path: "a", sizeLimit: 10, fileLimit: 12)
    #expect(rotation.start(at: 0) == "a00")
    for number in 1..<12 {
      let name = number < 10 ? "a0\(number)" : "a\(number)"
      #expect(rotation.step(at: 0, size: 11) == .open(name))
    }
    #expect(rotation.step(at: 0, size: 11) == .open("a00"))
  }

  @Test func turnsByTheClockWithoutDrifting() {
    var rotation = FileRotation(path: "t%s", period: 60, fill: { "\($0.dropLast(2))\($1)" })
    #expect(rotation.start(at: 1000) == "t1000")
    #expect(rotation.step(at: 1059) == .keep)
    #expect(rotation.step(at: 1065) == .open("t1060"))
    // Late once, on time again.
    #expect(rotation.step(at: 1119) == .keep)
    #expect(rotation.step(at: 1120) == .open("t1120"))
    // Two periods passed on a quiet line.
    #expect(rotation.step(at: 1250) == .open("t1240"))
  }

  @Test func stopsAfterSoManyPeriods() {
    var rotation = FileRotation(path: "t", period: 10, fileLimit: 2)
    #expect(rotation.start(at: 0) == "t")
    #expect(rotation.step(at: 10) == .open("t"))
    #expect(rotation.step(at: 20) == .stop)
  }

  @Test func countsAnewInEachPeriod() {
    var rotation = FileRotation(
      path: "t", sizeLimit: 10, period: 10, fileLimit: 3, fill: { "\($0)-\($1)-" })
    #expect(rotation.start(at: 0) == "t-0-0")
    #expect(rotation.step(at: 1, size: 11) == .open("t-0-1"))
    #expect(rotation.step(at: 1, size: 11) == .open("t-0-2"))
    // With both limits the number of files is none.
    #expect(rotation.step(at: 1, size: 11) == .open("t-0-3"))
    #expect(rotation.step(at: 10, size: 0) == .open("t-10-0"))
  }
}
