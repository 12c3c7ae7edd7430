internal import CLibpcap
public import CaptureFilter

extension LiveCapture {
  /// Compiles an expression for this interface.
  ///
  /// The program may ask the kernel for what no file holds: `inbound`, and the VLAN tag that the
  /// driver took out of the frame. Such a program is right only for `setFilter`.
  public func compile(
    _ expression: String, optimize: Bool = true, netmask: UInt32? = 0
  ) throws(FilterProgram.SyntaxError) -> FilterProgram {
    try FilterProgram.compile(expression) { text, optimizing in
      unsafe FilterProgram.compile(
        text, handle: handle.pointer, optimize: optimize && optimizing, netmask: netmask)
    }
  }

  /// Lets the kernel pass only what the program matches, from the next frame handed over on.
  ///
  /// Where the kernel refuses the program libpcap runs it instead.
  public func setFilter(_ program: FilterProgram) throws(CaptureFailure) {
    try checkNotLending()
    var code = program.raw.map {
      bpf_insn(code: $0.code, jt: $0.ifTrue, jf: $0.ifFalse, k: $0.k)
    }
    let result = unsafe code.withUnsafeMutableBufferPointer { code in
      var program = unsafe bpf_program(bf_len: UInt32(code.count), bf_insns: code.baseAddress)
      return unsafe pcap_setfilter(handle.pointer, &program)
    }
    try handle.check(result)
  }
}
