import CaptureFilter
import Frames
import Testing

struct LinkTypeLibpcapTests {
  @Test func compilesForTheTypesWhoseNumbersDiffer() throws {
    // Raw IP is 101 in files and 12 in libpcap; classical IP over ATM 106 and 19.
    let raw = try FilterProgram.compile("ip proto 6", linkType: .raw)
    #expect(raw.listing(.readable).hasPrefix("(000) ldb      [0]\n"))
    let atm = try FilterProgram.compile("ip", linkType: LinkType(rawValue: 106))
    #expect(atm.listing(.readable).hasPrefix("(000) ldh      [6]\n"))
  }

  @Test func findsTypesByName() {
    #expect(LinkType(name: "EN10MB") == .ethernet)
    #expect(LinkType(name: "en10mb") == .ethernet)
    #expect(LinkType(name: "DLT_RAW") == .raw)
    #expect(LinkType(name: "LINUX_SLL2") == .linuxSLL2)
    #expect(LinkType(name: "ATM_RFC1483")?.rawValue == 100)
    #expect(LinkType(name: "NOSUCH") == nil)
  }

  @Test func namesTypes() {
    #expect(LinkType.raw.name == "RAW")
    #expect(LinkType.ethernet.meaning == "Ethernet")
    #expect(LinkType(rawValue: 65000).name == nil)
  }

  @Test func goesThereAndBack() {
    // libpcap's own numbers of the types that differ are no numbers of files.
    let onlyLibpcap: Set<UInt16> = [11, 12, 15, 16, 19]
    for number in UInt16(0)...400 where !onlyLibpcap.contains(number) {
      let type = LinkType(rawValue: number)
      #expect(LinkType(libpcapNumber: type.libpcapNumber) == type)
    }
    #expect(LinkType(libpcapNumber: 12) == .raw)
  }

  @Test func refusesATypeThatLibpcapDoesNotKnow() {
    #expect(throws: FilterProgram.SyntaxError.self) {
      try FilterProgram.compile("ip", linkType: LinkType(rawValue: 60000))
    }
  }
}
