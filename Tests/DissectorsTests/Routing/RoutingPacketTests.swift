import Dissectors
import Testing

/// Behind Ethernet and IPv4.
private func packet(_ number: UInt8, _ hex: String) -> [UInt8] {
  let payload = bytes(hex)
  var packet = bytes("020000000001 020000000002 0800 4500 00") + [UInt8(20 + payload.count)]
  packet += bytes("0001 4000 40") + [number] + bytes("0000 c0000201 c0000202")
  return packet + payload
}

private let linkState =
  "0000 00fe 831b010012010000 002f 04b0 1921680010010000 00000007 0000 01"
  + "0104 03490001 810181 cc 8101cc 8903 523121 1400"
private let discovery =
  "0286 0286 0022 0000 0001 0016 01020304 0000 0100 000c 00000007 0400 0004 000f 0000"
private let hello = "02bd 02bd 001c 0000 1000 0004 0014 0000 0107 000c 00000005 00000006"
private let tunnel =
  "06a5 06a5 0022 0000 c802 001a 0003 0000 0001 0002 8008 0000 0000 0001 8006 0000 0027"

@Suite struct RoutingPacketTests {
  @Test func readsLinkStatesOfISIS() {
    let brief = dumped(packet(47, linkState))
    #expect(brief.contains("IS-IS, L1 LSP, lsp-id 1921.6800.1001.00-00, seq 0x00000007"))
    let text = dumped(packet(47, linkState)) { $0.verbosity = 1 }
    #expect(text.contains("\n\t    Area address(es) TLV #1, length: 4"))
    #expect(text.contains("\n\t      Area address (length: 3): 49.0001"))
  }

  @Test func readsMessagesOfLDP() {
    let text = dumped(packet(17, discovery)) { $0.verbosity = 1 }
    #expect(text.contains("\n\tLDP, Label-Space-ID: 1.2.3.4:0, pdu-length: 22"))
    #expect(text.hasSuffix("\n\t      Hold Time: 15s, Flags: [Link Hello]"))
  }

  @Test func readsObjectsOfLMP() {
    #expect(dumped(packet(17, hello)).hasSuffix("LMPv1 Hello Message, length: 20"))
    let text = dumped(packet(17, hello)) { $0.verbosity = 1 }
    #expect(text.hasSuffix("\n\t    Tx Seq: 5, Rx Seq: 6"))
  }

  @Test func readsPairsOfL2TP() {
    let text = dumped(packet(17, tunnel))
    #expect(text.hasSuffix(" l2tp:[TLS](3/0)Ns=1,Nr=2 *MSGTYPE(SCCRQ) *SEQ_REQUIRED()"))
  }

  @Test func cutPacketsDoNotTrap() {
    for packet in [
      packet(47, linkState), packet(17, discovery), packet(17, hello), packet(17, tunnel),
    ] {
      #expect(!dumpCutEverywhere(packet) { $0.verbosity = 3 }.isEmpty)
    }
  }
}
