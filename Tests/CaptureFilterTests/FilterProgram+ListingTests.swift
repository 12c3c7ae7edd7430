import CaptureFilter
import Frames
import Testing

struct FilterProgramListingTests {
  @Test(arguments: Listings.all.indices)
  func listsAsTcpdumpDoes(_ index: Int) throws {
    let (decimals, readable) = Listings.all[index]
    let rows = decimals.split(separator: "\n").dropFirst().map {
      $0.split(separator: " ").compactMap { UInt32($0) }
    }
    let program = try FilterProgram(
      rows.map { row in
        FilterProgram.Raw(
          code: UInt16(row[0]), ifTrue: UInt8(row[1]), ifFalse: UInt8(row[2]), k: row[3])
      })
    #expect(program.listing(.readable) == readable)
    #expect(program.listing(.decimals) == decimals)
  }

  @Test func listsWithBlanksAfterAWordWithoutOperand() throws {
    let program = try FilterProgram.compile("ether[ether[0]] = -ether[1]", linkType: .ethernet)
    let lines = program.listing(.readable).split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix(") neg      ") })
    #expect(lines.contains { $0.hasSuffix(") tax      ") })
  }

  @Test func listsAsACArray() throws {
    let program = try FilterProgram.compile("arp", linkType: .ethernet, snaplen: 96)
    #expect(
      program.listing(.array) == """
        { 0x28, 0, 0, 0x0000000c },
        { 0x15, 0, 1, 0x00000806 },
        { 0x6, 0, 0, 0x00000060 },
        { 0x6, 0, 0, 0x00000000 },

        """)
  }

  @Test func listsAsDecimals() throws {
    let program = try FilterProgram.compile("arp", linkType: .ethernet)
    #expect(
      program.listing(.decimals) == """
        4
        40 0 0 12
        21 0 1 2054
        6 0 0 262144
        6 0 0 0

        """)
  }

  @Test func listsTheEmptyFilter() throws {
    let program = try FilterProgram.compile("", linkType: .ethernet)
    #expect(program.listing(.readable) == "(000) ret      #262144\n")
  }
}
