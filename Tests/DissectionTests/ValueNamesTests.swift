import Dissection
import Testing

@Suite struct ValueNamesTests {
  let names: ValueNames = [7: "seven", 1: "one", 300: "many", 1: "again"]

  @Test func findsNamesInAnyOrder() {
    #expect(names[1 as UInt8] == "one")
    #expect(names[7 as UInt32] == "seven")
    #expect(names[300 as UInt16] == "many")
  }

  @Test func hasNoNameForOtherNumbers() {
    #expect(names[0 as UInt8] == nil)
    #expect(names[301 as UInt16] == nil)
    #expect(names[-1] == nil)
    #expect(names[UInt64.max] == nil)
  }
}
