extension FilterProgram {
  /// How a program is written out.
  public enum Listing: Sendable {
    /// One instruction a line, to be read: `(000) ldh      [12]`.
    case readable
    /// The elements of a C array of `struct bpf_insn`.
    case array
    /// The count, then an instruction's four numbers a line.
    case decimals
  }

  /// The whole program, each line with its end, as tcpdump writes it for `-d`, `-dd` and `-ddd`.
  public func listing(_ style: Listing) -> String {
    var text = style == .decimals ? "\(instructions.count)\n" : ""
    for (index, one) in instructions.enumerated() {
      switch style {
      case .readable: text += one.line(at: index)
      case .array:
        let code = String(one.operation.code, radix: 16)
        text += "{ 0x\(code), \(one.ifTrue), \(one.ifFalse), 0x\(one.k.hexadecimal(digits: 8)) },"
      case .decimals: text += "\(one.operation.code) \(one.ifTrue) \(one.ifFalse) \(one.k)"
      }
      text += "\n"
    }
    return text
  }
}

extension FilterProgram.Instruction {
  /// The instruction as a line of an assembler's text, without the line's end.
  func line(at index: Int) -> String {
    var text = String(index)
    text = "(" + String(repeating: "0", count: max(0, 3 - text.count)) + text + ") "
    text += operation.mnemonic.padded(to: 8) + " "
    guard operation.isBranch else { return text + operand(at: index) }
    text += operand(at: index).padded(to: 16)
    return text + " jt \(index + 1 + Int(ifTrue))\tjf \(index + 1 + Int(ifFalse))"
  }

  private func operand(at index: Int) -> String {
    let signed = Int32(bitPattern: k)
    switch operation {
    case .loadWord, .loadHalf, .loadByte: return "[\(Self.ancillary[k] ?? String(signed))]"
    case .loadWordIndexed, .loadHalfIndexed, .loadByteIndexed: return "[x + \(signed)]"
    case .loadXHeaderLength: return "4*([\(signed)]&0xf)"
    case .loadMemory, .loadXMemory, .store, .storeX: return "M[\(signed)]"
    case .loadLength, .loadXLength: return "#pktlen"
    case .loadK, .loadXK, .orK, .andK, .xorK, .equalK, .greaterK, .greaterEqualK, .bitsK:
      return "#0x" + k.hexadecimal(digits: 1)
    case .addK, .subtractK, .multiplyK, .divideK, .moduloK, .shiftLeftK, .shiftRightK, .returnK:
      return "#\(signed)"
    case .addX, .subtractX, .multiplyX, .divideX, .moduloX, .orX, .andX, .xorX, .shiftLeftX,
      .shiftRightX, .equalX, .greaterX, .greaterEqualX, .bitsX:
      return "x"
    case .jump: return String(Int64(index) + 1 + Int64(signed))
    case .negate, .returnA, .copyAToX, .copyXToA: return ""
    }
  }

  /// Linux's places that are no bytes of the frame but what the kernel knows about it
  /// (`SKF_AD_OFF` and on, in linux/filter.h).
  private static let ancillary: [UInt32: String] = {
    let names = [
      "proto", "type", "ifidx", "nla", "nlan", "mark", "queue", "hatype", "rxhash", "cpu", "xor_x",
      "vlan_tci", "vlanp", "poff", "random", "vlan_tpid",
    ]
    let first: UInt32 = 0xffff_f000
    let places = names.indices.map { first + 4 * UInt32($0) }
    return Dictionary(uniqueKeysWithValues: zip(places, names))
  }()
}

extension FilterProgram.Operation {
  /// Whether it goes to one of two places.
  var isBranch: Bool { code & 7 == 5 && self != .jump }

  var mnemonic: String {
    switch self {
    case .loadWord, .loadWordIndexed, .loadK, .loadMemory, .loadLength: "ld"
    case .loadHalf, .loadHalfIndexed: "ldh"
    case .loadByte, .loadByteIndexed: "ldb"
    case .loadXK, .loadXMemory, .loadXLength: "ldx"
    case .loadXHeaderLength: "ldxb"
    case .store: "st"
    case .storeX: "stx"
    case .addK, .addX: "add"
    case .subtractK, .subtractX: "sub"
    case .multiplyK, .multiplyX: "mul"
    case .divideK, .divideX: "div"
    case .orK, .orX: "or"
    case .andK, .andX: "and"
    case .shiftLeftK, .shiftLeftX: "lsh"
    case .shiftRightK, .shiftRightX: "rsh"
    case .moduloK, .moduloX: "mod"
    case .xorK, .xorX: "xor"
    case .negate: "neg"
    case .jump: "ja"
    case .equalK, .equalX: "jeq"
    case .greaterK, .greaterX: "jgt"
    case .greaterEqualK, .greaterEqualX: "jge"
    case .bitsK, .bitsX: "jset"
    case .returnK, .returnA: "ret"
    case .copyAToX: "tax"
    case .copyXToA: "txa"
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension UInt32 {
  fileprivate func hexadecimal(digits: Int) -> String {
    let text = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
  }
}
