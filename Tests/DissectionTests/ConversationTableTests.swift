import Addresses
import Dissection
import Testing

struct ConversationTableTests {
  func key(_ port: UInt16, reversed: Bool = false) -> ConversationKey {
    let client = IPv6Address(mapping: IPv4Address(bits: 0x0a00_0001))
    let server = IPv6Address(mapping: IPv4Address(bits: 0xc000_0201))
    return reversed
      ? ConversationKey(server, 443, client, port) : ConversationKey(client, port, server, 443)
  }

  @Test func findsTheSameConversationInBothDirections() {
    var table = ConversationTable<Int>()
    let place = table.place(of: key(1), new: 7)
    let again = table.place(of: key(1, reversed: true), new: 9)
    let state = table[place]
    #expect(again == place)
    #expect(state == 7)
    #expect(key(1).isReversed != key(1, reversed: true).isReversed)
  }

  @Test func numbersConversationsInTheOrderOfTheirFirstPackets() {
    var table = ConversationTable<Int>()
    let numbers = (0..<5_000).map { table.number(at: table.place(of: key(UInt16($0)), new: 0)) }
    #expect(numbers == (0..<5_000).map { UInt32($0) })
  }

  @Test func forgetsTheOldestAndCountsIt() {
    var table = ConversationTable<UInt16>(limit: 100)
    for port in 0..<UInt16(1_000) { _ = table.place(of: key(port), new: port) }
    for port in UInt16(900)..<1_000 {
      let place = table.place(of: key(port), new: 0)
      let state = table[place]
      #expect(state == port)
    }
    let forgotten = table.forgotten
    #expect(forgotten == 900)
  }
}
