import Dissectors
import Testing

/// Behind Ethernet and IPv4.
private func packet(_ number: UInt8, _ hex: String) -> [UInt8] {
  let payload = bytes(hex)
  var packet = bytes("020000000001 020000000002 0800 4500 00") + [UInt8(20 + payload.count)]
  packet += bytes("0001 4000 40") + [number] + bytes("0000 c0000201 c0000202")
  return packet + payload
}

private let inner = "45000020 00014000 4011b6c8 c0000201 c0000202 00010002 000c0000 61626364"
private let innerText = "IP 192.0.2.1.1 > 192.0.2.2.2: UDP, length 4"

@Suite struct TunnelTests {
  @Test func readsWhatGRECarries() {
    let line = dumped(packet(47, "b000 0800 01020000 00000007 00000001" + inner))
    #expect(
      line == "IP 192.0.2.1 > 192.0.2.2: GREv0, off 0x0, key=0x7, seq 1, length 48: " + innerText)
    #expect(dumped(packet(47, "0002")).hasSuffix("GREv2 ERROR: unknown-version"))
    #expect(dumped(packet(47, "0000 0000")).hasSuffix("GREv0, length 4: keep-alive"))
  }

  @Test func readsSourceRoutesOfGRE() {
    let route = "08000008 01020304 05060708 fffe0004 00010002 00000000"
    let line = dumped(packet(47, "4000 0800 00000000" + route + inner))
    #expect(
      line.hasSuffix(
        "off 0x0, (rtaf=ip *1.2.3.4 5.6.7.8), (rtaf=asn *1 2), length 64: " + innerText))
  }

  @Test func readsWhatVXLANCarries() {
    let frame = "0800000000006400 020000000001 020000000002 0800" + inner
    let line = dumped(packet(17, "9c40 12b5 0046 0000" + frame))
    #expect(line.hasSuffix(".4789: VXLAN, flags [I] (0x08), vni 100\n" + innerText))
    let short = dumped(packet(17, "9c40 12b5 000c 0000 08000000"))
    #expect(short.hasSuffix("VXLAN [length 4 < 8] (invalid)"))
  }

  @Test func readsOptionsOfGeneve() {
    let header = "0200 0800 00006400 0102 83 01 61626364"
    let line = dumped(packet(17, "9c40 17c1 0038 0000" + header + inner)) { $0.verbosity = 2 }
    #expect(
      line.contains(
        "vni 0x64, options [class Open Virtual Networking (OVN) (0x102) type 0x83(C) len 8 "
          + "data 61626364]\n\tIP (tos 0x0"))
  }

  @Test func cutPacketsDoNotTrap() {
    let packets = [
      packet(47, "f080 0800 01020000 00000007 00000001 08000004 01020304 00000000" + inner),
      packet(17, "9c40 17c1 0038 0000 0200 0800 00006400 0102 83 01 61626364" + inner),
      packet(17, "9c40 01bb 0016 0000 c1 00000001 02 0102 01 03 00 04 00000000"),
      packet(47, "1000 22eb 00000001 20010000 00000000 00000001 0000000000000000" + inner),
    ]
    for packet in packets {
      #expect(!dumpCutEverywhere(packet) { $0.verbosity = 3 }.isEmpty)
    }
  }
}
