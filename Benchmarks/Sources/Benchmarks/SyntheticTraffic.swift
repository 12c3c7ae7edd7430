import CaptureFile
import Frames

/// Traffic of many kinds, the same each time: connections with HTTP and bulk data, DNS, other UDP,
/// ICMP, ARP; an eighth of it IPv6.
enum SyntheticTraffic {
  static func write(packets: Int, to path: String) throws(CaptureFileError) {
    var options = CaptureWriter.Options(path: path)
    options.describe(linkType: .ethernet, snaplen: 262_144)
    var writer = try CaptureWriter(path: path, options: options)
    var dice = Dice()
    var time: Int64 = 1_700_000_000_000_000_000
    for _ in 0..<packets {
      let packet = packet(&dice)
      time += Int64(dice.roll(50_000))
      try writer.write(
        Frame(
          packet.span, timestamp: Timestamp(sinceEpoch: time), originalLength: packet.count,
          linkType: .ethernet))
    }
    try writer.finish()
  }

  private static func packet(_ dice: inout Dice) -> [UInt8] {
    let isVersion6 = dice.roll(8) == 0
    switch dice.roll(100) {
    case 0..<45: return tcp(dice.bytes(dice.roll(1400)), 443, flags: 0x10, isVersion6, &dice)
    case 45..<60: return tcp([], 443, flags: 0x10, isVersion6, &dice)
    case 60..<65: return tcp([], 443, flags: 0x02, isVersion6, &dice)
    case 65..<75: return tcp(httpRequest(&dice), 80, flags: 0x18, isVersion6, &dice)
    case 75..<90: return udp(dnsMessage(&dice), 53, isVersion6, &dice)
    case 90..<96: return udp(dice.bytes(20 + dice.roll(1000)), 4433, isVersion6, &dice)
    case 96..<98: return ping(&dice)
    default: return arp(&dice)
    }
  }

  // MARK: Layers

  private static func ethernet(_ type: UInt16, _ payload: [UInt8]) -> [UInt8] {
    [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2] + type.bytes + payload
  }

  private static func ip(
    _ number: UInt8, _ payload: [UInt8], _ isVersion6: Bool, _ dice: inout Dice
  ) -> [UInt8] {
    let hosts = [UInt8(dice.roll(16)), UInt8(16 + dice.roll(16))]
    let length = UInt16(payload.count)
    if isVersion6 {
      let prefix: [UInt8] = [0x20, 1, 0x0d, 0xb8] + [UInt8](repeating: 0, count: 11)
      let header: [UInt8] = [0x60, 0, 0, 0] + length.bytes + [number, 64]
      return ethernet(0x86dd, header + prefix + [hosts[0]] + prefix + [hosts[1]] + payload)
    }
    let start: [UInt8] = [0x45, 0] + (length + 20).bytes + UInt16(dice.roll(65_536)).bytes
    let addresses: [UInt8] = [192, 0, 2, hosts[0], 198, 51, 100, hosts[1]]
    let header = start + [0x40, 0, 64, number]
    return ethernet(0x0800, header + checksum(header + addresses).bytes + addresses + payload)
  }

  private static func tcp(
    _ payload: [UInt8], _ port: UInt16, flags: UInt8, _ isVersion6: Bool, _ dice: inout Dice
  ) -> [UInt8] {
    let source = UInt16(40_000 + dice.roll(256))
    let timestamps: [UInt8] = [1, 1, 8, 10] + dice.bytes(8)
    let greeting: [UInt8] = [2, 4, 5, 0xb4, 4, 2, 1, 3, 3, 7, 1, 1]
    let options = flags == 2 ? greeting + timestamps : timestamps
    let words = UInt8(5 + options.count / 4)
    let numbers = dice.bytes(8)
    let rest: [UInt8] = [words << 4, flags, 0xfa, 0xf0] + dice.bytes(2) + [0, 0]
    let segment = source.bytes + port.bytes + numbers + rest + options + payload
    return ip(6, segment, isVersion6, &dice)
  }

  private static func udp(
    _ payload: [UInt8], _ port: UInt16, _ isVersion6: Bool, _ dice: inout Dice
  ) -> [UInt8] {
    let source = UInt16(50_000 + dice.roll(256))
    let header = source.bytes + port.bytes + UInt16(payload.count + 8).bytes + dice.bytes(2)
    return ip(17, header + payload, isVersion6, &dice)
  }

  private static func ping(_ dice: inout Dice) -> [UInt8] {
    let body = [8, 0, 0, 0] + dice.bytes(4) + dice.bytes(56)
    let right = body.prefix(2) + checksum(body).bytes + body.dropFirst(4)
    return ip(1, Array(right), false, &dice)
  }

  private static func arp(_ dice: inout Dice) -> [UInt8] {
    let head: [UInt8] = [0, 1, 8, 0, 6, 4, 0, UInt8(1 + dice.roll(2))]
    let sender: [UInt8] = [2, 0, 0, 0, 0, 2, 192, 0, 2, 1]
    return ethernet(0x0806, head + sender + [0, 0, 0, 0, 0, 0, 192, 0, 2, UInt8(dice.roll(16))])
  }

  // MARK: Payloads

  private static func httpRequest(_ dice: inout Dice) -> [UInt8] {
    Array(
      """
      GET /page/\(dice.roll(100_000)) HTTP/1.1\r\nHost: www.example.com\r\n\
      User-Agent: example/1.0\r\nAccept: */*\r\n\r\n
      """.utf8)
  }

  /// A question for a name, or the answer to one.
  private static func dnsMessage(_ dice: inout Dice) -> [UInt8] {
    let name: [UInt8] = [3, 119, 119, 119, 7] + Array("example".utf8) + [3, 99, 111, 109, 0]
    let question = name + [0, UInt8(dice.roll(2) == 0 ? 1 : 28), 0, 1]
    let number = dice.bytes(2)
    if dice.roll(2) == 0 { return number + [1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + question }
    let answer: [UInt8] = [
      0xc0, 12, 0, 1, 0, 1, 0, 0, 14, 16, 0, 4, 192, 0, 2, UInt8(dice.roll(250)),
    ]
    return number + [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0] + question + answer
  }

  /// The Internet checksum (RFC 1071), written the plain way.
  private static func checksum(_ bytes: [UInt8]) -> UInt16 {
    var sum: UInt32 = 0
    for index in bytes.indices {
      sum += index % 2 == 0 ? UInt32(bytes[index]) << 8 : UInt32(bytes[index])
    }
    while sum > 0xffff { sum = sum >> 16 + sum & 0xffff }
    return ~UInt16(sum)
  }
}

/// Numbers that look like chance and are the same each time (SplitMix64).
private struct Dice {
  private var state: UInt64 = 42

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(max(1, sides))) }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

extension UInt16 {
  fileprivate var bytes: [UInt8] { [UInt8(self >> 8), UInt8(self & 0xff)] }
}
