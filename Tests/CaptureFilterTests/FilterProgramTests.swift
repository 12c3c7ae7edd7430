import Frames
import Testing

@testable import CaptureFilter

struct FilterProgramTests {
  private typealias Raw = FilterProgram.Raw

  @Test func answersAsLibpcapForExpressions() throws {
    var dice = Dice(seed: 1)
    let packets =
      Packets.all + (0..<60).map { _ in dice.bytes(Int.random(in: 0...120, using: &dice)) }
    var matches = 0
    for linkType in [LinkType.ethernet, .raw, .linuxSLL, .linuxSLL2, .null] {
      for expression in Expressions.all {
        guard let program = try? FilterProgram.compile(expression, linkType: linkType) else {
          continue
        }
        for packet in packets {
          let length = packet.count + Int.random(in: 0...2, using: &dice) * 700
          let ours = program.run(packet.span, originalLength: length)
          let theirs = Oracle.run(program, packet, originalLength: length)
          #expect(ours == theirs, "\(expression) on \(packet)")
          if ours > 0 { matches += 1 }
        }
      }
    }
    #expect(matches > 5000)
  }

  @Test func everyExpressionCompilesForEthernet() throws {
    for expression in Expressions.all {
      for optimize in [true, false] {
        #expect(throws: Never.self, "\(expression)") {
          try FilterProgram.compile(expression, linkType: .ethernet, optimize: optimize)
        }
      }
    }
  }

  @Test func answersAsLibpcapForRandomPrograms() throws {
    var dice = Dice(seed: 2)
    for _ in 0..<4000 {
      let program = try FilterProgram(Self.random(&dice))
      for _ in 0..<4 {
        let packet = dice.bytes(Int.random(in: 0...80, using: &dice))
        let ours = program.run(packet.span, originalLength: packet.count)
        #expect(ours == Oracle.run(program, packet, originalLength: packet.count))
      }
    }
  }

  /// A program that is right, with every scratch word set first: libpcap leaves them as they were.
  private static func random(_ dice: inout Dice) -> [Raw] {
    var program = (0..<16).map { Raw(code: 0x02, ifTrue: 0, ifFalse: 0, k: $0) }
    let count = Int.random(in: 1...40, using: &dice)
    for index in 0..<count {
      let operation = FilterProgram.Operation.allCases.randomElement(using: &dice) ?? .returnA
      let left = count - 1 - index
      var raw = Raw(code: operation.code, ifTrue: 0, ifFalse: 0, k: 0)
      switch operation {
      case .loadMemory, .loadXMemory, .store, .storeX: raw.k = .random(in: 0...15, using: &dice)
      case .divideK, .moduloK: raw.k = .random(in: 1...UInt32.max, using: &dice)
      case .shiftLeftK, .shiftRightK: raw.k = .random(in: 0...31, using: &dice)
      case .jump: raw.k = .random(in: 0...UInt32(left), using: &dice)
      case _ where operation.isBranch:
        raw.ifTrue = .random(in: 0...UInt8(left), using: &dice)
        raw.ifFalse = .random(in: 0...UInt8(left), using: &dice)
        raw.k = .random(in: 0...300, using: &dice)
      default:
        let wide = Bool.random(using: &dice)
        raw.k = wide ? .random(in: 0...UInt32.max, using: &dice) : .random(in: 0...90, using: &dice)
      }
      program.append(raw)
    }
    return program + [Raw(code: 0x16, ifTrue: 0, ifFalse: 0, k: 0)]
  }

  @Test func neverTrapsOnArbitraryPrograms() {
    var dice = Dice(seed: 3)
    var taken = 0
    for _ in 0..<20000 {
      let raw = (0..<Int.random(in: 0...12, using: &dice)).map { _ in
        let operation = FilterProgram.Operation.allCases.randomElement(using: &dice)
        return Raw(
          code: Int.random(in: 0...20, using: &dice) == 0
            ? .random(in: 0...400, using: &dice) : operation?.code ?? 0,
          ifTrue: .random(in: 0...6, using: &dice), ifFalse: .random(in: 0...6, using: &dice),
          k: [.random(in: 0...20, using: &dice), 0 &- .random(in: 1...20, using: &dice)]
            .randomElement(using: &dice) ?? 0)
      }
      guard let program = try? FilterProgram(raw + [Raw(code: 6, ifTrue: 0, ifFalse: 0, k: 1)])
      else { continue }
      taken += 1
      let packet = dice.bytes(40)
      _ = program.run(packet.span, originalLength: .random(in: 0...Int.max, using: &dice))
    }
    #expect(taken > 1000)
  }

  @Test func endsALoopWithoutProgress() throws {
    // ja to itself
    let program = try FilterProgram([
      Raw(code: 0x05, ifTrue: 0, ifFalse: 0, k: 0xffff_ffff),
      Raw(code: 0x06, ifTrue: 0, ifFalse: 0, k: 1),
    ])
    let packet: [UInt8] = [1, 2, 3]
    #expect(program.run(packet.span, originalLength: 3) == 0)
  }

  @Test func needsAMaskToKnowABroadcast() throws {
    #expect(throws: FilterProgram.SyntaxError.self) {
      try FilterProgram.compile("ip broadcast", linkType: .raw, netmask: nil)
    }
    var packet = Packets.rawIPv4
    packet[16...19] = [192, 0, 2, 255]
    for (netmask, matches) in [(0, false), (0xffff_ff00, true), (0xffff_0000, false)] {
      let program = try FilterProgram.compile(
        "ip broadcast", linkType: .raw, netmask: UInt32(netmask))
      #expect((program.run(packet.span, originalLength: packet.count) > 0) == matches)
    }
  }

  @Test func walksTheHeadersOfAChain() throws {
    let program = try FilterProgram.compile("ip6 protochain 17", linkType: .ethernet)
    let packet = Packets.chainOfOptions
    #expect(program.run(packet.span, originalLength: packet.count) > 0)
  }

  @Test func rejectsAJumpOutOfTheProgram() {
    #expect(throws: FilterProgram.Flaw.self) {
      try FilterProgram([
        Raw(code: 0x15, ifTrue: 1, ifFalse: 0, k: 0), Raw(code: 0x06, ifTrue: 0, ifFalse: 0, k: 0),
      ])
    }
    #expect(throws: FilterProgram.Flaw.self) {
      try FilterProgram([
        Raw(code: 0x05, ifTrue: 0, ifFalse: 0, k: 1), Raw(code: 0x06, ifTrue: 0, ifFalse: 0, k: 0),
      ])
    }
  }

  @Test func rejectsWhatIsNoProgram() {
    #expect(throws: FilterProgram.Flaw.self) { try FilterProgram([]) }
    #expect(throws: FilterProgram.Flaw.self) {
      try FilterProgram([Raw(code: 0x00, ifTrue: 0, ifFalse: 0, k: 0)])
    }
    #expect(throws: FilterProgram.Flaw.self) {
      try FilterProgram([Raw(code: 0xffff, ifTrue: 0, ifFalse: 0, k: 0)])
    }
    for code: UInt16 in [0x34, 0x94] {
      #expect(throws: FilterProgram.Flaw.self) {
        try FilterProgram([
          Raw(code: code, ifTrue: 0, ifFalse: 0, k: 0), Raw(code: 6, ifTrue: 0, ifFalse: 0, k: 0),
        ])
      }
    }
  }
}
