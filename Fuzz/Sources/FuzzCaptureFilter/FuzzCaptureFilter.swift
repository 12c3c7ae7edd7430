import CaptureFilter
import Frames

/// Runs a filter program over a packet.
///
/// The first byte is how many instructions of eight bytes follow; then comes the packet. With 0,
/// programs of libpcap's compiler run instead.
@c(LLVMFuzzerTestOneInput)
public func fuzzCaptureFilter(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: count))
  guard let instructions = input.first.map(Int.init) else { return 0 }
  let packet = Array(input.dropFirst(1 + instructions * 8))
  let length = packet.count &* 3 / 2
  if instructions == 0 {
    for program in compiled { _ = program.run(packet.span, originalLength: length) }
    return 0
  }
  guard let program = try? FilterProgram(raw(input[1...], instructions)) else { return 0 }
  _ = program.run(packet.span, originalLength: length)
  _ = program.run(packet.span, originalLength: .max)
  _ = program.listing(.readable)
  return 0
}

/// Instructions as in a file of them: code, two jumps, constant, in network order.
///
/// A code that is none stands for one that is, so that most programs are whole.
private func raw(_ bytes: ArraySlice<UInt8>, _ count: Int) -> [FilterProgram.Raw] {
  var raw: [FilterProgram.Raw] = []
  var rest = bytes
  for _ in 0..<count where rest.count >= 8 {
    let word = rest.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    rest = rest.dropFirst(8)
    var code = UInt16(truncatingIfNeeded: word >> 48)
    if code > 0xff { code = codes[Int(code) % codes.count] }
    raw.append(
      FilterProgram.Raw(
        code: code, ifTrue: UInt8(truncatingIfNeeded: word >> 40),
        ifFalse: UInt8(truncatingIfNeeded: word >> 32), k: UInt32(truncatingIfNeeded: word)))
  }
  raw.append(FilterProgram.Raw(code: 0x16, ifTrue: 0, ifFalse: 0, k: 0))
  return raw
}

/// All codes that there are.
private let codes: [UInt16] = (0...0xff).filter { code in
  let one = FilterProgram.Raw(code: code, ifTrue: 0, ifFalse: 0, k: 1)
  let end = FilterProgram.Raw(code: 0x16, ifTrue: 0, ifFalse: 0, k: 0)
  // A jump over one instruction needs one to come to.
  return (try? FilterProgram([one, end, end])) != nil
}

private let compiled: [FilterProgram] = {
  let expressions = [
    "tcp port 443", "udp or icmp", "ip6 protochain 58", "ip protochain 50",
    "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0", "vlan 100 and ip host 192.0.2.1",
    "net 198.51.100.0/24 and not port 22", "ether multicast", "len > 1000 and greater 60",
    "ip[2:2] - ((ip[0] & 0xf) << 2) - ((tcp[12] & 0xf0) >> 2) != 0", "mpls 7 and ip",
    "pppoes and tcp portrange 1-1023", "icmp6[icmp6type] = 135", "ip[ip[0]:4] = 7 / ip[1]",
    "ether[ether[13]:2] % (ether[14] + 0) = 1", "src net 2001:db8::/32 and sctp",
  ]
  return expressions.compactMap { try? FilterProgram.compile($0, linkType: .ethernet) }
}()
