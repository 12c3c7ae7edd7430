import CLibpcap

@testable import CaptureFilter

/// libpcap's own interpreter and disassembler, to compare with.
enum Oracle {
  static func run(_ program: FilterProgram, _ bytes: [UInt8], originalLength: Int) -> UInt32 {
    let code = program.instructions.map(\.libpcap)
    return unsafe code.withUnsafeBufferPointer { code in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe bpf_filter(
          code.baseAddress, bytes.baseAddress, UInt32(originalLength), UInt32(bytes.count))
      }
    }
  }

  static func line(_ instruction: FilterProgram.Instruction, at index: Int) -> String {
    var code = instruction.libpcap
    guard let text = unsafe bpf_image(&code, Int32(index)) else { return "" }
    return unsafe String(cString: text)
  }
}

extension FilterProgram.Instruction {
  fileprivate var libpcap: bpf_insn {
    bpf_insn(code: operation.code, jt: ifTrue, jf: ifFalse, k: k)
  }
}
