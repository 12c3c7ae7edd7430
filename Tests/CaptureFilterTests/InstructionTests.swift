import Testing

@testable import CaptureFilter

struct InstructionTests {
  @Test func readsAsLibpcapWritesIt() {
    var dice = Dice(seed: 11)
    // libpcap has no word for the load that its compiler never makes.
    for operation in FilterProgram.Operation.allCases where operation != .loadXLength {
      for round in 0..<200 {
        let small = UInt32.random(in: 0...300, using: &dice)
        let ancillary: UInt32 = 0xffff_f000 + small / 4
        let k = [small, UInt32.random(in: 0...UInt32.max, using: &dice), ancillary][round % 3]
        let one = FilterProgram.Instruction(
          operation: operation, ifTrue: .random(in: 0...255, using: &dice),
          ifFalse: .random(in: 0...255, using: &dice), k: k)
        let index = Int.random(in: 0...2000, using: &dice)
        // A jump further than the numbers of instructions go is no text anybody sees.
        if operation == .jump, k > 1 << 30 { continue }
        #expect(one.line(at: index) == Oracle.line(one, at: index))
      }
    }
  }
}
